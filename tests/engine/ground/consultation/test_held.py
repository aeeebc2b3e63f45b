"""No figure about fewer than five people: somebody with all that is published tries to find one."""

from itertools import combinations, product

import numpy as np
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from hamgam.engine.ground.consultation import LEAST, results
from hamgam.engine.ground.consultation.holding import held, held_each

from .opinions import camps, votes

ANSWERS = range(4)  # agree, pass, disagree, not answered
SUMS = [list(some) for size in (2, 3) for some in combinations(ANSWERS, size)]
rows = st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 7, 9]), min_size=4, max_size=4).filter(
    lambda row: LEAST <= sum(row) <= 15
)
large = st.lists(st.integers(0, 12) | st.integers(0, 400), min_size=4, max_size=4).filter(lambda row: sum(row) >= LEAST)


def tables_of(size, ranges):
    """All ways in which a group of this size can have answered, within its ranges."""
    found = [
        (*three, size - sum(three))
        for three in product(*(range(low, min(high, size) + 1) for low, high in ranges[:3]))
        if ranges[3][0] <= size - sum(three) <= ranges[3][1]
    ]
    return np.array(found, np.int64).reshape(-1, 4)


def possible(published, sizes, rest):
    """For each row (the groups, then those in none) all that it can be, by trying every table."""
    ranges = [*published.groups, *([published.rest or tuple((0, rest) for _ in ANSWERS)] if rest else [])]
    ways = [tables_of(size, row) for size, row in zip([*sizes, *([rest] if rest else [])], ranges, strict=True)]
    found = []
    for own in range(len(ways)):
        sums = np.zeros((1, 4), np.int64)
        for other, table in enumerate(ways):
            if other != own:
                sums = np.unique((sums[:, None, :] + table[None, :, :]).reshape(-1, 4), axis=0)
        fits = [all_within(sums + way, published.everyone).any() for way in ways[own]]
        kept = ways[own][np.array(fits, bool)]
        found.append(kept)
    return found


def all_within(sums, ranges):
    low, high = np.array(ranges).T
    return ((sums >= low) & (sums <= high)).all(1)


@settings(max_examples=80)
@example(groups=[[0, 0, 5, 4], [1, 3, 5, 0]], rest=[0, 0, 0, 0])
@given(groups=st.lists(rows, min_size=1, max_size=2), rest=rows | st.just([0, 0, 0, 0]))
def test_whoever_tries_every_table_finds_no_small_count_closer_than_under_five(groups, rest):
    published = held(groups, rest, LEAST)
    everyone = [sum(column) for column in zip(*groups, rest, strict=True)]
    found = possible(published, [sum(row) for row in groups], sum(rest))
    for row, ways in zip([*groups, *([rest] if any(rest) else [])], found, strict=True):
        assert tuple(row) in set(map(tuple, ways.tolist()))
        for answer in ANSWERS:
            values, others = set(ways[:, answer].tolist()), everyone[answer] - row[answer]
            if row[answer] < LEAST and everyone[answer]:
                most = LEAST if published.everyone[answer][1] >= LEAST else published.everyone[answer][1] + 1
                assert set(range(most)) <= values
            if groups and 0 < others < LEAST and published.everyone[answer][0] == published.everyone[answer][1]:
                assert len(values) > 1  # else it is known of the others by subtraction
        for some in SUMS:
            if 0 < sum(row[answer] for answer in some) < LEAST:
                assert len({*ways[:, some].sum(1).tolist()}) > 1
        seen = sum(row[:3])
        if seen < LEAST and sum(everyone[:3]) >= LEAST and row[3] >= LEAST:
            assert set(range(LEAST)) <= set(ways[:, :3].sum(1).tolist())


@settings(max_examples=80)
@given(groups=st.lists(rows, min_size=1, max_size=2), rest=rows | st.just([0, 0, 0, 0]))
def test_every_end_of_a_range_is_reached_by_a_table_that_fits(groups, rest):
    published = held(groups, rest, LEAST)
    found = possible(published, [sum(row) for row in groups], sum(rest))
    for ranges, ways in zip([*published.groups, published.rest], found, strict=False):
        assert ranges == tuple(zip(ways.min(0).tolist(), ways.max(0).tolist(), strict=True))


@settings(max_examples=40)
@given(
    tables=st.lists(
        st.tuples(st.lists(large, min_size=0, max_size=4), large | st.just([0, 0, 0, 0])).filter(
            lambda table: table[0] or any(table[1])
        ),
        max_size=5,
    )
)
def test_statements_looked_at_together_are_published_as_each_alone(tables):
    assert held_each(tables, LEAST) == [held(*table, LEAST) for table in tables]


def test_twenty_groups_can_be_asked_for_and_name_no_small_count():
    found = results(votes(camps([30] * 20, seed=4)), groups=20)
    for row in found.statements:
        assert [n for of in row.by_group.values() if of for n in (of.agree, of.pass_) if n and n < LEAST] == []
    assert len(found.groups) == 20


@settings(max_examples=100)
@given(groups=st.lists(large, min_size=0, max_size=5), rest=large | st.just([0, 0, 0, 0]))
def test_what_is_published_is_true_and_names_no_count_under_five(groups, rest):
    assume(groups or any(rest))
    published = held(groups, rest, LEAST)
    everyone = [sum(column) for column in zip(*groups, rest, strict=True)]
    for row, ranges in zip([*groups, everyone], [*published.groups, published.everyone], strict=True):
        for answer, (low, high) in enumerate(ranges):
            assert low <= row[answer] <= high
            if low == high:
                assert low >= LEAST or (low == 0 and (everyone[answer] == 0 or row is everyone))
            elif row[answer] < LEAST:
                assert low <= (row is everyone)
                assert high >= LEAST - 1


@settings(max_examples=60)
@given(groups=st.lists(large, min_size=1, max_size=5), rest=large | st.just([0, 0, 0, 0]))
def test_narrowing_finds_no_more_than_the_ranges_that_are_published(groups, rest):
    published = held(groups, rest, LEAST)
    sizes = [sum(row) for row in groups]
    known = [[list(each) for each in row] for row in published.groups]
    known.append([list(each) for each in published.rest] or [[0, 0] for _ in ANSWERS])
    totals = [list(each) for each in published.everyone]
    for _ in range(20):
        for row, size in zip(known, [*sizes, sum(rest)], strict=True):
            _narrow(row, [size, size])
        for answer in ANSWERS:
            _narrow([row[answer] for row in known], totals[answer])
    for row, ranges in zip(known, published.groups, strict=False):
        assert [low <= given[0] and given[1] <= high for (low, high), given in zip(row, ranges, strict=True)] == [
            True
        ] * 4
    everyone = [sum(column) for column in zip(*groups, rest, strict=True)]
    for row, ranges in zip([*groups, rest], known, strict=True):
        for answer in ANSWERS:
            if row[answer] < LEAST and everyone[answer] >= LEAST and any(row):
                assert (ranges[answer][0], ranges[answer][1] >= LEAST - 1) == (0, True)


def _narrow(parts, total):
    """Each part lies between the total less all that the others can be and the total less the least that they are."""
    low, high = sum(part[0] for part in parts), sum(part[1] for part in parts)
    total[:] = [max(total[0], low), min(total[1], high)]
    for part in parts:
        least, most = total[0] - (high - part[1]), total[1] - (low - part[0])
        new = [max(part[0], least), min(part[1], most)]
        low, high = low + new[0] - part[0], high + new[1] - part[1]
        part[:] = new


def test_two_who_agree_and_two_who_pass_are_not_four_by_subtraction():
    groups = [[2, 2, 16, 30], [20, 20, 30, 40]]
    published = held(groups, [0, 0, 0, 0], LEAST)
    ways = possible(published, [sum(row) for row in groups], 0)[0]
    assert {4} < set(ways[:, :2].sum(1).tolist())
    assert published.everyone == ((22, 22), (22, 22), (46, 46), (70, 70))


def test_of_two_groups_with_two_who_agree_the_four_are_not_everyone_less_the_third():
    groups = [[40, 12, 13, 14], [2, 12, 13, 14], [2, 12, 13, 14]]
    published = held(groups, [0, 0, 0, 0], LEAST)
    assert published.groups[0][0] != (40, 40) or published.everyone[0] != (44, 44)


def test_four_who_answered_are_held_back_although_a_hundred_did_not():
    published = held([[3, 0, 1, 100], [30, 20, 10, 40]], [0, 0, 0, 0], LEAST)
    assert published.groups[0] == ((0, 4), (0, 4), (0, 4), (100, 104))


def test_small_counts_go_and_others_with_them_those_first_that_are_missed_least():
    published = held([[60, 20, 10, 30], [9, 1, 2, 8]], [0, 0, 0, 0], LEAST)
    assert published.everyone == ((69, 69), (21, 21), (12, 12), (38, 38))
    assert published.groups == (
        ((60, 60), (17, 21), (8, 12), (27, 33)),
        ((9, 9), (0, 4), (0, 4), (5, 11)),
    )


def test_what_nobody_answered_is_published():
    assert held([[60, 0, 10, 0], [9, 0, 12, 0]], [0, 0, 0, 0], LEAST).groups == (
        ((60, 60), (0, 0), (10, 10), (0, 0)),
        ((9, 9), (0, 0), (12, 12), (0, 0)),
    )


def test_nothing_of_a_whole_consultation_can_be_subtracted():
    for seed, sizes, answered in ((1, (60, 40, 12), 1.0), (2, (90, 30), 0.4), (3, (200, 150, 100, 20), 0.7)):
        found = results(votes(camps(sizes, seed=seed, answered=answered)))
        assert len(found.groups) >= 2
        assert found.unplaced == 0 or found.unplaced >= LEAST
        assert found.participants == found.unplaced + sum(group.size for group in found.groups)
        for row in found.statements:
            for word in ("seen", "agree", "pass_", "disagree"):
                whole = getattr(row, word)
                each = [getattr(of, word) if of else None for of in row.by_group.values()]
                assert [n for n in [whole, *each] if n is not None and 0 < n < LEAST] == []
                if whole is not None and None not in each:
                    assert not 0 < whole - sum(each) < LEAST
            for of in [row, *filter(None, row.by_group.values())]:
                figures = (of.agree, of.pass_, of.disagree)
                assert of.seen is None or figures.count(None) != 1
        for group in found.groups:
            cells = [cell.count for cell in found.map if cell.group == group.letter]
            assert min(cells) >= LEAST
            assert sum(cells) == group.size
