"""Letters without facts, each once, through a real mail server; and what happens when the server fails."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from hamgam.notices import clock, letters, reading, sending
from hamgam.notices.models import Letter
from hamgam.record.times import told
from hamgam.signing import acts as signing
from tests import flow
from tests.notices.postbox import Postbox, everything, free_port, open_box, part, use, wants_letters
from tests.people import World
from tests.stages import furnish


def test_each_letter_goes_once_to_each_who_wants_it(written: World, postbox: Postbox) -> None:
    flow.open_round(flow.draft(written), written.a_liaison)
    for _time in range(3):
        clock.tick()
    assert sorted(postbox.addresses) == [f"{name}@example.org" for name in ("a-delegate", "a-liaison", "b-liaison")]
    assert Letter.objects.exclude(sent=None).count() == 3


def test_no_letter_holds_a_title_a_name_or_a_clause(written: World, postbox: Postbox) -> None:
    wants_letters(*written.liaisons, written.c_delegate, written.d_delegate)
    furnish(written)
    version = flow.frozen(written)
    signing.attest(by=written.a_liaison, on=version, note="یادداشتی پنهان")
    with told(timezone.now() + timedelta(days=13)):
        clock.tick()
    hidden = {name for row in written.organisations for name in (*row.names.values(), *row.short_names.values())}
    hidden |= {words for pair in flow.WORDS for words in pair} | {
        "آب پاک",
        "Clean water",
        "یادداشتی پنهان",
        "آزمون",
        "Test Coalition",
    }
    said = "\n".join(f"{row.subject}\n{row.body}" for row in Letter.objects.exclude(kind="answer"))
    # An answer to somebody outside says who gives it.
    strangers = [f"<{row.name}@localhost>" for row in Letter.objects.filter(kind="answer")]
    said += "\n".join(everything(row) for row in postbox.messages if row["Message-ID"] not in strangers)
    assert len(postbox.letters) > 10
    assert [words for words in hidden if words in said] == []


def test_a_letter_speaks_its_readers_language_and_tells_the_deadline(written: World, postbox: Postbox) -> None:
    flow.open_round(flow.draft(written), written.a_liaison)
    clock.tick()
    bodies = {message["To"].split("@")[0]: part(message) for message in postbox.messages}
    assert "Something waits for your organisation in Hamgam." in bodies["b-liaison"]
    assert "/en/w/" in bodies["b-liaison"] and "/fa/w/" in bodies["a-liaison"]
    assert "The deadline: " in bodies["b-liaison"]


def test_a_server_that_is_down_loses_nothing(written: World, settings: Any) -> None:
    use(settings, free_port())
    flow.open_round(flow.draft(written), written.a_liaison)
    assert letters.send(timezone.now()) == 0
    clock.tick()
    assert (Letter.objects.count(), Letter.objects.filter(sent=None).count()) == (3, 3)
    with open_box(settings) as box, told(timezone.now() + timedelta(minutes=11)):
        clock.tick()
        clock.tick()
    assert sorted(box.addresses) == [f"{name}@example.org" for name in ("a-delegate", "a-liaison", "b-liaison")]


def test_one_address_that_is_refused_stops_nobody_else(written: World, postbox: Postbox) -> None:
    postbox.refusing = {"a-delegate@example.org": "550 unknown", "a-liaison@example.org": "450 later"}
    flow.open_round(flow.draft(written), written.a_liaison)
    clock.tick()
    assert postbox.addresses == ["b-liaison@example.org"]
    postbox.refusing = {}
    with told(timezone.now() + timedelta(minutes=11)):
        clock.tick()
    assert postbox.addresses == ["b-liaison@example.org", "a-liaison@example.org"]
    assert Letter.objects.get(state="returned").person == written.a_delegate.person


def test_two_clocks_do_not_send_the_same_letter(written: World, postbox: Postbox) -> None:
    flow.open_round(flow.draft(written), written.a_liaison)
    reading.read_record(timezone.now())
    now = timezone.now()
    assert [len(sending.claim(now)) for _clock in range(2)] == [3, 0]
    assert len(sending.claim(now + sending.ENDS_AFTER + timedelta(seconds=1))) == 3


def test_who_wants_no_letters_any_more_gets_none_that_was_written_before(written: World, postbox: Postbox) -> None:
    flow.open_round(flow.draft(written), written.a_liaison)
    letters.write([written.c_liaison.person], "x", timezone.now())
    clock.tick()
    assert "c-liaison@example.org" not in postbox.addresses
    assert not Letter.objects.filter(about="x").exists()


def test_the_other_seats_are_told_of_an_attested_signature(written: World, postbox: Postbox) -> None:
    version = flow.frozen(written)
    clock.tick()
    postbox.letters.clear()
    signing.attest(by=written.a_liaison, on=version)
    clock.tick()
    assert postbox.addresses == ["a-delegate@example.org"]


def test_old_letters_are_forgotten(written: World) -> None:
    flow.open_round(flow.draft(written), written.a_liaison)
    clock.tick()
    assert Letter.objects.count() == 3
    assert letters.forget(timezone.now() + timedelta(days=61)) == 3


def test_without_a_server_letters_wait(written: World, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    flow.open_round(flow.draft(written), written.a_liaison)
    clock.tick()
    assert Letter.objects.filter(sent=None).count() == 3
