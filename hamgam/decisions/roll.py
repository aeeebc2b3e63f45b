"""Who has a voice in a matter: worked out once, when it is brought."""

from collections.abc import Iterable
from typing import Any

from hamgam.bodies.models import Body, Membership
from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.kinds import kind_of
from hamgam.decisions.models import Matter, Voice
from hamgam.engine.bylaws import Matter as Rule
from hamgam.engine.bylaws.words import BODY_KINDS
from hamgam.members.models import Organisation, Seat


def entitled_organisations(act: str = "decisions.answer") -> list[Organisation]:
    """Members whose step on the ladder lets them answer."""
    return list(Organisation.objects.able_to(act))


def call(matter: Matter) -> None:
    """Write the roll of a matter that is being brought."""
    body, concerned = matter.rule.body, kind_of(matter.kind).without(matter.details)
    if body in ("organisations", "signatories", "assembly"):
        voices = [Voice(matter=matter, organisation=house) for house in entitled_organisations()]
    elif body == "delegates":
        voices = [Voice(matter=matter, organisation=house) for house in entitled_organisations() if _delegates(house)]
    else:
        voices = _of_body(matter, body)
    Voice.objects.bulk_create([row for row in voices if not concerned or not _is(row.organisation, concerned)])


def _is(house: Organisation | None, public_id: str) -> bool:
    return house is not None and house.public_id == public_id


def _delegates(house: Organisation) -> bool:
    return house.seats.held().filter(role__in=("delegate", "second")).exists()


def bodies_for(rule: Rule) -> list[Body]:
    """The bodies that there are of the kind that settles it; none where members settle it together."""
    return list(Body.objects.in_force().filter(kind=rule.body).order_by("pk")) if rule.body in BODY_KINDS else []


def check_body(rule: Rule, slug: str) -> None:
    """Whether somebody could answer there; NotPossible `body_unclear`, `body_without_members`."""
    if rule.body in BODY_KINDS:
        body = _body(rule.body, slug)
        filled = body.memberships.voting() if body is not None else Seat.objects.held().filter(role=rule.body)
        if not filled.exists():
            raise NotPossible("body_without_members")


def _of_body(matter: Matter, kind: str) -> list[Voice]:
    """Whoever sits in the body that settles it; as long as no body of this kind was made, who holds seats of its name.

    Nobody there: nobody could answer, and it is refused with `body_without_members`.
    """
    matter.body = _body(kind, str(matter.details.get("settled_by", "")))
    if matter.body is not None:
        matter.save(update_fields=["body"])
        voices = _of_places(matter, matter.body.memberships.voting().select_related("organisation", "seat"))
    else:
        seats = Seat.objects.held().filter(role=kind, organisation__left_on=None).select_related("organisation")
        people = {seat.person_id: seat for seat in seats.order_by("pk")}.values()
        voices = [Voice(matter=matter, organisation=seat.organisation, person_id=seat.person_id) for seat in people]
    if not voices:
        raise NotPossible("body_without_members")
    return voices


def _body(kind: str, slug: str) -> Body | None:
    """The one body of this kind, or the one that was named."""
    bodies = list(Body.objects.in_force().filter(kind=kind, **({"slug": slug} if slug else {}))[:2])
    if len(bodies) > 1 or (slug and not bodies):
        raise NotPossible("body_unclear")
    return bodies[0] if bodies else None


def _of_places(matter: Matter, places: Iterable[Membership]) -> list[Voice]:
    """One voice a person, one an organisation that sits there as a whole."""
    found: dict[object, Voice] = {}
    for place in places:
        person = place.seat.person_id if place.seat is not None else None
        found.setdefault(
            person or place.organisation.public_id,
            Voice(matter=matter, organisation=place.organisation, person_id=person),
        )
    return list(found.values())


def voice_of(matter: Matter, actor: Any) -> Voice | None:
    """The voice for which this actor can answer, if there is one: of the organisation, the actor's own in a body, or that
    of the organisation's absent member of the body, for whom the second representative stands in.
    """
    if matter.pk is None or actor.organisation is None:
        return None
    rows = matter.voices.select_related("organisation")
    own = rows.filter(person=None, organisation=actor.organisation).first()
    if own is None and actor.person is not None:
        own = rows.filter(person=actor.person).first() or _absent(matter, actor)
    return own


def _absent(matter: Matter, actor: Any) -> Voice | None:
    """The voice of the member whom the own organisation named, as long as that member has not answered."""
    if "second" not in actor.roles or matter.body is None or matter.body.filled != "named_by_each":
        return None
    voice: Voice | None = matter.voices.select_related("organisation").filter(organisation=actor.organisation).first()
    if voice is None or voice.answers.filter(current=True, stood_in=False).exists():
        return None
    return voice


def is_ones_own(voice: Voice | None, actor: Any) -> bool:
    """Whether a voice is this person's, or one for which the person stands in."""
    if voice is None or voice.person_id is None or actor.person is None:
        return False
    return voice.person_id == actor.person.pk or "second" in actor.roles
