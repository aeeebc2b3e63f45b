"""What waits for a person: a sentence with a verb, a line of context, a deadline; what asks oneself alone, then the nearest."""

from datetime import datetime
from typing import Any

from hamgam.notices import (
    answers_due,
    asked_due,
    assemblies_due,
    duties_due,
    elections_due,
    enquiries_due,
    house_due,
    matters_due,
    mentions,
    steps_due,
)
from hamgam.notices.task import Asking, Task, in_order
from hamgam.record import times

__all__ = ["Task", "waiting"]


def waiting(actor: Any, now: datetime | None = None) -> list[Task]:
    """Everything that waits for the actor in the present organisation, by deadline; in a fixed number of queries.

    Only what this person may do: a coordinator sees other things than a delegate, an observer only where it is asked to stand or spoken to;
    in a suspended or a candidate organisation only its own house waits, and in a suspended one what speaks to it.
    """
    if not (actor.is_member or actor.is_candidate or actor.is_observer):
        return []
    now = now or times.now()
    asking = Asking.of(actor, now)
    if actor.is_observer:
        return in_order([*elections_due.nominations(asking), *mentions.unread(asking)], now)
    if actor.organisation.standing != "member":
        own = [*house_due.keys(asking), *house_due.invitations(asking), *house_due.candidature(asking)]
        return in_order([*own, *mentions.unread(asking)], now)
    hours = int(asking.bylaws.setting("objection_hours"))
    return in_order(
        [
            *answers_due.positions(asking),
            *answers_due.signatures(asking, hours),
            *answers_due.unseen(asking, hours),
            *answers_due.lapsed(asking),
            *answers_due.after_theft(asking),
            *answers_due.returned(asking),
            *assemblies_due.sessions(asking),
            *assemblies_due.papers(asking),
            *assemblies_due.reports(asking),
            *duties_due.turns(asking),
            *duties_due.books(asking),
            *matters_due.answers(asking),
            *matters_due.variants(asking),
            *matters_due.tasks(asking),
            *matters_due.terms(asking),
            *enquiries_due.waiting(asking),
            *enquiries_due.own(asking),
            *enquiries_due.answers(asking),
            *elections_due.nominations(asking),
            *elections_due.votes(asking),
            *elections_due.counts(asking),
            *steps_due.closed_rounds(asking),
            *steps_due.publishable(asking),
            *steps_due.reviews(asking),
            *asked_due.proposals(asking),
            *mentions.unread(asking),
            *house_due.keys(asking),
            *house_due.invitations(asking),
            *house_due.resumption(asking),
            *house_due.proposals(asking),
            *house_due.mergers(asking),
            *house_due.declared(asking),
            *house_due.founding(asking),
            *house_due.applications(asking),
        ],
        now,
    )
