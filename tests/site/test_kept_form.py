"""A form that is sent after the session ended: kept over the sign-in, sent on, recorded once."""

import html
import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client

from hamgam.texts.models import Text
from tests import flow
from tests.people import PASSWORD
from tests.statements.test_pages import plain

pytestmark = pytest.mark.django_db


def fields(page: str, action: str) -> dict[str, str]:
    """The hidden fields of the form that leads there."""
    form = page.split(f'action="{action}"')[1].split("</form>")[0]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form)
    return {name: html.unescape(value) for name, value in found}


def sign_in(client: Client, where: str):
    """Sign in as the form on the sign-in page does."""
    return client.post("/en/sign-in/", {"login": "b-liaison", "password": PASSWORD, "next": where})


def test_a_form_sent_while_signed_out_is_recorded_once_after_signing_in(world):
    version = flow.frozen(world)
    for letter in "abc":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    path, client = f"/en/w/texts/{version.text.number}/publish/", Client()
    typed = {"rule": "signatories", "order": "signing", "name_en": "«مجمع» & <others>", "token": "k" * 32}
    away = client.post(path, typed)
    assert (away.status_code, away.headers["Location"]) == (302, "/en/sign-in/?next=/en/w/kept/")
    code = RecoveryCodes.activate(world.b_liaison.person).generate_codes()[0]
    assert sign_in(client, "/en/w/kept/").headers["Location"].startswith("/en/sign-in/code/")
    assert client.post("/en/sign-in/code/", {"code": code}).headers["Location"] == "/en/w/kept/"
    page = client.get("/en/w/kept/").content.decode()
    assert "«مجمع» & <others>" in plain(page).replace("&lt;", "<")
    kept = fields(page, path)
    assert {name: kept[name] for name in typed} == typed and kept["csrfmiddlewaretoken"]
    assert client.post(path, kept).headers["Location"].startswith("/en/statements/1-")
    assert client.post(path, kept).headers["Location"].startswith("/en/statements/1-")
    text = Text.objects.get(pk=version.text_id)
    assert text.stage == "published"
    assert client.get("/en/w/kept/").headers["Location"] == "/en/w/"


def test_a_kept_form_may_be_dropped(world):
    client = Client()
    client.post("/en/w/texts/1/publish/", {"rule": "all"})
    sign_in(client, "/en/w/kept/")
    assert client.post("/en/w/kept/").headers["Location"] == "/en/w/"
    assert client.get("/en/w/kept/").headers["Location"] == "/en/w/"


def test_a_forged_form_is_not_kept(world):
    client = Client(enforce_csrf_checks=True)
    assert client.post("/en/w/texts/1/publish/", {"rule": "all"}).status_code == 403
    assert "kept_form" not in client.session


def test_passwords_are_never_kept(world):
    client = Client()
    client.post("/en/w/settings/", {"password": PASSWORD, "words": "پیام"})
    assert client.session["kept_form"]["fields"] == [("words", "پیام")] or client.session["kept_form"]["fields"] == [
        ["words", "پیام"]
    ]


def test_what_is_too_long_is_given_back_at_once(world):
    client = Client()
    answer = client.post("/en/w/texts/1/publish/", {"words": "پ" * 1_000_001})
    assert answer.status_code == 403
    assert "You were signed out" in plain(answer.content.decode())
    assert "پ" * 1_000_001 in answer.content.decode()
    assert "kept_form" not in client.session


def test_a_closed_page_leads_to_the_sign_in_and_back(world):
    answer = Client().get("/en/w/texts/?state=a&b=1")
    assert answer.headers["Location"] == "/en/sign-in/?next=/en/w/texts/%3Fstate%3Da%26b%3D1"


def test_signing_in_does_not_lead_to_another_site(world):
    client = Client()
    assert sign_in(client, "https://else.example/").headers["Location"] == "/en/w/"
