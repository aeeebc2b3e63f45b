"""What was changed in somebody's account: its owner reads it, and a letter that says nothing else goes to their address."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from hamgam.members import account_changes, acts, holds
from hamgam.members.actor import Actor
from hamgam.members.models import Person
from hamgam.members.session_models import AccountChange
from hamgam.notices import account_letters, clock, confirming, erasing
from hamgam.notices import acts as notices
from hamgam.notices.models import Letter, NewAddress
from hamgam.record import times
from hamgam.record.times import told
from tests.members.test_second_factor import confirmed, sheet_of, signed_in
from tests.notices.postbox import Postbox, everything
from tests.people import NAMES, PASSWORD, World, client_of, seat

NEW = "یک گذرواژهٔ دراز دیگر"


def lines(actor: Any) -> list[str]:
    return [row.what for row in account_changes.of(actor.person)]


def to(actor: Any, address: str, language: str = "en") -> None:
    Person.objects.filter(pk=actor.person.pk).update(email=address, language=language)
    actor.person.refresh_from_db()


def letters() -> list[str]:
    """To whom letters of this kind are written, once the clock has looked."""
    account_letters.write(times.now())
    return list(Letter.objects.filter(kind="account").order_by("pk").values_list("outsider", flat=True))


def change_password(client: Any) -> None:
    given = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert client.post("/en/w/password/", given).status_code == 302


def test_a_new_password_is_told_at_once_and_without_a_fact(world: World, postbox: Postbox) -> None:
    to(world.c_liaison, "c@example.org")
    change_password(signed_in(world.c_liaison))
    assert lines(world.c_liaison) == ["password"]
    clock.tick()
    assert postbox.addresses == ["c@example.org"]
    said = everything(postbox.messages[0])
    assert "Something was changed in your account in Hamgam." in said
    told_of = (
        *NAMES["c"].values(),
        world.c_liaison.person.username,
        "هم‌پیمانی آزمون",
        "password",
        "Mozilla",
        "127.0.0.1",
    )
    assert [word for word in told_of if word in said] == []


def test_who_has_no_address_reads_it_where_they_begin_and_on_the_page_of_the_account(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    client = confirmed(world.c_liaison)
    assert "In your account" not in client.get("/en/w/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/en/w/account/sheet/new/")
    assert (lines(world.c_liaison), letters()) == (["sheet"], [])
    for page in ("/en/w/", "/en/w/account/"):
        assert "A sheet of codes was made." in client.get(page).content.decode()
    assert "A sheet of codes was made." not in signed_in(world.c_delegate).get("/en/w/").content.decode()
    with told(timezone.now() + timedelta(days=9)):
        client = client_of(world.c_liaison, language="en")
        assert client.get("/en/w/").status_code == 200
        assert "A sheet of codes was made." not in client.get("/en/w/").content.decode()
        assert "A sheet of codes was made." in client.get("/en/w/account/").content.decode()
    with told(timezone.now() + timedelta(days=70)):
        account_changes.note(world.c_liaison.person, "password")
        assert list(AccountChange.objects.values_list("what", flat=True)) == ["password"]


def test_the_former_address_is_told_too_whether_another_comes_or_none(world: World) -> None:
    to(world.c_liaison, "old@example.org")
    given: dict[str, Any] = {"language": "en", "display_name": ""}
    notices.choose_channels(
        by=world.c_liaison, on=world.c_liaison.person, channels=["mail"], email="new@example.org", **given
    )
    assert (lines(world.c_liaison), letters()) == ([], [])  # it is not in use yet
    confirming.confirm(NewAddress.objects.select_related("person").get())
    assert (lines(world.c_liaison), letters()) == (["address"], ["old@example.org"])
    with told(timezone.now() + timedelta(hours=1)):
        notices.choose_channels(by=world.c_liaison, on=world.c_liaison.person, channels=[], email="", **given)
    assert letters()[1:] == ["new@example.org"]
    assert lines(world.c_liaison) == ["address", "address"]


def test_a_suspension_and_its_end_are_told_and_asking_for_one_is_not(world: World) -> None:
    third = seat(world.a, "delegate", "a-third", by=world.a_liaison)
    to(world.a_liaison, "a@example.org")
    held = world.a_liaison.seat
    holds.suspend_seat(by=world.a_delegate, on=held)
    assert (lines(world.a_liaison), letters()) == ([], [])
    holds.suspend_seat(by=third, on=held)
    assert (lines(world.a_liaison), letters()) == (["suspended"], ["a@example.org"])
    with told(timezone.now() + timedelta(hours=1)):
        holds.lift_seat(by=world.a_delegate, on=held)
        holds.lift_seat(by=third, on=held)
        assert (lines(world.a_liaison), len(letters())) == (["lifted", "suspended"], 2)


def test_a_link_from_a_colleague_is_told(world: World) -> None:
    to(world.a_delegate, "a@example.org")
    sheet_of(world.a_delegate)
    link = acts.give_sign_in_link(by=world.a_liaison, on=world.a_delegate.seat)
    acts.accept_invitation(by=Actor.invited(world.a), on=link, password=NEW)
    assert (lines(world.a_delegate), letters()) == (["link"], ["a@example.org"])


def test_one_letter_tells_of_what_was_changed_together_and_a_day_has_an_end(world: World) -> None:
    to(world.c_liaison, "c@example.org")
    person, begin = world.c_liaison.person, timezone.now()
    for minutes in range(0, 24 * 60, 5):
        with told(begin + timedelta(minutes=minutes)):
            account_changes.note(person, "password")
            found = len(letters())
        assert found <= 10 and (minutes > 10 or found == 1 + minutes // 10)
    assert found == 10
    with told(begin + timedelta(days=2)):
        account_changes.note(person, "password")
        assert len(letters()) == 11


def test_with_the_last_seat_the_lines_are_forgotten(world: World) -> None:
    account_changes.note(world.c_delegate.person, "password")
    account_changes.note(world.d_delegate.person, "password")
    acts.end_seat(by=world.c_liaison, on=world.c_delegate.seat)
    erasing.addresses(timezone.now())
    assert [row.person for row in AccountChange.objects.all()] == [world.d_delegate.person]
