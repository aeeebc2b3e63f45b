"""Digests: one a day or a week, of what one may see, in as many queries for many as for few."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hamgam.members import here
from hamgam.members.models import Person, Seat
from hamgam.notices import acts, clock, digests, letters, reading
from hamgam.notices.models import Letter, Wishes
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from hamgam.record.times import told
from hamgam.talk import acts as talk
from tests import flow
from tests.notices.postbox import Postbox, everything, part, wants_letters
from tests.people import World

MORNING, NOON = 8, 12


def morning(days: int = 1) -> datetime:
    """Eight in the morning of a coming day, in the coalition's zone."""
    return at(MORNING, days)


def at(hour: int, days: int = 0) -> datetime:
    """That hour of the day of the test, or of one so many days later."""
    day = here.day_of(timezone.now()) + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, tzinfo=here.zone())


@pytest.fixture(autouse=True)
def noon(world: World) -> Iterator[None]:
    """It is noon, whenever the test runs: a digest tells of days that have ended."""
    with told(at(NOON)):
        yield


@pytest.fixture
def daily(world: World) -> World:
    """a wants a daily letter with facts, c one without, d everything at once; the digests begin to count today."""
    wants_letters(world.a_liaison, waits="daily", talk="daily", news="daily", facts=True)
    wants_letters(world.c_liaison, waits="daily", talk="daily", news="daily")
    wants_letters(world.d_liaison)
    with told(morning(0)):
        clock.tick()
    return world


def test_one_letter_a_day_tells_what_waits_what_was_written_and_what_happened(daily: World, postbox: Postbox) -> None:
    flow.open_round(flow.draft(daily), daily.a_liaison)
    talk.write(by=daily.d_liaison, on=daily.coalition, words="سلام به همه", language="fa")
    clock.tick()
    assert postbox.addresses == ["d-liaison@example.org"]
    postbox.letters.clear()
    with told(morning()):
        for _time in range(3):
            clock.tick()
    assert sorted(postbox.addresses) == ["a-liaison@example.org", "c-liaison@example.org"]
    said = dict(zip(postbox.addresses, map(everything, postbox.messages), strict=True))
    full, bare = said["a-liaison@example.org"], said["c-liaison@example.org"]
    wanted = ["آنچه در انتظار شماست", "سلام به همه", "موضع خود را بنویسید: دوری باز است", "آب پاک"]
    assert [words for words in wanted if words not in full] == []
    assert [words for words in wanted[1:] if words in bare] == []
    assert "چیزی در انتظار شماست" in bare


def test_what_was_answered_meanwhile_is_in_no_digest(daily: World, postbox: Postbox) -> None:
    text = flow.draft(daily)
    flow.open_round(text, daily.a_liaison)
    clock.tick()
    assert set(Letter.objects.filter(state="gathered").values_list("person__username", flat=True)) == {
        "a-liaison", "c-liaison",
    }  # fmt: skip
    flow.all_accept(daily, text)
    with told(morning()):
        clock.tick()
    message = next(row for row in postbox.messages if row["To"] == "a-liaison@example.org")
    assert "موضع خود را بنویسید" not in part(message)


def test_nothing_new_is_no_letter(daily: World, postbox: Postbox) -> None:
    with told(morning()):
        clock.tick()
    assert postbox.letters == []


def test_before_seven_and_on_other_days_nothing_is_written(daily: World) -> None:
    flow.open_round(flow.draft(daily), daily.a_liaison)
    reading.read_record(times.now())
    assert digests.write(morning().replace(hour=6)) == 0
    assert digests.write(morning()) == 2
    assert digests.write(morning() + timedelta(hours=3)) == 0


def test_a_weekly_letter_comes_on_saturday(world: World, postbox: Postbox) -> None:
    wants_letters(world.a_liaison, waits="weekly", talk="weekly", news="weekly", facts=True)
    with told(morning(0)):
        clock.tick()
    flow.open_round(flow.draft(world), world.a_liaison)
    days = []
    for day in range(1, 9):
        with told(morning(day)):
            before = len(postbox.letters)
            clock.tick()
            days += [morning(day).weekday()] * (len(postbox.letters) - before)
    assert days[0] == digests.SATURDAY
    assert "the week until" in str(postbox.messages[0]["Subject"]) or "هفته" in str(postbox.messages[0]["Subject"])


@pytest.mark.parametrize("facts", [True, False])
def test_a_digest_for_three_hundred_asks_as_often_as_for_three(world: World, facts: bool) -> None:
    with told(morning(0)):
        clock.tick()
    asked, made = [], []
    for count in (3, 30, 300):
        with suppress(_Back), transaction.atomic():
            more_readers(world, count, facts)
            flow.open_round(flow.draft(world), world.a_liaison)
            talk.write(by=world.d_liaison, on=world.coalition, words="سلام", language="fa")
            reading.read_record(times.now())
            with CaptureQueriesContext(connection) as context:
                made.append(digests.write(morning()))
            asked.append(len(context))
            raise _Back
    assert made == [3, 30, 300]
    assert asked[0] == asked[1] == asked[2]


class _Back(Exception):
    """Everything as it was before."""


def more_readers(world: World, count: int, facts: bool) -> None:
    """So many more people of a who wish a daily letter about everything."""
    made = [
        Person(
            username=f"p{n}", email=f"p{n}@example.org", channels=["mail"], language=("fa", "en")[n % 2], password="!"
        )
        for n in range(count)
    ]
    Person.objects.bulk_create(made)
    rows = [Wishes(person=row, waits="daily", talk="daily", news="daily", facts=facts) for row in made]
    Wishes.objects.bulk_create(rows)
    with written_by(Writing("test", timezone.now())):
        Seat.objects.bulk_create(
            [Seat(person=row, organisation=world.a, role="liaison", since=here.today()) for row in made]
        )


def test_what_was_told_once_is_kept_without_words_and_not_told_again(daily: World, postbox: Postbox) -> None:
    letters.write([daily.a_liaison.person], "papers-1-20261201", times.now())
    for day in (1, 2):
        with told(morning(day)):
            letters.write([daily.a_liaison.person], "papers-1-20261201", times.now())
            clock.tick()
    assert postbox.addresses.count("a-liaison@example.org") == 1
    row = Letter.objects.get(about="papers-1-20261201")
    assert (row.state, row.content) == ("told", [])


def test_whoever_gets_what_waits_at_once_again_gets_what_was_gathered(daily: World, postbox: Postbox) -> None:
    flow.open_round(flow.draft(daily), daily.a_liaison)
    clock.tick()
    assert "c-liaison@example.org" not in postbox.addresses
    wants_letters(daily.c_liaison, waits="now")
    clock.tick()
    assert postbox.addresses.count("c-liaison@example.org") == 1


def test_a_post_that_came_at_once_is_not_in_the_digest_again(daily: World, postbox: Postbox) -> None:
    wants_letters(daily.a_liaison, talk="daily", waits="now", facts=True)
    talk.write(by=daily.d_liaison, on=daily.coalition, words="سلام به آب", language="fa", mentions=[daily.a])
    talk.write(by=daily.d_liaison, on=daily.coalition, words="سلام به همه", language="fa")
    clock.tick()
    with told(morning()):
        clock.tick()
    said = [part(row) for row in postbox.messages if row["To"] == "a-liaison@example.org"]
    assert [("سلام به آب" in row, "سلام به همه" in row) for row in said] == [(True, False), (False, True)]


def test_a_digest_says_how_many_more_posts_there_are(
    daily: World, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digests, "POSTS", 2)
    wants_letters(daily.a_liaison, talk="daily", facts=True, language="en")
    for n in range(5):
        talk.write(by=daily.d_liaison, on=daily.coalition, words=f"سلام {n}", language="fa")
    with told(morning()):
        clock.tick()
    said = part(next(row for row in postbox.messages if row["To"] == "a-liaison@example.org"))
    assert "And three more posts:" in said and "/en/w/talk/" in said


def test_a_post_that_is_removed_is_not_in_a_digest_that_waits(daily: World, postbox: Postbox) -> None:
    rows = [
        talk.write(by=daily.d_liaison, on=daily.coalition, words=words, language="fa") for words in ("سلام", "بدرود")
    ]
    acts.pause_letters(by=daily.coordinator)
    with told(morning()):
        clock.tick()
        talk.take_back(by=daily.d_liaison, on=rows[1])
        clock.tick()
        acts.resume_letters(by=daily.coordinator)
        clock.tick()
    said = part(next(row for row in postbox.messages if row["To"] == "a-liaison@example.org"))
    assert ("سلام" in said, "بدرود" in said) == (True, False)
