"""Days that people read are the coalition's, also in the hours in which UTC has another day; the record's are UTC's."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hamgam.bylaws.acts import NotPossible
from hamgam.members import acts as members
from hamgam.members.models import LiaisonProposal, Seat
from hamgam.positions import acts as positions
from hamgam.record.kept import Writing, written_by
from hamgam.record.models import Entry
from hamgam.record.times import told
from hamgam.texts import acts as texts
from tests import flow
from tests.decisions.brought import answered, brought, close
from tests.people import World

pytestmark = pytest.mark.django_db

#: Half past midnight in the coalition's zone; in UTC it is still the last day of the month before. In summer time, and
#: in the night in which summer time begins.
NIGHTS = [(datetime(2031, 7, 31, 22, 30, tzinfo=UTC), date(2031, 8, 1)),
          (datetime(2032, 3, 27, 23, 30, tzinfo=UTC), date(2032, 3, 28))]  # fmt: skip


@pytest.mark.parametrize(("night", "day"), NIGHTS)
def test_what_is_decided_after_midnight_bears_the_new_day_and_its_entry_the_day_of_utc(
    world: World, night: datetime, day: date
) -> None:
    with told(night):
        matter = answered(world, brought(world, closes_at=night + timedelta(days=20)), *["accept"] * 4)
        answers = {answer.day for voice in matter.voices.all() for answer in voice.answers.all()}
    close(matter)
    assert (matter.opened_on, answers, matter.decided_on) == (day, {day}, day + timedelta(days=20))
    assert Entry.objects.filter(act="decisions.bring").get().day == night.date() == day - timedelta(days=1)


@pytest.mark.parametrize(("night", "day"), NIGHTS)
def test_a_promise_for_the_day_that_is_over_is_refused_once_midnight_has_passed(
    world: World, night: datetime, day: date
) -> None:
    text = flow.draft(world)
    with told(night):
        held = texts.open_round(by=world.a_liaison, on=text, closes_at=night + timedelta(days=30), now=night)
        with pytest.raises(NotPossible, match="promise_in_the_past"):
            positions.promise_answer(by=world.b_liaison, on=held, until=day - timedelta(days=1))
        assert positions.promise_answer(by=world.b_liaison, on=held, until=day).until == day


@pytest.mark.parametrize(("night", "day"), NIGHTS)
def test_who_is_proposed_as_liaison_can_be_answered_until_the_end_of_the_last_day_in_the_coalitions_zone(
    world: World, night: datetime, day: date
) -> None:
    with told(night), written_by(Writing("test", night)):
        Seat.objects.filter(organisation=world.d).update(until=day)
    with told(night):
        proposal = members.propose_liaison(by=world.a_liaison, on=world.d, candidate="هما", reason="کسی نمانده است.")
    assert (proposal.day, LiaisonProposal.objects.get().ends - day) == (day, proposal.ends - proposal.day)
    evening = datetime(proposal.ends.year, proposal.ends.month, proposal.ends.day, 21, 30, tzinfo=UTC)
    with told(evening):
        assert members.support_liaison(by=world.b_liaison, on=proposal, answer="support").day == proposal.ends
    with told(evening + timedelta(hours=2)), pytest.raises(NotPossible, match="proposal_over"):
        members.support_liaison(by=world.c_liaison, on=proposal, answer="support")
