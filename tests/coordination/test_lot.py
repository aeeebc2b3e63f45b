"""Whose turn a duty is by lot: all make it, everybody recomputes it, and one that nobody opens gives nothing to anybody."""

import pytest

from hamgam.bylaws.acts import NotPossible
from hamgam.coordination.models import DutyTurn
from hamgam.decisions import acts
from hamgam.decisions.ballots import drawn
from hamgam.decisions.models import Matter
from hamgam.engine.methods import lot
from hamgam.engine.methods.choosing import choose
from hamgam.members import leaving
from hamgam.members.actor import Actor
from hamgam.record.times import told
from tests.coordination.duties import asked, state, turn
from tests.people import World

pytestmark = pytest.mark.django_db
DUTY = "mailing_list"


def brought(world: World) -> Matter:
    """The matter, with everybody's commitment in it."""
    made = acts.bring(by=world.a_liaison, kind="turn", question={"en": "Whose turn is it?"}, details={"duty": DUTY})
    for n, actor in enumerate(world.liaisons):
        sealed = lot.commit(actor.organisation.public_id, bytes([n]) * 16)
        acts.answer(by=actor, on=made, said={"commitment": sealed})
    return closed(made)


def opened(world: World, matter: Matter, *, by: int = 4) -> Matter:
    for n, actor in enumerate(world.liaisons[:by]):
        acts.answer(by=actor, on=matter, said={"secret": (bytes([n]) * 16).hex()})
    return closed(matter)


def closed(matter: Matter) -> Matter:
    matter.refresh_from_db()
    with told(matter.closes_at):
        acts.close(by=Actor.clock(), on=matter)
    matter.refresh_from_db()
    return matter


def test_whoever_is_drawn_holds_the_duty_and_everybody_recomputes_it(world: World) -> None:
    matter = opened(world, brought(world))
    found, all_of_it = turn(DUTY), drawn(matter)
    assert (found.organisation.public_id, found.how, found.matter) == (matter.result["choice"], "lot", matter.number)
    assert sorted(all_of_it["choices"]) == sorted(house.public_id for house in world.organisations)
    commitments = {name: row["commitment"] for name, row in all_of_it["members"].items()}
    openings = {name: bytes.fromhex(row["secret"]) for name, row in all_of_it["members"].items()}
    seed = lot.seed_of(commitments, openings, at_least=2).value
    again = choose("lot", sorted(all_of_it["choices"]), dict.fromkeys(commitments, ()), seed=seed, quorum="2/3")
    assert (list(again.winners), state(DUTY)) == ([found.organisation.public_id], "held")


def test_the_holder_is_not_among_those_who_are_drawn_again(world: World) -> None:
    first = opened(world, brought(world)).result["choice"]
    again = acts.bring(by=world.a_liaison, kind="turn", question={"en": "And now?"}, details={"duty": DUTY})
    names = {house.public_id for house in world.organisations}
    assert {choice["id"] for choice in again.choices} == names - {first}


def test_a_lot_that_nobody_opens_draws_nobody(world: World) -> None:
    matter = closed(brought(world))
    assert (matter.stage, matter.result, DutyTurn.objects.count()) == (
        "not_agreed", {"otherwise": "status_quo"}, 0,
    )  # fmt: skip
    assert state(DUTY) == "vacant"


def test_of_a_lot_that_one_does_not_open_the_others_make_another(world: World) -> None:
    matter = opened(world, brought(world), by=3)
    assert (matter.stage, matter.details["left_out"]) == ("open", [world.d.public_id])


def test_whoever_left_before_the_draw_does_not_get_it(world: World) -> None:
    matter = brought(world)
    gone = world.d
    leaving.leave(by=world.d_liaison, on=gone, handed=[p.name for p in leaving.handover(gone)], last_is_known=True)
    for n, actor in enumerate(world.liaisons[:3]):
        acts.answer(by=actor, on=matter, said={"secret": (bytes([n]) * 16).hex()})
    matter = closed(matter)
    held = DutyTurn.objects.filter(until=None).first()
    assert held is None or held.organisation != gone


def test_only_a_duty_that_goes_by_lot_is_drawn(world: World) -> None:
    for duty in ("coordination", "archive", ""):
        with pytest.raises(NotPossible, match="duty_unknown"):
            acts.bring(by=world.a_liaison, kind="turn", question={"en": "?"}, details={"duty": duty})


def test_whoever_is_drawn_has_no_voice_by_it(world: World) -> None:
    matter = opened(world, brought(world))
    holder = next(actor for actor in world.liaisons if actor.organisation.public_id == matter.result["choice"])
    alone = Actor.of(holder.person, holder.organisation)
    alone.seats = [seat for seat in alone.seats if seat.role == DUTY]
    assert [seat.role for seat in alone.seats] == [DUTY]
    assert asked(world.a_delegate, "coordination.take_up", duty=DUTY) == "allowed"
    another = acts.bring(by=world.a_liaison, kind="decision", question={"en": "Shall we?"})
    from hamgam.bylaws import rules

    for act in ("decisions.answer", "decisions.withdraw"):
        assert rules.ask(alone, act, another).reason == "wrong_role"
    assert rules.ask(alone, "decisions.bring", kind="decision").reason == "wrong_role"
