"""How a duty comes from one organisation to the next; only inside the acts that settle it."""

from datetime import date, datetime

from hamgam.bylaws import rules
from hamgam.coordination.models import DutyOffer, DutyTurn, Handover, HandoverItem
from hamgam.coordination.standing import Known, begun
from hamgam.engine.bylaws.rules import Duty
from hamgam.members import here
from hamgam.members.models import Organisation, Seat

LISTS = {
    "coordination": ("open_matters", "assemblies", "papers", "contacts", "access", "left_over"),
    "web_site": ("access", "addresses", "content", "left_over"),
    "mailing_list": ("access", "subscribers", "rules", "left_over"),
    "treasurer": ("cash_book", "receipts", "access", "left_over"),
    "next_assembly": ("papers", "place", "contacts", "left_over"),
    "programme": ("papers", "contacts", "left_over"),
}
"""What each handover of a duty begins with; both sides add to it in their own words."""


def kept(turn: DutyTurn) -> DutyTurn:
    """The turn as a kept row."""
    if turn.pk is None:
        turn.save()
    return turn


def begin(turn: DutyTurn, to: Organisation, day: date) -> Handover:
    """A handover book for the turn that ends, with what every one of this duty holds at first."""
    made = Handover.objects.create(duty=turn.duty, former=kept(turn), to=to, begun_on=day)
    HandoverItem.objects.bulk_create([HandoverItem(handover=made, word=word) for word in LISTS[turn.duty]])
    return made


def pass_on(row: Duty, to: Organisation, how: str, at: datetime, matter: int | None = None) -> DutyTurn:
    """The duty is another organisation's from now on: its seats, its powers. The one before helps, until it can be done alone.

    What is open goes on: matters, rounds and assemblies belong to nobody who holds a duty.
    """
    day, former = here.day_of(at), Known(row.duty).latest(row.duty)
    if former is not None and kept(former).until is None:
        end(former, "handed_over" if not former.is_void else gone(former.organisation), day)
    _book(row.duty, former, to, day)
    made = begun(row, former.number + 1 if former else 1, to, how, day, matter)
    made.save()
    DutyOffer.objects.filter(duty=row.duty, organisation=to, state="open").update(state="taken")
    if row.role:
        give_seats(row.role, to, day)
    return made


def gone(house: Organisation) -> str:
    """Why an organisation holds no duty any more."""
    return "left" if house.left_on is not None else "suspended"


def _book(duty: str, former: DutyTurn | None, to: Organisation, day: date) -> None:
    """The handover book that was begun for this one goes on with help; without one, it is begun now."""
    for row in Handover.objects.filter(duty=duty, state__in=("open", "helped")):
        if row.state == "open" and row.to_id == to.pk:
            row.state, row.taken_on = "helped", day
        else:
            row.state, row.done_on = ("dropped", None) if row.state == "open" else ("done", day)
        row.save()
    helps = former is not None and former.organisation_id != to.pk and former.organisation.left_on is None
    if former is not None and helps and not Handover.objects.filter(duty=duty, state="helped").exists():
        made = begin(former, to, day)
        made.state, made.taken_on = "helped", day
        made.save()


def drop(duty: str, to: Organisation) -> None:
    """A handover that was begun to this organisation, and not taken up, goes no further."""
    Handover.objects.filter(duty=duty, to=to, state="open").update(state="dropped")


def end(turn: DutyTurn, why: str, day: date) -> None:
    """A turn ends, and with it every seat of its duty."""
    turn.until, turn.ended = day, why
    turn.save()
    row = rules.in_force().duty(turn.duty)
    if row and row.role:
        Seat.objects.held().filter(role=row.role).update(until=day)


def give_seats(role: str, house: Organisation, day: date) -> None:
    """The seats of a duty: those elsewhere end, and the organisation's liaisons take it up."""
    Seat.objects.held().filter(role=role).exclude(organisation=house).update(until=day)
    if house.seats.held().filter(role=role).exists():
        return
    for seat in house.seats.held().filter(role="liaison"):
        Seat.objects.create(person_id=seat.person_id, organisation=house, role=role, since=day)
