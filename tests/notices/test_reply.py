"""Addresses at which letters are answered: what they say, and that nobody makes one up."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from hamgam.notices import reply
from hamgam.notices.reply import BOUNCE, DAYS, ENQUIRY, TALK, Purpose, purpose_of

NOW = timezone.now()


@pytest.fixture(autouse=True)
def receiving(settings: Any) -> None:
    settings.MAIL_IN = "talk@Coalition.example"


def test_an_address_says_what_it_is_for_whose_and_until_when() -> None:
    address = reply.talk_address(12, 345, NOW)
    assert purpose_of(address, NOW) == Purpose(TALK, 12, 345, over=False)
    assert purpose_of(address.upper(), NOW) == Purpose(TALK, 12, 345, over=False)
    assert purpose_of(reply.enquiry_address(7, NOW), NOW) == Purpose(ENQUIRY, 7, 0, over=False)
    assert purpose_of(reply.bounce_address(2**40 - 1, NOW), NOW) == Purpose(BOUNCE, 2**40 - 1, 0, over=False)


@pytest.mark.parametrize("kind", sorted(DAYS))
def test_an_address_ends_after_its_days(kind: int) -> None:
    address = reply._address(kind, 1, 2, NOW)
    last, after = NOW + timedelta(days=DAYS[kind]), NOW + timedelta(days=DAYS[kind] + 1)
    found = [purpose_of(address, day) for day in (last, after)]
    assert found == [Purpose(kind, 1, 2, over=False), Purpose(kind, 1, 2, over=True)]


def test_an_address_fits_into_what_mail_servers_take() -> None:
    assert len(reply.talk_address(2**40 - 1, 2**40 - 1, NOW).partition("@")[0]) <= 64


def test_without_an_address_of_its_own_an_installation_offers_none(settings: Any) -> None:
    settings.MAIL_IN = ""
    assert (reply.can_receive(), reply.talk_address(1, 2, NOW), reply.bounce_address(1, NOW)) == (False, "", "")
    assert purpose_of("talk+abc@coalition.example", NOW) is None


@pytest.mark.parametrize(
    "address",
    [
        "talk@coalition.example",
        "talk+@coalition.example",
        "talk+abc@coalition.example",
        "talk+" + "a" * 44 + "@coalition.example",
        "talk+" + "1" * 44 + "@coalition.example",
        "talk+سلام@coalition.example",
        "other+abc@coalition.example",
        "",
        "@",
        "+",
    ],
)
def test_a_guess_opens_nothing(address: str) -> None:
    assert purpose_of(address, NOW) is None


def test_no_letter_of_an_address_can_be_changed() -> None:
    address = reply.talk_address(12, 345, NOW)
    begin, end = address.index("+") + 1, address.index("@")
    # The last letter carries four bits that say nothing.
    others = [address[:n] + ("a" if address[n] != "a" else "b") + address[n + 1 :] for n in range(begin, end - 1)]
    assert {purpose_of(other, NOW) for other in others} == {None}


def test_an_address_of_another_host_or_key_opens_nothing(settings: Any) -> None:
    address = reply.talk_address(12, 345, NOW)
    assert purpose_of(address.replace("Coalition.example", "other.example"), NOW) is None
    settings.SECRET_KEY = "another"
    assert purpose_of(address, NOW) is None


@settings(max_examples=200, deadline=None)
@given(local=st.text(max_size=80))
def test_whatever_is_written_before_the_at_is_looked_at_calmly(local: str) -> None:
    assert purpose_of(f"talk+{local}@coalition.example", NOW) is None


def test_our_own_address_is_known_with_a_word_and_without() -> None:
    known = [
        reply.is_ours(a) for a in ("talk@coalition.example", "TALK+x@coalition.example", "talks@coalition.example")
    ]
    assert known == [True, True, False]
