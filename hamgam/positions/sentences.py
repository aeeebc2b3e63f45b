"""Why a position could not be recorded: code → sentence."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "stance_missing": _("Choose one of the four answers. Nothing is chosen in advance."),
        "reason_missing": _("Write the reason: it stands beside the clause, in your own words."),
        "wording_changed": _("The wording changed while you were answering. Read it again, then answer."),
        "nothing_chosen": _("Nothing was chosen. Mark the clauses you agree with, or those you do not."),
    }
