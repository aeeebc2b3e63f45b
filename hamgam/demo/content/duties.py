"""The demo's duties: a coordination duty that was handed over once and is being handed over again, and some without a taker."""

from dataclasses import dataclass

from hamgam.demo.content.shapes import Both


@dataclass(frozen=True)
class Taken:
    """A duty that somebody volunteered for and took up on a day, and gave up on another."""

    duty: str
    day: int
    by: str
    given_up: int | None = None


#: On these days the first holder hands the coordination duty over, the next one takes it up and can do it alone.
BEGUN, TAKEN_UP, ALONE = -128, -121, -100
#: On this day the next handover begins, before its time; so many lines are ticked by the one, and by the other.
BEGUN_AGAIN, GIVEN, RECEIVED = -5, 4, 2
OWN_LINE = Both("مهر هم‌پیمانی و سربرگ‌ها", "The coalition’s stamp and its letterheads")
TAKEN = (Taken("treasurer", -210, "kuhpayeh"), Taken("web_site", -190, "nikrud", given_up=-12))
#: Who volunteers for the vacant duty and has not taken it up.
OFFERED = ("web_site", -3, "larchmouth")
