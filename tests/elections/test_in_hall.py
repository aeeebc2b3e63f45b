"""In a session in which all are there, whoever chairs it ends nominations, and voting begins: allowed, and refused otherwise."""

import pytest

from hamgam.assemblies import running
from hamgam.assemblies.models import Assembly
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.elections import acts
from hamgam.elections.models import Election
from hamgam.record import times
from tests.assemblies.called import opened as in_session
from tests.elections.held import formed, stands
from tests.furnished import furnished
from tests.people import World, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    made = furnished("committee", duty="secretary")
    formed(made)
    return made


def counted(world: World, assembly: Assembly, letters: str) -> None:
    for letter in letters:
        running.enter_attendance(by=getattr(world, f"{letter}_liaison"), on=assembly, active=2)


def test_where_all_are_there_the_chair_ends_nominations_and_all_vote_at_once(world: World) -> None:
    assembly = in_session(world)
    with times.told(assembly.begins):
        election = acts.open(by=world.b_liaison, office="secretary")
        counted(world, assembly, "abcd")
        stands(election, world.b_delegate, "باران")
        assert b"begin-voting" in client_of(world.a_liaison).get("/fa/w/elections/1/").content
        assert b"begin-voting" not in client_of(world.b_liaison).get("/fa/w/elections/1/").content
        assert client_of(world.a_liaison).post("/fa/w/elections/1/begin-voting/").status_code == 302
        election.refresh_from_db()
        assert (election.stage, election.nominations_until == assembly.begins, election.electors.count()) == (
            "voting",
            True,
            4,
        )
        for actor in world.liaisons:
            acts.cast(by=actor, on=election, choices=("n1",))
        acts.close(by=world.a_liaison, on=election)
    assert Election.objects.get().outcome["reason"] == "chosen"


def test_where_one_is_missing_or_somebody_else_chairs_it_is_refused(world: World) -> None:
    assembly = in_session(world)
    with times.told(assembly.begins):
        election = acts.open(by=world.b_liaison, office="secretary")
        stands(election, world.b_delegate, "باران")
        counted(world, assembly, "abc")
        for actor in (world.a_liaison, world.b_liaison, world.coordinator, world.observer):
            with pytest.raises(Refused):
                acts.begin_voting(by=actor, on=election)
        counted(world, assembly, "d")
        with pytest.raises(Refused):
            acts.begin_voting(by=world.b_liaison, on=election)
        running.close(by=world.a_liaison, on=assembly)
        with pytest.raises(Refused):
            acts.begin_voting(by=world.a_liaison, on=election)


def test_not_before_somebody_stands_and_everybody_who_was_asked_has_answered(world: World) -> None:
    assembly = in_session(world)
    with times.told(assembly.begins):
        election = acts.open(by=world.b_liaison, office="secretary")
        counted(world, assembly, "abcd")
        with pytest.raises(NotPossible, match="election_nobody_yet"):
            acts.begin_voting(by=world.a_liaison, on=election)
        stands(election, world.b_delegate, "باران")
        asked = acts.nominate(by=world.c_liaison, on=election, seat=world.c_delegate.seat, name="رود")
        with pytest.raises(NotPossible, match="election_asked_still"):
            acts.begin_voting(by=world.a_liaison, on=election)
        acts.answer_nomination(by=world.c_delegate, on=asked, accepts=False)
        acts.begin_voting(by=world.a_liaison, on=election)
    assert Election.objects.get().stage == "voting"
