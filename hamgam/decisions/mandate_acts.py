"""What a body settles in the coalition's stead, within a mandate."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from hamgam.bodies.models import Mandate
from hamgam.bylaws.acts import NotPossible, act
from hamgam.decisions import closing
from hamgam.decisions.acts import Words, new
from hamgam.decisions.models import Matter
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import in_one_line
from hamgam.members import here

PLACE_LIMIT = 120


def one_line(words: str) -> str:
    """A place as it is kept and compared: on one line."""
    return in_one_line(words, here.languages()[0])


def _within(by: Any, on: Mandate, given: Mapping[str, Any]) -> Subject:
    other: dict[str, object] = {"mandate": str(on.number)}
    # Before a button is pressed nothing is typed yet: what the mandate asks for is taken as met.
    typed = "question" in given
    other["amount"] = given.get("amount") if typed else on.amount
    other["place"] = one_line(given.get("place", "")) if typed else on.place
    return Subject(stage=here.stage(), kind=on.kind, other=other)


@act("decisions.settle_by_mandate", subject=_within)
def settle_by_mandate(
    *, by: Any, on: Mandate, at: datetime, question: Words, text: Words, amount: int | None = None, place: str = "",
    day: date | None = None, details: dict[str, Any] | None = None,
) -> Matter:  # fmt: skip
    """Record what the body settled, for which place and day where it says so.

    It stands in the register of decisions at once, with the number of the mandate.
    """
    if len(place) > PLACE_LIMIT:
        raise NotPossible("matter_words_too_long", limit=PLACE_LIMIT)
    matter = new(by, at, on.kind, question, text, (), details)
    if not matter.text:
        raise NotPossible("matter_words_missing")
    matter.mandate, matter.body = on, on.body
    matter.decided_on = matter.entered_on = here.day_of(at)
    matter.outcome = {"reason": "by_mandate", "mandate": on.number}
    said = {"amount": amount, "place": one_line(place), "day": day.isoformat() if day else ""}
    matter.result = {name: value for name, value in said.items() if value}
    matter.save()
    return closing.agreed(matter, at)
