"""A cycle is lived: its steps in order, each at its hour, some in a browser and the others told by the acts of the demo."""

from collections.abc import Callable, Mapping
from datetime import datetime

import pytest

from hamgam.demo.cycle import Cycle, in_order
from hamgam.members.models import DemoMark
from hamgam.notices import clock
from hamgam.record import times
from hamgam.record.checking import check


class Hours:
    """What the clock says, for the whole server and for what is told."""

    def __init__(self, patch: pytest.MonkeyPatch, first: datetime) -> None:
        self.now = first
        patch.setattr(times, "now", lambda: times._told.get() or self.now)


def live(cycle: Cycle, hours: Hours, by_hand: Mapping[str, Callable[[], None]]) -> None:
    """Let every step happen, those in `by_hand` by what stands there instead of by acts; after each the clock looks.

    At the end the record is whole, and every step that was to be lived has been.
    """
    steps = cycle.steps()
    in_order(cycle, steps)
    assert set(by_hand) <= {step.name for step in steps}
    for step in steps:
        hours.now = cycle.moment(step)
        by_hand.get(step.name, step.act)()
        clock.tick(hours.now, send=False)
        DemoMark.objects.all().delete()  # this coalition is nobody's demo
    assert check() == []
