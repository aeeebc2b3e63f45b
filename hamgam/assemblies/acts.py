"""What is done before an assembly: it is called, moved or cancelled; items are proposed and ordered; papers are handed in."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.db.models import Max

from hamgam.assemblies import checks, dates, item_texts
from hamgam.assemblies.checks import Hours, Words
from hamgam.assemblies.models import Assembly, Item, Office, Paper
from hamgam.bylaws.acts import NotPossible, act
from hamgam.decisions.models import Matter
from hamgam.engine.bylaws import Subject
from hamgam.engine.bylaws.words import ASSEMBLY_KINDS, ITEM_KINDS, OFFICES
from hamgam.members import here
from hamgam.members.models import Seat
from hamgam.texts.models import Text


def _somebody_calls(by: Any, on: None, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, stage=here.stage())


def of_ones_own(by: Any, on: Assembly, given: dict[str, Any]) -> Subject:
    """What somebody adds to an assembly for their own organisation."""
    return Subject(organisation=by.public_id or None, stage=on.stage)


def of_an_office(*offices: str) -> Any:
    """Of an assembly, and whether whoever acts holds one of these offices there."""

    def subject(by: Any, on: Assembly, given: dict[str, Any]) -> Subject:
        entitled = {"entitled": checks.holds(by, on, *offices)}
        return Subject(organisation=by.public_id or None, stage=on.stage, other=entitled)

    return subject


@act("assemblies.call", subject=_somebody_calls)
def call(
    *, by: Any, on: None = None, at: datetime, kind: str, titles: Words, first_day: date, last_day: date,
    from_hour: time, to_hour: time, zone: str, propose_until: datetime, papers_until: datetime,
    words: Words | None = None, place: Words | None = None, link: str = "", follows: Matter | None = None,
    hours: Hours | None = None,
) -> Assembly:  # fmt: skip
    """Call an assembly. Days and hours are those of its `zone`; items and papers are taken until their deadlines.

    hours: of single days, by their number from 1, where they are not those of every day. follows: the decision on day and place that it carries out.
    """
    if kind not in ASSEMBLY_KINDS:
        raise NotPossible("assembly_kind_unknown")
    last = Assembly.objects.aggregate(last=Max("number"))["last"] or 0
    if follows is not None and not dates.decided().filter(pk=follows.pk).exists():
        raise NotPossible("assembly_follows_none")
    made = Assembly(number=last + 1, kind=kind, called_by=by.organisation, called_on=here.day_of(at), follows=follows)
    _describe(made, titles, words, place, link)
    checks.when(
        made, first_day=first_day, last_day=last_day, from_hour=from_hour, to_hour=to_hour, zone=zone,
        propose_until=propose_until, papers_until=papers_until, at=at, hours=hours,
    )  # fmt: skip
    made.save()
    return made


def _describe(assembly: Assembly, titles: Words, words: Words | None, place: Words | None, link: str) -> None:
    assembly.titles, assembly.words = checks.title(titles), checks.words(words, checks.WORDS_LIMIT)
    assembly.place, assembly.link = checks.words(place, checks.TITLE_LIMIT), checks.link(link)
    if not assembly.place and not assembly.link:
        raise NotPossible("assembly_place_missing")


@act("assemblies.change_call", subject=of_ones_own)
def change_call(
    *, by: Any, on: Assembly, at: datetime, titles: Words, first_day: date, last_day: date, from_hour: time,
    to_hour: time, zone: str, propose_until: datetime, papers_until: datetime, words: Words | None = None,
    place: Words | None = None, link: str = "", hours: Hours | None = None,
) -> Assembly:  # fmt: skip
    """Move an assembly or describe it anew. Items and papers stay; an item that was to come on a day that is none now has none."""
    _describe(on, titles, words, place, link)
    checks.when(
        on, first_day=first_day, last_day=last_day, from_hour=from_hour, to_hour=to_hour, zone=zone,
        propose_until=propose_until, papers_until=papers_until, at=at, hours=hours,
    )  # fmt: skip
    on.save()
    for item in on.items.exclude(day=None).exclude(day__range=(first_day, last_day)):
        item.day = item.hour = None
        item.save(update_fields=["day", "hour"])
    return on


@act("assemblies.cancel", subject=of_ones_own)
def cancel(*, by: Any, on: Assembly, at: datetime, reason: Words) -> Assembly:
    """Say that an assembly does not take place, with the reason. Its page, its items and its papers stay."""
    said = checks.words(reason, checks.WORDS_LIMIT)
    if not said:
        raise NotPossible("assembly_reason_missing")
    on.stage, on.cancelled_for = "cancelled", said
    on.save(update_fields=["stage", "cancelled_for"])
    return on


@act("assemblies.propose_item", subject=of_ones_own)
def propose_item(
    *, by: Any, on: Assembly, at: datetime, kind: str, titles: Words, words: Words | None = None, minutes: int = 0,
    text: Text | None = None,
) -> Item:  # fmt: skip
    """Propose an item of the agenda, until the deadline of the call; in session, whoever holds an office there still can."""
    if kind not in ITEM_KINDS:
        raise NotPossible("item_kind_unknown")
    if at > on.propose_until and not checks.holds(by, on, *OFFICES):
        raise NotPossible("item_too_late")
    if on.items.exclude(state="withdrawn").count() >= checks.ITEMS:
        raise NotPossible("items_too_many", limit=checks.ITEMS)
    if not 0 <= minutes <= checks.MINUTES:
        raise NotPossible("item_minutes_wrong", limit=checks.MINUTES)
    return Item.objects.create(
        assembly=on, kind=kind, titles=checks.title(titles), words=checks.words(words, checks.WORDS_LIMIT),
        minutes=minutes, proposed_by=by.organisation, text=item_texts.checked(None, text),
    )  # fmt: skip


@act("assemblies.withdraw_item")
def withdraw_item(*, by: Any, on: Item, at: datetime) -> Item:
    """Take one's own organisation's item back, as long as it is not on the agenda."""
    if on.state != "proposed":
        raise NotPossible("item_on_agenda")
    on.state = "withdrawn"
    on.save(update_fields=["state"])
    return on


@act("assemblies.order_agenda", subject=of_an_office(*OFFICES))
def order_agenda(
    *, by: Any, on: Assembly, at: datetime, order: Sequence[int], days: dict[int, date] | None = None,
    texts: Mapping[int, Text | None] | None = None, hours: Mapping[int, time] | None = None,
) -> Assembly:  # fmt: skip
    """Put items on the agenda in this order (their ids); what is not named is proposed and not on it.

    What is being dealt with, is done or was parked keeps its state and takes its new place; it cannot be left out. days: id →
    the day on which it is to come. hours: id → the hour at which it is to begin, whatever comes before; an assembly of several
    days asks for its day too. texts: id → the text that it is about; who is not named keeps its own.
    """
    rows = {item.pk: item for item in on.items.exclude(state="withdrawn").select_related("text")}
    if len(set(order)) < len(order) or not set(order) <= rows.keys():
        raise NotPossible("agenda_unknown_item")
    begun = {pk for pk, item in rows.items() if item.state in ("current", "done", "parked")}
    if not begun <= set(order):
        raise NotPossible("agenda_leaves_out_begun")
    wanted, about, fixed = days or {}, texts or {}, hours or {}
    if any(day not in on.days for day in wanted.values()):
        raise NotPossible("agenda_day_unknown")
    if len(on.days) > 1 and not fixed.keys() <= wanted.keys():
        raise NotPossible("agenda_hour_without_day")
    for pk, item in rows.items():
        place = order.index(pk) + 1 if pk in order else 0
        state = item.state if pk in begun else "on_agenda" if place else "proposed"
        day, hour = wanted.get(pk), fixed.get(pk)
        text = item_texts.checked(item, about[pk]) if pk in about else item.text
        if (item.place, item.state, item.day, item.hour, item.text) != (place, state, day, hour, text):
            item.place, item.state, item.day, item.hour, item.text = place, state, day, hour, text
            item.save(update_fields=["place", "state", "day", "hour", "text"])
    return on


@act("assemblies.hand_in_paper", subject=of_ones_own)
def hand_in_paper(
    *, by: Any, on: Assembly, at: datetime, titles: Words, data: bytes, item: Item | None = None
) -> Paper:
    """Hand in a paper as a file: a PDF, a Word file or a text. After the deadline only in the session itself."""
    if on.stage == "called" and at > on.papers_until:
        raise NotPossible("paper_too_late")
    if item is not None and item.assembly_id != on.pk:
        raise NotPossible("agenda_unknown_item")
    if on.papers.filter(withdrawn=False).count() >= checks.PAPERS:
        raise NotPossible("papers_too_many", limit=checks.PAPERS)
    number = (on.papers.aggregate(last=Max("number"))["last"] or 0) + 1
    return Paper.objects.create(
        assembly=on, item=item, number=number, titles=checks.title(titles), organisation=by.organisation,
        format=checks.paper_format(data), data=data, sha256=checks.sha256(data), size=len(data), handed_in_at=at,
    )  # fmt: skip


@act("assemblies.withdraw_paper")
def withdraw_paper(*, by: Any, on: Paper, at: datetime) -> Paper:
    """Take one's own organisation's paper back. Its number is given to no other."""
    on.withdrawn = True
    on.save(update_fields=["withdrawn"])
    return on


@act("assemblies.name_officer", subject=of_an_office("chair"))
def name_officer(*, by: Any, on: Assembly, at: datetime, office: str, seat: Seat, name: str = "") -> Office:
    """Say who chairs, takes the minutes or keeps the time. Several may hold an office together."""
    if office not in OFFICES:
        raise NotPossible("office_unknown")
    if seat.until is not None or seat.organisation.left_on is not None or seat.role == "candidate":
        raise NotPossible("officer_without_seat")
    same = {"assembly": on, "office": office, "organisation": seat.organisation, "person_id": seat.person_id}
    if Office.objects.filter(**same, over=False).exists():
        raise NotPossible("officer_already")
    return Office.objects.create(**same, name=checks.name(name))


@act("assemblies.end_office", subject=lambda by, on, given: of_an_office("chair")(by, on.assembly, given))
def end_office(*, by: Any, on: Office, at: datetime) -> Office:
    """Somebody holds an office of this assembly no more."""
    on.over = True
    on.save(update_fields=["over"])
    return on
