"""What duties ask of people: a handover that comes near or waits, lines of a book to tick, a turn that is the own organisation's."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from hamgam.bylaws.duty_words import duty_words
from hamgam.coordination.models import DutyTurn, Handover
from hamgam.coordination.standing import Known
from hamgam.engine.bylaws.rules import Duty
from hamgam.members import here
from hamgam.members.models import Organisation
from hamgam.notices.task import Asking, Task, begin_of, end_of


def turns(asking: Asking) -> list[Task]:
    """Duties that the own organisation is to hand over or to take up. In a fixed number of queries."""
    if not asking.bylaws.duties or not asking.has_role_for("coordination.tick"):
        return []
    known = Known()
    return [task for row in asking.bylaws.duties for task in _of(asking, known, row)]


def _of(asking: Asking, known: Known, row: Duty) -> Iterator[Task]:
    own, turn = asking.actor.organisation, known.latest(row.duty)
    state, address = known.state(row, here.day_of(asking.now)), reverse("coordination.page", args=[row.duty])
    context = _("“%(title)s”.") % {"title": duty_words()[row.duty]}
    if turn is None or state == "held":
        return
    due, since = end_of(turn.ends_on), begin_of(turn.handover_from)
    if state != "vacant" and turn.organisation_id == own.pk and state != "stays":
        yield Task(f"duty-over-{row.duty}", _("Hand a duty over"), context, address, due, since)
    comes = known.coming(row).first
    if comes is not None and comes.pk == own.pk and asking.may("coordination.take_up", organisation=own.public_id):
        if state == "vacant":
            yield Task(f"duty-up-{row.duty}", _("Take a duty up, or let the turn pass"), context, address)
        else:
            yield Task(
                f"duty-up-{row.duty}",
                _("Take a duty over: it is your organisation’s turn"),
                context,
                address,
                due,
                since,
            )


def books(asking: Asking) -> list[Task]:
    """Handover books in which the own side has lines to tick. In one query."""
    own = asking.actor.organisation
    if not asking.has_role_for("coordination.tick"):
        return []
    rows = Handover.objects.filter(Q(former__organisation=own) | Q(to=own), state__in=("open", "helped"))
    counted = rows.select_related("former").annotate(
        to_give=Count("items", filter=Q(items__given_on=None)), to_take=Count("items", filter=Q(items__taken_on=None))
    )
    found = []
    for row in counted.order_by("pk"):
        giving = row.former.organisation_id == own.pk
        if (row.to_give if giving else row.to_take) and (giving or row.state == "helped"):
            said = (
                _("Tick in the handover book what was handed over")
                if giving
                else _("Tick in the handover book what arrived")
            )
            context = _("“%(title)s”.") % {"title": duty_words()[row.duty]}
            due = end_of(row.former.ends_on) if row.state == "open" else None
            page = reverse("coordination.handover", args=[row.duty])
            found.append(Task(f"book-{row.pk}", said, context, page, due, begin_of(row.begun_on)))
    return found


def near(now: datetime) -> list[tuple[DutyTurn, list[Organisation], str]]:
    """Duties of which letters go out: the turn, to whom, and a name that tells one letter from another.

    Once when the time for handing it over begins, once more when its last day has passed.
    """
    known = Known()
    found = []
    for row in known.bylaws.duties:
        turn, state = known.latest(row.duty), known.state(row, here.day_of(now))
        if turn is None or state not in ("due", "handing_over", "late"):
            continue
        if here.day_of(now) < turn.handover_from:
            continue
        comes = known.coming(row).first
        late = "late" if state == "late" else "near"
        found.append((turn, [turn.organisation, *([comes] if comes else [])], f"duty-{late}-{row.duty}-{turn.number}"))
    return found
