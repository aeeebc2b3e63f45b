"""Why a position could not be recorded: code → sentence."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "stance_missing": _("Choose one of the four answers. Nothing is chosen in advance."),
        "reason_missing": _("Write the reason: it stands beside the clause, in your own words."),
        "reason_too_long": _("The reason is longer than %(limit)s letters. Shorten it, or propose another wording."),
        "note_too_long": _("The note is longer than %(limit)s letters. One sentence is enough."),
        "wording_changed": _("The wording changed while you were answering. Read it again, then answer."),
        "answered_meanwhile": _("Somebody of your organisation answered meanwhile. Look at that answer, then decide."),
        "nothing_chosen": _("Nothing was chosen. Mark the clauses you agree with, or those you do not."),
        "promise_missing": _("Choose day, month and year of a day that exists."),
        "promise_in_the_past": _("The day on which you will answer has to lie ahead. Choose a later day."),
    }
