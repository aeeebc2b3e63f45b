"""A page of many organisations: the first sentence and the ways on stand first, tables are folded away and are all there."""

import lxml.html
import pytest

from tests.positions.scene import hard
from tests.positions.test_ground import ground_page
from tests.texts.drafts import in_common_ground


@pytest.fixture
def many(db):
    """Thirty organisations, forty clauses."""
    return hard()


def page_of(answer):
    return lxml.html.fromstring(answer.content.decode())


def folded(page):
    """What is folded away: the words one presses, and whether it is open."""
    return [
        (one.find("summary").text_content(), one.get("open") is not None)
        for one in page.xpath("//details[@class='fold']")
    ]


def test_the_ways_on_stand_before_every_table_and_tables_are_folded_away(many):
    liaisons, text = many
    page = page_of(ground_page(liaisons[0], text, language="en"))
    order = [one.text_content() for one in page.xpath("//main//h1 | //main//a[contains(@href, '/two/')] | //main//h2")]
    assert order[1] == "Two organisations side by side"
    said = [words for words, _open in folded(page)]
    assert said[0] == "Which clauses these are"
    assert {"The table, organisation by organisation", "The staircase as a table"} <= set(said)
    assert [words for words, opened in folded(page) if opened] == []
    assert [len(table.xpath("ancestor::details")) for table in page.xpath("//table[contains(@class, 'matrix')]")] == [1]
    assert len(page.xpath("//table[contains(@class, 'matrix')]/tbody/tr")) == 30


def test_who_asks_for_a_part_of_the_table_sees_it(many):
    liaisons, text = many
    page = page_of(ground_page(liaisons[0], text, "?part=2", language="en"))
    assert [words for words, opened in folded(page) if opened] == [
        "The table, organisation by organisation",
        "Clause by clause, in their own words",
    ]


def test_many_clauses_are_counted_first_and_named_on_asking(many):
    liaisons, text = many
    answer = ground_page(liaisons[0], text, language="en")
    opening = answer.context["reading"].opening
    assert opening.named == [
        "On 40 clauses we do not agree: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 28 more.",
    ]
    assert "On 40 clauses we do not agree." in opening.sentences
    assert opening.named[0] in page_of(answer).xpath("//details[@class='fold']")[0].text_content()


def test_a_small_coalition_sees_everything_at_once(world):
    text = in_common_ground(world)
    answer = ground_page(world.a_liaison, text, language="en")
    assert folded(page_of(answer)) == []
    assert answer.context["reading"].opening.named == []
