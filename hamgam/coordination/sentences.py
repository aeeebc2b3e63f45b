"""Why something could not be done with a duty: code → sentence; and the words of this feature."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "duty_vacant": _("Nobody holds this duty now."),
        "duty_words_long": _("Here stand at most %(limit)s letters. Shorten it."),
        "duty_takes_no_volunteers": _("Nobody volunteers for this duty: it goes round in another way."),
        "duty_held_already": _("Your organisation holds this duty already."),
        "duty_offered_already": _("Your organisation has volunteered for it already."),
        "duty_offer_over": _("This is over: the duty was taken up, or the offer was taken back."),
        "duty_not_next": _("The turn is another organisation’s."),
        "duty_passed_already": _("Your organisation has let this turn pass already."),
        "duty_not_handed_over": _(
            "Not everything in the handover book has been handed over. It can be taken up once it has, or on %(day)s in any case."
        ),
        "duty_without_powers": _("This duty gives no power in Hamgam, so there is no seat for it."),
        "duty_seat_ended": _("This seat has ended. Choose somebody who sits in the organisation that holds the duty."),
        "duty_keep_early": _("Its term lasts. From %(day)s on it can be recorded that it stays where it is."),
        "duty_keep_why": _("Write why it stays where it is."),
        "duty_debate_day": _("Choose a day after today and within a year, on which it is debated next."),
        "duty_turn_lasts": _("This turn lasts."),
        "handover_over": _("This handover is over."),
        "handover_begun": _("This handover has begun already."),
        "handover_early": _("The time for handing it over begins on %(day)s. Before that only its holder can begin."),
        "handover_to_nobody": _("Nobody is next, so there is nobody to whom it could be handed over."),
        "handover_item_missing": _("Write what is to be handed over."),
        "handover_items_many": _("A handover book has at most %(limit)s lines."),
        "handover_not_taken_up": _("The duty has to be taken up first."),
    }


def item_words() -> dict[str, str]:
    """What each handover of a duty begins with."""
    return {
        "open_matters": _("What is open: matters, rounds and texts in work, and what each waits for"),
        "assemblies": _("The next assemblies: what is called, what is prepared, what is still missing"),
        "papers": _("Papers and files, and where they are kept"),
        "contacts": _("Who is to be asked about what, in each organisation"),
        "access": _("Passwords and keys of shared accounts: changed, and handed over by word of mouth"),
        "left_over": _("What was promised and is not done yet"),
        "addresses": _("Names and addresses of the site: who pays for them, and when they run out"),
        "content": _("What is out of date on the site, and what is to come next"),
        "subscribers": _("Who receives the list, and who asked to be taken off it"),
        "rules": _("What may be sent over the list, and who approves it"),
        "cash_book": _("The cash book with its balance, counted by both"),
        "receipts": _("Receipts, and what has been spent and not been entered yet"),
        "place": _("The place of the assembly: what was agreed with its owners, and what it costs"),
    }


def how_words() -> dict[str, str]:
    """How an organisation came to hold a duty."""
    return {
        "founding": _("since the founding"),
        "order": _("by the order of joining"),
        "volunteer": _("since it volunteered"),
        "lot": _("drawn by lot"),
        "decision": _("by a decision"),
    }


def ended_words() -> dict[str, str]:
    """Why a turn ended."""
    return {
        "handed_over": _("handed over"),
        "given_up": _("given up before its time"),
        "left": _("the organisation left"),
        "suspended": _("the organisation was suspended"),
    }
