"""Pages for what goes wrong."""

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import translation

from hamgam.site import errors
from tests.people import client_of
from tests.statements.test_pages import plain

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "title"), [("fa", "چنین صفحه‌ای نیست"), ("en", "There is no such page")])
def test_an_unknown_address_is_said_in_the_readers_language(world, language, title):
    answer = Client().get(f"/{language}/nowhere/")
    assert answer.status_code == 404 and title in plain(answer.content.decode())


def test_an_expired_form_gives_back_what_was_typed(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.a_liaison.person)
    answer = client.post("/en/w/texts/1/publish/", {"name_en": "Our long words"})
    page = plain(answer.content.decode())
    assert answer.status_code == 403
    assert "The form has expired" in page and "Our long words" in page


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_page_for_our_own_fault_asks_nothing_of_the_database(world, language):
    request = RequestFactory().get(f"/{language}/")
    with translation.override(language):
        with connection.execute_wrapper(_refuse):
            answer = errors.failed(request)
        assert answer.status_code == 500
        assert translation.gettext("Something failed here") in answer.content.decode()
    assert f'<html lang="{language}"' in answer.content.decode()


def _refuse(*_words):
    raise AssertionError("the database was asked")


def test_a_refusal_names_the_article_and_keeps_what_was_typed(world):
    from tests import flow

    version = flow.frozen(world)
    form = {"rule": "all", "order": "signing", "name_en": "Our assembly"}
    answer = client_of(world.coordinator).post(f"/en/w/texts/{version.text.number}/publish/", form)
    page = plain(answer.content.decode())
    assert answer.status_code == 403
    assert "Article 9.1 of the bylaws" in page and "Our assembly" in page and "Nothing was changed" in page
