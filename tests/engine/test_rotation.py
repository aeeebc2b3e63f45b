"""Whose turn a duty is: the round misses nobody, skips who cannot, and depends on nothing but what it is told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamgam.engine import rotation
from hamgam.engine.rotation import by_offers, by_order, may_take_up, state, term

NAMES = [f"o{n}" for n in range(8)]
orders = st.permutations(NAMES)
some = st.sets(st.sampled_from(NAMES))
last = st.sampled_from([*NAMES, "gone", None])
FIRST = date(2026, 3, 21)


@given(orders, last, some, some)
def test_everybody_who_is_able_and_did_not_pass_comes_once(order, last, able, passed):
    assert sorted(by_order(order, last, able, passed)) == sorted(able - passed)


@given(orders, st.sampled_from(NAMES))
def test_the_round_goes_on_after_the_last_holder_who_comes_last(order, last):
    found = by_order(order, last, NAMES)
    place = order.index(last)
    assert (found[0], found[-1]) == (order[(place + 1) % len(order)], last)


@given(orders, some)
def test_going_round_each_holds_it_once_before_anybody_holds_it_again(order, able):
    holder, held = None, []
    for _turn in able:
        holder = by_order(order, holder, able)[0]
        held.append(holder)
    assert sorted(held) == sorted(able)


@given(orders, last, some)
def test_a_newcomer_comes_after_all_who_were_there_and_changes_nothing_for_them(order, last, able):
    before, after = by_order(order, last, able), by_order([*order, "new"], last, able | {"new"})
    assert [name for name in after if name != "new"] == before
    if last is None or last == "gone":
        assert after[-1] == "new"


def test_who_left_keeps_the_place_from_which_the_round_goes_on():
    assert by_order(["a", "b", "c"], "b", {"a", "c"}) == ["c", "a"]


@given(st.lists(st.sampled_from(NAMES), max_size=12), st.lists(st.sampled_from(NAMES), max_size=12), some)
def test_among_volunteers_who_never_had_it_goes_first_then_who_had_it_longest_ago(offers, held, able):
    found = by_offers(offers, held, able)
    assert sorted(found) == sorted(set(offers) & able)
    places = [max((n for n, name in enumerate(held) if name == one), default=-1) for one in found]
    assert places == sorted(places)
    fresh = [name for name in found if name not in held]
    assert fresh == [name for name in dict.fromkeys(offers) if name in fresh]


@given(st.integers(1, 4000), st.integers(0, 3999))
def test_a_turn_lasts_its_days_and_is_handed_over_within_them(term_days, handover_days):
    days = term(FIRST, term_days, handover_days)
    assert (days.ends_on - days.since).days == term_days - 1
    assert days.since <= days.handover_from <= days.ends_on
    assert (days.ends_on - days.handover_from).days == min(handover_days, term_days - 1)


@pytest.mark.parametrize(
    ("day", "handing", "stays", "wanted"),
    [
        (0, False, None, "held"), (151, False, None, "held"), (152, False, None, "due"), (182, False, None, "due"),
        (183, False, None, "late"), (10, True, None, "handing_over"), (182, True, None, "handing_over"),
        (183, True, None, "late"), (183, False, 190, "stays"), (190, False, 190, "stays"), (191, False, 190, "late"),
    ],
)  # fmt: skip
def test_where_a_duty_stands_by_its_days(day, handing, stays, wanted):
    until = None if stays is None else FIRST + timedelta(days=stays)
    found = state(today=FIRST + timedelta(days=day), days=term(FIRST, 183, 30), handing_over=handing, stays_until=until)
    assert found == wanted


@given(st.dates(), st.booleans(), st.one_of(st.none(), st.dates()), st.one_of(st.none(), st.dates()))
def test_a_duty_stands_somewhere_on_every_day(today, handing, since, stays):
    days = None if since is None or since.year > 9000 else term(since, 183, 30)
    found = state(today=today, days=days, handing_over=handing, stays_until=stays)
    assert found in rotation.STATES
    assert (found == "vacant") is (days is None)


def test_a_duty_is_taken_up_when_it_is_vacant_handed_over_or_at_its_end():
    days = term(FIRST, 183, 30)
    assert may_take_up(today=FIRST, days=None, given=False)
    assert may_take_up(today=FIRST, days=days, given=True)
    assert not may_take_up(today=days.ends_on - timedelta(days=1), days=days, given=False)
    assert may_take_up(today=days.ends_on, days=days, given=False)
