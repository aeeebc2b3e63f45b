"""The committee's cycle on whatever day it is looked at: its steps stand in order, and its conference is ahead."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hamgam.demo.content.committee import elections, session
from hamgam.demo.content.committee.organisations import HANDLES, OBSERVERS, ORGANISATIONS, SIZES
from hamgam.demo.cycle import FRIDAY, in_order
from hamgam.demo.cycles.committee import AHEAD, Committee

NEW_YEAR = datetime(2027, 1, 1, 12, tzinfo=UTC)


def test_on_each_day_of_the_year_the_steps_are_in_order_and_the_conference_is_at_the_end_of_a_march_to_come() -> None:
    for day in range(0, 366, 5):
        cycle = Committee(NEW_YEAR + timedelta(days=day), Path("keys"))
        steps = cycle.steps()
        in_order(cycle, steps)
        called = next(step for step in steps if step.name == "conference called")
        held = cycle.conference_day()
        assert (held.month, held.weekday(), held.day >= 25) == (3, FRIDAY, True)
        assert (held - cycle.moment(called).date()).days >= AHEAD
        assert cycle.moment(steps[-1]) < cycle.cast.today


def test_everybody_who_is_named_has_a_seat() -> None:
    people = {row.handle: {person.username for person in row.people} for row in ORGANISATIONS}
    standing = [(row.handle, row.username) for row in (*elections.SECRETARY, *elections.EXECUTIVE)]
    standing += [(handle, name) for handle, names in elections.DELEGATES.items() for name in names]
    assert [(handle, name) for handle, name in standing if name not in people[handle]] == []
    speaking = {handle for said in (*session.HAPPENED, session.URGENT_SAID) for handle in said.speak}
    assert speaking <= {*HANDLES, *(row.handle for row in OBSERVERS)}
    assert set(SIZES) == set(elections.SECRETARY_BALLOTS) == set(elections.EXECUTIVE_BALLOTS) == set(HANDLES)
