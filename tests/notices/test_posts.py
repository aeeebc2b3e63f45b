"""Posts as letters: who gets one, with facts or without, how it can be answered and how one leaves."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hamgam.notices import clock
from hamgam.notices.models import Letter
from hamgam.record.times import told
from hamgam.talk import acts as talk
from hamgam.talk import reading
from hamgam.talk.models import Post, Talk
from tests.notices.postbox import Postbox, everything, part, wants_letters
from tests.people import World

WORDS = "پیشنهاد می‌کنم بند سوم را کوتاه کنیم."


@pytest.fixture
def liaisons(world: World) -> World:
    """All liaisons want letters; b with facts in English, c with facts in Persian."""
    wants_letters(world.a_liaison, world.d_liaison)
    wants_letters(world.b_liaison, language="en", facts=True)
    wants_letters(world.c_liaison, facts=True)
    clock.tick()
    return world


def post(world: World, by: Any, **more: Any) -> Post:
    row: Post = talk.write(by=by, on=world.coalition, words=WORDS, language="fa", **more)
    clock.tick()
    return row


def test_a_post_goes_to_those_who_follow_and_not_to_its_writer(liaisons: World, postbox: Postbox) -> None:
    post(liaisons, liaisons.a_liaison)
    assert sorted(postbox.addresses) == [f"{name}-liaison@example.org" for name in "bcd"]


def test_with_facts_a_letter_holds_the_words_and_without_nothing(liaisons: World, postbox: Postbox) -> None:
    post(liaisons, liaisons.a_liaison)
    said = dict(zip(postbox.addresses, map(everything, postbox.messages), strict=True))
    hidden = [WORDS, "Water Keepers", "آب‌بانان", "رابط", "talk/", "List-Id", "Reply-To"]
    assert [words for words in hidden if words in said["d-liaison@example.org"]] == []
    assert [words for words in (WORDS, "Keepers wrote in “Talk of the liaisons”", "List-Id") if
            words not in said["b-liaison@example.org"]] == []  # fmt: skip


def test_letters_of_one_talk_hang_together_and_can_be_answered(
    liaisons: World, postbox: Postbox, settings: Any
) -> None:
    settings.MAIL_IN = "talk@example.org"
    post(liaisons, liaisons.a_liaison)
    post(liaisons, liaisons.d_liaison)
    own = [row for row in postbox.messages if row["To"] == "c-liaison@example.org"]
    assert len({row["References"] for row in own}) == 1 and own[0]["References"]
    assert [row["Reply-To"].startswith("talk+") for row in own] == [True, True]
    assert "پاسخ خود را بالای این سطر بنویسید" in part(own[0]).splitlines()[0]
    bare = next(row for row in postbox.messages if row["To"] == "d-liaison@example.org")
    assert (bare["Reply-To"], bare["References"]) == (None, None)


def test_without_facts_one_letter_an_hour_is_enough(liaisons: World, postbox: Postbox) -> None:
    for _time in range(3):
        post(liaisons, liaisons.a_liaison)
    assert postbox.addresses.count("d-liaison@example.org") == 1
    assert postbox.addresses.count("c-liaison@example.org") == 3
    with told(timezone.now() + timedelta(hours=2)):
        post(liaisons, liaisons.a_liaison)
    assert postbox.addresses.count("d-liaison@example.org") == 2


def test_a_post_taken_back_before_it_went_does_not_go(liaisons: World) -> None:
    row = post(liaisons, liaisons.a_liaison)
    assert Letter.objects.filter(kind="talk").count() == 3
    talk.take_back(by=liaisons.a_liaison, on=row)
    clock.tick()
    assert Letter.objects.filter(kind="talk").count() == 0


def test_one_click_without_signing_in_leaves_a_talk(liaisons: World, postbox: Postbox) -> None:
    post(liaisons, liaisons.a_liaison)
    message = next(row for row in postbox.messages if row["To"] == "c-liaison@example.org")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = str(message["List-Unsubscribe"]).strip("<>").split("localhost:8000")[1]
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.get(path).status_code == 200
    found = Talk.objects.get()
    assert reading.follows(found, liaisons.c_liaison.person)
    for _time in range(2):
        assert stranger.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
        assert not reading.follows(found, liaisons.c_liaison.person)
    post(liaisons, liaisons.a_liaison)
    assert postbox.addresses.count("c-liaison@example.org") == 1
    assert stranger.get(path[:-3] + "x/").status_code == 404


def test_the_page_of_leaving_names_no_talk(liaisons: World, postbox: Postbox) -> None:
    post(liaisons, liaisons.a_liaison)
    path = str(postbox.messages[0]["List-Unsubscribe"]).strip("<>").split("localhost:8000")[1]
    assert "رابط‌ها" not in Client().get(path).content.decode().partition("<main")[2].partition("</main")[0]


def test_whoever_wants_no_posts_gets_none_but_what_speaks_to_their_organisation(
    liaisons: World, postbox: Postbox
) -> None:
    wants_letters(liaisons.d_liaison, talk="never")
    post(liaisons, liaisons.a_liaison)
    assert "d-liaison@example.org" not in postbox.addresses
    post(liaisons, liaisons.a_liaison, mentions=[liaisons.d])
    assert "d-liaison@example.org" in postbox.addresses
