"""Minutes as pages and the report read them: the newest words of each item, and the names in them."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from hamgam.assemblies import checks
from hamgam.assemblies.minutes_models import Minute, Named, Report
from hamgam.assemblies.models import Assembly, Office, Turn
from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible
from hamgam.members import here

#: Offices that write the minutes and put the report forward.
WRITERS = ("chair", "minute_taker")


def language() -> str:
    """The language in which minutes are written: the first of the coalition."""
    return here.languages()[0]


def check_open(assembly: Assembly) -> None:
    """NotPossible where the report was put forward and not given back, or adopted."""
    last = assembly.reports.first()
    if last is not None and last.state != "returned":
        raise NotPossible("report_adopted" if last.state == "adopted" else "report_presented")


def is_open(assembly: Assembly, report: Report | None) -> bool:
    """Whether minutes can still be written, given the newest report."""
    return assembly.stage in ("in_session", "closed") and (report is None or report.state == "returned")


def current(assembly: Assembly) -> dict[int, Minute]:
    """Id of an item, or 0 → the newest row of its minutes; in one query."""
    return {row.item_id or 0: row for row in assembly.minutes.filter(current=True)}


def heads(assembly: Assembly) -> dict[int, str]:
    """Id of an item, or 0 → the newest words: those of the session first, then in the order of the agenda."""
    rows = current(assembly)
    order = [0, *assembly.items.agenda().values_list("pk", flat=True)]
    return {key: rows[key].words for key in [*order, *(key for key in rows if key not in order)] if key in rows}


#: What may stand between the parts of a name, and what people leave out between them: white space and the narrow joint.
_BETWEEN = r"[\s\u200c]*"


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Names as whole words, however their parts are joined; the longest first."""
    rows = sorted(
        {tuple(re.split(r"[\s\u200c]+", name.strip())) for name in names if name.strip()}, key=_length, reverse=True
    )
    parts = (_BETWEEN.join(re.escape(part) for part in row) for row in rows)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if rows else None


def _length(parts: tuple[str, ...]) -> int:
    return sum(map(len, parts))


def stands_in(name: str, texts: Iterable[str]) -> bool:
    """Whether a name stands in one of these texts, as a word of its own."""
    pattern = _pattern([name])
    return pattern is not None and any(pattern.search(text) for text in texts)


def without(names: Iterable[str], text: str) -> str:
    """The text with "a participant", in the language of the minutes, in the place of each of these names."""
    pattern = _pattern(names)
    if pattern is None:
        return text
    with override(language() if language() == "fa" else "en"):
        said = _("a participant")
    return pattern.sub(said, text)


def known_names(assembly: Assembly) -> set[str]:
    """Names that people gave here for an office or a turn: they were given for the session and for nothing else."""
    offices = Office.objects.filter(assembly=assembly).exclude(name="").values_list("name", flat=True)
    turns = Turn.objects.filter(assembly=assembly).exclude(name="").values_list("name", flat=True)
    return {*offices, *turns}


def names_to_replace(assembly: Assembly) -> set[str]:
    """Names that nobody confirmed: those asked about, and those given for an office or a turn."""
    rows = dict(assembly.named.values_list("name", "state"))
    confirmed = {name for name, state in rows.items() if state == "confirmed"}
    return ({*rows} | known_names(assembly)) - confirmed


def unasked(assembly: Assembly) -> list[str]:
    """Names in the minutes, known from offices and turns, about which nobody was asked yet; in the order of letters."""
    texts = list(heads(assembly).values())
    asked = set(assembly.named.values_list("name", flat=True))
    return sorted(name for name in known_names(assembly) - asked if stands_in(name, texts))


def forget(assembly: Assembly) -> None:
    """Erase who was there: names of offices, the speaking list, the drafts of the minutes, who was named; inside an act.

    Numbers by organisation stay, and so do the words of the report.
    """
    assembly.turns.all().erase()
    Minute.objects.filter(assembly=assembly).erase()
    Named.objects.filter(assembly=assembly).erase()
    for office in assembly.offices.all():
        office.person, office.name, office.over = None, "", True
        office.save(update_fields=["person", "name", "over"])


def newest_report(actor: Any, assembly: Assembly) -> Report | None:
    """The newest report that was put forward, where the reader may see it."""
    row: Report | None = Report.objects.visible_to(actor).filter(assembly=assembly).first()
    return row


def about(actor: Any, assembly: Assembly, at: datetime) -> dict[str, Any]:
    """Where minutes and report stand: the newest report, its day and by how many days it is late, whether minutes can be
    written and by this person, and who of their organisation is named. In three queries."""
    report, due = newest_report(actor, assembly), due_on(assembly)
    named = Named.objects.visible_to(actor).filter(assembly=assembly, organisation=actor.organisation)
    opened = is_open(assembly, report)
    return {
        "report": report, "due": due, "late": late(due, at) if report is None else 0, "open": opened,
        "writes": checks.holds(actor, assembly, *WRITERS), "named": list(named) if opened else [],
    }  # fmt: skip


def due_on(assembly: Assembly) -> date | None:
    """The day by which the report is put forward, as the bylaws say; None where they set none or it is not over yet."""
    days = rules.in_force().settings.get("report_days")
    if days is None or assembly.closed_at is None:
        return None
    return here.day_of(assembly.closed_at) + timedelta(days=int(days.value))


def late(due: Any, at: datetime) -> int:
    """By how many days a report that is not put forward yet is late; 0 where it is not."""
    return max((here.day_of(at) - due).days, 0) if due is not None else 0
