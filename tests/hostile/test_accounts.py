"""Accounts under attack: nobody learns who is here, nobody slips in, nothing is left behind."""

import logging
import re
import time
import zlib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.utils import translation

from hamgam.members import acts as members
from hamgam.members.accounts import DEVICE
from hamgam.notices import acts as notices
from hamgam.record.models import Entry
from tests import flow
from tests.people import PASSWORD, client_of, make_world
from tests.remembered import forget

ADDRESS, FORWARDED, AGENT = "203.0.113.77", "198.51.100.66", "Kabutar/77.66 (canary)"
ELSEWHERE = ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "https:evil.example")


@pytest.fixture(autouse=True)
def fresh_counters():
    """Attempts of other tests are not counted here."""
    forget()


def sign_in(client, name="a-liaison", password=PASSWORD, **more):
    """What comes back when somebody tries to sign in."""
    return client.post("/fa/sign-in/", {"login": name, "password": password, **more})


@pytest.mark.django_db(transaction=True)
def test_no_address_of_a_visitor_is_left_in_database_cache_or_logs(caplog, capfd):
    world = make_world()
    caplog.set_level(logging.DEBUG)
    trace = {"REMOTE_ADDR": ADDRESS, "HTTP_X_FORWARDED_FOR": FORWARDED, "HTTP_USER_AGENT": AGENT}
    link = members.invite(by=world.a_liaison, on=world.a, role="delegate")
    feed = notices.renew_feed(by=world.a_liaison, on=world.a_liaison.person)
    text = flow.draft(world)
    client = Client(**trace)
    client.raise_request_exception = False
    client.get("/fa/")
    for number in range(7):
        sign_in(client, password=f"wrong {number}")
    client.post(f"/fa/w/texts/{text.number}/discard/", {"token": "x"})
    client.get(f"/fa/feed/{feed}.xml")
    client.post(f"/fa/invitation/{link.secret}/", {"username": "x"})
    client.get("/fa/no/such/page/")
    client.get("/fa/", headers={"host": "evil.example"})
    inside = Client(**trace)
    assert sign_in(inside, name="b-liaison", remember="on").status_code == 302
    inside.post("/fa/w/members/ours/describe/", {"kind": "association", "contact": "ما"})
    inside.post("/fa/w/texts/99/discard/", {})
    with connection.cursor() as cursor:
        cursor.execute(_TABLES[connection.vendor])
        tables = [name for (name,) in cursor.fetchall()]
        assert len(tables) > 30
        kept = ""
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            kept += repr([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor.fetchall()])
    kept += repr([dict(browser.session.items()) for browser in (client, inside)])
    if connection.vendor == "sqlite":
        folder = settings.VAR
        kept += repr([path.read_bytes() for path in folder.rglob("*") if path.is_file()])
    counts = [path.read_bytes().partition(b"x\x9c") for path in Path(caches["default"]._dir).glob("*.djcache")]
    assert len(counts) >= 2
    kept += (
        repr([zlib.decompress(mark + packed) for _until, mark, packed in counts])
        + caplog.text
        + "".join(capfd.readouterr())
    )
    for word in (ADDRESS, FORWARDED, AGENT, "Kabutar"):
        assert word not in kept


_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}


@pytest.mark.django_db
def test_an_unknown_name_costs_the_same_work_as_a_wrong_password(world, settings):
    """The hash is computed for nobody too: both answers come after one whole computation."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    world.a_liaison.person.set_password(PASSWORD)
    world.a_liaison.person.save()

    def spent(name):
        begin = time.thread_time()
        sign_in(Client(), name, "not the password")
        return time.thread_time() - begin

    spent("warm")
    known, unknown = min(spent("a-liaison") for _ in range(2)), min(spent("nobody-here") for _ in range(2))
    assert 0.4 < known / unknown < 2.5


@pytest.mark.django_db
def test_the_session_changes_with_the_sign_in_and_with_the_password(world):
    client = Client()
    client.post("/fa/w/texts/new/", {"title": "پیش از ورود"})
    before = client.cookies["sessionid"].value
    assert sign_in(client).status_code == 302
    after = client.cookies["sessionid"].value
    assert before != after
    fixed = Client()
    fixed.cookies["sessionid"] = before
    assert fixed.get("/fa/w/").status_code == 302
    other = Client()
    sign_in(other)
    client.post(
        "/fa/w/password/", {"oldpassword": PASSWORD, "password1": "کوه-دریا-چراغ-۴۵", "password2": "کوه-دریا-چراغ-۴۵"}
    )
    assert (client.get("/fa/w/").status_code, other.get("/fa/w/").status_code) == (200, 302)


@pytest.mark.django_db
def test_a_form_that_waited_for_its_writer_is_shown_to_nobody_who_signs_in_after_a_sign_out(world):
    client = Client()
    sign_in(client)
    client.post("/fa/sign-out/")
    sign_in(client, name="b-liaison")
    assert "kept_form" not in client.session and client.session.get("organisation") != world.a.pk


@pytest.mark.django_db
@pytest.mark.parametrize("target", ELSEWHERE)
def test_nobody_is_led_away_by_the_sign_in_or_by_language(world, target):
    def place(answer):
        return urlsplit(answer.headers.get("Location", "/"))

    answers = [
        Client().post(f"/fa/sign-in/?next={target}", {"login": "a-liaison", "password": PASSWORD}),
        sign_in(Client(), next=target),
        client_of(world.a_liaison).get(f"/fa/sign-in/?next={target}"),
        client_of(world.a_liaison).post(f"/fa/sign-out/?next={target}", {"next": target}),
        client_of(world.a_liaison).post(
            "/fa/w/members/as/", {"organisation": world.a.pk, "next": target}, headers={"referer": target}
        ),
        Client().get(f"/{target}"),
        Client().post(f"//evil.example/fa/w/texts/new/?next={target}", {"title": "x"}),
    ]
    for answer in answers:
        assert place(answer).netloc in ("", "testserver") and place(answer).scheme in ("", "http")
        assert not answer.headers.get("Location", "/").startswith(("//", "/\\"))


@pytest.mark.django_db
def test_a_form_sent_again_from_elsewhere_leads_back_to_us(world):
    client, form = client_of(world.a_liaison), {"kind": "association", "token": "q" * 32}
    client.post("/fa/w/members/ours/describe/", form)
    answer = client.post("/fa/w/members/ours/describe/", form, headers={"referer": "https://evil.example/x"})
    assert answer.headers["Location"] == "/fa/w/"


@pytest.mark.django_db
def test_a_kept_form_goes_only_to_our_own_pages(world):
    client = Client()
    client.post("//evil.example/fa/w/texts/new/", {"title": "x"})
    sign_in(client)
    page = client.get("/fa/w/kept/").content.decode()
    assert not re.search(r'action="(//|https?:|/\\)', page)


@pytest.mark.django_db
def test_every_form_needs_its_protection(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.a_liaison.person)
    before = Entry.objects.count()
    for path in (
        "w/members/ours/describe/",
        "w/texts/new/",
        "w/settings/",
        "sign-out/",
        "w/password/",
        "w/members/as/",
    ):
        answer = client.post(f"/fa/{path}", {"kind": "association", "title": "x"})
        assert answer.status_code == 403, path
    assert Entry.objects.count() == before
    assert client.get("/fa/w/").status_code == 200


@pytest.mark.django_db
def test_pages_are_framed_by_nobody_and_kept_by_no_cache(world):
    client = client_of(world.a_liaison)
    text = flow.draft(world)
    for path in (
        "w/", "w/texts/", f"w/texts/{text.number}/", f"w/texts/{text.number}/draft.pdf", "w/members/ours/", "w/settings/",
        "", "statements/", "record/", "sign-in/",
    ):  # fmt: skip
        answer = client.get(f"/fa/{path}")
        assert answer.headers["X-Frame-Options"] == "DENY", path
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], path
        assert "no-store" in answer.headers["Cache-Control"], path
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path
        assert answer.headers["Referrer-Policy"] == "same-origin", path


@pytest.mark.django_db
def test_links_that_open_something_are_kept_by_no_cache_and_told_to_no_other_site(world):
    link = members.invite(by=world.a_liaison, on=world.a, role="delegate")
    feed = notices.renew_feed(by=world.a_liaison, on=world.a_liaison.person)
    for path in (f"/fa/invitation/{link.secret}/", f"/fa/feed/{feed}.xml", "/fa/sign-in/"):
        answer = Client().get(path)
        assert answer.status_code == 200
        assert "public" not in answer.headers.get("Cache-Control", ""), path
        assert re.search("no-store|private|no-cache", answer.headers.get("Cache-Control", "")), path


@pytest.mark.django_db
def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(world):
    client = Client()
    client.get("/fa/sign-in/")
    sign_in(client, remember="on")
    for name in ("sessionid", DEVICE):
        assert (bool(client.cookies[name]["httponly"]), client.cookies[name]["samesite"]) == (True, "Lax")
    assert client.cookies["csrftoken"]["samesite"] in ("Lax", "Strict")


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver:80@evil.example", "[::1"])
def test_a_name_that_is_not_ours_is_refused(world, host, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client(headers={"host": host})
    client.raise_request_exception = False
    answer = client.get("/fa/")
    assert answer.status_code == 400 and "evil" not in answer.content.decode()


@pytest.mark.django_db
def test_links_are_made_with_our_own_name(world):
    link = members.invite(by=world.a_liaison, on=world.a, role="delegate")
    with translation.override("fa"):
        answer = client_of(world.a_liaison).post(
            "/fa/w/members/ours/invite/", {"role": "delegate"}, headers={"x-forwarded-host": "evil.example"}
        )
    assert link.secret and "evil.example" not in answer.content.decode()
