"""A statement in Persian, English and Kurdish: translated, frozen, signed, published, printed and verified."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from pdfminer.high_level import extract_text

from hamgam.bylaws.acts import NotPossible
from hamgam.engine.record import verify_bundle
from hamgam.statements import acts, bundles
from hamgam.texts import acts as texts
from tests import flow
from tests.furnished import furnished
from tests.people import World, client_of

pytestmark = pytest.mark.django_db
KURDISH = "هەموو کەس مافی ئاوی پاکی هەیە."
WORDS = [("همه حق آب پاک دارند.", "Everyone has a right to clean water.")]


@pytest.fixture
def world(db):
    """The small coalition, in three languages."""
    return furnished(languages=["fa", "en", "ckb"])


def in_three(world: World, *, reviewed: bool = True):
    """A draft of one clause, its English reviewed; its Kurdish written by one and, if so wished, reviewed by another."""
    text = flow.draft(world, words=WORDS)
    texts.edit_draft(by=world.a_liaison, on=text, languages=["en", "ckb"])
    headings = texts.write_translation(by=world.a_delegate, on=text, language="ckb", headings={"title": "ئاوی پاک"})
    texts.review_translation(by=world.c_liaison, on=headings, language="ckb")
    wording = text.clauses.get().wordings.get(state="leading")
    kurdish = texts.write_translation(by=world.a_delegate, on=wording, language="ckb", words=KURDISH)
    if reviewed:
        texts.review_translation(by=world.c_liaison, on=kurdish)
    return text


def settled(world: World, text):
    """All accept; the round is over."""
    flow.open_round(text, world.a_liaison)
    flow.all_accept(world, text)
    flow.close_round(world, text)
    return text


def frozen(world: World, text, languages=()):
    """Frozen in these languages, or all."""
    until = timezone.now() + timedelta(days=14)
    return texts.freeze(by=world.a_liaison, on=text, sign_by=until, languages=languages)


def published(world):
    """Signed by all four."""
    version = frozen(world, settled(world, in_three(world)))
    flow.everybody_signs(world, version)
    return acts.publish_for_all(by=world.coordinator, on=version)


def address(name, statement, **more):
    with override("en"):
        return reverse(f"statements.{name}", kwargs={**statement.address, **more})


def test_the_bundle_holds_and_verifies_three_texts(world):
    statement = published(world)
    report = verify_bundle(bundles.bundle(statement), fingerprint=bundles.policy(statement).fingerprint)
    assert (report.status, sorted(report.digests)) == ("valid", ["ckb", "en", "fa"])


def test_the_page_shows_each_language_in_its_direction_with_its_own_letters(world):
    statement = published(world)
    page = Client().get(address("page", statement)).content.decode()
    for language, side in (("fa", "rtl"), ("en", "ltr"), ("ckb", "rtl")):
        assert page.count(f'<section lang="{language}" dir="{side}" id="{language}"') == 1
    assert KURDISH in page
    raw = Client().get(address("text_in", statement, language="ckb")).content.decode()
    assert raw.splitlines()[0] == "ئاوی پاک" and KURDISH in raw


def test_word_plain_text_and_pdf_hold_the_third_language(world):
    statement = published(world)
    plain = Client().get(address("plain", statement, language="ckb")).content.decode()
    assert KURDISH in plain
    assert Client().get(address("docx", statement, language="ckb")).status_code == 200
    printed = extract_text(io.BytesIO(Client().get(address("pdf", statement)).content))
    assert printed.count("\x0c") >= 3


def test_a_language_that_is_not_reviewed_is_not_frozen_with_the_rest_and_holds_nothing_up(world):
    text = settled(world, in_three(world, reviewed=False))
    with pytest.raises(NotPossible) as refused:
        frozen(world, text)
    assert (refused.value.code, refused.value.data["language"]) == ("translation_not_ready", "ckb")
    version = frozen(world, text, ["en"])
    assert [file.language for file in version.files.order_by("language")] == ["en", "fa"]


def test_the_page_of_a_translation_shows_both_texts_in_their_directions(world):
    text = in_three(world)
    page = client_of(world.a_liaison, language="en").get(reverse("texts.translation", args=[text.number, "ckb"]))
    assert (page.status_code, KURDISH in page.content.decode()) == (200, True)
    assert 'lang="ckb" dir="rtl"' in page.content.decode()
