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
        "link_waits": _(
            "This link waits until a second person of the organisation confirms it. Ask who gave it to you, and open it again then."
        ),
        "invitation_waits_no_more": _("This invitation waits for nobody any more."),
        "seat_held_already": _("You hold this seat already."),
        "username_bad": _("A user name has 3 to 40 Persian or Latin letters, digits, dots, hyphens or underscores."),
        "username_taken": _("Somebody uses this name already. If it is you, sign in first; otherwise choose another one."),
        "password_weak": _(
            "This password is too easy to guess: fewer than ten signs, very common, or too like the user name. "
            "Choose a longer one."
        ),
        "not_a_witness": _("This is not the key of a witness. Copy the whole line that the program printed, with both plus signs."),
        "witness_known": _("This key is known already. A witness has a key of its own, and a retired one does not come back."),
        "witness_there": _("Your organisation has a witness already. Retire it first."),
        "witness_gone": _("This witness was retired already."),
        "resumption_waits": _(
            "A backup was brought back, and the record goes on only when more than half of the members agree. What waits for you "
            "stands under “Now”."
        ),
        "no_resumption_waits": _("The members are not asked about this any more. Open the page again."),
        "resumption_approved": _("Your organisation has agreed already."),
        "not_a_signing_member": _("Your organisation does not sign with the others at present, so it is not asked here."),
        "resumption_wants_key": _("Your organisation has a key. Download the letter, sign it with the key, and paste all lines."),
        "seat_suspended_already": _("This seat is suspended already."),
        "seat_not_suspended": _("This seat is not suspended."),
        "second_colleague_missing": _("You asked for this already. It takes a second colleague, from their own account."),
        "too_few_colleagues": _(
            "It takes two colleagues, and your organisation has only one besides this seat. Give a new sign-in link "
            "instead: it ends every session of that person."
        ),
        "too_few_to_lift": _(
            "Nobody else sits in your organisation, so nobody could lift the suspension. End your sessions on the page of your account instead."
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
        "declaration_over": _("This declaration was taken back or carried out already."),
        "declaration_of_one_side": _("Only one of the two organisations has declared it so far. It is settled after the other has declared the same."),
        "declaration_not_done": _("The members have not settled this yet, so there is no other part to invite."),
        "declaration_missing": _("Choose what the members are to settle: something that was declared, or two names that are nearly the same."),
        "suspended_stays": _("While your organisation is suspended, the membership stays with it."),
        "part_has_people": _("Somebody sits in the other part already and invites its other people."),
        "namesakes_which": _("Choose the two organisations: which one keeps its name, and which one bears another."),
        "names_not_near": _("The names of these two organisations differ enough. What an organisation is called is its own affair."),
        "name_still_near": _("This name is nearly the same as “%(name)s” too. Choose one that nobody takes for it."),
        "name_near": _("“%(name)s” is nearly the same name. Choose another one, or tick that you know what follows."),
        "why_missing": _("Write in a few sentences why this organisation wishes to work with the others."),
        "why_long": _("This is longer than %(limit)s letters. Shorten it."),
        "level_unknown": _("Choose one of the levels of co-operation that the bylaws in force know."),
        "application_answered": _("This application was answered already."),
        "refusal_reason_missing": _("Write the reason; whoever applied reads it."),
        "applications_full": _("Many applications wait at the moment, and no more fit. Nothing was kept; try again in some days."),
        "applications_crowded": _("Very many apply in this minute. Nothing was kept; wait a minute and send it again."),
        "organisation_missing": _("Choose the organisation that this is about."),
        "not_a_candidate": _("Choose an organisation that is a candidate now."),
        "founding_text_not_accepted": _("The candidate has not accepted the founding text yet. Its admission is brought after that."),
        "founding_text_missing": _("Write the founding text in the coalition’s first language."),
        "founding_text_long": _("The founding text is longer than %(limit)s letters. Shorten it."),
        "founding_text_same": _("Just this founding text is in force. Change something, or bring nothing."),
        "founding_text_runs_already": _("The members are answering another proposal for the founding text now. Wait for its end."),
        "founding_fields_many": _("There can be at most %(limit)s fields of joint work."),
        "founding_fields_alike": _("Two fields have the same name. Make them differ, or leave one out."),
        "founding_field_unnamed": _("Field %(n)s has no name in the coalition’s first language. Name it, or empty its row."),
        "founding_field_without_means": _(
            "Write in the coalition’s first language by which means “%(name)s” is worked on (field %(n)s), or the means of all fields."
        ),
        "founding_field_long": _("Field %(n)s is too long: at most %(names)s letters for its name and %(means)s for its means."),
        "founding_means_long": _("The means of all fields are too long: at most %(limit)s letters in a language."),
        "founding_text_changed": _("The founding text was changed since you opened the page. Read it anew, and then say how far you accept it."),
        "founding_text_newer": _("The founding text was changed since the candidate accepted it. Its admission is brought after it has accepted the new one."),
        "level_above_accepted": _("The candidate accepted the founding text up to a lower level. Choose that level or a lower one."),
        "candidate_without_people": _("Nobody sits in the candidate organisation yet. Wait until somebody has taken up its link."),
        "no_ladder": _("The bylaws in force know no levels of co-operation: every member has the same rights."),
        "not_a_member": _("Choose an organisation that is a member now."),
        "review_incomplete": _("Answer all three questions of the review."),
        "review_missing": _("Nobody has written a review since the last step. Both sides answer it before a step is brought."),
        "review_of_one_side": _("Only one side has answered the review so far. Wait for the other one."),
        "review_of_few": _("More than half of the members write a review of the co-operation of all before a step of all is brought."),
        "level_two_steps": _("All go up one level at a time. Choose the next one, the same, or a lower one."),
        "suspension_end_missing": _("Choose the day on which the suspension ends."),
        "suspension_end_wrong": _("The suspension ends on a day that is still to come, at most %(limit)s days from now."),
        "suspension_reason_missing": _("Write the reason; the people of the organisation read it."),
        "not_suspended": _("This organisation is not suspended."),
        "suspension_not_over": _("The day on which the suspension ends has not come yet."),
        "leaving_not_known": _("Tick that you know what follows."),
        "handover_open": _("Tick each point of the handover list, once somebody else knows what is to be done."),
        "last_member": _("This is the last member organisation; without it there is no coalition any more."),
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


def handover_words() -> dict[str, str]:
    """Kinds of things that are handed over when an organisation leaves."""
    return {
        "task": _("a task for which we are responsible"),
        "matter": _("a matter that we brought"),
        "text": _("a text that we brought"),
        "consultation": _("a consultation that we opened"),
        "duty": _("a duty or a place in a body"),
        "key": _("our key, which ends"),
    }
