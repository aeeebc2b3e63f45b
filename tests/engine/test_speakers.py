"""The speaking list: who has spoken least comes first, then who asked first; points of order before all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamgam.engine.speakers import POINT_OF_ORDER, TURN, Asked, queue

WHO = st.sampled_from("abcdef")
ASKINGS = st.lists(st.tuples(WHO, st.sampled_from([TURN, POINT_OF_ORDER])), max_size=12).map(
    lambda rows: [Asked(who, kind, place) for place, (who, kind) in enumerate(rows)]
)
SPOKEN = st.dictionaries(WHO, st.integers(0, 4))


def names(places) -> list[tuple[str, int]]:
    return [(place.asked.who, place.round) for place in places]


def test_who_has_not_spoken_comes_before_who_has() -> None:
    asked = [Asked("a", TURN, 1), Asked("b", TURN, 2), Asked("c", TURN, 3)]
    assert names(queue(asked, {"a": 1, "b": 2})) == [("c", 1), ("a", 2), ("b", 3)]


def test_a_point_of_order_goes_before_all_turns() -> None:
    asked = [Asked("a", TURN, 1), Asked("b", POINT_OF_ORDER, 2), Asked("a", POINT_OF_ORDER, 3)]
    assert names(queue(asked, {"b": 9})) == [("b", 0), ("a", 0), ("a", 1)]


def test_asking_again_gains_nothing() -> None:
    assert names(queue([Asked("a", TURN, 5), Asked("b", TURN, 2), Asked("a", TURN, 1)], {})) == [("a", 1), ("b", 1)]


def test_nobody_waits_on_an_empty_list() -> None:
    assert queue([], {"a": 3}) == ()


@pytest.mark.parametrize(("asked", "spoken"), [([Asked("a", "shout", 1)], {}), ([], {"a": -1})])
def test_what_makes_no_sense_is_refused(asked: list[Asked], spoken: dict[str, int]) -> None:
    with pytest.raises(ValueError):
        queue(asked, spoken)


@given(ASKINGS, SPOKEN, st.randoms())
def test_the_order_in_which_askings_are_given_does_not_matter(asked, spoken, random) -> None:
    mixed = list(asked)
    random.shuffle(mixed)
    assert queue(mixed, spoken) == queue(asked, spoken)


@given(ASKINGS, SPOKEN)
def test_everybody_who_asked_stands_there_once_for_each_kind(asked, spoken) -> None:
    assert sorted((p.asked.who, p.asked.kind) for p in queue(asked, spoken)) == sorted({(a.who, a.kind) for a in asked})


@given(ASKINGS, SPOKEN, WHO)
def test_having_spoken_once_more_never_brings_a_turn_forward(asked, spoken, who) -> None:
    def place(counts):
        turns = [p.asked.who for p in queue(asked, counts) if p.asked.kind == TURN]
        return turns.index(who) if who in turns else 0

    assert place({**spoken, who: spoken.get(who, 0) + 1}) >= place(spoken)
