"""Posts as letters: who gets one, with facts or without, how it can be answered and how one leaves."""

from base64 import urlsafe_b64decode
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hamgam.notices import acts, clock, leaving, letters, reply
from hamgam.notices import reading as notices
from hamgam.notices.models import Letter
from hamgam.record.times import told
from hamgam.talk import acts as talk
from hamgam.talk import reading
from hamgam.talk.models import Post, Talk
from tests import flow
from tests.notices.postbox import Postbox, everything, part, wants_letters
from tests.people import World, another_seat

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


# --- what a letter without facts tells whoever carries it


def leaving_path(letter: Letter) -> str:
    return leaving.address(letter).split("localhost:8000")[1]


def token_of(letter: Letter) -> str:
    return leaving_path(letter).split("/")[-2]


def test_links_to_leave_tell_neither_the_list_nor_the_reader(world: World) -> None:
    one, other = world.a_liaison.person, world.b_liaison.person
    rows = [
        Letter(person=one, about="talk-7-31", kind="talk"), Letter(person=one, about="talk-7-32", kind="talk"),
        Letter(person=one, about="talk-123456-9", kind="talk"), Letter(person=other, about="talk-7-31", kind="talk"),
        Letter(person=one, about="digest-daily-2026-11-30", kind="digest"), Letter(person=one, about="round-1"),
    ]  # fmt: skip
    tokens = [token_of(row) for row in rows]
    assert len({len(token) for token in tokens}) == 1
    raw = [urlsafe_b64decode(token + "=") for token in tokens]
    shared = [sum(x == y for x, y in zip(raw[0], other, strict=True)) for other in raw[1:]]
    assert max(shared) <= 4
    assert token_of(rows[0]) == tokens[0]
    found = [leaving.behind(token) for token in tokens]
    assert found == [
        ("talk-7", str(one.pk)), ("talk-7", str(one.pk)), ("talk-123456", str(one.pk)), ("talk-7", str(other.pk)),
        ("digest", str(one.pk)), ("waits", str(one.pk)),
    ]  # fmt: skip
    assert [leaving.behind(word) for word in ("", "x", "ü", tokens[0][:-2], "A" * 59)] == [None] * 5


def test_without_facts_letters_of_every_kind_carry_the_same_lines(liaisons: World, postbox: Postbox) -> None:
    post(liaisons, liaisons.a_liaison)
    letters.write([liaisons.d_liaison.person], "round-1", timezone.now())
    clock.tick()
    own = [row for row in postbox.messages if row["To"] == "d-liaison@example.org"]
    assert len(own) == 2
    shapes = [[(name, len(str(value))) for name, value in row.items() if name != "Date"] for row in own]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", ["fa", "en"])
def test_one_click_ends_letters_about_what_waits(liaisons: World, language: str) -> None:
    letters.write([liaisons.d_liaison.person], "round-1", timezone.now())
    path = leaving_path(Letter.objects.get()).replace("/fa/", f"/{language}/")
    assert Client().get(path).status_code == 200
    assert Letter.objects.count() == 1
    assert Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Letter.objects.count() == 0
    assert letters.write([liaisons.d_liaison.person], "round-2", timezone.now()) == 0


# --- what waited and is not wanted any more


def test_a_letter_does_not_go_to_whoever_reads_there_no_more(liaisons: World, postbox: Postbox, settings: Any) -> None:
    acts.pause_letters(by=liaisons.coordinator)
    post(liaisons, liaisons.a_liaison)
    assert Letter.objects.filter(kind="talk").count() == 3
    talk.follow(by=liaisons.b_liaison, on=Talk.objects.get(), follows=False)
    acts.resume_letters(by=liaisons.coordinator)
    letters.send()
    assert sorted(postbox.addresses) == ["c-liaison@example.org", "d-liaison@example.org"]


def test_a_post_that_is_gone_does_not_go_even_when_its_letter_was_taken_up(liaisons: World, postbox: Postbox) -> None:
    acts.pause_letters(by=liaisons.coordinator)
    row = post(liaisons, liaisons.a_liaison)
    Letter.objects.update(state="claimed", claim="x", tried=timezone.now() - timedelta(hours=1))
    talk.take_back(by=liaisons.a_liaison, on=row)
    acts.resume_letters(by=liaisons.coordinator)
    clock.tick()
    assert (postbox.letters, Letter.objects.filter(kind="talk").count()) == ([], 0)


def test_a_corrected_post_goes_with_its_new_words(liaisons: World, postbox: Postbox) -> None:
    acts.pause_letters(by=liaisons.coordinator)
    row = post(liaisons, liaisons.a_liaison)
    talk.correct(by=liaisons.a_liaison, on=row, words="بند سوم را نگه داریم.")
    clock.tick()
    acts.resume_letters(by=liaisons.coordinator)
    clock.tick()
    said = dict(zip(postbox.addresses, map(everything, postbox.messages), strict=True))["c-liaison@example.org"]
    assert ("بند سوم را نگه داریم." in said, WORDS in said) == (True, False)


def test_an_answer_comes_from_the_organisation_that_was_spoken_to(
    liaisons: World, postbox: Postbox, settings: Any
) -> None:
    settings.MAIL_IN = "talk@example.org"
    second = another_seat(liaisons.b_liaison, liaisons.d, "liaison", by=liaisons.d_liaison)
    post(liaisons, liaisons.a_liaison)
    post(liaisons, liaisons.a_liaison, mentions=[liaisons.d])
    own = [row for row in postbox.messages if row["To"] == "b-liaison@example.org"]
    seats = [reply.purpose_of(str(row["Reply-To"]), timezone.now()).whose for row in own]  # type: ignore[union-attr]
    assert seats == [liaisons.b_liaison.seat.pk, second.seat.pk]
    assert f"in the name of {liaisons.d.short_names['en']}" in part(own[1]).replace("\r\n", " ")


def test_an_entry_of_which_no_letter_can_be_made_keeps_no_others_back(
    liaisons: World, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(notices._FOLLOWING, "texts.import_text", lambda entry, now: 1 / 0)
    flow.draft(liaisons)
    post(liaisons, liaisons.a_liaison)
    assert len(postbox.letters) == 3
