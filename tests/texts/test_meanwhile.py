"""Two people correct one draft at once: both texts are shown, what was typed stays, and what goes together is joined."""

import pytest

from hamgam.texts import acts
from tests.people import client_of
from tests.texts.drafts import PAY, RIGHT, WASTE, bodies, clauses, draft, lead_of
from tests.texts.test_pages import edit_fields

pytestmark = pytest.mark.django_db

THEIRS = WASTE.replace("در رود", "در رودخانه")
MINE = WASTE.replace("تا پایان سال", "ظرف شش ماه")
BOTH = MINE.replace("در رود", "در رودخانه")


def send(world, text, fields):
    """The correction form, as it comes from the liaison's browser."""
    return client_of(world.a_liaison).post(f"/fa/w/texts/{text.number}/edit/", fields)


def rewritten(world, text, at, words):
    """Another hand of the same organisation corrects a clause while the form is open."""
    acts.edit_draft(by=world.a_liaison, on=text, clauses=[{"id": clauses(text)[at].pk, "text": words}])


def test_two_corrections_that_go_together_are_shown_and_joined(world):
    text = draft(world)
    second = clauses(text)[1]
    opened = edit_fields(text)
    rewritten(world, text, 1, THEIRS)
    answer = send(world, text, opened | {f"text-c{second.pk}": MINE, "title": "رود زنده"})
    clash = answer.context["since"].clashes[0]
    assert (answer.status_code, bodies(text), str(text)) == (409, [RIGHT, THEIRS, PAY], "رود پاک")
    assert (clash.number, clash.was, clash.now, clash.typed, clash.joined) == (2, WASTE, THEIRS, MINE, True)
    blocks = {block.key: block for block in answer.context["blocks"]}
    again = {f"text-c{second.pk}": blocks[f"c{second.pk}"].words, f"seen-c{second.pk}": blocks[f"c{second.pk}"].seen}
    assert send(world, text, opened | again | {"title": "رود زنده"}).status_code == 302
    text.refresh_from_db()
    assert (bodies(text), str(text)) == ([RIGHT, BOTH, PAY], "رود زنده")


def test_two_corrections_of_the_same_words_leave_the_field_to_whoever_typed(world):
    text = draft(world)
    second = clauses(text)[1]
    opened = edit_fields(text)
    rewritten(world, text, 1, WASTE.replace("تا پایان سال", "همین امروز"))
    answer = send(world, text, opened | {f"text-c{second.pk}": MINE})
    block = next(block for block in answer.context["blocks"] if block.key == f"c{second.pk}")
    clash = answer.context["since"].clashes[0]
    assert (answer.status_code, clash.joined, block.words, block.seen) == (409, False, MINE, lead_of(second).pk)


def test_a_clause_that_was_not_touched_takes_the_words_of_the_other_and_says_so(world):
    text = draft(world)
    first, second, _third = clauses(text)
    opened = edit_fields(text)
    rewritten(world, text, 1, THEIRS)
    answer = send(world, text, opened | {f"text-c{first.pk}": "آب پاک حق همگان است."})
    clash = answer.context["since"].clashes[0]
    block = next(block for block in answer.context["blocks"] if block.key == f"c{second.pk}")
    assert (answer.status_code, clash.touched, block.words) == (409, False, THEIRS)


def test_a_clause_that_came_meanwhile_stands_in_its_place_in_the_form(world):
    text = draft(world)
    first, second, third = clauses(text)
    opened = edit_fields(text)
    acts.edit_draft(by=world.a_liaison, on=text, clauses=[{"after": first.pk, "text": "بند تازه"}])
    fresh = clauses(text)[1]
    answer = send(world, text, opened)
    keys = [block.key for block in answer.context["blocks"] if block.key.startswith("c")]
    assert (answer.status_code, keys) == (409, [f"c{clause.pk}" for clause in (first, fresh, second, third)])
    assert [row.words for row in answer.context["since"].added] == ["بند تازه"]


def test_the_same_correction_from_two_hands_is_no_conflict(world):
    text = draft(world)
    second = clauses(text)[1]
    opened = edit_fields(text)
    rewritten(world, text, 1, THEIRS)
    assert send(world, text, opened | {f"text-c{second.pk}": THEIRS}).status_code == 302
    assert bodies(text) == [RIGHT, THEIRS, PAY]
