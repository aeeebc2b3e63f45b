"""The readable text of two versions, article by article."""

import pytest

from hamgam.engine.bylaws.compare_articles import compare_texts
from tests.bylaws_files import SHAPES, written

OLD = """# Bylaws

## 7. Rounds

**7.1** A round lasts 30 days.

**7.2** A round closes by itself at the deadline.

**7.3** Who proposed what stays known for ever.

## 8. Text

**8.1** The text is frozen by a liaison.
"""


def told(before, after):
    return [
        (chapter.number, [(row.what, row.former, row.number) for row in chapter.articles])
        for chapter in compare_texts(before, after)
    ]


def test_a_text_does_not_differ_from_itself():
    assert compare_texts(OLD, OLD) == ()


def test_a_changed_word_is_shown_within_its_article():
    [chapter] = compare_texts(OLD, OLD.replace("30 days", "14 days"))
    [article] = chapter.articles
    assert (chapter.heading, article.what, article.number) == ("Rounds", "changed", "7.1")
    assert [tuple(piece) for piece in article.pieces] == [
        ("same", "A round lasts "), ("deleted", "30"), ("inserted", "14"), ("same", " days."),
    ]  # fmt: skip


def test_an_article_that_slipped_in_only_renumbers_the_others():
    after = OLD.replace("**7.3**", "**7.4**").replace("**7.2**", "**7.3**").replace(
        "## 8.", "## 8."
    ).replace("**7.3** A round", "**7.2** Everybody may speak first.\n\n**7.3** A round")  # fmt: skip
    assert told(OLD, after) == [
        ("7", [("added", "", "7.2"), ("renumbered", "7.2", "7.3"), ("renumbered", "7.3", "7.4")])
    ]


def test_an_article_that_was_renumbered_and_changed_is_one_article():
    after = OLD.replace("**7.3** Who proposed what stays", "**7.4** Who proposed what when stays")
    assert told(OLD, after) == [("7", [("changed", "7.3", "7.4")])]


def test_added_and_removed_articles_and_chapters_are_told():
    after = OLD.split("## 8.")[0] + "## 9. Publication\n\n**9.1** Nothing is published alone.\n"
    assert told(OLD, after) == [("8", [("removed", "8.1", "8.1")]), ("9", [("added", "", "9.1")])]


def test_a_new_heading_is_told_without_any_article():
    [chapter] = compare_texts(OLD, OLD.replace("## 8. Text", "## 8. The final text"))
    assert (chapter.articles, [tuple(piece) for piece in chapter.heading_pieces]) == (
        (), [("deleted", "Text"), ("inserted", "The final text")],
    )  # fmt: skip


def test_a_new_title_or_preface_is_told_before_the_chapters():
    after = OLD.replace("# Bylaws\n", "# Bylaws of all\n\nRead this aloud.\n")
    [(number, pieces)] = [(row.number, row.heading_pieces) for row in compare_texts(OLD, after)]
    assert (number, [tuple(piece) for piece in pieces]) == (
        "", [("same", "Bylaws"), ("inserted", " of all\nRead this aloud.")],
    )  # fmt: skip


def test_persian_numbers_are_the_same_numbers():
    persian = OLD.replace("7.1", "۷.۱").replace("30 days", "۳۰ روز")
    assert told(OLD, persian) == [("7", [("changed", "7.1", "7.1")])]


def test_a_number_that_occurs_twice_is_refused():
    with pytest.raises(ValueError, match="occurs twice"):
        compare_texts(OLD, OLD + "\n**7.1** Again.\n")


@pytest.mark.parametrize("shape", SHAPES)
def test_the_whole_text_of_a_shape_is_found_again_in_what_differs(articles_of, shape):
    before, after = written("platform", "fa.md"), written(shape, "fa.md")
    rows = [row for chapter in compare_texts(before, after) for row in chapter.articles]
    new, old = articles_of[shape, "fa"], articles_of["platform", "fa"]
    assert {row.number: "".join(p.text for p in row.pieces if p.kind != "deleted") for row in rows
            if row.what != "removed"}.items() <= new.items()  # fmt: skip
    assert {row.former: "".join(p.text for p in row.pieces if p.kind != "inserted") for row in rows
            if row.what != "added"}.items() <= old.items()  # fmt: skip
    told_of = {row.number for row in rows if row.what != "removed"}
    assert {n: text for n, text in new.items() if n not in told_of} == {
        n: text for n, text in old.items() if n in new and n not in told_of
    }
