"""A letter from outside at any stage."""

from datetime import timedelta
from typing import Any

from hamgam.enquiries import acts, arriving
from hamgam.enquiries.models import Enquiry, EnquiryAnswer
from hamgam.members import leaving
from hamgam.members.actor import Actor
from hamgam.record import times
from tests.people import World

ADDRESS = "stranger@elsewhere.example"
WORDS = "آیا آب شهر ما را هم می‌آزمایید؟"
SAID = "بله، از ماه آینده در هر شهر."


def arrived(**given: Any) -> Enquiry:
    """A letter with an address."""
    values = {"words": WORDS, "language": "fa", "subject": "آب شهر ما", "address": ADDRESS, **given}
    return arriving.receive(**values).enquiry


def taken(by: Actor, **given: Any) -> Enquiry:
    """One that an organisation has taken."""
    return acts.take(by=by, on=arrived(**given))


def drafted(by: Actor, words: str = SAID, **given: Any) -> EnquiryAnswer:
    """An answer that is not sent."""
    decision = given.pop("decision", None)
    return acts.draft(by=by, on=taken(by, **given), words=words, decision=decision)


def later(answer: EnquiryAnswer, hours: float = 0.1) -> Any:
    """A moment at which nobody can object in time any more."""
    return times.told(answer.free_at + timedelta(hours=hours))


def sent(world: World, **given: Any) -> EnquiryAnswer:
    """An answer of a that went out."""
    answer = drafted(world.a_liaison, **given)
    with later(answer):
        return acts.send(by=world.a_liaison, on=answer)


def leave(by: Actor) -> None:
    """The organisation leaves the coalition."""
    house = by.organisation
    assert house is not None
    leaving.leave(by=by, on=house, handed=[point.name for point in leaving.handover(house)], last_is_known=True)
