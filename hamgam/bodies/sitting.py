"""Who sits in which body, and which mandates come with it."""

from typing import Any

from django.db import models

from hamgam.bodies.models import Body, Mandate, Membership
from hamgam.bylaws import rules
from hamgam.engine.bylaws.verdict import Mandate as Given
from hamgam.members import here
from hamgam.record.models import Entry

SPEAKS = frozenset({"liaison", "delegate"})
"""Roles that act for an organisation which sits in a body as a whole."""

COVERS = {"texts.finish": ("texts.finish", "texts.freeze")}
"""Who is to finish a text also prepares it for publication: freezes it."""

SETTLE = "decisions.settle_by_mandate"


def memberships_of(actor: Any) -> models.QuerySet[Membership]:
    """The places that this actor takes: one's own, and those of the organisation for which one speaks."""
    if actor.organisation is None or actor.person is None:
        return Membership.objects.none()
    own = models.Q(seat__person=actor.person)
    if actor.roles & SPEAKS:
        own |= models.Q(seat=None)
    found: models.QuerySet[Membership] = Membership.objects.filled().filter(own, organisation=actor.organisation)
    return found


def sits(actor: Any, body: Body) -> bool:
    """Whether this actor sits in the body."""
    return memberships_of(actor).filter(body=body).exists()


def held_by(actor: Any) -> models.QuerySet[Mandate]:
    """The mandates of the bodies in which this actor sits, whatever their state.

    One that was given to a kind of body is taken up by whoever fills such a body; as long as there is none, by those who
    hold seats of that name.
    """
    own = memberships_of(actor)
    by_kind = models.Q(body_kind__in=own.values("body__kind"))
    by_seat = models.Q(body_kind__in=actor.roles) & ~models.Q(body_kind__in=Body.objects.in_force().values("kind"))
    found: models.QuerySet[Mandate] = Mandate.objects.filter(
        models.Q(body__in=own.values("body")) | models.Q(body=None) & (by_kind | by_seat)
    )
    return found


def holds(actor: Any, mandate: Mandate) -> bool:
    """Whether the mandate was given to a body in which this actor sits."""
    return held_by(actor).filter(pk=mandate.pk).exists()


def mandates_of(actor: Any) -> tuple[Given, ...]:
    """The same as the rules look at them, each act that one covers by itself. Read once for each actor."""
    if actor.organisation is None or actor.person is None or actor.special:
        return ()
    if actor.mandates is None:
        rows, today = list(held_by(actor)), here.today()
        used = times_used([row.number for row in rows if row.times is not None])
        actor.mandates = tuple(
            Given(act, row.stands(today), _limits(row, used), row.number)
            for row in rows
            for act in COVERS.get(row.act, (row.act,))
        )
    found: tuple[Given, ...] = actor.mandates
    return found


def times_used(numbers: list[int]) -> dict[int, int]:
    """How often each was used, as the record knows it."""
    if not numbers:
        return {}
    rows = Entry.objects.filter(mandate__in=numbers).order_by().values_list("mandate")
    return dict(rows.annotate(n=models.Count("pk")))


def _limits(row: Mandate, used: dict[int, int]) -> dict[str, object]:
    limits: dict[str, object] = {}
    if row.act == SETTLE:
        limits |= {"kind": row.kind, "mandate": str(row.number)}
    if row.text is not None:
        limits["text"] = str(row.text)
    if row.amount is not None:
        limits["amount"] = row.amount
    if row.times is not None:
        limits["times"] = max(row.times - used.get(row.number, 0), 0)
    if row.place:
        limits["place"] = row.place
    return limits


rules.MANDATES.append(mandates_of)
