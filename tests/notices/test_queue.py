"""The queue under faults: a server that refuses, breaks off, is slow; a process that is killed. Nobody receives twice."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.members.models import Person
from hamgam.notices import acts, keeping, letters, sending
from hamgam.notices.addresses import link
from hamgam.notices.models import Letter, Returned, Subscriber
from hamgam.record.times import told
from tests.notices.postbox import Postbox, wants_letters
from tests.people import World, client_of


def put(world: World, count: int, kind: str = "waits") -> None:
    """So many letters to one person wait."""
    person = world.a_liaison.person
    now = timezone.now()
    keeping.keep(
        [
            Letter(person=person, about=f"x-{kind}-{n}", subject="س", content=[["p", "آب", "", ""]], made=now, kind=kind)
            for n in range(count)
        ]
    )  # fmt: skip


def states() -> dict[str, int]:
    return dict(Counter(Letter.objects.values_list("state", flat=True)))


@pytest.fixture
def wanted(world: World) -> World:
    wants_letters(world.a_liaison)
    return world


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        ("451 later", "waiting"),
        ("554 no", "refused"),
        ("550 5.6.0 what is this", "refused"),
        ("lost", "uncertain"),
        ("", "sent"),
        # Our own signature is missing, or the relay is set up wrongly: it may be mended within days.
        ("550 5.7.26 unauthenticated sender", "waiting"),
        ("552 5.3.4 too big", "refused"),
    ],
)
def test_what_becomes_of_a_letter_is_what_the_server_said_at_the_dot(
    wanted: World, postbox: Postbox, fault: str, state: str
) -> None:
    put(wanted, 1)
    postbox.at_the_dot = [fault]
    letters.send(timezone.now())
    assert states() == {state: 1}
    assert len(postbox.letters) == (state == "sent")


def test_an_uncertain_letter_is_never_sent_again_by_itself(wanted: World, postbox: Postbox) -> None:
    put(wanted, 1)
    postbox.at_the_dot = ["lost"]
    letters.send(timezone.now())
    letters.send(timezone.now() + timedelta(hours=1))
    assert (states(), postbox.letters) == ({"uncertain": 1}, [])


def test_a_letter_refused_for_now_goes_later_with_the_same_message_id_and_date(wanted: World, postbox: Postbox) -> None:
    put(wanted, 1)
    letter = Letter.objects.get()
    postbox.at_the_dot = ["451 later"]
    letters.send(timezone.now())
    letters.send(timezone.now() + timedelta(minutes=11))
    message = postbox.messages[0]
    assert message["Message-ID"] == f"<{letter.name}@localhost>"
    assert message["Date"].datetime == letter.made.replace(microsecond=0)


def test_a_line_that_breaks_again_and_again_ends_one_look_and_loses_nothing(wanted: World, postbox: Postbox) -> None:
    put(wanted, 10)
    postbox.at_the_dot = ["lost"] * 3
    letters.send(timezone.now())
    assert states() == {"uncertain": 3, "waiting": 7}
    letters.send(timezone.now())
    assert states() == {"uncertain": 3, "sent": 7}


def test_a_slow_server_takes_no_more_than_the_budget_of_a_look(wanted: World, postbox: Postbox) -> None:
    put(wanted, 20)
    postbox.seconds = 0.2
    begun = time.monotonic()
    letters.send(timezone.now(), budget=0.5)
    assert time.monotonic() - begun < 3
    found = states()
    assert (found["sent"] + found["waiting"], found["sent"] <= 4) == (20, True)
    postbox.seconds = 0
    letters.send(timezone.now())
    assert states() == {"sent": 20}


def test_what_waits_for_somebody_goes_before_what_goes_to_many(wanted: World, postbox: Postbox) -> None:
    put(wanted, 2, "public")
    put(wanted, 2)
    letters.send(timezone.now())
    names = {f"<{row.name}@localhost>": row.kind for row in Letter.objects.all()}
    assert [names[message["Message-ID"]] for message in postbox.messages] == ["waits", "waits", "public", "public"]


def test_a_letter_that_somebody_else_took_up_meanwhile_is_not_handed_over(wanted: World, postbox: Postbox) -> None:
    put(wanted, 1)
    (letter,) = sending.claim(timezone.now())
    Letter.objects.update(claim="another")
    assert sending._Look(timezone.now(), 0)._handing(letter)() is False
    assert states() == {"claimed": 1}


# --- holding letters back


def test_letters_are_held_back_and_go_again(wanted: World, postbox: Postbox) -> None:
    put(wanted, 2)
    acts.pause_letters(by=wanted.coordinator)
    assert (letters.send(timezone.now()), states()) == (0, {"waiting": 2})
    with pytest.raises(NotPossible):
        acts.pause_letters(by=wanted.coordinator)
    acts.resume_letters(by=wanted.coordinator)
    assert (letters.send(timezone.now()), states()) == (2, {"sent": 2})


def test_who_may_not_hold_letters_back_is_refused(wanted: World) -> None:
    with pytest.raises(Refused):
        acts.pause_letters(by=wanted.c_delegate)


def test_the_page_of_sending_counts_and_names_nobody(wanted: World, postbox: Postbox) -> None:
    put(wanted, 3)
    Person.objects.filter(pk=wanted.a_liaison.person.pk).update(display_name="کبوتر")
    client = client_of(wanted.coordinator, language="en")
    answer = client.get("/en/w/letters/sending/")
    assert answer.context["figures"] == {"waiting": 3, "sent": 0, "refused": 0, "old": 0, "uncertain": 0}
    said = answer.content.decode()
    assert ("Hold letters back" in said, "example.org" in said, "کبوتر" in said) == (True, False, False)
    client.post("/en/w/letters/sending/pause/")
    assert "Let letters go" in client.get("/en/w/letters/sending/").content.decode()
    assert (
        "Hold letters back</button>"
        not in client_of(wanted.c_delegate, language="en").get("/en/w/letters/sending/").content.decode()
    )


# --- a process that is killed

LETTERS, KILLS, SEED = 150, 6, 20261130


def test_nobody_receives_twice_when_the_sender_is_killed_at_random_moments(
    transactional_db: None, settings: Any, postbox: Postbox
) -> None:
    from tests.furnished import furnished

    world = furnished()
    wants_letters(world.a_liaison)
    put(world, LETTERS)
    postbox.seconds = 0.004
    chance, killed = random.Random(SEED), 0
    with sender(postbox.port) as ask:  # type: ignore[attr-defined]
        for _run in range(KILLS + 10):
            child = ask()
            if killed < KILLS:
                time.sleep(chance.uniform(0.02, 0.25))
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
                    killed += 1
            ask.wait()
            if killed == KILLS and not Letter.objects.filter(state__in=("waiting", "claimed")).exists():
                break
    sending.settle(timezone.now() + timedelta(days=1))
    taken = Counter(message["Message-ID"] for message in postbox.messages)
    found = states()
    assert set(found) <= {"sent", "uncertain"}
    assert found.get("uncertain", 0) <= killed == KILLS
    for row in Letter.objects.all():
        times = taken[f"<{row.name}@localhost>"]
        assert times == 1 if row.state == "sent" else times <= 1


class sender:
    """Another process, that makes a sender whenever it is asked: as if ten minutes had gone by since the one before."""

    def __init__(self, port: int) -> None:
        held = connection.settings_dict
        if connection.vendor == "sqlite":
            database = f"sqlite:///{held['NAME']}"
        else:
            database = os.environ["DATABASE_URL"].replace("/postgres?", f"/{held['NAME']}?")
        self.environment = {
            **os.environ, "DATABASE_URL": database, "EMAIL_URL": f"smtp://127.0.0.1:{port}",
            "DJANGO_SETTINGS_MODULE": "hamgam.settings",
        }  # fmt: skip

    def __enter__(self) -> "sender":
        words = [sys.executable, "-m", "tests.notices.sender"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(words, env=self.environment, stdin=pipe, stdout=pipe, text=True)
        return self

    def __call__(self) -> int:
        assert self.process.stdin is not None
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        return int(self.heard())

    def wait(self) -> None:
        assert self.heard() == "ended\n"

    def heard(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def __exit__(self, *_error: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(20)


def test_the_time_of_a_told_story_is_the_senders_too(wanted: World, postbox: Postbox) -> None:
    put(wanted, 1)
    Letter.objects.update(tried=timezone.now())
    with told(timezone.now() + timedelta(days=8)):
        assert letters.send() == 0
    assert states() == {"old": 1}


# --- what no server takes


def test_an_address_that_cannot_be_said_to_a_server_holds_nobody_up(wanted: World, postbox: Postbox) -> None:
    poison = ["a@\u200fآ.com", "a@\ufffd.com", "a@" + "ö" * 60 + ".org", "آ@example.org", "a@x\r\n.org"]
    assert [row for row in poison if acts.is_address(row)] == []
    assert acts.is_address("a@آب.com")
    made = timezone.now()
    for n, address in enumerate(poison):
        row = Subscriber.objects.create(address=address, asked=made, confirmed=made)
        keeping.keep([Letter(subscriber=row, about=f"x{n}", subject="س", made=made)])
    put(wanted, 1)
    letters.send(made)
    assert (states(), len(postbox.letters)) == ({"refused": len(poison), "sent": 1}, 1)


def test_nobody_subscribes_with_such_an_address(world: World) -> None:
    answer = Client().post("/en/letters/", {"email": "a@\u200fآ.com", "language": "en"})
    assert (answer.status_code, Subscriber.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    ("said", "dead"),
    [
        ("550 unknown", True), ("550 5.1.1 unknown", True), ("553 5.1.2 no", True), ("551 no", True),
        ("550 5.7.1 relaying denied", False), ("554 5.7.1 relaying denied", False), ("554 no", False),
        ("550 5.2.2 full", False), ("530 5.7.0 sign in first", False), ("450 later", False),
    ],
)  # fmt: skip
def test_only_what_speaks_of_the_address_counts_against_it(
    wanted: World, postbox: Postbox, said: str, dead: bool
) -> None:
    put(wanted, 1)
    postbox.refusing = {"a-liaison@example.org": said}
    letters.send(timezone.now())
    assert (states(), Returned.objects.count()) == ({"returned" if dead else "waiting": 1}, int(dead))


def test_a_relay_that_is_set_up_wrongly_deletes_nobody(world: World, postbox: Postbox) -> None:
    made = timezone.now()
    rows = [Subscriber.objects.create(address=f"r{n}@example.org", asked=made, confirmed=made) for n in range(30)]
    postbox.refusing = {row.address: "554 5.7.1 relaying denied" for row in rows}
    for n in range(4):
        keeping.keep([Letter(subscriber=row, about=f"x{n}", subject="س", made=made, kind="public") for row in rows])
        letters.send(made + timedelta(minutes=11 * n))
    assert (Subscriber.objects.count(), states()) == (30, {"waiting": 120})
    postbox.refusing = {}
    letters.send(made + timedelta(hours=2))
    assert states() == {"sent": 120}


def test_held_back_for_weeks_letters_still_go_but_for_those_whose_time_is_over(wanted: World, postbox: Postbox) -> None:
    put(wanted, 2)
    acts.pause_letters(by=wanted.coordinator)
    later = timezone.now() + timedelta(days=20)
    Letter.objects.update(tried=timezone.now())
    Letter.objects.filter(about="x-waits-1").update(due=timezone.now() + timedelta(days=3))
    with told(later):
        letters.send()
        acts.resume_letters(by=wanted.coordinator)
        letters.send()
    assert (states(), len(postbox.letters)) == ({"sent": 1, "old": 1}, 1)


def test_what_no_server_was_reached_for_goes_a_fortnight_later(wanted: World, postbox: Postbox) -> None:
    put(wanted, 1)
    assert letters.send(timezone.now() + timedelta(days=14)) == 1


def test_an_answer_to_a_stranger_leaves_nothing_when_it_is_uncertain(wanted: World, postbox: Postbox) -> None:
    for about, fault in (("x", "lost"), ("y", "")):
        letters.to_outsider(
            "s@example.org", about=about, language="en", subject="Secret", words="Word", now=timezone.now()
        )
        postbox.at_the_dot = [fault]
        letters.send(timezone.now())
    Letter.objects.filter(about="y").update(state="handed", tried=timezone.now(), content=[["p", "Word", "", ""]])
    assert sending.settle(timezone.now() + timedelta(hours=1)) == 1
    rows = Letter.objects.values_list("state", "outsider", "subject", "content")
    assert list(rows) == [("uncertain", "", "", [])] * 2


def test_a_site_with_a_name_in_other_letters_sends(wanted: World, postbox: Postbox, settings: Any) -> None:
    settings.SITE_ADDRESS = "https://هم‌گام.example:8443"
    put(wanted, 1, "digest")
    assert letters.send(timezone.now()) == 1
    assert "https://xn--" in str(postbox.messages[0]["List-Unsubscribe"])
    assert link("/fa/").endswith(".example:8443/fa/")
