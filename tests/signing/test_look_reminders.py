"""Before a look that is waited for ends, a reminder goes out, once for each signature."""

import pytest

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.members.actor import Actor
from hamgam.notices import acts as notices
from hamgam.notices import clock, still
from hamgam.notices.models import Letter
from hamgam.record import times
from hamgam.record.models import Entry
from hamgam.signing import acts, second_look
from hamgam.signing.models import Consent
from tests import flow
from tests.notices.postbox import wants_letters
from tests.signing import test_second_look as looks
from tests.signing.test_second_look import Machine, later, state
from tests.telephones import Telephone

#: The same text, signed by passkey by the first organisation and attested by the others.
text, _address = looks.text, looks._address


def reminders() -> list[str]:
    """To whom reminders of a look went, and how many the record names."""
    kept = Letter.objects.filter(about__startswith="reminder-witness-").order_by("person__username")
    recorded = Entry.objects.filter(act="notices.remind", subject_kind="consent").count()
    return [*kept.values_list("person__username", flat=True), f"{recorded} recorded"]


def test_before_it_lapses_a_reminder_says_once_what_to_do(world, text, tmp_path):
    Machine(world, tmp_path, "a")
    wants_letters(world.a_liaison, language="en", facts=True)
    wants_letters(world.a_delegate, world.b_liaison)
    with later(days=11, hours=23):
        clock.tick()
        assert reminders() == ["0 recorded"]
    for hours in (1, 2):
        with later(days=12, hours=hours):
            clock.tick()
            assert reminders() == ["a-delegate", "a-liaison", "1 recorded"]
    with later(days=15):
        clock.tick()
        assert (state(text), reminders()) == (["lapsed"], ["a-delegate", "a-liaison", "1 recorded"])
    letter = Letter.objects.get(about__startswith="reminder-witness-", person=world.a_liaison.person)
    said, due = " ".join(row[1] for row in letter.content), text.text.sign_by
    assert (letter.subject, letter.due) == ("Look at your organisation’s signature on the machine of your witness", due)
    assert "once somebody has said approve there" in said and "If the machine is lost, retire it" in said


def test_whoever_looked_or_withdrew_or_has_no_machine_is_not_reminded(world, text, tmp_path):
    wants_letters(world.a_liaison)
    with later(days=12, hours=1):
        clock.tick()
        assert reminders() == ["0 recorded"]
        machine, consent = Machine(world, tmp_path, "a"), Consent.objects.get(organisation=world.a)
        assert [row.pk for row in second_look.due_soon(times.now(), text.text.sign_by)] == [consent.pk]
        machine.look()
        clock.tick()
        with pytest.raises(NotPossible, match="reminded_already"):
            notices.remind(by=Actor.clock(), on=consent)
    assert reminders() == ["0 recorded"]


def test_what_lapsed_is_reminded_of_no_more_and_only_the_clock_reminds(world, text, tmp_path):
    Machine(world, tmp_path, "a")
    wants_letters(world.a_liaison)
    consent = Consent.objects.get(organisation=world.a)
    for who in (world.coordinator, world.a_liaison, world.b_liaison):
        with pytest.raises(Refused):
            notices.remind(by=who, on=consent)
    with later(days=14, minutes=1):
        clock.tick()
        with pytest.raises(NotPossible, match="reminded_already"):
            notices.remind(by=Actor.clock(), on=consent)
    assert (state(text), reminders()) == (["lapsed"], ["0 recorded"])


def test_whoever_signed_shortly_before_the_end_is_reminded_after_the_signature_and_not_before(world, tmp_path):
    telephone = Telephone(world.a_liaison)
    telephone.enrol(world.a_delegate)
    Machine(world, tmp_path, "a")
    wants_letters(world.a_liaison)
    version = flow.frozen(world)
    with later(days=13, hours=20):
        clock.tick()
        assert reminders() == ["0 recorded"]
        acts.confirm_signature(by=world.a_delegate, on=telephone.sign(version))
        clock.tick()
    assert reminders() == ["a-liaison", "1 recorded"]


def test_a_digest_reminds_of_it_only_while_it_waits(world, text, tmp_path):
    machine = Machine(world, tmp_path, "a")
    wants_letters(world.a_liaison, waits="daily")
    with later(days=12, hours=1):
        clock._remind(times.now())
        note = Letter.objects.get(about__startswith="reminder-witness-")
        assert (note.state, still.waiting([note]).rows) == ("gathered", [note])
        machine.look()
        assert still.waiting([note]).rows == []
