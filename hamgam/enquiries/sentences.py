"""Why something could not be done with a letter from outside: code → sentence; and the words of this feature."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "enquiries_none": _("This coalition takes no letters here."),
        "enquiries_full": _("Too many letters wait for an answer now. Please come back in a few days."),
        "enquiries_crowded": _("Too much arrived in this minute. Please try again in a few minutes."),
        "enquiry_words_missing": _("Write what you want to say."),
        "enquiry_words_long": _("Here stand at most %(limit)s letters. Shorten it."),
        "enquiry_address_wrong": _("This is no mail address. You can also leave it empty."),
        "enquiry_twice": _("This letter has arrived already."),
        "enquiry_further_many": _("At most %(limit)s further letters are added to one. Please write a new one."),
        "enquiry_over": _("This letter is answered or closed."),
        "enquiry_taken": _("Another organisation has taken this letter already."),
        "enquiry_not_taken": _("Your organisation has not taken this letter."),
        "enquiry_reason_missing": _("Write the reason."),
        "enquiry_reason_long": _("Here stand at most %(limit)s letters. Shorten it."),
        "enquiry_answer_missing": _("Write the answer."),
        "enquiry_answer_long": _("Here stand at most %(limit)s letters. Shorten it."),
        "enquiry_decision_missing": _("Write the number of the decision whose words stand in the answer."),
        "enquiry_decision_unknown": _("There is no adopted decision with this number."),
        "enquiry_answer_gone": _("This answer has gone out, or was written anew. Look at the page again."),
        "enquiry_answer_held": _(
            "An objection holds this answer back. Change it, or wait until the objection is taken back."
        ),
        "enquiry_answer_early": _("The others can still object. Let it go by itself when the time is over."),
        "enquiry_answer_waits": _("Whoever wrote this answer has not let it go yet."),
        "enquiry_objected_already": _("Your organisation objects already."),
        "enquiry_objection_over": _("This objection is over."),
        "enquiry_code_unknown": _("These words open no letter, or its time is over."),
        "enquiry_erase_early": _("The time for which this letter is kept is not over."),
    }


def state_words() -> dict[str, str]:
    """Where a letter stands."""
    return {
        "waiting": _("not taken yet"), "taken": _("taken"), "answered": _("answered"),
        "closed": _("closed without an answer"),
    }  # fmt: skip
