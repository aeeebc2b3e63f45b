"""The demo's duties beside that of coordination: a fund that is being handed over, a web site without a taker. All invented."""

from dataclasses import dataclass

from hamgam.demo.content.shapes import Both


@dataclass(frozen=True)
class Taken:
    """A duty that somebody volunteered for and took up on a day, and gave up on another."""

    duty: str
    day: int
    by: str
    given_up: int | None = None


#: Who took the web site up; the network's cycle tells it, since nobody reached it at the third assembly.
SITE = Taken("web_site", -190, "nikrud", given_up=-12)
TAKEN = (Taken("treasurer", -205, "kuhpayeh"),)
#: Who volunteers to keep the fund next, and on which day the handover to them begins; so many lines each side ticked.
NEXT_TREASURER, BEGUN, GIVEN, RECEIVED = ("treasurer", -7, "bandargah"), -5, 4, 2
OWN_LINE = Both("مهر صندوق و کلید گاوصندوق", "The fund’s stamp and the key of the safe")
#: Who volunteers for the vacant duty and has not taken it up.
OFFERED = ("web_site", -3, "larchmouth")
