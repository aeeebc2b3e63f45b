"""Words and sentences of this feature: why something could not be done, kinds of organisations, what may be shown."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "name_missing": _("Write the name in the coalition’s first language."),
        "name_long": _("The name is longer than 200 letters. Shorten it."),
        "looks_alike": _(
            "There are hidden marks or look-alike letters in what you wrote, near “%(excerpt)s”. Write these words anew."
        ),
        "name_taken": _("Another member is called “%(name)s”. Choose a name that nobody bears."),
        "same_name": _("This is the name that stands already."),
        "unknown_kind": _("Choose one of the kinds of organisation."),
        "no_observers": _("These bylaws know no observers. Add the organisation as a member."),
        "nobody_founds": _("There is no member organisation yet. Add the founding organisations first."),
        "seats_are_empty": _("Nobody sits in “%(organisation)s” yet. Invite its first liaison, or close the founding later."),
        "role_needs_standing": _("Observer organisations have observers, member organisations have the other seats."),
        "organisation_left": _("This organisation is no longer a member."),
        "link_used": _("This link was used already; each works once. Ask for a new one."),
        "link_withdrawn": _("This link was withdrawn. Ask for a new one."),
        "link_ended": _("The time of this link is over. Ask for a new one."),
        "seat_held_already": _("You hold this seat already."),
        "username_bad": _("A user name has 3 to 40 Persian or Latin letters, digits, dots, hyphens or underscores."),
        "username_taken": _("Somebody uses this name already. If it is you, sign in first; otherwise choose another one."),
        "password_weak": _(
            "This password is too easy to guess: fewer than ten signs, very common, or too like the user name. "
            "Choose a longer one."
        ),
        "seat_ended_already": _("This seat has ended already."),
        "last_liaison": _("This is the organisation’s last liaison. Tick that you know what follows."),
        "has_liaison": _("This organisation has a liaison, who invites the others."),
        "no_key": _("This organisation has no key in force, so no letter can be checked. The other members settle it."),
        "has_key": _("This organisation has a key: it names its liaison by a letter, and nobody else does."),
        "letter_old": _("This letter was made too long ago. Download a new one and sign that."),
        "letter_unsigned": _("The signature does not belong to this letter. Sign the downloaded file unchanged, and paste all lines."),
        "letter_of_another": _("The letter was signed with another key than the one this organisation has in force."),
        "proposed_already": _("Somebody has been proposed already; the organisations are answering."),
        "proposal_empty": _("Write who is proposed, and why."),
        "proposal_over": _("This proposal is over; answers no longer change."),
        "answer_missing": _("Choose one of the answers."),
        "merge_with_whom": _("Choose another member organisation."),
        "terms_missing": _("Say for each point who keeps it."),
        "member_goes_on": _("The place of the member goes on, not that of the observer."),
        "name_and_terms": _("The names do not fit what was said about who keeps the name."),
        "parts_named_alike": _("The two parts need different names."),
    }  # fmt: skip


def kind_words() -> dict[str, str]:
    """Kinds of organisations."""
    return {
        "association": _("association"),
        "union": _("union"),
        "council": _("council"),
        "committee": _("committee"),
        "society": _("society"),
        "collective": _("collective"),
        "unit": _("unit"),
    }


def showable_words() -> dict[str, str]:
    """What an organisation may show to the public."""
    return {
        "name": _("our name in the list of members"),
        "kind": _("kind"),
        "city": _("city"),
        "country": _("country"),
        "intro": _("introduction"),
        "contact": _("contact"),
        "site": _("web site"),
    }


def answer_words() -> dict[str, str]:
    """Answers to the proposal of a liaison."""
    return {"support": _("we support it"), "stand_aside": _("we stand aside"), "object": _("we do not support it")}
