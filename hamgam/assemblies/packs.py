"""The paper pack of an assembly in the reader's language: what a hall without a line fills in by hand."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.assemblies import item_texts, timing
from hamgam.assemblies.models import Assembly
from hamgam.assemblies.sentences import item_names
from hamgam.engine.spoken import day, number, other_calendar
from hamgam.members import here
from hamgam.members.models import Organisation
from hamgam.papers.writing import Pack, PackItem, pdf_pack

#: Sheets for decisions that nobody foresaw, beside one for each item under which something is decided.
SPARE = 3


def paper_pack(assembly: Assembly, actor: Any) -> bytes:
    """Agenda, list at the door for each day, speaking list, the texts with room for changes and decision sheets, as a PDF."""
    language = get_language() or "fa"
    items = list(assembly.items.agenda().select_related("proposed_by", "text"))
    houses = Organisation.objects.present().exclude(standing="candidate").alphabetical(language)
    coalition = here.coalition()
    deciding = sum(item.kind in ("decision", "debate", "election") for item in items)
    return pdf_pack(
        Pack(
            title=here.in_language(assembly.titles, language), language=language,
            direction="rtl" if language == "fa" else "ltr", labels=_labels(),
            coalition=here.in_language(coalition.names, language) if coalition else "",
            items=tuple(
                PackItem(here.in_language(item.titles, language), about(item.kind, item.minutes, language)) for item in items
            ),
            days=tuple(f"{day(one, language)} ({other_calendar(one, language)})" for one in assembly.days),
            houses=tuple(here.in_language(house.names, language) for house in houses),
            when_and_where=tuple(line for line in (when_said(assembly, language), here.in_language(assembly.place)) if line),
            sheets=deciding + SPARE, texts=item_texts.sheets(actor, items, language),
        )
    )  # fmt: skip


def when_said(assembly: Assembly, language: str) -> str:
    """Its days and hours in words."""
    first, last = day(assembly.first_day, language), day(assembly.last_day, language)
    days = first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    if assembly.hours:
        return _("%(days)s, %(hours)s") % {"days": days, "hours": timing.hours_said(assembly, language)}
    hours = (number(f"{hour:%H:%M}", language) for hour in (assembly.from_hour, assembly.to_hour))
    return _("%(days)s, %(from)s to %(to)s") % {"days": days, **dict(zip(("from", "to"), hours, strict=True))}


def about(kind: str, minutes: int, language: str) -> str:
    """The kind of an item, with its minutes where they are known."""
    said = item_names()[kind]
    return _("%(kind)s, %(n)s minutes") % {"kind": said, "n": number(minutes, language)} if minutes else said


def _labels() -> dict[str, str]:
    return {
        "page": _("Page {page} of {pages}"), "agenda": _("Agenda"), "door": _("The list at the door"),
        "organisation": _("Organisation"), "active": _("throughout"), "partial": _("for a part"), "remote": _("from afar"),
        "speakers": _("Speaking list"), "item": _("Item"), "asked": _("Hour"), "decision": _("Decision sheet {n}"),
        "changed": _("changed"), "deferred": _("deferred"), "changes": _("Text with room for changes"),
        "question": _("Question"), "agreed": _("agreed"), "not_agreed": _("not agreed"),
        "present": _("How many organisations were there"), "reservations": _("Reservations and refusals, in whose words"),
        "tasks": _("Tasks: who, and by when"), "chair": _("Chair"), "minute_taker": _("Minute-taker"),
    }  # fmt: skip
