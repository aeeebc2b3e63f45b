"""Coming in: by invitation, by password, by a link from a colleague; and who cannot shut whom out."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from hamgam.engine import record
from hamgam.members import acts, here
from hamgam.members.accounts import DEVICE
from hamgam.members.liaisons import letter
from hamgam.members.models import Invitation, Person
from hamgam.record import log
from hamgam.record.times import now, told
from tests.members.keys import enrol
from tests.people import PASSWORD, client_of
from tests.remembered import forget

NEW = {
    "username": "نیلوفر", "display_name": "", "password1": "سه-دریا-دو-کوه-۹", "password2": "سه-دریا-دو-کوه-۹",
}  # fmt: skip


@pytest.fixture(autouse=True)
def fresh_counters():
    """No attempts remembered from another test."""
    forget()


@pytest.fixture
def link(world):
    return acts.invite(by=world.a_liaison, on=world.a, role="delegate")


def address_of(link, language="fa"):
    return f"/{language}/invitation/{link.secret}/"


def sign_in(client, name, password=PASSWORD, **more):
    return client.post("/fa/sign-in/", {"login": name, "password": password, **more})


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_a_password_is_kept_as_it_was_typed_blanks_and_all(world, link):
    typed = " سه دریا دو کوه ۹ "
    Client().post(address_of(link), {**NEW, "password1": typed, "password2": typed})
    assert [is_signed_in_by(word) for word in (typed, typed.strip())] == [True, False]


def is_signed_in_by(password):
    client = Client()
    sign_in(client, NEW["username"], password)
    return is_signed_in(client)


def test_looking_at_a_link_uses_nothing_up(world, link):
    for _time in range(3):
        assert Client().get(address_of(link)).status_code == 200
        assert Client().head(address_of(link)).status_code in (200, 405)
    assert Invitation.objects.get(pk=link.pk).used is False


def test_a_newcomer_takes_the_seat_and_is_inside(world, link):
    client = Client()
    response = client.post(address_of(link), NEW)
    assert (response.status_code, response.headers["Location"]) == (302, "/fa/w/")
    page = client.get("/fa/w/members/ours/")
    assert (page.context["actor"].organisation, page.context["actor"].roles) == (world.a, frozenset({"delegate"}))
    assert sign_in(Client(), "نیلوفر", NEW["password1"]).status_code == 302


def test_a_link_that_was_used_says_so(world, link):
    Client().post(address_of(link), NEW)
    again = Client().post(address_of(link), {**NEW, "username": "other"})
    assert (again.status_code, Person.objects.filter(username="other").count()) == (410, 0)
    assert Client().get(address_of(link)).status_code == 410


def test_a_link_whose_time_is_over_says_so(world, link):
    with told(now() + timedelta(days=15)):
        assert Client().get(address_of(link)).status_code == 410
        assert Client().post(address_of(link), NEW).status_code == 410


@pytest.mark.parametrize("secret", ["x", "a" * 22, "‌", "-" * 300])
def test_no_other_word_is_a_link(world, secret):
    assert Client().get(f"/fa/invitation/{secret}/").status_code == 404
    assert Client().post(f"/fa/invitation/{secret}/", NEW).status_code == 404


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"username": "ن"}, "username"),
        ({"username": "a-liaison"}, "username"),
        ({"username": ""}, "username"),
        ({"password1": "short", "password2": "short"}, "password1"),
        ({"password2": "something else"}, "password2"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_the_link_stays_open(world, link, change, field):
    response = Client().post(address_of(link), {**NEW, "display_name": "ماه", **change})
    page = response.content.decode()
    assert (response.status_code, f'href="#id_{field}"' in page, "ماه" in page) == (200, True, True)
    assert Invitation.objects.get(pk=link.pk).used is False
    assert NEW["password1"] not in page


def test_somebody_signed_in_takes_the_seat_with_their_account(world, link):
    client = client_of(world.b_delegate)
    assert client.post(address_of(link), {"own_account": "1"}).status_code == 302
    actor = client.get("/fa/w/members/ours/").context["actor"]
    assert (actor.person, actor.organisation, actor.elsewhere) == (world.b_delegate.person, world.a, [world.b])


def test_nobody_takes_a_seat_without_an_account_by_saying_it_is_theirs(world, link):
    assert Client().post(address_of(link), {"own_account": "1"}).status_code == 200
    assert Invitation.objects.get(pk=link.pk).used is False


def test_a_link_to_a_password_ends_every_other_session(world):
    elsewhere = client_of(world.a_delegate)
    assert elsewhere.get("/fa/w/members/ours/").status_code == 200
    link = acts.give_sign_in_link(by=world.a_liaison, on=world.a_delegate.seat)
    given = {"password1": NEW["password1"], "password2": NEW["password1"]}
    client = Client()
    assert client.post(address_of(link), given).status_code == 302
    assert client.get("/fa/w/members/ours/").context["actor"].person == world.a_delegate.person
    assert elsewhere.get("/fa/w/members/ours/").status_code == 302
    assert sign_in(Client(), "a-delegate").status_code == 200
    assert sign_in(Client(), "a-delegate", NEW["password1"]).status_code == 302


def test_a_link_to_a_password_makes_no_seat(world):
    link = acts.give_sign_in_link(by=world.a_liaison, on=world.a_delegate.seat)
    client = client_of(world.b_liaison)
    client.post(address_of(link), {"own_account": "1"})
    assert world.b_liaison.person.seats.filter(organisation=world.a).count() == 0


@pytest.mark.parametrize("typed", ["a-liaison", "A-LIAISON", " a-liaison "])
def test_a_user_name_is_known_however_it_is_typed(world, typed):
    assert sign_in(Client(), typed).status_code == 302


def test_a_persian_user_name_is_known_from_another_keyboard(world, link):
    Client().post(address_of(link), {**NEW, "username": "علی_۱۲"})
    assert sign_in(Client(), "علي_١٢", NEW["password1"]).status_code == 302


def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(world):
    def said(name):
        page = sign_in(Client(), name, "not the password").content.decode()
        return re.sub(r'(csrfmiddlewaretoken" value|name="login" value)="[^"]*"', "", page)

    assert said("a-liaison") == said("nobody-at-all")


def test_a_stranger_cannot_shut_the_owner_out(world):
    stranger, owner = Client(REMOTE_ADDR="203.0.113.9"), Client(REMOTE_ADDR="198.51.100.7")
    answers = [sign_in(stranger, "a-liaison", f"guess number {n}") for n in range(8)]
    assert "a-liaison" not in str(answers[-1].context.get("user", ""))
    assert sign_in(stranger, "a-liaison").status_code == 200
    assert sign_in(owner, "a-liaison").status_code == 302


def test_the_owners_device_is_known_even_on_a_line_shared_with_the_stranger(world):
    owner, stranger = Client(), Client()
    assert sign_in(owner, "a-liaison", remember="on").status_code == 302
    device = owner.cookies[DEVICE].value
    for n in range(8):
        sign_in(stranger, "a-liaison", f"guess number {n}")
    assert sign_in(Client(), "a-liaison").status_code == 200
    known = Client()
    known.cookies[DEVICE] = device
    assert sign_in(known, "a-liaison").status_code == 302
    forged = Client()
    forged.cookies[DEVICE] = device[:-2] + "xx"
    assert sign_in(forged, "a-liaison").status_code == 200


def test_a_shared_device_is_not_remembered(world):
    client = Client()
    sign_in(client, "a-liaison")
    assert (DEVICE in client.cookies, client.cookies["sessionid"]["max-age"]) == (False, "")
    own = Client()
    sign_in(own, "a-liaison", remember="on")
    assert own.cookies["sessionid"]["max-age"] == 60 * 60 * 24 * 30


def test_whoever_is_signed_in_is_led_on_from_the_sign_in_page(world):
    response = client_of(world.a_liaison).get("/fa/sign-in/")
    assert (response.status_code, response.headers["Location"]) == (302, "/fa/w/")


def test_signing_out_needs_a_form_and_clears_what_the_page_kept(world):
    client = client_of(world.a_liaison)
    assert (client.get("/fa/sign-out/").status_code, is_signed_in(client)) == (200, True)
    response = client.post("/fa/sign-out/")
    assert (response.headers["Clear-Site-Data"], is_signed_in(client)) == ('"cache", "storage"', False)


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(world):
    here, elsewhere = client_of(world.a_liaison), client_of(world.a_liaison)
    given = {"oldpassword": PASSWORD, "password1": NEW["password1"], "password2": NEW["password1"]}
    assert here.post("/fa/w/password/", {**given, "oldpassword": "no"}).status_code == 200
    assert here.post("/fa/w/password/", given).status_code == 302
    assert here.get("/fa/w/members/ours/").status_code == 200
    assert elsewhere.get("/fa/w/members/ours/").status_code == 302


def test_nobody_signs_up(world):
    for path in ("/fa/signup/", "/fa/accounts/signup/", "/accounts/signup/", "/fa/password/reset/"):
        assert Client().post(path, NEW).status_code in (302, 404)
    assert Person.objects.filter(username="نیلوفر").count() == 0


def test_a_letter_is_handed_in_by_somebody_who_cannot_sign_in(world):
    private = enrol(world.a_liaison, world.a_delegate)
    address = "/fa/members/a/letter/"
    assert Client().get(address).status_code == 404
    acts.end_seat(by=world.a_liaison, on=world.a_liaison.seat, last_is_known=True)
    page = Client().get(address).content.decode()
    file = re.search(r'href="(/fa/members/a/letter/[^"]+\.txt)"', page)[1]
    document = Client().get(file)
    day, number = re.search(r"letter/([^/]+)/([0-9a-f]{32})\.txt", file).groups()
    assert document.content == record.letter_document(log.origin(), letter(world.a, here.today(), number))
    given = {"day": day, "number": number, "pasted": private.sign(document.content, record.LETTER_NAMESPACE)}
    response = Client().post(address, given)
    assert (response.status_code, "/fa/invitation/" in response.content.decode()) == (200, True)
    assert Client().post(address, given).status_code == 302  # the same letter twice: recorded once
    assert Client().post(address, {**given, "pasted": "-"}).status_code == 409  # other words under its number
    assert Invitation.objects.filter(organisation=world.a, role="liaison", used=False).count() == 1


def test_a_wrong_signature_gets_a_sentence_and_names_nobody(world):
    enrol(world.a_liaison, world.a_delegate)
    acts.end_seat(by=world.a_liaison, on=world.a_liaison.seat, last_is_known=True)
    given = {"day": here.today().isoformat(), "number": "0" * 32, "pasted": "not a signature"}
    assert Client().post("/fa/members/a/letter/", given).status_code == 409
    assert Client().post("/fa/members/a/letter/", {**given, "number": "short"}).status_code == 200
    assert Invitation.objects.filter(organisation=world.a, used=False).count() == 0
