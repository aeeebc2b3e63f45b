"""Second factors: set up, asked for, lost; what a session has shown; where one is signed in."""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client, RequestFactory

from hamgam.bylaws.acts import ACTS
from hamgam.engine.letters import digits
from hamgam.members import acts, factors, proofs
from hamgam.members.models import Invitation
from hamgam.members.session_models import Session
from hamgam.record.models import Entry
from tests.people import PASSWORD, World, client_of
from tests.remembered import forget

AGAIN = "/en/w/account/again/"
NEW = "کوه-دریا-چراغ-۱۳"
INVITE = "/en/w/members/ours/invite/"
SEAT = {"role": "delegate", "label": "x"}


def sheet_of(actor: Any) -> list[str]:
    """The codes of a sheet that this person has."""
    return RecoveryCodes.activate(actor.person).generate_codes()


def signed_in(actor: Any, code: str = "", **more: str) -> Client:
    """By the sign-in page, with the password and, where it is asked for, this code."""
    client = Client(headers={"accept-language": "en"})
    client.post("/en/sign-in/", {"login": actor.person.username, "password": PASSWORD, **more})
    if code:
        client.post("/en/sign-in/code/", {"code": code})
    return client


def is_in(client: Client) -> bool:
    return client.get("/en/w/").status_code == 200


def links() -> int:
    return Invitation.objects.filter(label="x").count()


# --- what is asked for


@pytest.mark.parametrize("name", sorted(proofs.NOW | proofs.SESSION))
def test_each_act_that_asks_for_a_second_factor_exists_and_asks(name: str) -> None:
    assert name in ACTS
    just, before, never = (proofs.Proof(last=last) for last in (time.time(), time.time() - 600, 0.0))
    just.check(name)
    with pytest.raises(proofs.Unproven):
        never.check(name)
    if name in proofs.NOW:
        with pytest.raises(proofs.Unproven):
            before.check(name)
    else:
        before.check(name)


def test_daily_work_asks_for_nothing() -> None:
    daily = {
        "positions.take",
        "talk.write",
        "texts.propose_wording",
        "signing.object",
        "decisions.vote",
        "elections.cast",
    }
    assert daily & (proofs.NOW | proofs.SESSION) == set()
    for name in daily:
        proofs.Proof().check(name)


def test_whoever_has_none_is_led_to_where_it_is_set_up_and_loses_nothing(world: World) -> None:
    client, before = signed_in(world.c_liaison), Entry.objects.count()
    answer = client.post(INVITE, SEAT)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/w/account/")
    assert (links(), Entry.objects.count()) == (0, before)
    assert "Your form is kept; set one up here" in client.get("/en/w/account/").content.decode()


@pytest.mark.parametrize(
    ("role", "has", "leads"), [("liaison", False, "account/"), ("liaison", True, ""), ("delegate", False, "")]
)
def test_whoever_takes_a_seat_that_speaks_is_led_to_where_it_is_set_up(
    world: World, role: str, has: bool, leads: str
) -> None:
    link = acts.invite(by=world.c_liaison, on=world.c, role=role)
    client, given = Client(), {"username": "new", "display_name": "", "password1": NEW, "password2": NEW}
    if link.waits:
        acts.confirm_invitation(by=world.c_delegate, on=link)
    if has:
        sheet_of(world.d_delegate)
        client, given = client_of(world.d_delegate), {"own_account": "1"}
    answer = client.post(f"/en/invitation/{link.secret}/", given)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/en/w/{leads}")
    if leads:
        assert "Set up a second factor here before you need it" in client.get("/en/w/account/").content.decode()
        assert client.get("/en/w/account/app/").status_code == 200  # the password was typed just now
        assert client.get("/en/w/").status_code == 200  # and nobody is held there


def test_the_first_one_is_set_up_only_by_whoever_typed_the_password_in_the_last_five_minutes(world: World) -> None:
    pages = [f"/en/w/account/{page}" for page in ("app/", "passkeys/add/", "sheet/new/")]
    fresh, client = signed_in(world.c_liaison), confirmed(world.c_liaison)
    assert [client.get(page).status_code for page in pages] == [200, 200, 200]
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] = time.time() - 310
    session.save()
    for one in (fresh, client):
        assert [one.get(page).headers["Location"].startswith(AGAIN) for page in pages] == [True, True, True]


def test_whoever_has_one_confirms_it_and_sends_the_form_on(world: World) -> None:
    codes = sheet_of(world.c_liaison)
    client = signed_in(world.c_liaison, codes[0])
    session = client.session
    session["account_authentication_methods"] = []
    session.save()
    answer = client.post(INVITE, SEAT)
    assert answer.headers["Location"] == f"{AGAIN}?next=/en/w/kept/"
    asked = client.get(answer.headers["Location"], follow=True)
    assert asked.redirect_chain[0][0] == f"{AGAIN}code/?next=%2Fen%2Fw%2Fkept%2F"
    wrong = client.post(f"{AGAIN}code/", {"code": "1" * 16, "next": "/en/w/kept/"})
    assert (wrong.status_code, "This code is not right" in wrong.content.decode(), links()) == (200, True, 0)
    right = client.post(f"{AGAIN}code/", {"code": codes[1], "next": "/en/w/kept/"})
    assert right.headers["Location"] == "/en/w/kept/"
    assert "It asked for your second factor" in client.get("/en/w/kept/").content.decode()
    assert (client.post(INVITE, SEAT).status_code, links()) == (200, 1)


@pytest.mark.parametrize("right", [True, False])
def test_the_session_goes_on_under_a_new_key_once_somebody_confirmed_it(world: World, right: bool) -> None:
    codes = sheet_of(world.c_liaison)
    client = signed_in(world.c_liaison, codes[0])
    client.post("/en/w/account/device/", {"label": "the office"})
    before, rows = client.cookies["sessionid"].value, Session.objects.count()
    client.post(f"{AGAIN}code/", {"code": codes[1] if right else "1" * 16})
    after = client.cookies["sessionid"].value
    assert (after != before, is_in(client), Session.objects.count()) == (right, True, rows)
    thief = Client()
    thief.cookies["sessionid"] = before
    assert is_in(thief) is not right
    assert [row.label for row in Session.objects.filter(person=world.c_liaison.person)] == ["the office"]


def test_a_password_typed_again_gives_a_new_key_too(world: World) -> None:
    client = signed_in(world.c_liaison)
    before = client.cookies["sessionid"].value
    client.post(AGAIN, {"password": "no"})
    assert client.cookies["sessionid"].value == before
    client.post(AGAIN, {"password": PASSWORD})
    assert client.cookies["sessionid"].value != before and is_in(client)


def test_consent_and_keys_ask_anew_after_five_minutes(world: World) -> None:
    client = client_of(world.c_liaison)
    session = client.session
    for ago, leads in ((290, False), (310, True)):
        session["account_authentication_methods"] = [{"method": "mfa", "at": time.time() - ago}]
        session.save()
        answer = client.post("/fa/w/keys/new/", {"public": "x", "signature": "x"})
        assert ("/again/" in answer.headers.get("Location", "")) == (leads and answer.status_code == 302)
    request = RequestFactory().get("/")
    request.user, request.session = world.c_liaison.person, client.session  # type: ignore[assignment]
    with pytest.raises(proofs.Unproven):
        proofs.of(request).check("members.enrol_key")


def test_another_persons_second_factor_proves_nothing(world: World) -> None:
    client = client_of(world.c_liaison)
    session = client.session
    session["account_authentication_methods_user"] = str(world.b_liaison.person.pk)
    session.save()
    assert client.post(INVITE.replace("/en/", "/fa/"), SEAT).headers["Location"] == "/fa/w/account/"
    assert links() == 0


def test_the_clock_and_the_host_come_by_no_browser(world: World) -> None:
    assert acts.invite(by=world.c_liaison, on=world.c, role="delegate", label="x").label == "x"


# --- signing in


def test_a_password_alone_opens_nothing_where_there_is_a_second_factor(world: World) -> None:
    codes = sheet_of(world.c_liaison)
    client = signed_in(world.c_liaison)
    assert is_in(client) is False
    client.post("/en/sign-in/code/", {"code": digits(f"{codes[0][:8]} {codes[0][8:]}", "fa")})
    assert is_in(client) is True


def test_a_code_of_the_sheet_works_once(world: World) -> None:
    codes = sheet_of(world.c_liaison)
    assert [len(code) for code in codes] == [16] * 10
    assert [is_in(signed_in(world.c_liaison, codes[0])) for _time in range(2)] == [True, False]


def test_strangers_with_wrong_codes_do_not_know_the_password_and_shut_nobody_out(world: World) -> None:
    codes = sheet_of(world.c_liaison)
    stranger = Client()
    for _time in range(12):
        stranger.post("/en/sign-in/code/", {"code": "1" * 16})
        stranger.post("/en/sign-in/", {"login": "c-liaison", "password": "wrong"}, REMOTE_ADDR="203.0.113.9")
    assert is_in(signed_in(world.c_liaison, codes[0])) is True


@pytest.mark.parametrize("own", [True, False])
def test_whether_the_device_is_ones_own_is_kept_over_the_second_question(world: World, own: bool) -> None:
    codes = sheet_of(world.c_liaison)
    client = signed_in(world.c_liaison, codes[0], **({"remember": "on"} if own else {}))
    assert ("shared" in client.session, client.session.get_expire_at_browser_close()) == (not own, not own)


# --- setting up


def confirmed(actor: Any) -> Client:
    """Signed in, and the password typed once more."""
    client = signed_in(actor)
    client.post(AGAIN, {"password": PASSWORD})
    return client


def test_the_codes_of_an_app_are_set_up_and_their_secret_is_nowhere_in_clear(world: World) -> None:
    client = confirmed(world.c_liaison)
    secret = client.get("/en/w/account/app/").context["form"].secret
    square = client.get("/en/w/account/app/square.svg")
    assert (square.status_code, square["Content-Type"], b"<svg" in square.content) == (200, "image/svg+xml", True)
    wrong = client.post("/en/w/account/app/", {"code": "000000"})
    assert "These are not the digits of this secret" in wrong.content.decode()
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    done = client.post("/en/w/account/app/", {"code": digits(code, "fa")})
    assert done.headers["Location"] == "/en/w/account/sheet/"
    kept = Authenticator.objects.get(type=factors.TOTP)
    assert (secret in str(kept.data), factors.Adapter().decrypt(kept.data["secret"]) == secret) == (False, True)
    following = format_hotp_value(hotp_value(secret, int(time.time()) // 30 + 1))
    assert is_in(signed_in(world.c_liaison, following)) is True


def test_a_secret_sealed_by_another_key_opens_nothing(world: World, settings: Any) -> None:
    sealed = factors.Adapter().encrypt("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY = "another"
    assert factors.Adapter().decrypt(sealed) != factors.Adapter().decrypt(sealed)


def test_a_sheet_alone_is_enough_and_is_shown_once(world: World) -> None:
    client = confirmed(world.c_liaison)
    shown = client.post("/en/w/account/sheet/new/", follow=True)
    codes = shown.context["unused_codes"]
    assert (len(codes), factors.digits(codes[0], "en")) == (10, codes[0])
    assert f"{codes[0][:4]} {codes[0][4:8]}" in shown.content.decode()
    again = client.get("/en/w/account/sheet/").content.decode()
    assert (codes[0][:4] + " " in again, "10 codes of your sheet are left." in again) == (False, True)
    assert (is_in(signed_in(world.c_liaison)), is_in(signed_in(world.c_liaison, codes[0]))) == (False, True)


@pytest.mark.parametrize("page", ["passkeys/add/", "app/", "sheet/new/", "sheet/"])
def test_nothing_of_it_is_changed_or_shown_without_confirming_who_one_is(world: World, page: str) -> None:
    sheet_of(world.c_liaison)
    client = client_of(world.c_liaison, language="en")
    session = client.session
    session["account_authentication_methods"] = []
    session.save()
    assert client.get(f"/en/w/account/{page}").headers["Location"].startswith(AGAIN)


def test_who_has_a_sheet_alone_can_set_up_an_app(world: World) -> None:
    sheet_of(world.c_liaison)
    client = client_of(world.c_liaison, language="en")
    assert client.get("/en/w/account/app/").status_code == 200


def test_a_code_of_an_app_is_taken_once_at_whatever_process(world: World) -> None:
    client = client_of(world.c_liaison, language="en")
    secret = client.get("/en/w/account/app/").context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    client.post("/en/w/account/app/", {"code": code})
    forget()  # what one process remembers
    assert not is_in(signed_in(world.c_liaison, code))


def test_whoever_has_a_second_factor_confirms_with_it_and_not_with_the_password(world: World) -> None:
    sheet_of(world.c_liaison)
    client = client_of(world.c_liaison, language="en")
    session = client.session
    session["account_authentication_methods"] = []
    session.save()
    answer = client.post(AGAIN, {"password": PASSWORD, "next": "/en/w/account/app/"})
    assert answer.headers["Location"].startswith(f"{AGAIN}code/")
    assert client.get("/en/w/account/app/").headers["Location"].startswith(AGAIN)


def test_passkeys_hold_for_the_installations_own_address_whatever_a_request_says(world: World, settings: Any) -> None:
    settings.SITE_ADDRESS, settings.ALLOWED_HOSTS = "https://coalition.example", ["*"]
    client = Client(headers={"accept": "application/json", "x-requested-with": "XMLHttpRequest"})
    options = client.get("/en/sign-in/passkey/", HTTP_HOST="evil.example").json()["request_options"]["publicKey"]
    assert (options["rpId"], options["userVerification"]) == ("coalition.example", "required")


def test_a_link_from_a_colleague_ends_what_was_lost(world: World) -> None:
    sheet_of(world.c_delegate)
    link = acts.give_sign_in_link(by=world.c_liaison, on=world.c_delegate.seat)
    typed = {"password1": "کوه-دریا-چراغ-۱۳", "password2": "کوه-دریا-چراغ-۱۳"}
    open_before = client_of(world.c_delegate)
    Client().post(f"/en/invitation/{link.secret}/", typed)
    assert (factors.of(world.c_delegate.person), is_in(open_before)) == ({}, False)


# --- where one is signed in


def test_sessions_are_named_listed_and_ended_by_their_owner_alone(world: World) -> None:
    here, there, other = client_of(world.c_liaison), client_of(world.c_liaison), client_of(world.b_liaison)
    there.post("/fa/w/account/device/", {"label": "تلفن\u202e من"})
    rows = here.get("/fa/w/account/").context["sessions"]
    assert sorted((row.label, row.here) for row in rows) == [("", True), ("تلفن من", False)]
    mark = next(row.pk for row in rows if not row.here)[:16]
    assert [client.post(f"/fa/w/account/sessions/{name}/end/").status_code for client, name in (
        (other, mark), (here, mark[:8]), (here, mark), (here, mark))] == [404, 404, 302, 404]  # fmt: skip
    assert (is_in(there), is_in(here), is_in(other)) == (False, True, True)


def test_all_other_sessions_end_at_once(world: World) -> None:
    here, there, other = client_of(world.c_liaison), client_of(world.c_liaison), client_of(world.b_liaison)
    here.post("/fa/w/account/sessions/end/")
    assert (is_in(there), is_in(here), is_in(other)) == (False, True, True)


def test_a_session_of_a_stranger_names_nobody(world: World) -> None:
    Client().post("/fa/w/texts/1/publish/", {"rule": "all"})
    assert list(Session.objects.values_list("person", "label", "begun")) == [(None, "", None)]


def test_leaving_at_once_leaves_nothing(world: World) -> None:
    client = client_of(world.c_liaison)
    answer = client.post("/fa/exit/")
    assert (answer.headers["Location"], answer.headers["Clear-Site-Data"]) == (
        "/fa/empty/",
        '"cache", "cookies", "storage"',
    )
    assert (is_in(client), Session.objects.filter(person=world.c_liaison.person).count()) == (False, 0)
    page = client.get("/fa/empty/").content.decode()
    assert [word for word in ("همگام", "Hamgam", world.coalition.names["fa"]) if word in page] == []


@pytest.mark.parametrize(
    "sent",
    [
        "9" * 40,
        "9" * 5000,
        "[" * 100_000,
        "[]",
        '"x"',
        "{}",
        '{"id": 1}',
        '{"response": 3}',
        '{"response": {"userHandle": 5}}',
        "\ud800",
    ],
)
def test_what_no_device_sends_is_a_wrong_passkey(world: World, sent: str) -> None:
    given = sent.encode("utf-8", "replace").decode()
    answer = Client().post("/en/sign-in/passkey/", {"credential": given})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/sign-in/")
    client = confirmed(world.c_liaison)
    added = client.post("/en/w/account/passkeys/add/", {"credential": given, "name": "x"})
    assert (added.status_code, factors.passkeys(world.c_liaison.person)) == (200, [])
