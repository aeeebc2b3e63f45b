"""The network's cycle: its steps stand in order on whatever weekday the demo is looked at, and each has a place among other stories."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hamgam.demo.cycle import FRIDAY, events, in_order
from hamgam.demo.cycles.network import MONTHLY, Network


@pytest.mark.parametrize("later", range(7))
def test_its_steps_stand_in_order_on_every_weekday(later: int, tmp_path: Path) -> None:
    cycle = Network(datetime(2027, 5, 22, 9, tzinfo=UTC) + timedelta(days=later), tmp_path)
    steps = cycle.steps()
    in_order(cycle, steps)
    assert len(events(cycle)) == len(steps)
    days = {step.name: step.day for step in steps}
    assert cycle.cast.moment(days["the assembly is opened"]).weekday() == FRIDAY
    assert days["the next one takes up the duty"] - days["the assembly is closed"] < 31
    assert days["a monthly assembly is agreed"] < days["the monthly assembly is called"] < MONTHLY
    assert days["it can do it alone"] < -5  # from then on another duty is handed over
