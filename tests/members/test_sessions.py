"""Sessions: what the table knows of them, what strangers may leave in it, and who is not shut out by whom."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hamgam.members import acts, sessions
from hamgam.members.accounts import DEVICE
from hamgam.members.leaving import handover
from hamgam.members.session_models import Session
from hamgam.members.sessions import SessionStore, stored_key
from hamgam.notices import clock
from tests.people import PASSWORD, another_seat, client_of
from tests.remembered import forget

FORM = "/en/w/texts/1/publish/"


@pytest.fixture(autouse=True)
def fresh_counters():
    forget()


def sign_in(client, name="a-liaison", password=PASSWORD, **more):
    return client.post("/en/sign-in/", {"login": name, "password": password, **more})


# --- what the table knows


def test_the_table_holds_no_key_that_opens_a_session(world):
    client = Client()
    sign_in(client)
    key = client.cookies["sessionid"].value
    assert [row.session_key for row in Session.objects.all()] == [stored_key(key)]
    thief = Client()
    thief.cookies["sessionid"] = stored_key(key)
    assert (client.get("/en/w/").status_code, thief.get("/en/w/").status_code) == (200, 302)


def test_what_a_session_holds_is_read_with_its_cookie_alone(world):
    """A form that waits, the secret of an app that is being set up: whoever has the database reads none of it."""
    client = client_of(world.a_liaison)
    secret = client.get("/en/w/account/app/").context["form"].secret
    client.post("/en/w/texts/1/publish/", {"words": "کبوتر"})
    row = Session.objects.get()
    held = (row.session_data, *(str(SessionStore(key).decode(row.session_data)) for key in (None, row.session_key)))
    assert [word for word in (secret, "کبوتر", "mfa.totp", str(world.a_liaison.person.pk)) if word in str(held)] == []
    assert SessionStore(client.cookies["sessionid"].value)["mfa.totp.secret"] == secret
    older = SessionStore(client.cookies["sessionid"].value)
    assert older.decode("eyJhIjoxfQ:1w:x") == {}


def test_a_session_is_kept_changed_and_ended(db):
    first = SessionStore()
    first["word"] = "یک"
    first.save()
    key = first.session_key
    again = SessionStore(key)
    assert (again["word"], again.exists(key), SessionStore(key + "x").load()) == ("یک", True, {})
    again["word"] = "دو"
    again.cycle_key()
    again.save()
    assert (SessionStore(key).load(), SessionStore(again.session_key)["word"]) == ({}, "دو")
    again.flush()
    assert Session.objects.count() == 0


def test_a_session_that_ended_meanwhile_does_not_come_back(db):
    store = SessionStore()
    store.create()
    late = SessionStore(store.session_key)
    late["word"] = "یک"
    store.delete()
    with pytest.raises(sessions.UpdateError):
        late.save()
    assert Session.objects.count() == 0


def test_the_clock_forgets_sessions_whose_time_is_over(world):
    Client().post(FORM, {"words": "پیام"})
    sign_in(Client())
    Session.objects.filter(letters__gt=0).update(expire_date=timezone.now() - timedelta(minutes=1))
    clock.tick()
    assert Session.objects.values_list("letters", flat=True).get() == 0


# --- what strangers may leave


def test_forms_of_strangers_are_limited_in_number_and_nothing_typed_is_lost(world, monkeypatch):
    monkeypatch.setattr(sessions, "STRANGERS_FORMS", 3)
    answers = [Client().post(FORM, {"words": f"نوشتهٔ {n}"}) for n in range(5)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 403, 403]
    assert "نوشتهٔ 4" in answers[4].content.decode()
    assert Session.objects.filter(letters__gt=0).count() == 3


def test_forms_of_strangers_are_limited_in_length_together(world, monkeypatch):
    monkeypatch.setattr(sessions, "STRANGERS_LETTERS", 2_000)
    answers = [Client().post(FORM, {"words": "پ" * 900}) for _n in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 403]
    assert "پ" * 900 in answers[2].content.decode()


def test_forms_without_a_word_are_limited_too(world, monkeypatch):
    monkeypatch.setattr(sessions, "STRANGERS_FORMS", 3)
    assert [Client().post(FORM).status_code for _n in range(5)] == [302, 302, 302, 403, 403]
    assert Session.objects.count() == 3


def test_the_length_of_an_address_counts_too(world, monkeypatch):
    monkeypatch.setattr(sessions, "STRANGERS_LETTERS", 2_000)
    assert [Client().post(f"{FORM}?{'n' * 900}").status_code for _n in range(3)] == [302, 302, 403]


def test_names_of_fields_count_too(world):
    typed = "n" * 1_000_001 + "=x"
    assert Client().post(FORM, typed, content_type="application/x-www-form-urlencoded").status_code == 403
    assert Session.objects.count() == 0


def test_strangers_do_not_take_the_room_of_a_device_that_is_somebodys_own(world, monkeypatch):
    own = Client()
    sign_in(own, remember="on")
    own.post("/en/sign-out/")
    monkeypatch.setattr(sessions, "STRANGERS_FORMS", 1)
    Client().post(FORM, {"words": "بیگانه"})
    assert (Client().post(FORM, {"words": "دیگری"}).status_code, own.post(FORM, {"words": "ما"}).status_code) == (
        403,
        302,
    )
    forged = Client()
    forged.cookies[DEVICE] = own.cookies[DEVICE].value[:-2] + "xx"
    assert forged.post(FORM, {"words": "دیگری"}).status_code == 403


def test_forms_of_own_devices_are_limited_too_and_have_more_room(world, monkeypatch):
    own = Client()
    sign_in(own, remember="on")
    monkeypatch.setattr(sessions, "STRANGERS_FORMS", 1)
    monkeypatch.setattr(sessions, "OWN_DEVICES", 3)
    answers = []
    for n in range(4):
        again = Client()
        again.cookies[DEVICE] = own.cookies[DEVICE].value
        answers.append(again.post(FORM, {"words": f"نوشتهٔ {n}"}))
    assert [answer.status_code for answer in answers] == [302, 302, 302, 403]
    assert "نوشتهٔ 3" in answers[3].content.decode()


def test_forms_that_waited_too_long_make_room(world, monkeypatch):
    monkeypatch.setattr(sessions, "STRANGERS_FORMS", 1)
    Client().post(FORM, {"words": "یک"})
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert Client().post(FORM, {"words": "دو"}).status_code == 302


def test_whoever_signed_in_takes_no_room_of_strangers(world):
    client = Client()
    client.post(FORM, {"words": "پیام"})
    sign_in(client)
    assert client.session["kept_form"]["fields"] == [["words", "پیام"]]
    assert Session.objects.values_list("letters", flat=True).get() == 0


def test_a_form_is_kept_for_a_day(world):
    client = Client()
    client.post(FORM, {"words": "پیام"})
    sign_in(client)
    kept = client.session
    kept["kept_form"] = {**kept["kept_form"], "until": timezone.now().timestamp() - 1}
    kept.save()
    assert client.get("/en/w/kept/").headers["Location"] == "/en/w/"
    assert "kept_form" not in client.session


# --- nobody is shut out


def test_guessing_stays_slow(world):
    answers = [sign_in(Client(), password=f"guess {n}") for n in range(6)]
    assert ["too many wrong attempts" in answer.content.decode() for answer in answers] == [False] * 5 + [True]
    assert sign_in(Client()).status_code == 200


@pytest.mark.parametrize(
    ("language", "said"), [("en", "ask a colleague"), ("fa", "از همکاری در نهاد خود پیوندی بخواهید")]
)
def test_whoever_waits_is_told_of_the_link(world, language, said):
    for n in range(6):
        answer = Client().post(f"/{language}/sign-in/", {"login": "a-liaison", "password": f"guess {n}"})
    assert said in answer.content.decode()


def test_a_stranger_behind_the_same_proxy_shuts_nobody_else_out(world):
    for n in range(70):
        sign_in(Client(), name=f"somebody-{n}", password="guess")
    assert sign_in(Client()).status_code == 302


def test_a_link_from_a_colleague_opens_while_a_stranger_guesses(world):
    for n in range(8):
        sign_in(Client(), name="a-delegate", password=f"guess {n}")
    link = acts.give_sign_in_link(by=world.a_liaison, on=world.a_delegate.seat)
    new = {"password1": "سه-دریا-دو-کوه-۹", "password2": "سه-دریا-دو-کوه-۹"}
    client = Client()
    assert client.post(f"/en/invitation/{link.secret}/", new).status_code == 302
    assert client.get("/en/w/").context["actor"].person == world.a_delegate.person


def test_behind_a_proxy_of_ours_everybody_is_counted_for_himself(world, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for n in range(8):
        sign_in(Client(headers={"x-forwarded-for": "192.0.2.1, 203.0.113.9"}), password=f"guess {n}")
    assert sign_in(Client(headers={"x-forwarded-for": "203.0.113.9, 198.51.100.7"})).status_code == 302
    assert sign_in(Client(headers={"x-forwarded-for": "198.51.100.7, 203.0.113.9"})).status_code == 200


def test_addresses_of_one_line_count_as_one(world):
    for n in range(6):
        sign_in(Client(REMOTE_ADDR=f"2001:db8:1:2::{n + 1:x}"), password=f"guess {n}")
    assert sign_in(Client(REMOTE_ADDR="2001:db8:1:2:ffff::9")).status_code == 200
    assert sign_in(Client(REMOTE_ADDR="2001:db8:1:3::1")).status_code == 302


def test_a_request_without_an_address_is_counted_with_its_kind(world):
    assert sign_in(Client(REMOTE_ADDR="")).status_code == 302


def test_with_the_last_seat_every_session_of_its_holder_ends_at_once(world):
    gone, colleague = client_of(world.a_delegate), client_of(world.a_liaison)
    second = acts.end_seat(by=world.a_liaison, on=world.a_delegate.seat)
    assert (second.until is not None, Session.objects.filter(person=world.a_delegate.person).count()) == (True, 0)
    assert (gone.get("/fa/w/").status_code, colleague.get("/fa/w/").status_code) == (302, 200)


def test_whoever_sits_elsewhere_too_stays_signed_in(world):
    other = another_seat(world.a_delegate, world.b, "delegate", by=world.b_liaison)
    stays = client_of(other)
    acts.end_seat(by=world.a_liaison, on=world.a_delegate.seat)
    assert stays.get("/fa/w/").status_code == 200


def test_when_an_organisation_leaves_its_peoples_sessions_end_but_for_whoever_is_told_now(world):
    gone, here = client_of(world.c_delegate), client_of(world.c_liaison)
    points = {point.name for point in handover(world.c)}
    acts.leave(by=world.c_liaison, on=world.c, handed=points, last_is_known=True)
    shown = here.get("/fa/w/")
    assert (gone.get("/fa/w/").status_code, shown.status_code) == (302, 200)
    assert "members/no_seat.html" in [row.name for row in shown.templates]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "None"),
        ({"HAMGAM_HTTPS": "1"}, "max-age=31536000"),
        ({"HAMGAM_HTTPS": "1", "HAMGAM_HTTPS_SUBDOMAINS": "1"}, "max-age=31536000; includeSubDomains"),
    ],
)
def test_over_https_browsers_are_told_to_come_over_it_for_a_year(given: dict[str, str], told: str) -> None:
    program = (
        "import django; django.setup(); from django.test import Client; "
        "answer = Client().get('/fa/empty/', secure=True); print(answer.headers.get('Strict-Transport-Security'))"
    )
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "hamgam.settings", "HAMGAM_HOSTS": "testserver", **given}
    said = subprocess.run(
        [sys.executable, "-c", program], env=surroundings, capture_output=True, text=True, check=True
    ).stdout
    assert said.strip() == told


def test_over_https_no_neighbour_under_the_same_domain_can_set_the_cookies() -> None:
    program = (
        "import django; django.setup(); from django.conf import settings as s; from hamgam.members.accounts import DEVICE; "
        "from hamgam.consultations.models import Consultation; from hamgam.consultations.answer_views import _cookie; "
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, DEVICE, _cookie(Consultation(number=3)), s.SESSION_COOKIE_SECURE)"
    )
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "hamgam.settings", "HAMGAM_HTTPS": "1"}
    told = subprocess.run(
        [sys.executable, "-c", program], env=surroundings, capture_output=True, text=True, check=True
    ).stdout
    names = ("sessionid", "csrftoken", "hamgam_device", "hamgam_answers_3")
    assert told.split() == [*(f"__Host-{name}" for name in names), "True"]
