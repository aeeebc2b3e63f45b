"""What the pages say that one can ask about the common ground."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.engine.spoken import counted, listed, number
from hamgam.positions import words
from hamgam.positions.drawing import Drawing
from hamgam.positions.moved import Line, Moved, MovedRow
from hamgam.positions.seen import Seen
from hamgam.positions.steps import StepText, With
from hamgam.positions.what_if import WhatIf

register = template.Library()
register.filter("stance_said", words.stance_word)


def _language() -> str:
    return get_language() or "fa"


@register.inclusion_tag("positions/ask_links.html")
def ask_links(reading: Any) -> dict[str, Any]:
    """Where one can ask further: {% ask_links reading %}."""
    steps, everyone = reading.ground.present.steps, len(reading.seen.members)
    highest = max((len(step.signatories) for step in steps), default=0)
    most = max((step.clauses for step in steps if len(step.signatories) == highest), default=0) if highest else 0
    return {
        "text": reading.seen.text, "named": reading.seen.named, "most": most, "agreed": highest == everyone,
        "carried": "?silence=bears" if reading.silence_bears else "",
    }  # fmt: skip


@register.filter
def could_sign(count: int, seen: Seen) -> str:
    """«دوازده نهاد از چهارده نهاد می‌توانند آن را امضا کنند.»"""
    everyone = len(seen.members)
    if count == 0:
        return _("Nobody could sign it.")
    if count == everyone:
        return _("All organisations could sign it.")
    said = ngettext(
        "%(n)s of %(all)s organisations could sign it.", "%(n)s of %(all)s organisations could sign it.", count
    )
    return words.begun(said % {"n": counted(count, _language()), "all": counted(everyone, _language())})


@register.filter
def step_query(answer: StepText, turned: bool = False) -> str:
    """What a link to another step carries along; `turned`: to the other staircase."""
    asked = ["silence=bears"] if answer.asking.silence_bears else []
    asked += ["with=others"] if answer.others != turned else []
    return "?" + "&".join(asked) if asked else ""


@register.filter
def stair_query(reading: Any, row: Any = None) -> str:
    """What a link from the staircase to the text of a step carries along; without a row to that with other wordings."""
    asked = ["silence=bears"] if reading.silence_bears else []
    asked += ["with=others"] if row is None or row.stair.signatories is None else []
    return "?" + "&".join(asked) if asked else ""


@register.filter
def with_said(row: With) -> str:
    """«ماسه‌زار با ملاحظه: ۳؛ کنار می‌ایستد: ۵»"""
    said = []
    if row.reserved:
        said.append(_("with reservation on %(clauses)s") % {"clauses": listed(row.reserved, _language())})
    if row.aside:
        said.append(_("stands aside on %(clauses)s") % {"clauses": listed(row.aside, _language())})
    return f"{row.name}: {_('; ').join(said)}"


@register.filter
def bounded(count: int | None, upper: int | None) -> str:
    """A number in the reader's digits, «۵ تا ۷» where it is not proved; a dash where there is no such text."""
    if count is None:
        return "–"
    if upper is None or upper == count:
        return number(count, _language())
    return _("%(n)s to %(upper)s") % {"n": number(count, _language()), "upper": number(upper, _language())}


@register.filter
def clauses_said(row: MovedRow) -> str:
    """«۹ بند»، «۹ تا ۷ بند»."""
    digits = {"n": number(row.longest, _language()), "least": number(row.shortest, _language())}
    if row.longest != row.shortest:
        return _("%(n)s to %(least)s clauses") % digits
    return ngettext("%(n)s clause", "%(n)s clauses", row.longest) % digits


@register.filter
def joins_said(row: MovedRow) -> str:
    """Who joins and who is lost at one step."""
    if row.before is None:
        return _("a text so long is only there after the changes")
    if row.after is None:
        return _("no text is so long after the changes")
    if row.open:
        return _("not proved, so nobody knows yet")
    said = []
    if row.joins:
        said.append(_("also %(names)s") % {"names": listed(row.joins, _language())})
    if row.lost:
        said.append(_("without %(names)s") % {"names": listed(row.lost, _language())})
    return _("; ").join(said) or _("the same")


@dataclass
class Picture:
    """A staircase after the changes, and the outline of the one before."""

    now: Drawing
    was: list[Line]


@register.simple_tag
def moved_picture(moved: Moved) -> Picture:
    """The picture of two staircases, mirrored for languages that are read from the right."""
    return Picture(moved.drawing(_language()), moved.was(_language()))


@register.filter
def moved_said(moved: Moved) -> str:
    """The picture in one sentence, for those who hear it: the steps that move."""
    changed = [
        row for row in moved.rows if row.before is not None and row.after is not None and row.before != row.after
    ]
    if not changed:
        return _("no step moves")
    steps = [
        _("with %(clauses)s clauses %(after)s instead of %(before)s")
        % {name: number(getattr(row, at), _language())
           for name, at in (("clauses", "longest"), ("after", "after"), ("before", "before"))}
        for row in changed[:8]
    ]  # fmt: skip
    return listed(steps, _language())


@register.filter
def moved_title(answer: WhatIf, others: bool = False) -> str:
    """What a picture and its table show."""
    if others:
        return _("How many could sign how much, with other wordings and additions")
    return _("How many could sign how much")


@register.filter
def whole_said(answer: WhatIf) -> str:
    """What becomes of the whole text: who could sign it, who joins, who is lost, said aloud even when it is nobody."""
    whole, language = answer.whole, _language()
    values = {
        "n": number(whole.clauses[1], language), "after": number(whole.signatories[1], language),
        "before": number(whole.signatories[0], language),
    }  # fmt: skip
    if not answer.changes:
        return _("Signatories of the whole text of %(n)s clauses: %(after)s.") % values
    if whole.signatories[0] == whole.signatories[1]:
        said = [_("Signatories of the whole text, then of %(n)s clauses: %(after)s, as before.") % values]
    else:
        said = [_("Signatories of the whole text, then of %(n)s clauses: %(after)s instead of %(before)s.") % values]
    if whole.joins:
        said.append(ngettext("%(names)s joins.", "%(names)s join.", len(whole.joins))
                    % {"names": listed(whole.joins, language)})  # fmt: skip
    else:
        said.append(_("No organisation joins."))
    if whole.lost:
        said.append(ngettext("%(names)s is lost.", "%(names)s are lost.", len(whole.lost))
                    % {"names": listed(whole.lost, language)})  # fmt: skip
    else:
        said.append(_("No organisation is lost."))
    return " ".join(said)
