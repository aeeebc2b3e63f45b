"""Whom new posts of a talk reach: the people of one talk, or the talks of one person, by the same reasons."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from hamgam.assemblies.group_models import Part
from hamgam.assemblies.models import Office
from hamgam.bodies.models import Membership
from hamgam.members.models import Person, Seat
from hamgam.talk.models import LIAISONS, OF_LIAISONS, Following, Mention, Post, Talk


@dataclass(frozen=True)
class _Reason:
    """Rows that lead from a talk to a person, or to an organisation for which people speak.

    talk: the field of a talk; at: the same in these rows; person, house: where the person or the organisation stands.
    """

    rows: Callable[[], QuerySet[Any]]
    talk: str
    at: str
    person: str = ""
    house: str = ""

    def people(self, talk: Talk) -> Q:
        """People of one talk."""
        value = talk
        for step in self.talk.split("__"):
            value = getattr(value, step) if value is not None else None
        rows = self.rows().filter(**{self.at: value})
        if self.person:
            return Q(pk__in=rows.values(self.person))
        return Q(pk__in=_speaking().filter(organisation__in=rows.values(self.house)).values("person"))

    def talks(self, person: Person) -> Q:
        """Talks of one person."""
        if self.person:
            rows = self.rows().filter(**{self.person: person})
        else:
            rows = self.rows().filter(**{f"{self.house}__in": _speaking().filter(person=person).values("organisation")})
        return Q(**{f"{self.talk}__in": rows.values(self.at)})


def _speaking() -> QuerySet[Seat]:
    """The seats of those who speak for an organisation."""
    return Seat.objects.held().filter(role__in=("liaison", "delegate"))


def _inside(kind: str = "") -> QuerySet[Seat]:
    """The seats without which nobody is told; in the talk of the liaisons it is theirs alone."""
    rows = Seat.objects.held().filter(organisation__left_on=None, organisation__standing__in=("member", "suspended"))
    return rows.filter(role__in=OF_LIAISONS) if kind == LIAISONS else rows


#: Why somebody is told of a new post without having said so.
_USUALLY = {
    "": (
        _Reason(lambda: Post.objects.filter(seat__until=None), "pk", "talk", person="seat__person"),
        _Reason(lambda: Mention.objects.all(), "pk", "post__talk", house="organisation"),
    ),
    "body": (
        _Reason(lambda: Membership.objects.filled().exclude(seat=None), "body", "body", person="seat__person"),
        _Reason(lambda: Membership.objects.filled().filter(seat=None), "body", "body", house="organisation"),
    ),
    "group": (
        _Reason(lambda: Part.objects.filter(over=False), "group", "group", house="organisation"),
        _Reason(
            lambda: Office.objects.filter(over=False).exclude(person=None), "group__assembly", "assembly", person="person"
        ),
    ),
}  # fmt: skip


def _usually(talk: Talk) -> Q:
    """Who is told of a new post of this talk without having said so."""
    if talk.kind == LIAISONS:
        return Q(pk__in=_inside(LIAISONS).filter(organisation__standing="member").values("person"))
    told = Q()
    for reason in (*_USUALLY[""], *_USUALLY.get(talk.kind, ())):
        told |= reason.people(talk)
    return told


def followers(talk: Talk) -> QuerySet[Person]:
    """The people to whom a new post of a talk goes: as is usual for it, or as they said; only who sits in a member now.

    Whoever wrote the post is among them. In the talk of the liaisons nobody is but them, whatever they said.
    """
    said = Following.objects.filter(talk=talk)
    told = _usually(talk) | Q(pk__in=said.filter(follows=True).values("person"))
    return (
        Person.objects.filter(told, pk__in=_inside(talk.kind).values("person"), is_active=True)
        .exclude(pk__in=said.filter(follows=False).values("person"))
        .order_by("pk")
    )


def follows(talk: Talk, person: Person) -> bool:
    """Whether new posts of this talk go to this person."""
    return followers(talk).filter(pk=person.pk).exists()


def followed(person: Person) -> QuerySet[Talk]:
    """The talks of which new posts go to this person: those among whose followers they are."""
    seats = list(_inside().filter(person=person, person__is_active=True).select_related("organisation"))
    if not seats:
        return Talk.objects.none()
    told = Q()
    for reason in (reason for reasons in _USUALLY.values() for reason in reasons):
        told |= reason.talks(person)
    told &= ~Q(kind=LIAISONS)
    if any(row.role in OF_LIAISONS and row.organisation.standing == "member" for row in seats):
        told |= Q(kind=LIAISONS)
    said = Following.objects.filter(person=person)
    found = Talk.objects.filter(told | Q(pk__in=said.filter(follows=True).values("talk")))
    if not any(row.role in OF_LIAISONS for row in seats):
        found = found.exclude(kind=LIAISONS)
    return found.exclude(pk__in=said.filter(follows=False).values("talk"))
