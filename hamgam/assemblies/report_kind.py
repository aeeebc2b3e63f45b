"""The report of an assembly is adopted by the body that the bylaws name; failing that it goes back to whoever writes it.

details: {"report": the id of a report that was put forward, "public": whether everybody may read it once it is adopted}. It is
registered here and not beside the other kinds, since decisions know nothing of assemblies.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.assemblies import minutes
from hamgam.assemblies.minutes_models import Report
from hamgam.assemblies.sentences import sentences
from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.models import Matter
from hamgam.decisions.sentences import sentences as of_matters
from hamgam.engine.spoken import day
from hamgam.members import here
from hamgam.members.here import in_language


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """From the form: `report`, the id of the report."""
    typed = data.get("report", "")
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0
    details: Details = {"report": number, "public": data.get("public") == "1"}
    try:
        check(details)
    except NotPossible as error:
        return details, {"report": {**of_matters(), **sentences()}[error.code]}
    return details, {}


def _row(details: Details) -> Report | None:
    number = details.get("report")
    rows = Report.objects.select_related("assembly")
    return rows.filter(pk=number).first() if isinstance(number, int) else None


def check(details: Details) -> None:
    """A report that was put forward and waits; asked once at a time."""
    row = _row(details)
    if row is None or row.state != "presented":
        raise NotPossible("report_missing")
    if any(one.details.get("report") == row.pk for one in Matter.objects.running().filter(kind="report")):
        raise NotPossible("matter_runs_already")


def carry_out(matter: Matter, at: datetime) -> Details:
    """The report is adopted, and the names of those who were there are erased."""
    return _settle(matter, at, "adopted")


def not_agreed(matter: Matter, at: datetime) -> Details:
    """It goes back: the minutes can be written on, and it is put forward anew."""
    return _settle(matter, at, "returned")


def _settle(matter: Matter, at: datetime, state: str) -> Details:
    row = _row(matter.details)
    if row is None or row.state != "presented":
        return {"not_carried_out": "report_missing"}
    row.state, row.settled_on, row.matter = state, here.day_of(at), matter.number
    row.public = state == "adopted" and matter.details.get("public") is True
    row.save(update_fields=["state", "settled_on", "matter", "public"])
    if state == "adopted":
        minutes.forget(row.assembly)
    return {"report": row.pk}


def said(matter: Matter) -> list[tuple[str, str]]:
    """Of which assembly the report is, and when it was put forward."""
    row = _row(matter.details)
    if row is None:
        return []
    language = get_language() or "fa"
    return [
        (_("The report of"), in_language(row.assembly.titles)),
        (_("Put forward on"), day(row.presented_on, language)),
        (
            _("Who may read it once it is adopted"),
            _("everybody") if matter.details.get("public") else _("members and observers"),
        ),
    ]


def offers(actor: Any) -> Details:
    """Reports that were put forward and wait to be adopted."""
    rows = Report.objects.visible_to(actor).filter(state="presented").select_related("assembly").order_by("pk")
    return {"reports": [(str(row.pk), in_language(row.assembly.titles)) for row in rows]}


register(
    Kind(
        "report", template="decisions/kinds/report.html", read=read, check=check, carry_out=carry_out,
        not_agreed=not_agreed, said=said, offers=offers,
    )
)  # fmt: skip
