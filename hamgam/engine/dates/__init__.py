"""Days in both calendars: converting, finding them in a text, and checking them against each other.

The solar calendar is the official one of Iran and Afghanistan.  ``persiantools`` converts it: the one library that the
engine allows itself, chosen because it agrees with the Unicode library ICU on every day from 1850 to 2299.
"""

from hamgam.engine.dates.check import Doubt, check_dates
from hamgam.engine.dates.days import Found, Part, from_solar, solar
from hamgam.engine.dates.find import find_dates

__all__ = ["Doubt", "Found", "Part", "check_dates", "find_dates", "from_solar", "solar"]
