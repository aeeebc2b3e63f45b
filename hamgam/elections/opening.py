"""How an election is opened, who can stand in it, and how voting begins."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Max
from django.utils.translation import get_language

from hamgam.bodies.models import Body
from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.models import Matter
from hamgam.elections import counting, electorate
from hamgam.elections.models import Election, Elector, Place
from hamgam.engine.bylaws import Bylaws
from hamgam.engine.bylaws.rules import Election as Rule
from hamgam.engine.bylaws.words import BODY_KINDS
from hamgam.engine.elections.apportionment import apportion
from hamgam.engine.spoken import listed
from hamgam.members import here
from hamgam.members.models import Organisation, Seat

#: The hour of the day at which nominations and votes end.
EVENING = time(20)
#: The most people that a unit can be said to have.
SIZE_LIMIT = 1_000_000
#: Whether whoever acts chairs a session in which all member organisations are there. Assemblies, which stand above, add theirs.
IN_SESSION: list[Callable[[Any], bool]] = []


def form_of_leadership() -> Matter | None:
    """The newest decision on the form of leadership; None where there is none yet."""
    found: Matter | None = Matter.objects.filter(kind="leadership", stage="agreed").order_by("-decision").first()
    return found


def decided_seats(rule: Rule) -> tuple[int, int | None]:
    """(how many seats an office has, the matter that said so). NotPossible `election_form_first`.

    Where the bylaws want the form of leadership decided before anybody is elected to it, the decision says how many.
    """
    if not rule.formed:
        return rule.seats, None
    form = form_of_leadership()
    seats = (form.result.get("offices") or {}).get(rule.office, 0) if form is not None else 0
    if form is None or not seats:
        raise NotPossible("election_form_first")
    return seats, form.number


def holders(office: str, body: Body | None = None) -> Any:
    """The places of an office that last."""
    rows = Place.objects.current().filter(office=office)
    return rows.filter(election__body=body) if body is not None else rows


def _next_number() -> int:
    return (Election.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def _evening(at: datetime, days: int) -> datetime:
    """The evening of the day so many days later, in the coalition's time zone."""
    return datetime.combine(here.day_of(at) + timedelta(days=days), EVENING, here.zone())


def _new(by: Any, at: datetime, rule: Rule, seats: int, **given: Any) -> Election:
    until = _evening(at, max(rule.nomination_days, 1))
    return Election.objects.create(
        number=_next_number(), office=rule.office, version=rules.newest(), opened_by=by.organisation, seats=seats,
        secret=rule.secret, opened_on=here.day_of(at), nominations_until=until,
        closes_at=until + timedelta(days=max(rule.voting_days, 1)), **given,
    )  # fmt: skip


def _rule(bylaws: Bylaws, office: str) -> Rule:
    found = bylaws.election(office)
    if found is None:
        raise NotPossible("election_office_unknown")
    return found


def body_for(rule: Rule, body: Body | None) -> Body | None:
    """The body whose places an office is; NotPossible `election_body_missing` where there is none or it is not clear which."""
    if rule.office == "observer_seat":
        if body is None or body.state != "in_force":
            raise NotPossible("election_body_missing")
        return body
    if rule.office not in BODY_KINDS:
        return None
    rows = list(Body.objects.in_force().filter(kind=rule.office)[:2])
    if body is not None and body.kind == rule.office and body.state == "in_force":
        return body
    if len(rows) != 1:
        raise NotPossible("election_body_missing")
    return rows[0]


def _empty(rule: Rule, seats: int, body: Body | None) -> int:
    """How many seats nobody holds; who was placed there by a matter holds one too."""
    held = holders(rule.office, body).count()
    if body is not None and rule.office in BODY_KINDS:
        held = max(held, body.memberships.current().exclude(role="observer").count())
    return max(seats - held, 0)


def of_office(by: Any, at: datetime, office: str, body: Body | None, *, only_empty: bool) -> Election:
    """An election of one office, for all its seats or for the empty ones."""
    rule = _rule(rules.in_force(), office)
    seats, formed_by = decided_seats(rule)
    body = body_for(rule, body)
    if rule.first:
        # The one who was elected first counts as one of those who sit together.
        if not holders(rule.first).exists():
            raise NotPossible("election_first", office=rule.first)
        seats = seats if only_empty else seats - 1
    running = Election.objects.running().filter(office=office, body=body)
    if running.exists():
        raise NotPossible("election_runs_already")
    if only_empty:
        seats = _empty(rule, seats, body)
    if seats < 1:
        raise NotPossible("election_no_seat")
    return _new(by, at, rule, seats, body=body, formed_by=formed_by, details={"only_empty": True} if only_empty else {})


def by_units(by: Any, at: datetime, sizes: Mapping[str, int]) -> Election:
    """Delegates: a whole with the table of seats by size, and in each unit that has any an election of its own."""
    rule = _rule(rules.in_force(), "delegates")
    if Election.objects.running().filter(office="delegates").exists():
        raise NotPossible("election_runs_already")
    units = {row.slug: row for row in Body.objects.in_force().filter(kind="unit")}
    counted = {slug: size for slug, size in sizes.items() if slug in units and size}
    if any(not 0 <= size <= SIZE_LIMIT for size in counted.values()):
        raise NotPossible("election_sizes_wrong")
    if not counted:
        raise NotPossible("election_sizes_missing")
    if rule.at_least * len(counted) > rule.seats:
        raise NotPossible("election_units_many", n=rule.seats)
    came = apportion(rule.apportion, counted, rule.seats, at_least=rule.at_least)
    if came.tied:
        names = [here.in_language(units[slug].names) for slug in came.tied]
        raise NotPossible("election_seats_tied", units=listed(names, get_language() or "fa"))
    whole = _new(by, at, rule, rule.seats, details={"sizes": dict(sorted(counted.items())), "seats": dict(came.seats)})
    for slug in sorted(counted, key=lambda slug: units[slug].pk):
        if came.seats[slug]:
            _new(by, at, rule, came.seats[slug], body=units[slug], whole=whole)
    return whole


def check_nominee(on: Election, seat: Seat | None, house: Organisation | None) -> None:
    """Whether they can stand there; NotPossible with what is in the way."""
    who = on.rule.nominees
    if house is None or house.left_on is not None:
        raise NotPossible("election_nominee_missing")
    if who == "observers":
        if seat is not None or house.standing != "observer":
            raise NotPossible("election_observers_alone")
    elif house.standing != "member":
        raise NotPossible("election_members_alone")
    elif (who == "people") != (seat is not None):
        raise NotPossible("election_people_alone" if who == "people" else "election_houses_alone")
    if seat is not None and seat.until is not None:
        raise NotPossible("election_nominee_missing")
    if seat is not None and on.whole_id and not _in_unit(on, seat):
        raise NotPossible("election_not_in_unit")
    if who == "people" and on.rule.first and seat is not None and _holds(on.rule.first, seat):
        raise NotPossible("election_sits_already")
    there = on.nominations.exclude(state__in=("declined", "withdrawn"))
    same = there.filter(seat__person=seat.person) if seat is not None else there.filter(seat=None, organisation=house)
    if same.exists():
        raise NotPossible("election_stands_already")


def _holds(office: str, seat: Seat) -> bool:
    return bool(holders(office).filter(seat__person=seat.person).exists())


def _in_unit(on: Election, seat: Seat) -> bool:
    rows = electorate.voting_places().filter(body=on.body, organisation=seat.organisation)
    return bool(rows.filter(seat=None).exists() or rows.filter(seat__person=seat.person).exists())


def leads_all(by: Any) -> bool:
    """Whether whoever acts chairs a session in which nobody is missing: only there can nominations end before their time."""
    return by.person is not None and any(known(by) for known in IN_SESSION)


def end_nominations(on: Election, at: datetime) -> None:
    """Nobody else is proposed in the hall; NotPossible `election_nobody_yet`, `election_asked_still`. The days for votes follow."""
    if not on.nominations.standing().exists():
        raise NotPossible("election_nobody_yet")
    if on.nominations.filter(state="asked").exists():
        raise NotPossible("election_asked_still")
    on.nominations_until, on.closes_at = at, _evening(at, max(on.rule.voting_days, 1))
    on.save(update_fields=["nominations_until", "closes_at"])


def begin_voting(on: Election, at: datetime) -> None:
    """Write the roll and make the box; where nobody stands, or nobody could vote, it ends with that said."""
    if on.by_units:
        on.stage = "voting"
        on.save(update_fields=["stage"])
        return
    if not on.nominations.standing().exists():
        counting.end(on, at, "nobody_stands")
        return
    rows = electorate.called(on)
    if on.rule.method == "lot":
        counting.draw(on, at)
        return
    if not rows:
        counting.end(on, at, "nobody_entitled")
        return
    Elector.objects.bulk_create(rows)
    on.stage = "voting"
    on.save(update_fields=["stage"])
    counting.prepare_round(on)
