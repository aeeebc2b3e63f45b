"""Who may vote in an election: written down once, when voting begins, and counted less those who can vote no more."""

from typing import Any

from django.db import models

from hamgam.bodies.models import Body, Membership
from hamgam.elections import seating
from hamgam.elections.models import Election, Elector
from hamgam.members.models import Organisation, Seat


def called(election: Election) -> list[Elector]:
    """The roll as it would stand now, not saved."""
    if election.rule.electorate == "organisations":
        return [Elector(election=election, organisation=house) for house in _houses()]
    if election.rule.electorate == "delegates":
        seats = Seat.objects.held().filter(role="delegate", organisation__in=_houses()).order_by("pk")
        return _one_each(election, [(seat.person_id, seat.organisation_id) for seat in seats])
    rows = (
        voting_places()
        .filter(body=_electing(election), organisation__in=_houses())
        .select_related("seat")
        .order_by("pk")
    )
    return _one_each(election, [(row.seat.person_id if row.seat else None, row.organisation_id) for row in rows])


def _electing(election: Election) -> "Body | None":
    """The body whose members elect: the one that is filled, the unit, or where one is elected from its midst that body."""
    found: Body | None = election.body or seating.together(election)
    return found


def _houses() -> "models.QuerySet[Organisation]":
    found: models.QuerySet[Organisation] = Organisation.objects.able_to("elections.cast", "elections.vote")
    return found


def voting_places() -> "models.QuerySet[Membership]":
    """Places in bodies with a voice: an observer organisation's seat has none."""
    found: models.QuerySet[Membership] = Membership.objects.voting()
    return found


def _one_each(election: Election, found: list[tuple[Any, int]]) -> list[Elector]:
    """One ballot a person, whatever seats and places they have; one an organisation that sits there as a whole."""
    rows = {
        person or house: Elector(election=election, organisation_id=house, person_id=person) for person, house in found
    }
    return list(rows.values())


def elector_of(election: Election, actor: Any) -> Elector | None:
    """The row by which this actor may vote: the person's own, or that of the organisation."""
    if election.pk is None or actor.organisation is None or actor.person is None:
        return None
    rows = election.electors.filter(organisation=actor.organisation)
    found: Elector | None = rows.filter(person=actor.person).first() or rows.filter(person=None).first()
    return found


def counted(election: Election) -> list[Elector]:
    """Whose part counts: who has voted in this round, and who still could.

    Whoever was suspended or left after voting has voted: nothing in the box leads to a ballot, so none is taken out, and
    open votes follow the same rule. Whoever is gone without having voted is missing to nobody.
    """
    rows = list(election.electors.select_related("organisation"))
    sitting = _still_there(election)
    return [row for row in rows if row.voted >= election.round or _could(row, sitting)]


def _could(row: Elector, sitting: set[tuple[int, Any]] | None) -> bool:
    house = row.organisation
    there = sitting is None or (house.pk, row.person_id) in sitting
    return house.left_on is None and house.standing == "member" and there


def _still_there(election: Election) -> set[tuple[int, Any]] | None:
    """(organisation, person) of those who still have the place by which they vote; None where organisations vote."""
    if election.rule.electorate == "organisations":
        return None
    if election.rule.electorate == "delegates":
        return set(Seat.objects.held().filter(role="delegate").values_list("organisation", "person"))
    return set(voting_places().filter(body=_electing(election)).values_list("organisation", "seat__person"))


def answers(election: Election) -> dict[str, str | None]:
    """Elector → "yes" where they have voted, None where not: what the rules look at before an early close."""
    return {str(row.pk): "yes" if row.voted >= election.round else None for row in counted(election)}


#: With fewer voters a result is likely to tell how somebody voted: all alike, or all but one (`engine.elections.reveals`).
FEW = 8


def is_small(election: Election) -> bool:
    """Whether so few may vote that the result could tell how somebody voted; asked before anybody has."""
    there = election.electors.count() if election.stage != "nominating" else len(called(election))
    return election.secret and not election.by_units and there < FEW


def who_may_stand(election: Election, house: Organisation) -> "models.QuerySet[Seat]":
    """The seats of an organisation whose people can be proposed: all, or in a unit's election those of its members."""
    rows: models.QuerySet[Seat] = house.seats.held().select_related("person").order_by("pk")
    if election.whole_id is None:
        return rows
    there = voting_places().filter(body=election.body, organisation=house)
    if there.filter(seat=None).exists():
        return rows
    return rows.filter(person__in=there.values("seat__person"))


def has_part(election: Election, actor: Any) -> bool:
    """Whether the actor's organisation has anybody on the roll: it was in the room, and may enter what was counted there."""
    house = actor.organisation
    return house is not None and election.pk is not None and election.electors.filter(organisation=house).exists()
