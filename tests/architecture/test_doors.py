"""Every door is closed but the open ones, which stand in one dictionary with their reasons."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from hamgam.site.doors import OPEN_DOORS
from tests.architecture.walk import Address, addresses, best_filling, path_of
from tests.people import World

NAMES = {address.name for address in addresses()}


@pytest.mark.parametrize("name", sorted(OPEN_DOORS))
def test_an_open_door_exists_and_has_a_reason(name: str) -> None:
    assert name in NAMES
    assert len(OPEN_DOORS[name].split()) >= 3


def test_every_address_has_a_name_of_its_own() -> None:
    named = [address.name for address in addresses()]
    assert sorted({name for name in named if named.count(name) > 1}) == []
    assert [name for name in named if "." not in name and not name.startswith(("account_", "mfa_"))] == []


def test_whoever_has_not_signed_in_is_led_to_the_sign_in_page_from_every_closed_door(world: World) -> None:
    client, passed = Client(), []
    for address in addresses():
        if address.name in OPEN_DOORS:
            continue
        filling = best_filling(address, client)
        for method in (client.get, client.post):
            for language in ("fa", "en"):
                path = path_of(address, language, filling)
                answer = method(path)
                with translation.override(language):
                    wanted = reverse("account_login") + "?next="
                if answer.status_code != 302 or not answer.headers["Location"].startswith(wanted):
                    passed.append((address.name, method.__name__, language, answer.status_code))
    assert passed == []


def test_an_address_outside_of_the_languages_is_not_found(db: None) -> None:
    assert Client().get("/nowhere/").status_code == 404
    assert Address("site.root", ()) in addresses()
