"""The consultation, from rows to results."""

import random

import pytest

from hamgam.engine.ground.consultation import AGREE, DISAGREE, LEAST, PASS, ConsultationError, results, votes_of

from .opinions import by_lot, camps, votes


def sizes(found):
    return [group.size for group in found.groups]


def test_groups_with_views_of_their_own_are_found_with_what_marks_them():
    found = results(votes(camps((120, 80, 50))))
    assert sizes(found) == pytest.approx([120, 80, 50], abs=2)
    assert (found.participants, found.unplaced, found.reason) == (250, 0, None)
    assert found.separation > 0.6
    for group in found.groups:
        assert len(group.marks) >= 3
        for mark in group.marks:
            row = next(row for row in found.statements if row.id == mark.id)
            assert mark.share > mark.others
            assert mark.times == pytest.approx(mark.share / mark.others, rel=1e-3)
            assert row.united is None


def test_what_all_groups_say_unites_and_nothing_else_does():
    found = results(votes(camps((120, 80, 50), shared=6)))
    assert [row.id for row in found.statements if row.united] == [f"s{at}" for at in range(1, 7)]
    by_consensus = sorted(found.statements, key=lambda row: -row.unites)
    assert {row.id for row in by_consensus[:6]} == {f"s{at}" for at in range(1, 7)}
    assert max(row.divides for row in by_consensus[:6]) < 0.2


def test_twelve_people_among_eight_hundred_are_found_when_they_are_apart():
    for seed in range(4):
        found = results(votes(camps((430, 358, 12), statements=30, seed=seed)))
        assert sizes(found)[-1] == 12, seed
    found = results(votes(camps((788, 12), statements=40, seed=1)))
    assert sizes(found) == [788, 12]


def test_twelve_people_who_are_against_undo_a_consensus_of_eight_hundred():
    rows = camps((430, 358, 12), statements=30)
    small = {f"p{person:05}" for person in range(788, 800)}
    before = {row.id: row for row in results(votes(rows)).statements}["s1"]
    turned = [(who, what, -1 if (who in small and what == "s1") else answer) for who, what, answer in rows]
    found = results(votes(turned))
    after = {row.id: row for row in found.statements}["s1"]
    assert sizes(found)[-1] == 12
    assert (before.united, after.united) == ("agree", None)
    assert after.unites < before.unites / 3
    low, high = after.by_group["c"].between["disagree"]
    assert (low > after.by_group["c"].between["agree"][1], high) == (True, 12)


@pytest.mark.parametrize("people, statements", [(25, 8), (60, 10), (100, 40), (400, 30), (800, 12), (1500, 60)])
@pytest.mark.parametrize("answered", [1.0, 0.3])
def test_people_who_answer_by_lot_are_no_groups(people, statements, answered):
    for seed in range(4):
        found = results(votes(by_lot(people, statements, seed, answered)))
        assert found.groups == ()
        assert found.reason in ("no_structure", "too_few_answers", "too_few_people")
        assert found.separation == 0


def test_opinion_that_goes_on_from_end_to_end_is_not_cut_into_many_groups():
    random_ = random.Random(4)
    rows = []
    tilt = [(random_.gauss(0, 1), random_.gauss(0, 1)) for _ in range(30)]
    for person in range(400):
        leaning = random_.gauss(0, 1)
        for at, (slope, level) in enumerate(tilt):
            rows.append((f"p{person}", f"s{at}", 1 if random_.gauss(0, 1) < slope * leaning + level else -1))
    found = results(votes_of(rows))
    assert len(found.groups) <= 3
    assert found.separation < 0.7


@pytest.mark.parametrize("answered", [1.0, 0.5])
def test_the_order_of_rows_and_the_names_of_people_change_nothing(answered):
    rows = camps((90, 70, 20), answered=answered)
    first = results(votes(rows))
    shuffler = random.Random(7)
    for _ in range(3):
        shuffler.shuffle(rows)
        others = {who: f"x{shuffler.random()}" for who, _, _ in rows}
        assert results(votes([(others[who], what, answer) for who, what, answer in rows])) == first


def test_the_names_of_statements_change_nothing_but_their_order():
    rows = camps((90, 70, 20))
    first = results(votes(rows))
    named = {f"s{at}": f"s{99 - at}" for at in range(1, 25)}
    found = results(votes([(who, named[what], answer) for who, what, answer in rows]))
    assert sizes(found) == sizes(first)
    by_id = {row.id: row for row in found.statements}
    for row in first.statements:
        same = by_id[named[row.id]]
        assert (same.seen, same.agree, same.united) == (row.seen, row.agree, row.united)
        assert same.unites == pytest.approx(row.unites)


def test_what_somebody_did_not_answer_is_not_filled_in():
    rows = camps((100, 100), statements=20)
    some = [row for at, row in enumerate(rows) if at % 3 == 0 or row[0] < "p00150"]
    found = results(votes(some))
    assert min(sizes(found)) > 75
    assert sum(sizes(found)) + found.unplaced == 200
    for row in found.statements:
        answered = sum(what == row.id for _, what, _ in some)
        low, high = row.between.get("seen", (row.seen, row.seen))
        assert low <= answered <= high <= 200
    assert 0.9 * len(some) < found.answers <= len(some)


def test_who_answered_one_statement_only_is_counted_and_in_no_group():
    rows = camps((100, 80), statements=20)
    rows += [(f"once{at}", f"s{1 + at % 2}", AGREE) for at in range(30)]
    found = results(votes(rows))
    assert found.participants == 210
    assert sum(sizes(found)) + found.unplaced == 210
    assert found.unplaced == 30


def test_so_many_groups_as_are_asked_for():
    rows = votes(camps((100, 80, 60)))
    assert len(results(rows, groups=2).groups) == 2
    assert len(results(rows, groups=4).groups) == 4
    alone = results(rows, groups=1)
    assert (alone.groups, alone.reason) == ((), "one_group")
    assert {cell.group for cell in alone.map} == {""}
    for wrong in (0, 27, -1):
        with pytest.raises(ConsultationError) as caught:
            results(rows, groups=wrong)
        assert caught.value.code == "groups"


def test_nothing_is_said_of_four_people():
    found = results(votes(by_lot(4, 6)))
    assert (found.participants, found.answers, found.groups, found.map) == (None, 0, (), ())
    assert found.reason == "too_few_people"
    assert {(row.seen, row.agree, row.pass_, row.disagree) for row in found.statements} == {(None,) * 4}


def test_of_few_people_there_are_counts_and_no_groups():
    rows = [(f"p{person}", "s", AGREE if person < 9 else DISAGREE) for person in range(16)]
    found = results(votes(rows))
    row = found.statements[0]
    assert (row.seen, row.agree, row.pass_, row.disagree) == (16, 9, 0, 7)
    assert (found.groups, found.reason) == ((), "too_few_people")
    assert row.unites == pytest.approx(10 / 18)


def test_three_who_disagree_are_held_back_and_who_agrees_with_them():
    rows = [(f"p{person}", "s", DISAGREE if person < 3 else AGREE) for person in range(40)]
    row = results(votes(rows)).statements[0]
    assert (row.agree, row.disagree) == (None, None)
    assert row.between == {"agree": (36, 39), "disagree": (1, 4)}
    assert (row.seen, row.united) == (40, "agree")


def test_nothing_at_all_is_no_error():
    found = results(votes([]))
    assert (found.participants, found.statements, found.groups) == (None, (), ())


def test_all_alike_are_one():
    found = results(votes([(f"p{person}", f"s{at}", AGREE) for person in range(60) for at in range(10)]))
    assert (found.groups, found.reason) == ((), "no_structure")
    assert {row.united for row in found.statements} == {"agree"}
    found = results(votes([(f"p{person}", f"s{at}", PASS) for person in range(60) for at in range(10)]))
    assert {row.united for row in found.statements} == {None}


def test_equal_people_in_two_camps_are_two_groups():
    rows = [(f"p{person}", f"s{at}", AGREE if person < 40 else DISAGREE) for person in range(60) for at in range(10)]
    assert sizes(results(votes(rows))) == [40, 20]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([("p", "s", 2)], "unknown_answer"),
        ([("p", "s", True)], "unknown_answer"),
        ([("p", "s", "1")], "unknown_answer"),
        ([("p", "s", None)], "unknown_answer"),
        ([("", "s", 1)], "nameless"),
        ([("p", "", 1)], "nameless"),
        ([("p", "s", 1), ("q", "s", 1), ("p", "s", -1)], "answered_twice"),
        ([("p", f"s{at}", 1) for at in range(5001)], "too_many_statements"),
    ],
)
def test_answers_that_cannot_be_counted_have_a_name(rows, code):
    with pytest.raises(ConsultationError) as caught:
        votes_of(rows)
    assert caught.value.code == code


def test_the_same_answer_twice_counts_once():
    rows = [(f"p{person}", "s", AGREE) for person in range(6)]
    assert results(votes(rows * 2)) == results(votes(rows))


def test_a_higher_least_holds_back_more():
    rows = camps((60, 40))
    found = results(votes(rows), least=10)
    shown = [
        count
        for row in found.statements
        for of in [row, *filter(None, row.by_group.values())]
        for count in (of.seen, of.agree, of.pass_, of.disagree)
        if count is not None
    ]
    assert [count for count in shown if 0 < count < 10] == []
    assert min(cell.count for cell in found.map) >= 10 > LEAST
    with pytest.raises(ConsultationError):
        results(votes(rows), least=0)


def test_statements_stand_in_the_order_that_people_expect():
    rows = [(f"p{person}", name, AGREE) for person in range(5) for name in ("10", "9", "b", "1")]
    assert [row.id for row in results(votes(rows)).statements] == ["1", "9", "10", "b"]
