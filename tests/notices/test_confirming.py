"""A new address is used once its owner, signed in, has opened the link of the letter that went there."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hamgam.bylaws.acts import NotPossible
from hamgam.members import acts as members
from hamgam.notices import acts, clock, confirming, erasing
from hamgam.notices.models import Letter, NewAddress
from hamgam.record.models import Entry
from hamgam.record.times import told
from tests.notices.postbox import Postbox, everything, part, wants_letters
from tests.people import World, client_of

GIVEN = {"language": "en", "display_name": "", "mail": "on"}


def give(actor: Any, address: str) -> Any:
    return client_of(actor).post("/en/w/settings/", {**GIVEN, "email": address})


def link_of(message: Any) -> str:
    return next(word for word in part(message).split() if "/settings/address/" in word).split("localhost:8000")[1]


def test_until_the_link_is_opened_letters_go_to_the_former_address(world: World, postbox: Postbox) -> None:
    wants_letters(world.c_liaison, language="en")
    give(world.c_liaison, "new@example.org")
    clock.tick()
    world.c_liaison.person.refresh_from_db()
    assert (world.c_liaison.person.email, postbox.addresses) == ("c-liaison@example.org", ["new@example.org"])
    page = link_of(postbox.messages[0])
    client = client_of(world.c_liaison, language="en")
    assert "new@example.org" in client.get(page).content.decode()
    world.c_liaison.person.refresh_from_db()
    assert world.c_liaison.person.email == "c-liaison@example.org"
    assert client.post(page).status_code == 302
    world.c_liaison.person.refresh_from_db()
    assert (world.c_liaison.person.email, NewAddress.objects.count()) == ("new@example.org", 0)


def test_the_link_is_of_use_to_nobody_else_and_not_a_second_time(world: World, postbox: Postbox) -> None:
    give(world.c_liaison, "new@example.org")
    clock.tick()
    page = link_of(postbox.messages[0])
    other = client_of(world.c_delegate).post(page)
    stranger = Client().post(page)
    assert (other.status_code, stranger.status_code, world.c_delegate.person.email) == (404, 302, "")
    client = client_of(world.c_liaison)
    assert (client.get(page + "x").status_code, client.post(page).status_code) == (404, 302)
    assert client.post(page).status_code == 404


def test_the_letter_names_neither_the_person_nor_the_coalition(world: World, postbox: Postbox) -> None:
    give(world.c_liaison, "new@example.org")
    clock.tick()
    said = everything(postbox.messages[0])
    named = [*world.coalition.names.values(), world.c_liaison.person.username, *world.c.names.values()]
    assert [name for name in named if name in said] == []
    assert Letter.objects.get(kind="address").outsider == ""


def test_another_wish_ends_the_former_one(world: World, postbox: Postbox) -> None:
    give(world.c_liaison, "first@example.org")
    give(world.c_liaison, "second@example.org")
    clock.tick()
    assert postbox.addresses == ["second@example.org"]
    give(world.c_liaison, "third@example.org")
    assert client_of(world.c_liaison).get(link_of(postbox.messages[0])).status_code == 404
    client_of(world.c_liaison).post("/en/w/settings/", {"language": "en", "display_name": "", "email": ""})
    clock.tick()
    assert (postbox.addresses, NewAddress.objects.count()) == (["second@example.org"], 0)


def test_nobody_fills_the_mailboxes_of_strangers_from_here(world: World, postbox: Postbox) -> None:
    for n in range(confirming.A_DAY):
        give(world.c_liaison, f"n{n}@example.org")
        clock.tick()
    refused = give(world.c_liaison, "more@example.org")
    assert (refused.status_code, len(postbox.letters)) == (409, confirming.A_DAY)
    with pytest.raises(NotPossible) as error:
        acts.choose_channels(
            by=world.c_liaison, on=world.c_liaison.person, channels=[], email="more@example.org", language="en",
            display_name="",
        )  # fmt: skip
    assert error.value.code == "addresses_crowded"
    with told(timezone.now() + timedelta(days=1, minutes=1)):
        assert give(world.c_liaison, "more@example.org").status_code == 302


def test_the_same_address_is_written_to_again_after_ten_minutes_alone(world: World, postbox: Postbox) -> None:
    for minutes in (0, 5, 11):
        with told(timezone.now() + timedelta(minutes=minutes)):
            give(world.c_liaison, "new@example.org")
            clock.tick()
    assert postbox.addresses == ["new@example.org"] * 2


def test_what_nobody_confirms_is_erased_and_goes_with_the_seat(world: World, postbox: Postbox) -> None:
    give(world.c_liaison, "new@example.org")
    confirming.forget_old(timezone.now() + timedelta(days=13))
    assert NewAddress.objects.count() == 1
    confirming.forget_old(timezone.now() + timedelta(days=15))
    assert NewAddress.objects.count() == 0
    give(world.c_delegate, "gone@example.org")
    members.end_seat(by=world.c_liaison, on=world.c_delegate.seat)
    erasing.addresses(timezone.now())
    assert (NewAddress.objects.count(), Letter.objects.filter(outsider="gone@example.org").count()) == (0, 0)


def test_the_record_holds_no_address(world: World) -> None:
    give(world.c_liaison, "new@example.org")
    entry = Entry.objects.first()
    assert entry.act == "notices.choose_channels"
    assert "new@" not in str(entry.details) + bytes(entry.leaf.data).decode()
