"""Public announcements for anybody; letters that come back; addresses that go with the seat."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from hamgam.bylaws.acts import NotPossible
from hamgam.members import acts as members
from hamgam.members.models import Person
from hamgam.notices import bounces, clock, erasing, keeping, letters, subscribing
from hamgam.notices.models import Letter, Returned, Subscriber, Wishes
from hamgam.record.times import told
from hamgam.statements import acts as statements
from hamgam.talk import acts as talk
from hamgam.talk.models import Following, LastHere
from tests import flow
from tests.notices.postbox import Postbox, everything, part, wants_letters
from tests.people import World, another_seat, client_of


def ask(address: str = "r@example.org", language: str = "en") -> Any:
    return Client().post("/en/letters/", {"email": address, "language": language})


def link_in(message: Any, word: str) -> str:
    return next(line for line in part(message).split() if f"/{word}/" in line).split("localhost:8000")[1]


def subscribed(postbox: Postbox, *addresses: str) -> None:
    for address in addresses:
        ask(address)
    clock.tick()
    for message in postbox.messages:
        Client().post(link_in(message, "confirm"))
    postbox.letters.clear()


def test_nothing_comes_before_the_button_behind_the_link_is_pressed(world: World, postbox: Postbox) -> None:
    assert ask().status_code == 200
    clock.tick()
    assert postbox.addresses == ["r@example.org"]
    page, stranger = link_in(postbox.messages[0], "confirm"), Client()
    assert stranger.get(page).status_code == 200
    assert Subscriber.objects.get().confirmed is None
    stranger.post(page)
    assert Subscriber.objects.get().confirmed is not None


def test_the_page_never_tells_whether_it_knows_an_address(world: World, postbox: Postbox) -> None:
    subscribed(postbox, "r@example.org")
    known, unknown = ask("r@example.org"), ask("s@example.org")
    assert known.content == unknown.content


def test_a_stranger_gets_one_confirmation_a_day_and_all_together_so_many_an_hour(
    world: World, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _time in range(5):
        ask()
        clock.tick()
    assert len(postbox.letters) == 1
    with told(timezone.now() + timedelta(hours=25)):
        ask()
        clock.tick()
    assert len(postbox.letters) == 2
    monkeypatch.setattr(subscribing, "AN_HOUR", 2)
    ask("s@example.org")
    with pytest.raises(NotPossible):
        subscribing.ask("t@example.org", "en", timezone.now())
    assert ask("t@example.org").status_code == 409


def test_what_nobody_confirms_is_erased_after_three_days(world: World, postbox: Postbox) -> None:
    ask()
    subscribing.forget(timezone.now() + timedelta(days=2))
    assert Subscriber.objects.count() == 1
    clock.tick(timezone.now() + timedelta(days=4))
    assert (Subscriber.objects.count(), Letter.objects.count()) == (0, 0)


def test_a_statement_goes_to_all_who_subscribed_and_says_in_whose_name(world: World, postbox: Postbox) -> None:
    subscribed(postbox, "r@example.org", "s@example.org")
    version = flow.frozen(world)
    flow.everybody_signs(world, version)
    statements.publish_for_all(by=world.a_liaison, on=version)
    clock.tick()
    public = [row for row in postbox.messages if row["List-Id"]]
    assert sorted(row["To"] for row in public) == ["r@example.org", "s@example.org"]
    assert "Published in the coalition’s name." in part(public[0])
    assert str(public[0]["From"]).startswith("Test Coalition")
    clock.tick()
    assert len([row for row in postbox.messages if row["List-Id"]]) == 2


def test_leaving_erases_the_address(world: World, postbox: Postbox) -> None:
    subscribed(postbox, "r@example.org")
    version = flow.frozen(world)
    flow.everybody_signs(world, version)
    statements.publish_for_all(by=world.a_liaison, on=version)
    clock.tick()
    page = str(next(row for row in postbox.messages if row["List-Id"])["List-Unsubscribe"]).strip("<>")
    stranger = Client(enforce_csrf_checks=True)
    stranger.get(page.split("localhost:8000")[1])
    assert Subscriber.objects.count() == 1
    assert stranger.post(page.split("localhost:8000")[1], {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscriber.objects.exists() and not Letter.objects.filter(subscriber__isnull=False).exists()


def test_no_page_of_the_workspace_shows_an_address_from_outside(world: World, postbox: Postbox) -> None:
    subscribed(postbox, "r@example.org")
    for path in ("/en/w/", "/en/w/letters/sending/", "/en/w/letters/lines/", "/en/w/settings/"):
        assert "r@example.org" not in client_of(world.coordinator, language="en").get(path).content.decode()


# --- letters that come back


def test_after_three_letters_that_came_back_none_goes_until_the_address_changes(world: World, postbox: Postbox) -> None:
    wants_letters(world.c_liaison)
    person = world.c_liaison.person
    postbox.refusing = {"c-liaison@example.org": "550 5.1.1 unknown"}
    for n in range(4):
        letters.write([person], f"x{n}", timezone.now())
        letters.send(timezone.now())
    assert (Returned.objects.get().times, Letter.objects.count()) == (3, 3)
    own = client_of(world.c_delegate, language="en").get("/en/w/members/ours/").content.decode()
    assert "letters do not arrive" in own and "example.org" not in own
    assert (
        "came back again and again" in client_of(world.c_liaison, language="en").get("/en/w/settings/").content.decode()
    )
    postbox.refusing = {}
    client_of(world.c_liaison).post(
        "/fa/w/settings/", {"language": "fa", "display_name": "", "email": "other@example.org", "mail": "on"}
    )
    person.refresh_from_db()
    letters.write([person], "y", timezone.now())
    letters.send(timezone.now())
    assert postbox.addresses == ["other@example.org"]


@pytest.mark.parametrize("times", [1, 3])
def test_no_other_organisation_reads_that_letters_do_not_arrive(world: World, times: int) -> None:
    Returned.objects.create(person=world.c_liaison.person, times=times, last=timezone.now())
    for actor in (world.a_liaison, world.coordinator, world.observer):
        for path in ("/en/w/members/ours/", "/en/members/c/", "/en/w/letters/sending/", "/en/w/settings/"):
            page = client_of(actor, language="en").get(path).content.decode()
            assert [words for words in ("do not arrive", "came back") if words in page] == []


def test_the_first_letter_that_came_back_is_told_with_its_day(world: World) -> None:
    wants_letters(world.c_liaison)
    found = []
    for times in (1, 2):
        row = Returned(person=world.c_liaison.person, times=times, last=datetime(2026, 11, 30, 23, 30, tzinfo=UTC))
        row.save(force_insert=times == 1)
        with told(datetime(2026, 12, 3, tzinfo=UTC)):
            own = client_of(world.c_delegate, language="en").get("/en/w/members/ours/").content.decode()
            page = client_of(world.c_liaison, language="en").get("/en/w/settings/").content.decode()
        found.append([words for words in SAID_OF_RETURNED if words in strip_tags(own + page)])
    assert found == [list(SAID_OF_RETURNED[:2]), list(SAID_OF_RETURNED[2:])]
    with told(datetime(2027, 2, 3, tzinfo=UTC)):
        own = client_of(world.c_delegate, language="en").get("/en/w/members/ours/").content.decode()
        page = client_of(world.c_liaison, language="en").get("/en/w/settings/").content.decode()
    assert [words for words in ("came back", "do not arrive") if words in own + page] == []


#: The own organisation's page and the person's settings, after one letter and after two.
SAID_OF_RETURNED = (
    "one letter came back, on 1 December 2026; once may be a full box",
    "One letter to you came back, on 1 December 2026. Once may be a full box;",
    "two letters came back, the last one on 1 December 2026",
    "Two letters to you came back, the last one on 1 December 2026. Look whether",
)


def test_what_may_still_arrive_is_not_counted(world: World) -> None:
    keeping.keep([Letter(person=world.c_liaison.person, about="x", subject="x", made=timezone.now())])
    for _time in range(5):
        bounces.note(Letter.objects.get(), for_good=False, now=timezone.now())
    assert not Returned.objects.exists()


def test_a_subscriber_whose_letters_come_back_is_erased(world: World) -> None:
    row = Subscriber.objects.create(address="r@example.org", asked=timezone.now(), confirmed=timezone.now())
    for name in "xyz":
        keeping.keep([Letter(subscriber=row, about=name, subject="x", made=timezone.now(), kind="public")])
        letter = Letter.objects.get(about=name)
        for _time in range(3):
            bounces.note(letter, for_good=True, now=timezone.now())
        assert Subscriber.objects.exists() == (name != "z")


def test_letters_that_came_back_long_ago_are_not_counted(world: World) -> None:
    row = Subscriber.objects.create(address="r@example.org", asked=timezone.now(), confirmed=timezone.now())
    for n in range(4):
        made = timezone.now() + timedelta(days=40 * n)
        keeping.keep([Letter(subscriber=row, about=str(n), subject="x", made=made, kind="public")])
        bounces.note(Letter.objects.get(about=str(n)), for_good=True, now=made)
    assert Subscriber.objects.get().returned == 2


def test_one_letter_counts_once_for_a_person_too(world: World) -> None:
    keeping.keep([Letter(person=world.c_liaison.person, about="x", subject="x", made=timezone.now(), state="sent")])
    for _time in range(5):
        bounces.note(Letter.objects.get(), for_good=True, now=timezone.now())
    assert (Returned.objects.get().times, Letter.objects.get().state) == (1, "returned")


# --- with the seat


def test_an_address_goes_with_the_last_seat(world: World, postbox: Postbox) -> None:
    wants_letters(world.c_delegate, facts=True)
    person = world.c_delegate.person
    letters.write([person], "x", timezone.now())
    members.end_seat(by=world.c_liaison, on=world.c_delegate.seat)
    clock.tick()
    person = Person.objects.get(pk=person.pk)
    assert (person.email, person.channels, postbox.letters) == ("", [], [])
    assert not Letter.objects.filter(person=person).exists() and not Wishes.objects.filter(person=person).exists()


def test_what_was_followed_and_read_goes_with_the_last_seat(world: World) -> None:
    on = talk.write(by=world.a_liaison, on=world.coalition, words="سلام", language="fa").talk
    for actor in (world.c_liaison, world.c_delegate):
        Following.objects.create(person=actor.person, talk=on, follows=True)
        LastHere.objects.create(person=actor.person, talk=on, at=timezone.now())
    members.end_seat(by=world.c_liaison, on=world.c_delegate.seat)
    clock.tick()
    left = [list(table.objects.values_list("person", flat=True)) for table in (Following, LastHere)]
    assert left == [[world.c_liaison.person.pk]] * 2


def test_whoever_sits_elsewhere_too_keeps_the_address(world: World) -> None:
    wants_letters(world.c_delegate)
    another_seat(world.c_delegate, world.d, "delegate", by=world.d_liaison)
    members.end_seat(by=world.c_liaison, on=world.c_delegate.seat)
    assert erasing.addresses(timezone.now()) == 0
    assert Person.objects.get(pk=world.c_delegate.person.pk).email == "c-delegate@example.org"


def test_nothing_of_a_letter_names_another_reader(world: World, postbox: Postbox) -> None:
    subscribed(postbox, "r@example.org", "s@example.org")
    version = flow.frozen(world)
    flow.everybody_signs(world, version)
    statements.publish_for_all(by=world.a_liaison, on=version)
    clock.tick()
    for row in [row for row in postbox.messages if row["List-Id"]]:
        other = {"r@example.org": "s@example.org", "s@example.org": "r@example.org"}[row["To"]]
        assert other not in everything(row)
