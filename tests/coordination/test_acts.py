"""Whose turn a duty is, taken up and handed over: the holder alone has its powers, the one before helps, nobody speaks for others."""

from datetime import timedelta

import pytest

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.coordination import acts, handing
from hamgam.coordination.models import DutyOffer, DutyTurn, Handover, HandoverItem
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.members import here, leaving, suspensions
from hamgam.members.actor import Actor
from hamgam.members.models import Seat
from hamgam.notices.clock import tick as clock_tick
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from hamgam.record.times import told
from tests.coordination.duties import (
    DUTY,
    asked,
    days,
    fresh,
    handover,
    next_of,
    noon,
    state,
    taken_up,
    tick_all,
    turn,
    with_turn,
)
from tests.people import World

pytestmark = pytest.mark.django_db


def holders(role: str = "coordinator") -> list[str]:
    return [seat.organisation.slug for seat in Seat.objects.held().filter(role=role).select_related("organisation")]


def test_who_holds_the_seat_since_the_founding_has_a_turn_with_an_end(world: World) -> None:
    found = turn()
    assert (found.pk, found.organisation, found.how, found.since) == (None, world.b, "founding", here.today())
    assert (found.ends_on - found.since, found.ends_on - found.handover_from) == (days(182), days(30))
    assert (state(), next_of()) == ("held", ["d", "c", "a"])


def test_a_duty_is_handed_over_by_a_book_that_both_sides_tick(world: World) -> None:
    book = handover(world)
    assert (book.former.organisation, book.to, state()) == (world.b, world.d, "handing_over")
    with pytest.raises(NotPossible, match="duty_not_handed_over"):
        acts.take_up(by=world.d_liaison, duty=DUTY)
    tick_all(book, world.coordinator)
    made = acts.take_up(by=world.d_liaison, duty=DUTY)
    assert (made.number, made.organisation, made.how, holders()) == (2, world.d, "order", ["d"])
    book.refresh_from_db()
    assert (book.state, book.items.filter(taken_on=None).count()) == ("helped", 6)
    tick_all(book, world.d_delegate)
    handing.can_do_alone(by=world.d_delegate, on=book)
    book.refresh_from_db()
    made.refresh_from_db()
    assert (book.state, made.alone_on, state(), next_of()) == ("done", here.today(), "held", ["c", "a", "b"])


def test_after_a_handover_the_one_before_has_no_power_but_to_help(world: World) -> None:
    before = asked(world.coordinator, "assemblies.call")
    taken_up(world)
    book = Handover.objects.get()
    assert (before, asked(world.coordinator, "assemblies.call")) == ("allowed", "wrong_role")
    assert asked(world.d_liaison, "assemblies.call") == "allowed"
    line = handing.add_item(by=world.b_delegate, on=book, words={"en": "The stamp"})
    handing.tick(by=world.b_liaison, on=line)
    assert (line.added_by, HandoverItem.objects.get(pk=line.pk).given_on) == (world.b, here.today())
    with pytest.raises(Refused, match="other_organisation"):
        handing.can_do_alone(by=world.b_liaison, on=book)
    handing.can_do_alone(by=world.d_liaison, on=book)
    with pytest.raises(NotPossible, match="handover_over"):
        handing.untick(by=world.b_liaison, on=line)


def test_what_is_open_goes_on_when_a_duty_is_handed_over(world: World) -> None:
    matter = decisions.bring(by=world.a_liaison, kind="decision", question={"en": "Shall we?"})
    for house in (world.a_liaison, world.b_liaison, world.c_liaison):
        decisions.answer(by=house, on=matter, said={"word": "accept"})
    taken_up(world)
    decisions.answer(by=world.d_liaison, on=matter, said={"word": "accept"})
    only = Actor.of(world.d_liaison.person, world.d)
    only.seats = [seat for seat in only.seats if seat.role == "coordinator"]
    assert decisions.close(by=only, on=matter).stage == "agreed"


def test_others_neither_begin_nor_tick_nor_take_up(world: World) -> None:
    with pytest.raises(Refused, match="not_entitled"):
        handing.begin_handover(by=world.a_liaison, duty=DUTY)
    book = handover(world)
    line = book.items.first()
    for actor in (world.a_liaison, world.c_delegate):
        with pytest.raises(Refused, match="not_entitled"):
            handing.tick(by=actor, on=line)
    for actor in (world.observer, world.nobody, Actor.host()):
        with pytest.raises(Refused, match="wrong_role"):
            handing.add_item(by=actor, on=book, words={"en": "x"})
    with pytest.raises(NotPossible, match="duty_not_next"):
        acts.take_up(by=world.c_liaison, duty=DUTY)


def test_each_side_ticks_for_itself_and_ticking_twice_is_ticking_once(world: World) -> None:
    line = handover(world).items.first()
    for actor in (world.b_liaison, world.b_delegate, world.d_liaison):
        handing.tick(by=actor, on=line)
    line.refresh_from_db()
    assert (line.given_on, line.taken_on) == (here.today(), here.today())
    handing.untick(by=world.d_delegate, on=line)
    line.refresh_from_db()
    assert (line.given_on, line.taken_on) == (here.today(), None)


def test_the_next_one_begins_only_in_the_last_month_and_takes_it_up_on_the_last_day(world: World) -> None:
    first, last = turn().handover_from, turn().ends_on
    with pytest.raises(NotPossible, match="handover_early"):
        handover(world, by=world.d_liaison)
    with told(noon(first)):
        assert state() == "due"
        handover(world, by=world.d_liaison)
        with pytest.raises(NotPossible, match="duty_not_handed_over"):
            acts.take_up(by=world.d_liaison, duty=DUTY)
    with told(noon(last)):
        assert acts.take_up(by=world.d_liaison, duty=DUTY).organisation == world.d


def test_a_duty_that_nobody_takes_over_in_time_says_so(world: World) -> None:
    with told(noon(turn().ends_on + days(1))):
        assert (state(), turn().organisation, holders()) == ("late", world.b, ["b"])


def test_a_turn_passes_to_the_next_one_and_comes_round_again(world: World) -> None:
    handover(world)
    acts.pass_turn(by=world.d_liaison, duty=DUTY, reason="Nobody has the time.")
    assert (next_of(), Handover.objects.get().state) == (["c", "a"], "dropped")
    with pytest.raises(NotPossible, match="duty_not_next"):
        acts.pass_turn(by=world.d_liaison, duty=DUTY)
    tick_all(handover(world), world.b_liaison)
    acts.take_up(by=world.c_delegate, duty=DUTY)
    assert next_of() == ["a", "b", "d"]


def test_where_everybody_lets_the_turn_pass_whoever_volunteers_takes_it(world: World) -> None:
    with pytest.raises(NotPossible, match="duty_takes_no_volunteers"):
        acts.volunteer(by=world.c_liaison, duty=DUTY)
    for actor in (world.d_liaison, world.c_liaison, world.a_liaison):
        acts.pass_turn(by=actor, duty=DUTY)
    with pytest.raises(NotPossible, match="handover_to_nobody"):
        handover(world)
    acts.volunteer(by=world.c_liaison, duty=DUTY)
    acts.volunteer(by=world.a_liaison, duty=DUTY)
    assert next_of() == ["c", "a"]
    with pytest.raises(NotPossible, match="duty_passed_already"):
        acts.pass_turn(by=world.c_liaison, duty=DUTY)


def test_two_that_volunteer_at_once_stand_in_the_order_in_which_they_came(world: World) -> None:
    for actor in (world.c_liaison, world.a_delegate):
        acts.volunteer(by=actor, duty="web_site")
    with pytest.raises(NotPossible, match="duty_offered_already"):
        acts.volunteer(by=world.a_liaison, duty="web_site")
    with pytest.raises(NotPossible, match="duty_not_next"):
        acts.take_up(by=world.a_liaison, duty="web_site")
    acts.take_up(by=world.c_liaison, duty="web_site")
    assert (turn("web_site").organisation, holders("web_site"), next_of("web_site")) == (world.c, ["c"], ["a"])
    assert list(DutyOffer.objects.values_list("state", flat=True)) == ["taken", "open"]


def test_who_never_had_a_duty_goes_before_who_came_first(world: World) -> None:
    acts.volunteer(by=world.a_liaison, duty="web_site")
    acts.take_up(by=world.a_liaison, duty="web_site")
    acts.give_up(by=world.a_liaison, duty="web_site")
    for actor in (world.a_liaison, world.d_liaison):
        acts.volunteer(by=actor, duty="web_site")
    assert (state("web_site"), next_of("web_site")) == ("vacant", ["d", "a"])


def test_an_offer_is_taken_back_by_the_organisation_alone(world: World) -> None:
    offer = acts.volunteer(by=world.a_liaison, duty="web_site")
    with pytest.raises(Refused, match="other_organisation"):
        acts.take_back_offer(by=world.d_liaison, on=offer)
    acts.take_back_offer(by=world.a_delegate, on=offer)
    with pytest.raises(NotPossible, match="duty_offer_over"):
        acts.take_back_offer(by=world.a_delegate, on=offer)
    assert next_of("web_site") == []


def test_a_duty_stays_where_it_is_only_as_another_organisation_records_it(world: World) -> None:
    said = {"words": {"en": "No time."}, "debate": {"en": "The next assembly"}}
    debate = turn().ends_on + days(20)
    with pytest.raises(NotPossible, match="duty_keep_early"):
        acts.keep_in_place(by=world.a_liaison, duty=DUTY, debate_on=debate, **said)
    with told(noon(turn().ends_on)):
        with pytest.raises(Refused, match="own_organisation"):
            acts.keep_in_place(by=world.b_liaison, duty=DUTY, debate_on=debate, **said)
        with pytest.raises(NotPossible, match="duty_debate_day"):
            acts.keep_in_place(by=world.a_liaison, duty=DUTY, debate_on=here.today(), **said)
        with pytest.raises(NotPossible, match="duty_keep_why"):
            acts.keep_in_place(by=world.a_liaison, duty=DUTY, debate_on=debate, words={}, debate={})
        last = turn().ends_on
        acts.keep_in_place(by=world.a_liaison, duty=DUTY, debate_on=debate, **said)
        assert (state(), turn().ends_on, turn().organisation) == ("stays", last, world.b)
    assert (state(on=debate), state(on=debate + days(1))) == ("stays", "late")


def test_a_duty_that_is_given_up_is_vacant_and_its_seats_end(world: World) -> None:
    with pytest.raises(Refused, match="other_organisation"):
        acts.give_up(by=world.a_liaison, duty=DUTY)
    acts.give_up(by=world.b_liaison, duty=DUTY)
    assert (state(), holders(), next_of()) == ("vacant", [], ["d", "c", "a", "b"])
    assert [asked(row, "assemblies.call") for row in (world.b_liaison, world.d_liaison)] == ["wrong_role"] * 2
    with pytest.raises(Refused, match="other_organisation"):
        acts.give_up(by=world.b_liaison, duty=DUTY)
    acts.take_up(by=world.d_liaison, duty=DUTY)
    assert (holders(), Handover.objects.get().former.organisation) == (["d"], world.b)


def leave(world: World) -> None:
    points = [point.name for point in leaving.handover(world.b)]
    leaving.leave(by=world.b_liaison, on=world.b, handed=points, last_is_known=True)


def suspend(world: World) -> None:
    with written_by(Writing("test", times.now())):
        suspensions.suspend(world.b, here.today() + timedelta(days=60), "x", times.now())


@pytest.mark.parametrize(("goes", "why"), [(leave, "left"), (suspend, "suspended")])
def test_when_the_holder_leaves_or_is_suspended_the_duty_is_vacant_at_once(world: World, goes, why: str) -> None:
    goes(world)
    assert (state(), next_of()) == ("vacant", ["d", "c", "a"])
    acts.take_up(by=world.d_liaison, duty=DUTY)
    assert list(DutyTurn.objects.values_list("organisation__slug", "ended")) == [("b", why), ("d", "")]
    assert (holders(), Handover.objects.count()) == (["d"], 0 if why == "left" else 1)


@pytest.mark.parametrize(("goes", "why"), [(leave, "left"), (suspend, "suspended")])
def test_the_clock_ends_the_turn_of_a_holder_that_left_in_the_middle_of_a_handover(world: World, goes, why) -> None:
    handover(world)
    goes(world)
    assert "coordination.end_turn" in clock_tick()
    assert "coordination.end_turn" not in clock_tick()
    assert (DutyTurn.objects.get().ended, holders()) == (why, [])
    assert acts.take_up(by=world.d_liaison, duty=DUTY).number == 2


def test_when_the_next_one_leaves_the_turn_goes_on_to_the_one_after_it(world: World) -> None:
    handover(world)
    leaving.leave(
        by=world.d_liaison, on=world.d, handed=[p.name for p in leaving.handover(world.d)], last_is_known=True
    )
    assert next_of() == ["c", "a"]
    tick_all(handover(world), world.b_liaison)
    assert acts.take_up(by=world.c_liaison, duty=DUTY).organisation == world.c


def test_the_clock_alone_ends_a_turn_and_only_of_who_is_gone(world: World) -> None:
    made = taken_up(world)
    with pytest.raises(Refused, match="wrong_role"):
        acts.end_turn(by=world.a_liaison, on=made)
    with pytest.raises(NotPossible, match="duty_turn_lasts"):
        acts.end_turn(by=Actor.clock(), on=made)


def test_the_organisation_says_which_of_its_people_does_it(world: World) -> None:
    taken_up(world)
    seat = world.d.seats.get(role="delegate")
    with pytest.raises(Refused, match="other_organisation"):
        acts.name_person(by=world.a_liaison, duty=DUTY, seat=seat)
    with pytest.raises(Refused, match="wrong_role"):
        acts.name_person(by=world.d_delegate, duty=DUTY, seat=seat)
    with pytest.raises(NotPossible, match="duty_seat_ended"):
        acts.name_person(by=world.d_liaison, duty=DUTY, seat=world.a.seats.first())
    acts.name_person(by=world.d_liaison, duty=DUTY, seat=seat)
    assert asked(world.d_delegate, "assemblies.call") == "allowed"
    with pytest.raises(NotPossible, match="seat_held_already"):
        acts.name_person(by=world.d_liaison, duty=DUTY, seat=seat)


def test_a_decision_gives_a_duty_whoever_s_turn_it_would_be_and_the_one_before_helps(world: World) -> None:
    details = {"duty": DUTY, "organisation": world.c.public_id}
    matter = decisions.bring(by=world.a_liaison, kind="duty", question={"en": "Shall c do it?"}, details=details)
    for actor in world.liaisons:
        decisions.answer(by=fresh(actor), on=matter, said={"word": "accept"})
    decisions.close(by=world.a_liaison, on=matter)
    found = turn()
    assert (found.organisation, found.how, found.matter) == (world.c, "decision", Matter.objects.get().number)
    assert (holders(), Handover.objects.get().state, next_of()) == (["c"], "helped", ["a", "b", "d"])


def test_a_duty_in_turn_by_decision_waits_for_one(world: World) -> None:
    with_turn(DUTY, "decision")
    assert next_of() == []
    with pytest.raises(NotPossible, match="handover_to_nobody"):
        handover(world)
    with pytest.raises(NotPossible, match="duty_not_next"):
        acts.take_up(by=world.d_liaison, duty=DUTY)


def test_a_second_coordinator_of_another_house_keeps_no_seat_after_a_handover(world: World) -> None:
    with written_by(Writing("test", times.now())):
        Seat.objects.create(person=world.c_liaison.person, organisation=world.c, role="coordinator", since=here.today())
    taken_up(world)
    assert holders() == ["d"]
