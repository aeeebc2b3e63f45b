"""The organisation's own list of who did what says what each act was about, to that organisation alone."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamgam.differences import acts as differences
from hamgam.positions import acts as positions
from hamgam.signing import acts as signing
from hamgam.statements import acts as statements
from hamgam.texts import acts as texts
from tests import flow
from tests.people import client_of

TITLE = {"fa": "آب پاک، کار ایمن", "en": "Clean water, safe work"}


def lines(actor, language="en"):
    """The lines of the list, as they are read, the newest first."""
    page = client_of(actor, language=language).get(f"/{language}/w/members/ours/").content.decode()
    found = re.search(r'id="log">.*?<ol class="rows">(.*?)</ol>', page, re.DOTALL)
    rows = re.findall(r"<li>(.*?)</li>", found[1], re.DOTALL) if found else []
    return [[re.sub(r"<[^>]+>", "", part).strip() for part in row.split("<br>")] for row in rows]


def disputed(world):
    """A text in its round, and its third clause."""
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    return text, text.clauses.order_by("order").last()


@pytest.mark.parametrize(
    ("language", "said"), [("fa", "آب پاک، کار ایمن، بند ۳"), ("en", "Clean water, safe work, clause 3")]
)
def test_a_position_names_its_text_and_clause(world, language, said):
    _text, clause = disputed(world)
    positions.take(by=world.b_delegate, on=clause.wordings.get(), stance="reject", reason="نه.")
    assert [line[1] for line in lines(world.b_liaison, language) if len(line) == 3][:1] == [said]


def test_a_signature_and_a_publication_name_their_text(world):
    version = flow.frozen(world)
    flow.everybody_signs(world, version)
    statements.publish_for_all(by=world.coordinator, on=version)
    assert [line[1] for line in lines(world.b_liaison)[:3]] == [TITLE["en"]] * 3
    signing.withdraw(by=world.a_liaison, on=version.consents.get(organisation=world.a))
    assert lines(world.a_liaison)[0][1] == TITLE["en"]


def test_a_question_by_itself_is_named_by_its_words(world):
    differences.open(by=world.a_liaison, question={"fa": "نام ما چه باشد؟", "en": "What is our name?"})
    assert lines(world.a_delegate)[0][1] == "What is our name?"


def test_a_clause_that_is_no_part_of_the_text_is_named_without_a_number(world):
    text, clause = disputed(world)
    flow.all_accept(world, text)
    positions.take(by=world.d_liaison, on=clause.wordings.get(), stance="reject", reason="نه.")
    flow.close_round(world, text)
    differences.open(by=world.c_liaison, on=clause, question={"fa": "هر چند وقت؟"})
    assert lines(world.c_liaison)[0][1] == "Clean water, safe work, a clause"


def test_what_concerns_no_text_names_none(world):
    texts.import_text(
        by=world.c_liaison, kind="statement", titles={"fa": "پیش‌نویس"}, language="fa",
        sections=[{"titles": {}, "clauses": [{"text": "بند."}]}],
    )  # fmt: skip
    assert [len(line) for line in lines(world.c_liaison)] == [3, *[2] * (len(lines(world.c_liaison)) - 1)]


def test_no_other_organisation_reads_it(world):
    _text, clause = disputed(world)
    everybody = (world.b_liaison, world.c_liaison, world.d_delegate)
    before = [lines(who) for who in everybody]
    positions.take(by=world.b_delegate, on=clause.wordings.get(), stance="accept")
    assert [lines(who) == former for who, former in zip(everybody, before, strict=True)] == [False, True, True]


def test_a_longer_list_asks_the_database_no_more_often(world):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as found:
            lines(world.b_liaison)
        return len(found)

    _text, clause = disputed(world)
    wordings = [row.wordings.get() for row in _text.clauses.order_by("order")]
    positions.take(by=world.b_delegate, on=wordings[0], stance="accept")
    once = asked()
    for _time in range(3):
        for wording in wordings:
            positions.take(by=world.b_delegate, on=wording, stance="stand_aside")
            positions.take(by=world.b_delegate, on=wording, stance="accept")
    assert asked() == once
