"""The page from which a text is published: what each rule lacks, two buttons, and a refusal that names article and names."""

import pytest

from hamgam.signing import acts as signing
from hamgam.statements.models import Statement
from tests import flow
from tests.people import NAMES, client_of
from tests.statements.test_pages import plain

pytestmark = pytest.mark.django_db


def page_of(version, language: str = "en") -> str:
    """The address of the page."""
    return f"/{language}/w/texts/{version.text.number}/publish/"


def read(actor, version, language: str = "en") -> str:
    """What the page says."""
    answer = client_of(actor).get(page_of(version, language))
    assert answer.status_code == 200
    return plain(answer.content.decode())


def sign(world, version, letters: str) -> None:
    """These organisations sign."""
    for letter in letters:
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))


def test_the_page_names_article_and_missing_organisations_before_the_button(world):
    version = flow.frozen(world)
    sign(world, version, "a")
    signing.decline(by=world.d_liaison, on=version, note="")
    page = read(world.coordinator, version)
    assert "1 of 4 organisations have signed so far." in page
    before = page.split("Publish in the coalition’s name")[0]
    assert "Article 9.1" in before
    assert f"Have not answered: {NAMES['c']['en']} and {NAMES['b']['en']}." in before
    assert f"Does not sign: {NAMES['d']['en']}." in before
    assert "Article 9.2" in page


def test_publishing_early_is_refused_with_article_and_names(world):
    version = flow.frozen(world)
    sign(world, version, "a")
    answer = client_of(world.coordinator).post(page_of(version), {"rule": "all", "order": "alphabetical"})
    assert answer.status_code == 403
    page = plain(answer.content.decode())
    assert "Article 9.1 of the bylaws" in page
    for letter in "bcd":
        assert NAMES[letter]["en"] in page
    assert NAMES["a"]["en"] not in page.split("Have not answered yet")[1].split("Nothing was changed")[0]
    assert "nobody else sees that you tried" in page
    assert not Statement.objects.exists()


def test_who_has_said_no_is_not_called_silent(world):
    version = flow.frozen(world)
    signing.decline(by=world.d_liaison, on=version, note="")
    answer = client_of(world.coordinator).post(page_of(version), {"rule": "all", "order": "alphabetical"})
    silent, said_no = plain(answer.content.decode()).split("Have answered that they do not sign:")
    shown = [(NAMES[letter]["en"] in silent, NAMES[letter]["en"] in said_no) for letter in "bcd"]
    assert shown == [(True, False), (True, False), (False, True)]


def test_the_last_signature_opens_the_coalitions_name(world):
    version = flow.frozen(world)
    flow.everybody_signs(world, version)
    answer = client_of(world.coordinator).post(
        page_of(version),
        {
            "rule": "all", "order": "signing", "name_fa": "مجمع عمومي", "name_en": "Assembly", "place_en": "Polnow",
            "adopted_day": "20", "adopted_month": "9", "adopted_year": "2026",
        },
    )  # fmt: skip
    statement = Statement.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/en/statements/1-{statement.slug}/")
    assert (statement.rule, statement.order) == ("all", "signing")
    assert statement.adopted == {
        "name": {"fa": "مجمع عمومی", "en": "Assembly"}, "place": {"en": "Polnow"}, "date": "2026-09-20",
    }  # fmt: skip


def test_a_text_goes_out_in_the_names_of_those_who_signed(world):
    version = flow.frozen(world)
    sign(world, version, "abc")
    page = read(world.coordinator, version)
    assert "others sign later, dated" in page and "Nothing is missing." in page
    client_of(world.coordinator).post(page_of(version), {"rule": "signatories", "order": "alphabetical"})
    assert Statement.objects.get().rule == "signatories"


def test_the_same_form_twice_publishes_once(world):
    version = flow.frozen(world)
    sign(world, version, "abc")
    client, form = client_of(world.coordinator), {"rule": "signatories", "order": "alphabetical", "token": "t" * 32}
    assert client.post(page_of(version), form).status_code == 302
    assert client.post(page_of(version), form).headers["Location"].startswith("/en/statements/1-")
    assert Statement.objects.count() == 1


def test_a_delegate_sees_why_there_is_no_button(world):
    version = flow.frozen(world)
    sign(world, version, "abc")
    page = client_of(world.a_delegate).get(page_of(version)).content.decode()
    assert 'name="rule"' not in page
    assert "This is for:" in plain(page)
    answer = client_of(world.a_delegate).post(page_of(version), {"rule": "signatories", "order": "alphabetical"})
    assert answer.status_code == 403 and not Statement.objects.exists()


def test_an_impossible_day_keeps_what_was_typed(world):
    version = flow.frozen(world)
    sign(world, version, "abc")
    form = {"rule": "signatories", "order": "signing", "name_en": "Our assembly", "adopted_day": "31",
            "adopted_month": "2", "adopted_year": "2026"}  # fmt: skip
    answer = client_of(world.coordinator).post(page_of(version), form)
    assert answer.status_code == 422 and not Statement.objects.exists()
    page = answer.content.decode()
    assert 'href="#f-adopted"' in page and 'id="f-adopted"' in page
    assert "There is no such day in the calendar." in page and 'value="Our assembly"' in page


def test_a_text_that_is_not_frozen_cannot_be_published(world):
    text = flow.draft(world)
    answer = client_of(world.coordinator).get(f"/fa/w/texts/{text.number}/publish/")
    assert "این متن قفل نشده است." in answer.content.decode()


def test_strangers_and_observers_do_not_find_the_page(world):
    version = flow.frozen(world)
    assert client_of(world.observer).get(page_of(version)).status_code == 404
    assert client_of(world.nobody).get(page_of(version)).status_code == 302
