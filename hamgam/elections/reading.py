"""Elections as pages tell them: offices and who holds them, one election, its count step by step."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import get_language

from hamgam.bodies.models import Body
from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible
from hamgam.bylaws.election_words import office_words
from hamgam.elections import counting, electorate, opening
from hamgam.elections.models import BallotFile, Election, Elector, Nomination, OpenBallot, Place, Totals
from hamgam.elections.words import nominee_name, stage_words, title_in
from hamgam.engine import elections as engine
from hamgam.engine.bylaws.rules import Election as Rule
from hamgam.engine.spoken import listed, number
from hamgam.members import here
from hamgam.members.models import Organisation


@dataclass
class OfficeRow:
    """An office of the bylaws, who holds it, and how many of its seats are empty; `unformed`: its form is still to be decided."""

    rule: Rule
    words: str
    places: list[Place]
    seats: int
    unformed: bool

    @property
    def empty(self) -> int:
        """How many seats nobody holds."""
        return max(self.seats - len(self.places), 0)


def offices() -> list[OfficeRow]:
    """Every office that the bylaws in force let elect, in their order; in a fixed number of queries."""
    words, rows = office_words(), rules.in_force().elections
    places: dict[str, list[Place]] = {}
    found = Place.objects.current().select_related("nomination__organisation", "election__body", "organisation")
    for place in found.order_by("pk") if rows else ():
        places.setdefault(place.office, []).append(place)
    form = opening.form_of_leadership() if any(row.formed for row in rows) else None
    decided = (form.result.get("offices") or {}) if form is not None else {}
    told = []
    for row in rows:
        seats = decided.get(row.office, 0) if row.formed else row.seats
        held = places.get(row.office, [])
        if row.first:  # whoever was elected first sits there as one of them
            held = [*places.get(row.first, []), *held]
        told.append(OfficeRow(row, words[row.office], held, seats, row.formed and not seats))
    return told


@dataclass
class ElectorRow:
    """Somebody on the roll: who, whether they voted, and what, where votes are open and over."""

    name: str
    voted: bool
    said: str = ""


def roll(on: Election) -> list[ElectorRow]:
    """Who may vote, and who has. Of people the organisation alone is named: their names are their organisations' business."""
    rows = list(electorate.counted(on))
    shown: dict[int, str] = {}
    if not on.secret and on.stage != "voting":
        names = {row.key: nominee_name(row) for row in on.nominations.select_related("organisation")}
        for ballot in OpenBallot.objects.filter(elector__election=on, round=on.round):
            shown[ballot.elector_id] = listed([names[key] for key in ballot.choices], _language())
    order = {house.pk: at for at, house in enumerate(_alphabetical({row.organisation_id for row in rows}))}
    rows.sort(key=lambda row: (order[row.organisation_id], row.pk))
    return [
        ElectorRow(_elector_name(row, rows), row.voted >= on.round, shown.get(row.pk, "")) for row in rows
    ]  # fmt: skip


def _language() -> str:
    return get_language() or "fa"


def _alphabetical(keys: set[int]) -> list[Organisation]:
    return list(Organisation.objects.filter(pk__in=keys).alphabetical(_language()))


def _elector_name(row: Elector, rows: list[Elector]) -> str:
    """The organisation; where several people of one vote, which of them by number."""
    house = here.in_language(row.organisation.names)
    same = [one for one in rows if one.organisation_id == row.organisation_id]
    if len(same) == 1:
        return house
    return f"{house} ({number(same.index(row) + 1, _language())})"


@dataclass
class Seen:
    """One election for one reader."""

    election: Election
    title: str
    nominees: list[Nomination]
    roll: list[ElectorRow]
    own: Elector | None
    small: bool
    winners: list[Nomination] = field(default_factory=list)
    tied: list[Nomination] = field(default_factory=list)

    @property
    def tied_names(self) -> list[str]:
        """Those between whom a lot is drawn."""
        return [nominee_name(row) for row in self.tied]

    @property
    def voted(self) -> int:
        """How many have voted in this round."""
        return sum(row.voted for row in self.roll)

    @property
    def may_still(self) -> bool:
        """Whether the reader may vote and has not, or may change an open vote."""
        own, on = self.own, self.election
        return own is not None and on.stage == "voting" and (own.voted < on.round or not on.secret)


def seen_by(actor: Any, on: Election) -> Seen:
    """What a reader sees of an election. Nominees who have not agreed are seen by their own organisation alone."""
    rows = list(on.nominations.select_related("organisation", "seat").order_by("number"))
    own_house = actor.organisation.pk if actor.organisation is not None else None
    shown = [row for row in rows if row.state in ("accepted", "withdrawn") or row.organisation_id == own_house]
    by_key = {row.key: row for row in rows}
    won = on.details.get("won") or [] if on.stage == "closed" else []
    tied = on.outcome.get("tied") or [] if on.outcome.get("reason") == "tied" else []
    return Seen(
        on, title_in(on), shown, [] if on.by_units or on.stage == "nominating" else roll(on),
        electorate.elector_of(on, actor), on.stage in ("nominating", "voting") and electorate.is_small(on),
        [by_key[key] for key in won], [by_key[key] for key in tied],
    )  # fmt: skip


@dataclass
class UnitRow:
    """A unit in the table of seats: its size and the seats that follow from it."""

    unit: Body
    size: int
    seats: int
    part: Election | None

    @property
    def stage(self) -> str:
        """Where its own election stands."""
        return stage_words()[self.part.stage] if self.part is not None else ""


def table_of_seats(on: Election) -> list[UnitRow]:
    """Of a whole: unit, size, seats, in the order of the units."""
    sizes, seats = on.details.get("sizes") or {}, on.details.get("seats") or {}
    parts = {row.body.slug: row for row in on.parts.select_related("body") if row.body is not None}
    units = Body.objects.filter(slug__in=sizes).order_by("pk")
    return [UnitRow(unit, sizes[unit.slug], seats.get(unit.slug, 0), parts.get(unit.slug)) for unit in units]


def working(on: Election) -> Any:
    """The apportionment of a whole, worked out again from the sizes that are kept: nothing of it has to be believed."""
    rule = on.rule
    return engine.apportion(rule.apportion, on.details.get("sizes") or {}, on.seats, at_least=rule.at_least)


def running() -> models.QuerySet[Election]:
    """Elections in which something can still be done, those that are parts left out."""
    found: models.QuerySet[Election] = Election.objects.running().filter(whole=None).select_related("body", "version")
    return found


def why_closed(office: str) -> str:
    """The code of what stands in the way of opening an election to an office now; empty where nothing does."""
    rule = rules.in_force().election(office)
    if rule is None:
        return "election_office_unknown"
    try:
        opening.decided_seats(rule)
    except NotPossible as error:
        return error.code
    if rule.first and not opening.holders(rule.first).exists():
        return "election_first"
    return ""


def steps_said(on: Election) -> tuple[str, ...]:
    """The last count, a line for each step, as `hamgam recount` says it: worked out again from the published ballots."""
    row = BallotFile.objects.filter(election=on).exclude(data="").order_by("round").last()
    if row is None or on.rule.method == "lot":
        return ()
    file = engine.read(row.data)
    names = {one.key: nominee_name(one) for one in on.nominations.select_related("organisation")}
    return engine.steps_told(engine.recount(file).chosen, names, _language())


def shares_said(on: Election) -> tuple[str, ...]:
    """How the seats follow from the sizes, a line for each seat."""
    names = {
        row.slug: here.in_language(row.names) for row in Body.objects.filter(slug__in=on.details.get("sizes") or ())
    }
    return engine.shares_told(working(on), names, _language())


def totals_said(on: Election, row: Totals | None) -> list[tuple[str, int]]:
    """What was counted in a room: each nominee with the votes, or each ranking with how many ballots say so."""
    if row is None:
        return []
    names = {one.key: nominee_name(one) for one in on.nominations.select_related("organisation")}
    if isinstance(row.votes, dict):
        return [(names.get(key, key), votes) for key, votes in row.votes.items()]
    return [(" > ".join(names.get(key, key) for key in ranking), votes) for ranking, votes in row.votes]


def goes_on(on: Election) -> list[str]:
    """The names of those who go on in this round; empty in the first."""
    if on.details.get("goes_on") is None:
        return []
    names = {row.key: nominee_name(row) for row in on.nominations.select_related("organisation")}
    return [names[key] for key in counting.choices_now(on)]
