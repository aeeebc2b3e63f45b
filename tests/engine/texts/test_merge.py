"""Two changes of the same text in one text."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamgam.engine.texts import Collision, Merge, merge, merge_keeping_both

BASE = "ما از رودهای پاک و کار ایمن دفاع می‌کنیم. هر شهر به آب نیاز دارد."
WORD = st.sampled_from(["رود", "پاک", "کار", "آب", "شهر", "و", "،", "."])
TEXT = st.lists(WORD, max_size=12).map(" ".join)


@st.composite
def changed(draw, text):
    """`text` after a few small edits, as people make them."""
    words = text.split(" ")
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(words)))
        words[at : at + draw(st.integers(0, 2))] = draw(st.lists(WORD, max_size=2))
    return draw(st.sampled_from([" ", " ", "  "])).join(words)


THREE = TEXT.flatmap(lambda base: st.tuples(st.just(base), changed(base), changed(base)))


@settings(max_examples=200)
@given(THREE)
def test_which_side_is_called_ours_does_not_matter(three):
    base, one, two = three
    there, back = merge(base, one, two), merge(base, two, one)
    assert there.text == back.text
    assert there.collisions == tuple(Collision(hit.base, hit.theirs, hit.ours) for hit in back.collisions)


@given(THREE)
def test_a_side_that_changed_nothing_gives_way_to_the_last_space(three):
    base, one, _ = three
    assert merge(base, one, base) == Merge(one)
    assert merge(base, base, one) == Merge(one)


@given(THREE)
def test_the_same_change_on_both_sides_is_made_once(three):
    base, one, _ = three
    assert merge(base, one, one) == Merge(one)


@settings(max_examples=200)
@given(THREE)
def test_there_is_a_text_or_there_are_collisions(three):
    merged = merge(*three)
    assert (merged.text is None) == bool(merged.collisions)


@settings(max_examples=200)
@given(TEXT, TEXT, st.lists(WORD, max_size=3).map(" ".join), st.lists(WORD, max_size=3).map(" ".join))
def test_changes_on_two_sides_of_an_unchanged_word_are_both_made(before, after, first, second):
    base = f"{before} پاینده {after}"
    ours, theirs = f"{first} پاینده {after}", f"{before} پاینده {second}"
    assert merge(base, ours, theirs) == Merge(f"{first} پاینده {second}")


def test_two_changes_apart_are_both_made():
    ours = BASE.replace("ایمن", "شایسته")
    theirs = BASE.replace("هر شهر", "هر شهر و روستا")
    assert merge(BASE, ours, theirs) == Merge(ours.replace("هر شهر", "هر شهر و روستا"))


def test_two_changes_of_one_word_collide():
    assert merge("a b c", "a x c", "a y c") == Merge(None, (Collision("b", "x", "y"),))


def test_two_changes_that_touch_collide():
    assert merge("one two three four", "one 2 three four", "one two 3 four") == Merge(
        None, (Collision("two three", "2 three", "two 3"),)
    )


def test_a_word_deleted_and_changed_is_a_collision():
    assert merge("we act now today", "we act today", "we act soon today") == Merge(
        None, (Collision("now", "", "soon"),)
    )


def test_two_different_words_inserted_at_one_place_collide():
    assert merge("we act", "we shall act", "we must act") == Merge(None, (Collision("", "shall", "must"),))


def test_each_collision_is_listed():
    merged = merge("a keep b keep c", "1 keep b keep 2", "3 keep b keep 4")
    assert merged == Merge(None, (Collision("a", "1", "3"), Collision("c", "2", "4")))


def test_a_comma_and_its_spaces_stand_as_they_were_written():
    assert merge("rivers and work for all", "rivers, lakes and work for all", "rivers and work for everyone") == Merge(
        "rivers, lakes and work for everyone"
    )


def test_the_first_word_is_deleted_and_the_last_one_changed():
    assert merge("today we act now", "we act now", "today we act soon") == Merge("we act soon")


def test_a_new_paragraph_and_a_changed_word_are_both_made():
    assert merge("one two. three four", "one two.\n\nthree four", "one 2. three 4") == Merge("one 2.\n\nthree 4")


def test_two_digits_of_one_number_are_never_mixed():
    assert merge("on 3.5 we meet", "on 4.5 we meet", "on 3.6 we meet") == Merge(None, (Collision("3.5", "4.5", "3.6"),))


def test_a_passage_written_anew_takes_the_lone_and_inside_it_along():
    merged = merge("x old and quiet y", "x new and calm y", "x old and, quiet y")
    assert merged == Merge(None, (Collision("old and quiet", "new and calm", "old and, quiet"),))


def test_empty_texts_merge():
    assert merge("", "", "") == Merge("")
    assert merge("", "رود", "") == Merge("رود")
    assert merge("رود", "", "رود") == Merge("")
    assert merge("", "رود", "شهر") == Merge(None, (Collision("", "رود", "شهر"),))


@settings(max_examples=200)
@given(THREE)
def test_keeping_both_loses_no_word_that_either_side_wrote(three):
    base, ours, theirs = three
    kept = Counter(merge_keeping_both(base, ours, theirs).text.split())
    for side in (ours, theirs):
        assert Counter(side.split()) - Counter(base.split()) - kept == Counter()


@given(THREE)
def test_keeping_both_is_the_merge_where_nothing_collides(three):
    merged = merge(*three)
    if not merged.collisions:
        assert merge_keeping_both(*three) == merged


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ("الف.", "الف. ب گفت.", "الف. پ پرسید.", "الف. ب گفت.\nپ پرسید."),
        ("الف آبی است.", "الف سرخ است.", "الف سبز است.", "الف سرخ / سبز است."),
        ("", "من", "تو", "من\nتو"),
        ("الف\nب", "الف\nج\nب", "الف\nد\nب", "الف\nج\nد\nب"),
        ("الف ب پ", "پ", "الف ت پ", "الف ت پ"),
    ],
    ids=["both went on", "one word", "from nothing", "a line each", "taken away and changed"],
)
def test_keeping_both_puts_passages_one_after_the_other(base, ours, theirs, both):
    assert merge_keeping_both(base, ours, theirs).text == both
