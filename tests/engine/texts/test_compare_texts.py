"""Two states of a whole text."""

import pytest
from hypothesis import given, settings

from hamgam.engine.texts import (
    ClauseText,
    Piece,
    Section,
    Snapshot,
    TextError,
    compare_sections,
    compare_texts,
    numbering,
)
from tests.engine.texts.snapshots import BASE, changed, text


def cases(old, new):
    return [(row.case, row.before, row.after) for row in compare_texts(old, new)]


@given(changed("x"))
def test_a_text_beside_itself_is_the_same_in_every_clause(one):
    assert {row.case for row in compare_texts(one, one)} <= {"same"}


@settings(max_examples=150)
@given(changed("x"), changed("y"))
def test_every_clause_of_both_texts_stands_once(old, new):
    rows = compare_texts(old, new)
    assert sorted(name for row in rows for name in row.before) == sorted(clause.id for _, clause in old.placed())
    assert sorted(name for row in rows for name in row.after) == sorted(clause.id for _, clause in new.placed())


@settings(max_examples=150)
@given(changed("x"), changed("y"))
def test_pieces_give_the_words_of_both_texts_back(old, new):
    words = [{clause.id: clause.text for _, clause in side.placed()} for side in (old, new)]
    for row in compare_texts(old, new):
        was = "".join(piece.text for piece in row.pieces if piece.kind != "inserted")
        now = "".join(piece.text for piece in row.pieces if piece.kind != "deleted")
        assert was == "\n\n".join(words[0][name] for name in row.before)
        assert now == "\n\n".join(words[1][name] for name in row.after)


@given(changed("x"))
def test_the_order_is_that_of_the_new_text(new):
    after = [name for row in compare_texts(BASE, new) for name in row.after]
    kept = [clause.id for _, clause in new.placed()]
    assert [name for name in kept if name in after] == kept
    firsts = [row.after[0] for row in compare_texts(BASE, new) if row.after]
    assert firsts == [name for name in kept if name in firsts]


def test_changed_words_are_shown():
    (row,) = compare_texts(text(s="a:old words"), text(s="a:new words"))
    assert row.case == "changed"
    assert row.pieces == (Piece("deleted", "old"), Piece("inserted", "new"), Piece("same", " words"))


def test_a_changed_heading_is_a_change():
    old = Snapshot((Section("s", (ClauseText("a", "words", "Old"),)),))
    new = Snapshot((Section("s", (ClauseText("a", "words", "New"),)),))
    (row,) = compare_texts(old, new)
    assert (row.case, row.heading) == ("changed", (Piece("deleted", "Old"), Piece("inserted", "New")))


def test_one_clause_that_comes_first_has_moved_and_the_others_have_not():
    rows = compare_texts(text(s="a|b|c|d"), text(s="d|a|b|c"))
    assert [(row.case, row.numbers_before, row.numbers_after) for row in rows] == [
        ("moved", ("4",), ("1",)),
        ("same", ("1",), ("2",)),
        ("same", ("2",), ("3",)),
        ("same", ("3",), ("4",)),
    ]


def test_a_clause_in_another_section_has_moved():
    (row, other) = compare_texts(text(s="a|b", t=""), text(s="a", t="b:new"))
    assert (other.case, other.sections_before, other.sections_after) == ("moved_and_changed", ("s",), ("t",))
    assert row.case == "same"


def test_a_section_that_moved_does_not_move_its_clauses():
    old, new = text(s="a|b", t="c"), text(t="c", s="a|b")
    assert cases(old, new) == [("same", ("c",), ("c",)), ("same", ("a",), ("a",)), ("same", ("b",), ("b",))]
    assert sorted((row.section, row.case) for row in compare_sections(old, new)) in (
        [("s", "moved"), ("t", "same")],
        [("s", "same"), ("t", "moved")],
    )


def test_what_came_and_what_went_stand_in_their_places():
    assert cases(text(s="a|b|c"), text(s="a|x|c")) == [
        ("same", ("a",), ("a",)),
        ("removed", ("b",), ()),
        ("added", (), ("x",)),
        ("same", ("c",), ("c",)),
    ]


def test_a_clause_that_is_left_out_is_removed_and_keeps_no_number():
    new = Snapshot((Section("s", (ClauseText("a", None), ClauseText("b", "b"))),))
    assert cases(text(s="a|b"), new) == [("removed", ("a",), ()), ("same", ("b",), ("b",))]
    assert numbering(new) == {"b": "1"}


def test_one_clause_became_two():
    old = text(s="a:clean rivers and safe work")
    new = Snapshot((Section("s", (ClauseText("a", "clean rivers"), ClauseText("x", "safe work", came_from=("a",)))),))
    (row,) = compare_texts(old, new)
    assert (row.case, row.before, row.after, row.numbers_after) == ("split", ("a",), ("a", "x"), ("1", "2"))


def test_two_clauses_became_one():
    old = text(s="a:clean rivers|b:safe work")
    new = Snapshot((Section("s", (ClauseText("a", "clean rivers and safe work", came_from=("b",)),)),))
    (row,) = compare_texts(old, new)
    assert (row.case, row.before, row.after) == ("merged", ("a", "b"), ("a",))


def test_a_split_of_long_ago_is_no_news():
    both = Snapshot((Section("s", (ClauseText("a", "a"), ClauseText("x", "x", came_from=("a",)))),))
    assert cases(both, both) == [("same", ("a",), ("a",)), ("same", ("x",), ("x",))]


def test_two_clauses_cut_anew_into_two_are_recast():
    old = text(s="a|b")
    new = Snapshot(
        (Section("s", (ClauseText("x", "a b", came_from=("a", "b")), ClauseText("y", "b", came_from=("b",)))),)
    )
    assert cases(old, new) == [("recast", ("a", "b"), ("x", "y"))]


def test_sections_come_go_and_change_their_headings():
    old = Snapshot((Section("s", heading="Old"), Section("t", heading="Stays")))
    new = Snapshot((Section("s", heading="New"), Section("u", heading="Comes")))
    assert [(row.case, row.section) for row in compare_sections(old, new)] == [
        ("changed", "s"),
        ("added", "u"),
        ("removed", "t"),
    ]


def test_paragraphs_have_no_number_and_do_not_count():
    rows = (ClauseText("a", "a"), ClauseText("p", "p", numbered=False), ClauseText("b", "b"))
    assert numbering(Snapshot((Section("s", rows), Section("t", (ClauseText("c", "c"),))))) == {
        "a": "1",
        "b": "2",
        "c": "3",
    }


def test_an_id_that_stands_twice_is_refused():
    with pytest.raises(TextError) as clause:
        text(s="a", t="a")
    assert (clause.value.code, clause.value.what) == ("clause_twice", "a")
    with pytest.raises(TextError) as section:
        Snapshot((Section("s"), Section("s")))
    assert (section.value.code, section.value.what) == ("section_twice", "s")
