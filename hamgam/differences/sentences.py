"""Why a difference could not be recorded: code → sentence."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "question_missing": _("Write the question on which you do not agree."),
        "difference_settled": _("This question is settled; its views stay as they are."),
        "no_such_view": _("There is no such view on this question. Choose one that is listed, or write your own."),
        "view_missing": _("Give the view a heading and your own words."),
    }
