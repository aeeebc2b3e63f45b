"""Two changes of a whole text."""

import pytest
from hypothesis import given, settings

from hamgam.engine.texts import COLLIDING, ClauseText, Collision, Section, Snapshot, merge_texts
from tests.engine.texts.snapshots import BASE, changed, text

OTHER = {"ours": "theirs", "theirs": "ours"}


def exchanged(rows):
    return sorted(
        (row.id, row.case, sorted(OTHER[side] for side in row.by), [(c.base, c.theirs, c.ours) for c in row.collisions])
        for row in rows
    )


def plain(rows):
    return sorted(
        (row.id, row.case, sorted(row.by), [(c.base, c.ours, c.theirs) for c in row.collisions]) for row in rows
    )


def case_of(base, ours, theirs, name):
    return next((row.case, row.by) for row in merge_texts(base, ours, theirs).clauses if row.id == name)


@settings(max_examples=300)
@given(changed("x"), changed("y"))
def test_which_side_is_called_ours_does_not_matter(ours, theirs):
    there, back = merge_texts(BASE, ours, theirs), merge_texts(BASE, theirs, ours)
    assert there.snapshot == back.snapshot
    assert plain(there.clauses) == exchanged(back.clauses)
    assert plain(there.headings) == exchanged(back.headings)


@settings(max_examples=150)
@given(changed("x"))
def test_a_side_that_changed_nothing_gives_way(ours):
    assert merge_texts(BASE, ours, BASE).snapshot == ours
    assert merge_texts(BASE, BASE, ours).snapshot == ours


@settings(max_examples=150)
@given(changed("x"))
def test_the_same_change_on_both_sides_is_made_once(ours):
    assert merge_texts(BASE, ours, ours).snapshot == ours


@settings(max_examples=200)
@given(changed("x"), changed("y"))
def test_there_is_a_text_or_something_collides_and_no_clause_is_lost(ours, theirs):
    result = merge_texts(BASE, ours, theirs)
    assert (result.snapshot is None) == bool(result.collisions)
    assert {row.id for row in result.clauses} == {c.id for side in (BASE, ours, theirs) for _, c in side.placed()}
    if result.snapshot:
        gone = {row.id for row in result.clauses if row.case in ("removed", "removed_alike")}
        assert {c.id for _, c in result.snapshot.placed()} == {row.id for row in result.clauses} - gone


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("a:one two three|b", "a:one two three|b", ("same", set())),
        ("a:1 two three|b", "a:one two three|b", ("edited", {"ours"})),
        ("a:one two three|b", "a:one two 3|b", ("edited", {"theirs"})),
        ("a:1 two three|b", "a:one two 3|b", ("merged", {"ours", "theirs"})),
        ("a:1 two three|b", "a:1 two three|b", ("edited_alike", {"ours", "theirs"})),
        ("a:1 two three|b", "a:I two three|b", ("collision", {"ours", "theirs"})),
        ("b", "a:one two three|b", ("removed", {"ours"})),
        ("b", "b", ("removed_alike", {"ours", "theirs"})),
        ("b", "a:1 two three|b", ("removed_and_edited", {"ours", "theirs"})),
    ],
)
def test_each_case_has_its_name(ours, theirs, expected):
    case, by = case_of(text(s="a:one two three|b"), text(s=ours), text(s=theirs), "a")
    assert (case, set(by)) == expected


def test_moved_by_one_and_edited_by_the_other_is_both():
    base, ours, theirs = text(s="a|b|c|d:d words"), text(s="d:d words|a|b|c"), text(s="a|b|c|d:new words")
    assert merge_texts(base, ours, theirs).snapshot == text(s="d:new words|a|b|c")
    assert case_of(base, ours, theirs, "d") == ("moved_and_edited", frozenset({"ours", "theirs"}))


def test_moved_to_two_places_goes_back_to_people():
    base = text(s="a|b|c|d", t="x")
    assert case_of(base, text(s="d|a|b|c", t="x"), text(s="a|d|b|c", t="x"), "d")[0] == "moved_apart"
    assert case_of(base, text(s="a|b|c", t="x|d"), text(s="d|a|b|c", t="x"), "d")[0] == "moved_apart"
    assert merge_texts(base, text(s="d|a|b|c", t="x"), text(s="a|d|b|c", t="x")).snapshot is None


def test_moved_alike_moves_once():
    base, moved = text(s="a|b|c|d"), text(s="d|a|b|c")
    assert merge_texts(base, moved, moved).snapshot == moved
    assert case_of(base, moved, moved, "d") == ("moved_alike", frozenset({"ours", "theirs"}))


def test_removed_by_one_and_moved_by_the_other_goes_back_to_people():
    assert case_of(text(s="a|b|c|d"), text(s="a|b|c"), text(s="d|a|b|c"), "d")[0] == "removed_and_moved"


def test_clauses_added_in_two_places_both_stand():
    assert merge_texts(text(s="a|b"), text(s="a|x|b"), text(s="a|b|y")).snapshot == text(s="a|x|b|y")


def test_clauses_added_at_one_place_stand_by_their_ids_each_row_together():
    assert merge_texts(text(s="a"), text(s="a|y1|y2"), text(s="a|x1|z1")).snapshot == text(s="a|x1|z1|y1|y2")


def test_one_new_clause_that_both_give_different_words_goes_back_to_people():
    assert case_of(text(s="a"), text(s="a|x:one"), text(s="a|x:two"), "x")[0] == "added_apart"


def test_a_section_that_one_removed_while_the_other_wrote_in_it_goes_back_to_people():
    result = merge_texts(text(s="a", t="b"), text(s="a"), text(s="a", t="b|x"))
    assert result.snapshot is None
    assert {row.id: row.case for row in result.clauses} == {"a": "same", "b": "removed", "x": "section_removed"}


def test_a_split_on_one_side_and_an_edit_of_what_stayed_are_both_made():
    base = text(s="a:clean rivers for all and safe work for all")
    ours = Snapshot(
        (
            Section(
                "s", (ClauseText("a", "clean rivers for all"), ClauseText("x", "safe work for all", came_from=("a",)))
            ),
        )
    )
    merged = merge_texts(base, ours, text(s="a:clear rivers for all and safe work for all")).snapshot
    assert [(c.id, c.text) for _, c in merged.placed()] == [("a", "clear rivers for all"), ("x", "safe work for all")]


def test_a_split_on_one_side_and_an_edit_of_what_was_split_off_collide():
    base = text(s="a:clean rivers for all and safe work for all")
    ours = Snapshot(
        (
            Section(
                "s", (ClauseText("a", "clean rivers for all"), ClauseText("x", "safe work for all", came_from=("a",)))
            ),
        )
    )
    result = merge_texts(base, ours, text(s="a:clean rivers for all and decent work for all"))
    assert result.snapshot is None
    assert result.collisions[0].collisions == (Collision("and safe work for all", "", "and decent work for all"),)


def test_headings_and_titles_are_merged_by_words():
    base = Snapshot((Section("s", heading="Rivers and work"),), "A call to all")
    ours = Snapshot((Section("s", heading="Clean rivers and work"),), "A call to all")
    theirs = Snapshot((Section("s", heading="Rivers and safe work"),), "A call to everyone")
    result = merge_texts(base, ours, theirs)
    assert result.snapshot == Snapshot((Section("s", heading="Clean rivers and safe work"),), "A call to everyone")
    assert [(row.id, row.case) for row in result.headings] == [("s", "merged"), ("", "edited")]


def test_the_colliding_cases_are_listed_and_no_others():
    assert sorted(COLLIDING) == [
        "added_apart", "collision", "moved_apart", "removed_and_edited", "removed_and_moved", "section_removed",
    ]  # fmt: skip


def test_ten_thousand_clauses_merge():
    rows = [ClauseText(f"c{at}", f"clause {at} has words") for at in range(10_000)]
    base = Snapshot((Section("s", tuple(rows)),))
    ours = Snapshot((Section("s", (rows[-1], *rows[:-1])),))
    theirs = Snapshot((Section("s", (*rows[:5000], ClauseText("c5000", "clause 5000 has other words"), *rows[5001:])),))
    merged = merge_texts(base, ours, theirs).snapshot
    assert [c.id for _, c in merged.placed()] == ["c9999", *(f"c{at}" for at in range(9_999))]
    assert merged.sections[0].clauses[5001].text == "clause 5000 has other words"
