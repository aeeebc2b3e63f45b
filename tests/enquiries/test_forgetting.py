"""Addresses go 30 days after the end, words after the time that the bylaws say; the record verifies all the same."""

from datetime import timedelta

import pytest

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.enquiries import acts
from hamgam.enquiries.models import AnswerObjection, EnquirerAddress, Enquiry, EnquiryAnswer, FurtherWords
from hamgam.notices import clock
from hamgam.record import times
from tests.enquiries.arrived import arrived, sent, taken
from tests.people import World


def test_an_address_goes_thirty_days_after_the_answer_and_not_before(world: World) -> None:
    answer = sent(world)
    with times.told(answer.free_at + timedelta(days=30)):
        clock.tick(times.now())
        assert EnquirerAddress.objects.count() == 1
    with times.told(answer.free_at + timedelta(days=32)):
        clock.tick(times.now())
        assert EnquirerAddress.objects.count() == 0


def test_the_address_of_a_letter_that_waits_is_kept(world: World) -> None:
    arrived()
    with times.told(times.now() + timedelta(days=300)):
        clock.tick(times.now())
    assert EnquirerAddress.objects.count() == 1


def test_words_are_erased_after_a_year_with_everything_that_was_said_of_them(world: World) -> None:
    answer = sent(world)
    FurtherWords.objects.create(enquiry=answer.enquiry, words="باز هم", day=answer.day)
    with pytest.raises(Refused):
        acts.erase(by=world.a_liaison, on=answer.enquiry)
    with pytest.raises(NotPossible):
        acts.erase(by=world.clock, on=answer.enquiry)
    with times.told(answer.free_at + timedelta(days=367)):
        assert "enquiries.erase" in clock.tick(times.now())
        assert "enquiries.erase" not in clock.tick(times.now())
    row = Enquiry.objects.get()
    assert (row.erased, row.words, row.subject, row.name, row.code_hash) == (True, "", "", "", None)
    assert list(EnquiryAnswer.objects.values_list("words", flat=True)) == [""]
    assert list(FurtherWords.objects.values_list("words", flat=True)) == [""]
    assert AnswerObjection.objects.count() == 0


def test_a_letter_that_nobody_ended_goes_so_long_after_the_last_that_came_in(world: World) -> None:
    waiting_, row = arrived(), taken(world.a_liaison)
    answer = acts.send(by=world.a_liaison, on=acts.draft(by=world.a_liaison, on=row, words="شاید"), when_free=True)
    acts.object(by=world.b_liaison, on=answer, reason="نه")
    later_on = arrived()
    FurtherWords.objects.create(enquiry=later_on, words="باز هم", day=later_on.day + timedelta(days=100))
    with times.told(times.now() + timedelta(days=366)):
        assert clock.tick(times.now()).count("enquiries.erase") == 2
        assert "enquiries.erase" not in clock.tick(times.now())
    found = Enquiry.objects.filter(pk__in=[waiting_.pk, row.pk]).values_list("state", "words", "erased")
    assert list(found) == [("closed", "", True)] * 2
    assert (EnquiryAnswer.objects.get().state, EnquirerAddress.objects.get().enquiry) == ("replaced", later_on)
