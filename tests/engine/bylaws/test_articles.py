"""Articles are found by their numbers, in the digits of either language."""

import pytest

from hamgam.engine.bylaws import read_articles, read_chapters
from tests.bylaws_files import SHAPES, written


@pytest.mark.parametrize(
    "line",
    ["**7.3** It is so.", "### 7.3 It is so.", "7.3 It is so.", "**۷.۳** It is so.", "۷٫۳ It is so.", "٧.٣ It is so."],
)
def test_each_way_of_writing_a_number_is_read(line):
    assert read_articles(f"# Bylaws\n\n## 7. Rounds\n\n{line}\n") == {"7.3": "It is so."}


def test_an_article_runs_until_the_next_number_or_heading():
    text = "**1.1** One\ntwo.\n\nThree 2.5 times.\n\n**1.2** Four.\n## 2. Next\nBetween.\n**2.1** Five."
    assert read_articles(text) == {"1.1": "One two. Three 2.5 times.", "1.2": "Four.", "2.1": "Five."}


def test_a_number_that_occurs_twice_is_refused():
    with pytest.raises(ValueError, match=r"article 1\.1 occurs twice"):
        read_articles("**1.1** One.\n**۱.۱** Two.")


def test_chapters_are_read_with_their_headings():
    assert read_chapters("# Bylaws\n## 1. Who we are\n## ۲. عضوها و کرسی‌ها\n## Annex\n") == {
        "1": "Who we are",
        "2": "عضوها و کرسی‌ها",
    }


def test_every_template_has_the_same_chapters_without_a_gap(articles_of):
    chapters = {tuple(dict.fromkeys(int(number.split(".")[0]) for number in found)) for found in articles_of.values()}
    assert len(chapters) == 1
    (numbers,) = chapters
    assert numbers == tuple(range(1, len(numbers) + 1))


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_says_in_both_languages_that_a_witness_is_waited_for_and_not_for_ever(shape):
    said = {ending: read_articles(written(shape, ending))["10.9"] for ending in ("fa.md", "en.md")}
    assert "اگر نهاد گواه خود را دارد، تنها پس از تأیید آن دستگاه شمرده می‌شود" in said["fa.md"]
    assert "آنچه به‌موقع تأیید نشود بی‌پاسخ است" in said["fa.md"]
    assert (
        "Where the organisation runs its own witness, it counts only once that machine has approved it" in said["en.md"]
    )
    assert "what is not approved in time is no answer" in said["en.md"]
