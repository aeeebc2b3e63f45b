"""Why a difference could not be recorded: code → sentence."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "question_missing": _("Write the question on which you do not agree."),
        "difference_settled": _("This question is settled; its views stay as they are."),
        "no_such_view": _("There is no such view on this question. Choose one that is listed, or write your own."),
        "view_missing": _("Give the view a heading and your own words."),
        "view_of_another": _("Another organisation wrote this view. Hold it as it is, or write your own."),
        "others_hold_it": _(
            "Other organisations hold this view as it is written, so its words do not change any more. Hold another one, "
            "or ask them first."
        ),
        "day_impossible": _("Choose day, month and year of a day that exists, or leave all three empty."),
        "words_too_long": _("One field holds more than %(limit)s letters. Shorten it."),
        "only_authors_settle": _("A question is settled by the organisations that wrote its views."),
    }
