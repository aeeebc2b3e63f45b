"""The words of evaluations and breakdowns."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """Code → sentence, in the reader's language."""
    return {
        "remark_list": _("Choose to which of the four lists it belongs."),
        "remark_early": _("The session itself can be evaluated once it is open."),
        "remark_late": _("This evaluation is closed."),
        "remark_empty": _("Write what you want to say."),
        "remark_long": _("A line has at most %(limit)s letters. Shorten it, or make two of it."),
        "remarks_too_many": _("One person writes at most %(limit)s lines of one assembly."),
        "breakdown_wrong": _("How many people there are is a number up to %(limit)s."),
        "breakdown_too_many": _("Your organisation has entered %(there)s people as there. A table cannot count more; enter first how many were there."),
        "breakdown_empty": _("Enter at least one number, or leave it: nobody has to."),
        "breakdown_gone": _("Your organisation has no numbers here."),
        "breakdown_done": _("The totals are made already."),
    }  # fmt: skip


def list_names() -> dict[str, str]:
    """The four lists."""
    return {
        "short": _("What fell short since the last assembly"),
        "missed": _("What was missed since the last assembly"),
        "good": _("What was good in the session"),
        "bad": _("What was not good in the session"),
    }


def table_names() -> dict[str, str]:
    """The tables of a breakdown."""
    return {"generation": _("Generation"), "gender": _("Gender")}


def cell_names() -> dict[str, str]:
    """The cells of both tables."""
    return {
        "under_25": _("under 25"), "to_40": _("25 to 40"), "to_60": _("41 to 60"), "over_60": _("over 60"),
        "women": _("women"), "men": _("men"), "other": _("neither, or both"),
    }  # fmt: skip
