"""Who has a voice in a matter: worked out once, when it is brought."""

from typing import Any

from hamgam.bylaws import rules
from hamgam.decisions.models import Matter, Voice
from hamgam.members.models import Organisation, Seat


def entitled_organisations(act: str = "decisions.answer") -> list[Organisation]:
    """Members whose step on the ladder lets them answer."""
    bylaws = rules.in_force()
    found = []
    for house in Organisation.objects.members():
        level = bylaws.level(house.level or None)
        if level is None or level.lets(act):
            found.append(house)
    return found


def call(matter: Matter) -> None:
    """Write the roll of a matter that is being brought."""
    body = matter.rule.body
    if body in ("organisations", "signatories", "assembly"):
        voices = [Voice(matter=matter, organisation=house) for house in entitled_organisations()]
    elif body == "delegates":
        voices = [Voice(matter=matter, organisation=house) for house in entitled_organisations() if _delegates(house)]
    else:
        voices = [Voice(matter=matter, organisation=seat.organisation, person=seat.person) for seat in _of_body(body)]
    Voice.objects.bulk_create(voices)


def _delegates(house: Organisation) -> bool:
    return house.seats.held().filter(role__in=("delegate", "second")).exists()


def _of_body(body: str) -> list[Seat]:
    """Whoever sits in it, once a person. Members of the executive hold seats of that name too."""
    rows = Seat.objects.held().filter(role=body, organisation__left_on=None).select_related("organisation", "person")
    return list({seat.person_id: seat for seat in rows.order_by("pk")}.values())


def voice_of(matter: Matter, actor: Any) -> Voice | None:
    """The voice for which this actor can answer, if there is one: of the organisation, or the actor's own in a body."""
    if matter.pk is None or actor.organisation is None:
        return None
    rows = matter.voices.select_related("organisation")
    own = rows.filter(person=None, organisation=actor.organisation).first()
    if own is None and actor.person is not None:
        own = rows.filter(person=actor.person).first()
    return own
