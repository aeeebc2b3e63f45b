"""What pages of an assembly show: who is there and what the quorum permits, the speaking list, the agenda with its times."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F
from django.utils.translation import get_language

from hamgam.assemblies import timing
from hamgam.assemblies.group_models import Result
from hamgam.assemblies.models import Assembly, Attendance, Item, Office, Turn
from hamgam.assemblies.public_models import Guests
from hamgam.bylaws import rules
from hamgam.decisions.models import Matter, Task
from hamgam.engine import speakers
from hamgam.engine.methods import quorum_of
from hamgam.members.models import Organisation


@dataclass(frozen=True)
class Quorum:
    """Whether the member organisations present suffice for one kind of matter. needed: how many must be there."""

    kind: str
    needed: int
    reached: bool
    article: str


@dataclass
class Present:
    """Who is there on one day. people and remote: people of all organisations; houses: organisations represented now."""

    day: date
    rows: list[Attendance]
    members: int
    houses: list[Organisation] = field(default_factory=list)
    absent: list[Organisation] = field(default_factory=list)
    #: People without an organisation; they stand in no quorum.
    guests: Guests | None = None

    @property
    def people(self) -> int:
        """Everybody who is there, throughout or for a part of the day."""
        return sum(row.active + row.partial for row in self.rows)

    @property
    def active(self) -> int:
        """Those who are there throughout."""
        return sum(row.active for row in self.rows)

    @property
    def remote(self) -> int:
        """Those who take part from elsewhere."""
        return sum(row.remote for row in self.rows)

    @property
    def member_houses(self) -> int:
        """How many member organisations are represented now; the quorum counts these."""
        return sum(house.standing == "member" for house in self.houses)


def present(assembly: Assembly, day: date) -> Present:
    """Who is there on that day; in three queries, however many organisations there are."""
    language = get_language() or "fa"
    rows = list(assembly.attendances.filter(day=day))
    guests = Guests.objects.filter(assembly=assembly, day=day).first()
    houses = list(Organisation.objects.present().exclude(standing="candidate").alphabetical(language))
    there = {row.organisation_id for row in rows if row.present}
    made = Present(day, rows, guests=guests, members=sum(house.standing == "member" for house in houses))
    made.houses = [house for house in houses if house.pk in there]
    made.absent = [house for house in houses if house.pk not in there and house.standing == "member"]
    return made


def permitted(there: Present) -> list[Quorum]:
    """What the quorum permits: for each kind of matter that organisations settle, how many must be there and whether they are."""
    bylaws = rules.in_force()
    found = []
    for kind in bylaws.brought():
        rule = bylaws.matter(kind)
        if rule is not None and rule.body == "organisations":
            needed = quorum_of(rule.quorum, there.members)
            found.append(Quorum(kind, needed, there.member_houses >= max(needed, 1), rule.article))
    return found


@dataclass
class Floor:
    """The speaking list: who speaks, who is next in which round, who has spoken on the present item."""

    speaking: Turn | None = None
    waiting: list[tuple[Turn, int]] = field(default_factory=list)
    spoken: list[tuple[Turn, timedelta]] = field(default_factory=list)


def floor(assembly: Assembly, item: Item | None, at: datetime) -> Floor:
    """The speaking list of the present item, in one query."""
    rows = list(assembly.turns.filter(item=item, withdrawn=False).select_related("organisation").order_by("pk"))
    spoken = [row for row in rows if row.ended_at is not None]
    counts: dict[str, int] = {}
    for row in rows:
        if row.begun_at is not None and row.kind == speakers.TURN:
            counts[str(row.organisation_id)] = counts.get(str(row.organisation_id), 0) + 1
    waiting = {row.pk: row for row in rows if row.begun_at is None}
    asked = [speakers.Asked(str(row.organisation_id), row.kind, row.pk) for row in waiting.values()]
    return Floor(
        speaking=next((row for row in rows if row.begun_at is not None and row.ended_at is None), None),
        waiting=[(waiting[place.asked.place], place.round) for place in speakers.queue(asked, counts)],
        spoken=[(row, row.ended_at - row.begun_at) for row in spoken],
    )


@dataclass(frozen=True)
class Line:
    """An item as a line of the agenda. number: its place among the items; begins: when it comes if all keep their minutes, None
    where that cannot be said; fixed: it has that hour whatever comes before; matters: what was settled under it."""

    item: Item
    number: int
    begins: datetime | None
    matters: list[Matter]
    fixed: bool = False


def lines(assembly: Assembly, items: Iterable[Item]) -> list[Line]:
    """The agenda line by line, in one query more than the items."""
    rows = list(items)
    settled: dict[int, list[Matter]] = {}
    for matter in Matter.objects.filter(details__item__in=[row.pk for row in rows]).order_by("number"):
        settled.setdefault(matter.details["item"], []).append(matter)
    return [
        Line(one.item, place, one.begins, settled.get(one.item.pk, []), one.fixed)
        for place, one in enumerate(timing.coming(assembly, rows), 1)
    ]


def open_tasks(actor: Any) -> list[Task]:
    """Tasks of former decisions and of talks that are still open, the most urgent first: each assembly asks what became of them."""
    if not actor.is_member:
        return []
    rows = Task.objects.visible_to(actor).filter(state="open").select_related("matter", "responsible")
    return list(rows.order_by(F("due_on").asc(nulls_last=True), "pk"))


def deferred(actor: Any) -> list[Result]:
    """Results of working groups that a plenary deferred: a later one takes them up."""
    rows = Result.objects.visible_to(actor).filter(state="deferred")
    return list(rows.select_related("group__assembly").order_by("pk"))


def offices(assembly: Assembly) -> dict[str, list[Office]]:
    """Office → who holds it."""
    found: dict[str, list[Office]] = {}
    for row in assembly.offices.filter(over=False).select_related("organisation"):
        found.setdefault(row.office, []).append(row)
    return found


def upcoming(actor: Any) -> list[Assembly]:
    """Assemblies that are called or in session, the next one first."""
    rows = Assembly.objects.visible_to(actor).filter(stage__in=("called", "in_session"))
    return list(rows.select_related("called_by").order_by("first_day", "pk"))
