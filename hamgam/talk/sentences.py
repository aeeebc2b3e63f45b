"""Why something in a talk could not be recorded: code → sentence."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "post_empty": _("Write what you want to say."),
        "post_long": _("A post holds at most %(limit)s letters. Shorten it, or write two."),
        "post_language": _("Choose the language in which it is written."),
        "post_own_language": _("The post is written in this language. Choose another one."),
        "post_gone": _("The words of this post are not there any more: it was taken back or removed."),
        "post_quoted": _("Somebody has quoted this post, so its words stay. Write another one."),
        "posts_too_many": _("You have written %(limit)s posts within an hour. Wait a little before you write on."),
        "quote_elsewhere": _("The post that you quote stands in another talk. Write without the quotation."),
        "mentions_many": _("A post speaks to at most %(limit)s organisations."),
        "red_line_here": _("A red line is said for an organisation, in the talk of a text."),
        "red_line_late": _("Red lines are said before a text is frozen; this one is."),
        "removal_reason": _("Write why the post is removed; the reason stays in its place."),
        "talk_closed": _("This talk was closed. Your words are below, so that you can keep them."),
        "talk_put_off": _("This talk is put off until %(day)s. Your words are below, so that you can keep them."),
        "talk_moved": _("This talk was moved; it is run where it goes on."),
        "talk_day": _("Choose a day after today, within %(limit)s days."),
        "talk_wider": _(
            "More people read there than read this talk. What was written for fewer is not shown to more: write anew there what may be read."
        ),
        "talk_place": _("A talk cannot be moved there. Choose another place."),
        "talk_red_lines": _(
            "Organisations said red lines in this talk, about this text. It can be moved to a clause of the same text; "
            "elsewhere they would limit what nobody said them about."
        ),
        "talk_came_from_there": _("This talk came from there, and that place leads here."),
        "talk_there_closed": _("The talk there is closed or put off. Open it first."),
        "talk_task_day": _("Choose the day by which it is done: today or later, within three years."),
        "talk_task_whom": _("A task is done by a member organisation."),
        "became_nothing": _("A post becomes what your own organisation makes of it."),
        "became_unnamed": _(
            "A view that comes from a post is held by name: the post says who wrote it, and would tell whose view it is."
        ),
    }
