"""The cycles that are told: for each shape the class that tells it. The network's demo is told by `hamgam.demo.loader`."""

from hamgam.demo.cycle import Cycle
from hamgam.demo.cycles.alliance import Alliance
from hamgam.demo.cycles.committee import Committee
from hamgam.demo.cycles.council import Council
from hamgam.demo.cycles.platform import Platform

CYCLES: dict[str, type[Cycle]] = {
    "alliance": Alliance, "committee": Committee, "council": Council, "platform": Platform,
}  # fmt: skip
