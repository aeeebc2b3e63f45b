"""Leaving: what is open is handed over first, each point ticked; history and signatures stay."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps

from hamgam.bylaws.acts import NotPossible, act
from hamgam.members import here, sessions
from hamgam.members.models import Organisation
from hamgam.members.policy import renew_policy
from hamgam.members.succession import declared_with, end_key, end_links

OF_THE_HOUSE = ("liaison", "delegate", "second", "observer", "candidate")
"""Seats by which an organisation speaks for itself; every other one is a duty or a place in a body."""


@dataclass(frozen=True)
class Point:
    """One thing to be handed over: what kind (a word), which one, and its words where it has any."""

    kind: str
    number: int
    words: dict[str, str]
    role: str = ""

    @property
    def name(self) -> str:
        """Its name in the form."""
        return f"{self.kind}-{self.number}"


def handover(house: Organisation) -> list[Point]:
    """What is open: tasks, matters that it brought, texts in work, consultations, duties and places in bodies, the key."""
    tables = {name: apps.get_model("hamgam", name) for name in ("task", "matter", "text", "consultation")}
    tasks = tables["task"].objects.filter(responsible=house, state="open").order_by("pk")
    matters = tables["matter"].objects.filter(brought_by=house, stage__in=("open", "read_back")).order_by("pk")
    texts = tables["text"].objects.going().filter(proposer=house).order_by("pk")
    consultations = tables["consultation"].objects.filter(opened_by=house, state="running").order_by("pk")
    duties = house.seats.held().exclude(role__in=OF_THE_HOUSE).order_by("pk")
    return [
        *(Point("task", row.pk, row.words) for row in tasks),
        *(Point("matter", row.pk, row.question) for row in matters),
        *(Point("text", row.pk, row.titles) for row in texts),
        *(Point("consultation", row.pk, row.titles) for row in consultations),
        *(Point("duty", row.pk, {}, row.role) for row in duties),
        *(Point("key", row.pk, {}) for row in house.keys.filter(state="active")),
    ]


@act("members.leave")
def leave(
    *, by: Any, on: Organisation, at: datetime, handed: Iterable[str] = (), last_is_known: bool = False
) -> Organisation:
    """The organisation leaves. Its seats and links end and its key speaks no more; what it said and signed stays.

    `handed`: the names of the points of the handover list, all of them. Running matters go on without it.
    """
    if on.left_on is not None:
        raise NotPossible("organisation_left")
    if not last_is_known:
        raise NotPossible("leaving_not_known")
    if {point.name for point in handover(on)} - set(handed):
        raise NotPossible("handover_open")
    if on.standing == "member" and not Organisation.objects.members().exclude(pk=on.pk).exists():
        raise NotPossible("last_member")
    end_links(on)
    declared_with(on).update(state="withdrawn")
    end_key(on, at)
    day = here.day_of(at)
    people = list(on.seats.held().values_list("person", flat=True))
    on.seats.held().update(until=day)
    on.left_on, on.suspended_until = day, None
    on.save()
    sessions.end_unseated(people, but=by.person)
    renew_policy(at.date())
    return on
