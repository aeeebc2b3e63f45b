"""Seats shared out among units: counts that others have published, a second implementation, a peer, and the properties."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from votelib.evaluate.core import Tie
from votelib.evaluate.proportional import HighestAverages, LargestRemainder

from hamgam.engine.elections import APPORTIONING, NotApportioned, apportion

DIVISORS = ("sainte_lague", "d_hondt")
methods = st.sampled_from(APPORTIONING)
sizes_of_units = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 60), min_size=1)

# The population for apportionment of the first census of the United States (1790), as M. L. Balinski and H. P. Young print it
# in "Fair Representation": the house of 120 by Hamilton's bill, which Washington vetoed, and that of 105 by Jefferson's.
STATES = {
    "Virginia": 630560, "Massachusetts": 475327, "Pennsylvania": 432879, "North Carolina": 353523, "New York": 331589,
    "Maryland": 278514, "Connecticut": 236841, "South Carolina": 206236, "New Jersey": 179570, "New Hampshire": 141822,
    "Vermont": 85533, "Georgia": 70835, "Kentucky": 68705, "Rhode Island": 68446, "Delaware": 55540,
}  # fmt: skip


DIET = {"B": 6100, "G": 12000, "P": 3100, "R": 15800, "W": 16000, "Y": 47000}


def test_the_first_census_is_as_printed():
    assert sum(STATES.values()) == 3615920


@pytest.mark.parametrize(
    ("method", "seats", "shared"),
    [
        ("largest_remainder", 120, (21, 16, 14, 12, 11, 9, 8, 7, 6, 5, 3, 2, 2, 2, 2)),
        ("d_hondt", 105, (19, 14, 13, 10, 10, 8, 7, 6, 5, 4, 2, 2, 2, 2, 1)),
        ("sainte_lague", 105, (18, 14, 13, 10, 10, 8, 7, 6, 5, 4, 2, 2, 2, 2, 2)),
    ],
)
def test_the_first_house_of_representatives(method, seats, shared):
    assert apportion(method, STATES, seats).seats == dict(sorted(zip(STATES, shared, strict=True)))


@pytest.mark.parametrize(
    ("method", "sizes", "seats", "shared"),
    [
        # Wikipedia, "D'Hondt method": 230,000 votes, eight seats, with both rules.
        ("d_hondt", {"A": 100000, "B": 80000, "C": 30000, "D": 20000}, 8, (4, 3, 1, 0)),
        ("sainte_lague", {"A": 100000, "B": 80000, "C": 30000, "D": 20000}, 8, (3, 3, 1, 1)),
        # Wikipedia, "Sainte-Laguë method": seven seats, with both rules.
        ("sainte_lague", {"A": 53000, "B": 24000, "C": 23000}, 7, (3, 2, 2)),
        ("d_hondt", {"A": 53000, "B": 24000, "C": 23000}, 7, (4, 2, 1)),
        # Wikipedia, "Largest remainder method": 100,000 votes, ten seats, the quota of Hare.
        ("largest_remainder", DIET, 10, (1, 1, 0, 1, 2, 5)),
        # Wikipedia, "Apportionment paradox": one seat more for all costs C one.
        ("largest_remainder", {"A": 6, "B": 6, "C": 2}, 10, (4, 4, 2)),
        ("largest_remainder", {"A": 6, "B": 6, "C": 2}, 11, (5, 5, 1)),
    ],
)
def test_published_examples(method, sizes, seats, shared):
    assert tuple(apportion(method, sizes, seats).seats.values()) == shared


def test_the_working_can_be_shown_quotient_by_quotient():
    """The table of Wikipedia's "D'Hondt method", seat by seat."""
    found = apportion("d_hondt", {"A": 100000, "B": 80000, "C": 30000, "D": 20000}, 8)
    assert [(*step.given, max(step.figures.values())) for step in found.steps] == [
        ("A", 100000), ("B", 80000), ("A", 50000), ("B", 40000), ("A", Fraction(100000, 3)), ("C", 30000),
        ("B", Fraction(80000, 3)), ("A", 25000),
    ]  # fmt: skip
    assert found.steps[-1].figures == {"A": 25000, "B": 20000, "C": 15000, "D": 20000}


def test_the_working_can_be_shown_with_quota_and_remainders():
    whole, *rest = apportion("largest_remainder", {"A": 6, "B": 6, "C": 2}, 10).steps
    assert (whole.rule, whole.quota, whole.given) == ("whole", Fraction(7, 5), {"A": 4, "B": 4, "C": 1})
    assert whole.figures == {"A": Fraction(30, 7), "B": Fraction(30, 7), "C": Fraction(10, 7)}
    assert [(step.rule, step.given, step.figures["C"]) for step in rest] == [("remainder", {"C": 1}, Fraction(3, 7))]


# The ends.


@pytest.mark.parametrize("method", APPORTIONING)
@pytest.mark.parametrize(
    ("sizes", "seats", "shared"),
    [
        ({"a": 7}, 5, {"a": 5}),
        ({"a": 7, "b": 0}, 5, {"a": 5, "b": 0}),
        ({"a": 1, "b": 1}, 6, {"a": 3, "b": 3}),
        ({"b": 4, "a": 4, "c": 4}, 3, {"a": 1, "b": 1, "c": 1}),
        ({"a": 4, "b": 9}, 0, {"a": 0, "b": 0}),
    ],
)
def test_zero_sizes_one_unit_more_seats_than_people_and_all_equal(method, sizes, seats, shared):
    found = apportion(method, sizes, seats)
    assert (found.seats, found.tied, found.complete) == (shared, (), True)


@pytest.mark.parametrize("method", APPORTIONING)
@pytest.mark.parametrize("sizes", [{}, {"a": 0, "b": 0}])
def test_nobody_anywhere_leaves_all_seats_empty(method, sizes):
    found = apportion(method, sizes, 4, at_least=1)
    assert (found.seats, found.empty, found.complete, found.steps) == (dict.fromkeys(sizes, 0), 4, False, ())


@pytest.mark.parametrize("method", APPORTIONING)
def test_equal_units_are_tied_until_a_lot_is_drawn(method):
    equal = {"a": 4, "b": 4, "c": 4}
    found = apportion(method, equal, 5)
    assert (found.seats, found.tied, found.tied_seats) == ({"a": 1, "b": 1, "c": 1}, ("a", "b", "c"), 2)
    assert (found.complete, found.steps[-1].given, found.steps[-1].by_lot) == (False, {}, False)
    drawn = apportion(method, equal, 5, order=("c", "a", "b"))
    assert (drawn.seats, drawn.tied, drawn.tied_seats) == ({"a": 2, "b": 1, "c": 2}, (), 0)
    assert (drawn.complete, drawn.steps[-1].tied, drawn.steps[-1].by_lot) == (True, ("a", "b", "c"), True)


@pytest.mark.parametrize(
    ("sizes", "seats", "at_least", "order", "why"),
    [
        ({"a": -1}, 3, 0, None, "negative"),
        ({"a": 1}, -3, 0, None, "negative"),
        ({"a": 1}, 3, -1, None, "negative"),
        ({"a": 1, "b": 1}, 3, 2, None, "too_few_seats"),
        ({"a": 1, "b": 1}, 1, 0, ("a",), "order"),
    ],
)
@pytest.mark.parametrize("method", APPORTIONING)
def test_what_cannot_be_shared_out_is_refused(method, sizes, seats, at_least, order, why):
    with pytest.raises(NotApportioned) as refused:
        apportion(method, sizes, seats, at_least=at_least, order=order)
    assert refused.value.why == why


def test_an_unknown_rule_is_refused():
    with pytest.raises(KeyError):
        apportion("by_beauty", {"a": 1}, 1)


# At least so many for each.


@pytest.mark.parametrize(
    ("method", "shared"),
    [("sainte_lague", (11, 2, 1, 1)), ("d_hondt", (12, 1, 1, 1)), ("largest_remainder", (12, 1, 1, 1))],
)
def test_the_smallest_unit_has_what_each_has_at_least(method, shared):
    sizes = {"a": 80, "b": 11, "c": 5, "d": 1}
    assert tuple(apportion(method, sizes, 15, at_least=1).seats.values()) == shared


@given(methods, sizes_of_units, st.integers(0, 3), st.integers(0, 30))
def test_each_unit_with_members_has_at_least_so_many(method, sizes, at_least, more):
    there = [unit for unit, size in sizes.items() if size]
    seats = at_least * len(there) + more
    found = apportion(method, sizes, seats, at_least=at_least)
    assert all(found.seats[unit] >= at_least for unit in there)
    assert sum(found.seats.values()) + found.tied_seats + found.empty == seats


@given(methods, sizes_of_units, st.integers(0, 2), st.integers(0, 30))
def test_what_each_has_anyway_changes_nothing(method, sizes, at_least, more):
    there = [unit for unit, size in sizes.items() if size]
    seats = at_least * len(there) + more
    plain = apportion(method, sizes, seats)
    if all(plain.seats[unit] >= at_least for unit in there):
        assert apportion(method, sizes, seats, at_least=at_least).seats == plain.seats


# A second implementation, from the definitions: a divisor under which all parts, rounded, come to the seats.


def rounded(method: str, size: int, divisor: Fraction) -> tuple[int, int]:
    """The fewest and the most seats that a part size / divisor may be rounded to: two numbers where it lies on the edge."""
    part = size / divisor
    if method == "sainte_lague":
        low = -((-2 * part.numerator + part.denominator) // (2 * part.denominator))  # rounded up from part - 1/2
        high = (2 * part.numerator + part.denominator) // (2 * part.denominator)
        return low, high
    whole = part.numerator // part.denominator
    return (whole - 1 if part == whole and whole else whole), whole


def by_divisor(method: str, sizes: dict[str, int], seats: int, at_least: int) -> dict[str, tuple[int, int]]:
    """Unit → the fewest and the most seats, with the divisor found by trying every edge at which a rounding changes."""
    there = {unit: size for unit, size in sizes.items() if size}
    step = 2 if method == "sainte_lague" else 1
    edges = sorted(
        {Fraction(step * size, step * n - (step - 1)) for size in there.values() for n in range(1, seats + 2)}
    )
    low, high = 0, len(edges) - 1
    while low < high:  # the largest divisor under which the most come to at least all seats
        middle = (low + high + 1) // 2
        most = sum(max(rounded(method, size, edges[middle])[1], at_least) for size in there.values())
        low, high = (middle, high) if most >= seats else (low, middle - 1)
    found = {unit: rounded(method, size, edges[low]) for unit, size in there.items()}
    return {unit: (max(few, at_least), max(many, at_least)) for unit, (few, many) in found.items()}


@given(st.sampled_from(DIVISORS), sizes_of_units, st.integers(0, 2), st.integers(1, 25))
def test_a_divisor_comes_to_the_same_seats(method, sizes, at_least, more):
    there = sorted(unit for unit, size in sizes.items() if size)
    seats = at_least * len(there) + more
    found = apportion(method, sizes, seats, at_least=at_least)
    if not there:
        return
    second = by_divisor(method, sizes, seats, at_least)
    edge = tuple(unit for unit in there if second[unit][0] < second[unit][1])
    free = seats - sum(few for few, _many in second.values())
    tied = edge if len(edge) > free else ()
    assert {unit: found.seats[unit] for unit in there} == {u: second[u][0 if tied else 1] for u in there}
    assert (found.tied, found.tied_seats) == (tied, free if tied else 0)


def test_largest_remainders_are_those_nearest_to_the_shares():
    """Hamilton's rule makes the sum of the squares of the distances least (G. Birkhoff 1976): by trying everything."""
    for sizes in product(range(6), repeat=3):
        for seats in range(7):
            if not sum(sizes):
                continue
            shares = [Fraction(size * seats, sum(sizes)) for size in sizes]
            every = [some for some in product(range(seats + 1), repeat=3) if sum(some) == seats]
            far = {some: sum((n - s) ** 2 for n, s in zip(some, shares, strict=True)) for some in every}
            best = {some for some in every if far[some] == min(far.values())}
            found = apportion("largest_remainder", dict(zip("abc", sizes, strict=True)), seats)
            held = tuple(found.seats.values())
            if not found.tied:
                assert best == {held}
            else:
                assert len(best) > 1
                assert all(all(a <= b for a, b in zip(held, some, strict=True)) for some in best)


# Another's implementation: votelib.

PEERS = {
    "sainte_lague": HighestAverages("sainte_lague"),
    "d_hondt": HighestAverages("d_hondt"),
    "largest_remainder": LargestRemainder("hare"),
}


@given(methods, sizes_of_units, st.integers(1, 30))
def test_votelib_shares_out_the_same(method, sizes, seats):
    there = {unit: size for unit, size in sizes.items() if size}
    if not there:
        return
    theirs = PEERS[method].evaluate(there, seats)
    tied = [key for key in theirs if isinstance(key, Tie)]
    found = apportion(method, sizes, seats)
    assert {unit: n for unit, n in found.seats.items() if n} == {u: n for u, n in theirs.items() if n and u not in tied}
    assert set(found.tied) == set().union(*tied)
    assert found.tied_seats == sum(theirs[key] for key in tied)


# Properties.


@given(methods, st.lists(st.integers(0, 60), min_size=1, max_size=8), st.integers(0, 30), st.randoms())
def test_the_order_of_the_units_does_not_matter(method, sizes, seats, random):
    units = list(zip("abcdefgh", sizes, strict=False))
    other = random.sample(units, len(units))
    assert apportion(method, dict(other), seats) == apportion(method, dict(units), seats)


@given(methods, sizes_of_units, st.integers(0, 30), st.permutations("abcdefgh"))
def test_with_a_lot_every_seat_has_its_unit_and_only_the_tied_differ(method, sizes, seats, order):
    without = apportion(method, sizes, seats)
    drawn = apportion(method, sizes, seats, order=tuple(order))
    assert drawn.complete or not any(sizes.values())
    gained = {unit for unit in sizes if drawn.seats[unit] != without.seats[unit]}
    assert gained == set(sorted(without.tied, key=order.index)[: without.tied_seats])
    assert all(drawn.seats[unit] == without.seats[unit] + 1 for unit in gained)


@given(methods, sizes_of_units, st.integers(0, 30), st.integers(0, 1))
def test_a_larger_unit_never_gets_fewer(method, sizes, seats, at_least):
    seats += at_least * len(sizes)
    held = apportion(method, sizes, seats, at_least=at_least).seats
    assert all(held[a] >= held[b] for a in sizes for b in sizes if sizes[a] > sizes[b])


@given(st.sampled_from(DIVISORS), sizes_of_units, st.integers(0, 30), st.permutations("abcdefgh"), st.integers(0, 1))
def test_one_seat_more_for_all_costs_nobody_one(method, sizes, seats, order, at_least):
    seats += at_least * len(sizes)
    before = apportion(method, sizes, seats, order=tuple(order), at_least=at_least).seats
    after = apportion(method, sizes, seats + 1, order=tuple(order), at_least=at_least).seats
    assert all(after[unit] >= before[unit] for unit in sizes)


@given(sizes_of_units, st.integers(0, 30), st.permutations("abcdefgh"))
def test_largest_remainders_keep_to_the_quota(sizes, seats, order):
    held = apportion("largest_remainder", sizes, seats, order=tuple(order)).seats
    everybody = sum(sizes.values())
    for unit, size in sizes.items():
        assert not everybody or abs(held[unit] * everybody - size * seats) < everybody


@given(methods, sizes_of_units, st.integers(0, 30), st.integers(2, 50))
def test_all_units_so_many_times_as_large_share_the_same(method, sizes, seats, times):
    larger = {unit: size * times for unit, size in sizes.items()}
    assert apportion(method, larger, seats).seats == apportion(method, sizes, seats).seats


@given(methods, sizes_of_units, st.integers(0, 2), st.integers(0, 20), st.permutations("abcdefgh"))
def test_the_steps_add_up_to_the_seats(method, sizes, at_least, more, order):
    found = apportion(method, sizes, at_least * len(sizes) + more, at_least=at_least, order=tuple(order))
    told = dict.fromkeys(sorted(sizes), 0)
    for step in found.steps:
        for unit, number in step.given.items():
            told[unit] += number
    assert told == found.seats


@pytest.mark.parametrize("method", APPORTIONING)
def test_a_large_federation_is_shared_out_whole(method):
    sizes = {f"u{number}": (number * 7919) % 997 + 1 for number in range(500)}
    found = apportion(method, sizes, 1000, at_least=1)
    assert sum(found.seats.values()) + found.tied_seats == 1000
