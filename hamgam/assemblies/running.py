"""What is done while an assembly lasts: it is opened, its agenda adopted, attendance entered, items taken up, the floor given."""

from datetime import datetime, timedelta
from typing import Any

from hamgam.assemblies import checks, registering
from hamgam.assemblies.acts import of_an_office, of_ones_own
from hamgam.assemblies.checks import Words
from hamgam.assemblies.models import Assembly, Attendance, Item, Turn
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine import speakers
from hamgam.engine.bylaws import Subject
from hamgam.engine.bylaws.words import OFFICES
from hamgam.members.models import Organisation

#: A session can be opened so long before its hour: halls open early, and nobody opens next month's by mistake.
OPENS_AHEAD = timedelta(days=1)

_CHAIR = of_an_office("chair")
_OFFICER = of_an_office(*OFFICES)


def _of_the_assembly(rule: Any) -> Any:
    return lambda by, on, given: rule(by, on.assembly, given)


@act("assemblies.open", subject=_CHAIR)
def open(*, by: Any, on: Assembly, at: datetime) -> Assembly:
    """Open the session: from now on attendance, the floor and decisions are entered. Not earlier than a day ahead."""
    if at < on.begins - OPENS_AHEAD:
        raise NotPossible("assembly_too_early")
    if not on.offices.filter(office="chair", over=False).exists():
        raise NotPossible("assembly_without_chair")
    on.stage, on.opened_at = "in_session", at
    on.save(update_fields=["stage", "opened_at"])
    return on


@act("assemblies.adopt_agenda", subject=_CHAIR)
def adopt_agenda(*, by: Any, on: Assembly, at: datetime) -> Assembly:
    """The agenda was adopted at the opening, as the chair read it back."""
    if not on.items.agenda().exists():
        raise NotPossible("agenda_empty")
    on.agenda_adopted_at = at
    on.save(update_fields=["agenda_adopted_at"])
    return on


def _attended(by: Any, on: Assembly, given: dict[str, Any]) -> Subject:
    """Of the organisation whose people are counted, and whether whoever counts keeps the list at the door."""
    house = given.get("organisation") or by.organisation
    whose = house.public_id if house is not None else None
    return Subject(organisation=whose, stage=on.stage, other={"entitled": checks.holds(by, on, *OFFICES)})


@act("assemblies.enter_attendance", subject=_attended)
def enter_attendance(
    *, by: Any, on: Assembly, at: datetime, organisation: Organisation | None = None, active: int, partial: int = 0,
    remote: int = 0, present: bool = True,
) -> Attendance:  # fmt: skip
    """How many of an organisation are there today: by itself, or for all by whoever keeps the list at the door.

    active and partial: people there throughout and for a part of the day; remote: how many of all these take part from elsewhere.
    present: whether the organisation is represented at this moment.
    """
    house = organisation or by.organisation
    if house is None or house.left_on is not None or house.standing == "candidate":
        raise NotPossible("attendance_of_nobody")
    if min(active, partial, remote) < 0 or max(active, partial) > checks.PEOPLE:
        raise NotPossible("attendance_wrong", limit=checks.PEOPLE)
    if remote > active + partial:
        raise NotPossible("attendance_remote")
    there = present and active + partial > 0
    row, _made = Attendance.objects.update_or_create(
        assembly=on, day=on.today(at), organisation=house,
        defaults={"active": active, "partial": partial, "remote": remote, "present": there},
    )  # fmt: skip
    return row


@act("assemblies.take_up_item", subject=_of_the_assembly(_CHAIR))
def take_up_item(*, by: Any, on: Item, at: datetime) -> Item:
    """This item is dealt with now; the one before it, if it was still open, is done.

    What an interruption comes upon is not: it stands on the agenda again, and whoever waited to speak waits on.
    """
    if on.state not in ("on_agenda", "parked", "done"):
        raise NotPossible("item_not_on_agenda")
    for before in on.assembly.items.filter(state="current"):
        if on.kind == "interruption":
            before.state = "on_agenda"
            before.save(update_fields=["state"])
            _silence(before, at)
        else:
            _end(before, "done", at)
    on.state, on.begun_at, on.ended_at = "current", on.begun_at or at, None
    on.save(update_fields=["state", "begun_at", "ended_at"])
    return on


def _end(item: Item, state: str, at: datetime) -> None:
    item.state, item.ended_at = state, at
    item.save(update_fields=["state", "ended_at"])
    _silence(item, at)
    for turn in item.turns.waiting():
        turn.withdrawn = True
        turn.save(update_fields=["withdrawn"])


@act("assemblies.end_item", subject=_of_the_assembly(_CHAIR))
def end_item(*, by: Any, on: Item, at: datetime, parked: bool = False, result: Words | None = None) -> Item:
    """The item is done, or parked: then it stands on the list of what is to be taken up again."""
    if on.state != "current":
        raise NotPossible("item_not_current")
    if result is not None:
        on.result = checks.words(result, checks.WORDS_LIMIT)
        on.save(update_fields=["result"])
    _end(on, "parked" if parked else "done", at)
    return on


@act("assemblies.ask_to_speak", subject=of_ones_own, unnamed=True)
def ask_to_speak(
    *, by: Any, on: Assembly, at: datetime, kind: str = speakers.TURN, name: str = "", remote: bool = False
) -> Turn:
    """Ask for the floor for one's own organisation, or for a point of order. A second asking of the same kind changes nothing."""
    return _ask(on, by.organisation, at, kind, name, remote=remote)


def _ask(on: Assembly, house: Organisation, at: datetime, kind: str, name: str, *, remote: bool) -> Turn:
    if kind not in speakers.KINDS:
        raise NotPossible("turn_kind_unknown")
    same = on.turns.waiting().filter(organisation=house, kind=kind).first()
    if same is not None:
        return same
    item = on.items.filter(state="current").first()
    return Turn.objects.create(
        assembly=on, item=item, organisation=house, name=checks.name(name), kind=kind, remote=remote, asked_at=at
    )


@act("assemblies.note_turn", subject=_OFFICER, unnamed=True)
def note_turn(
    *, by: Any, on: Assembly, at: datetime, organisation: Organisation, kind: str = speakers.TURN, name: str = ""
) -> Turn:
    """Put somebody in the hall who has no telephone at hand on the speaking list."""
    if organisation.left_on is not None or organisation.standing == "candidate":
        raise NotPossible("attendance_of_nobody")
    return _ask(on, organisation, at, kind, name, remote=False)


def _of_the_turn(by: Any, on: Turn, given: dict[str, Any]) -> Subject:
    entitled = {"entitled": checks.holds(by, on.assembly, *OFFICES)}
    return Subject(organisation=on.organisation.public_id, stage=on.assembly.stage, other=entitled)


@act("assemblies.withdraw_turn", subject=_of_the_turn, unnamed=True)
def withdraw_turn(*, by: Any, on: Turn, at: datetime) -> Turn:
    """Take an asking back: one's own organisation's, or, for whoever keeps the list, that of somebody who left the hall."""
    if on.begun_at is not None or on.withdrawn:
        raise NotPossible("turn_over")
    on.withdrawn = True
    on.save(update_fields=["withdrawn"])
    return on


@act("assemblies.give_floor", subject=_of_the_assembly(_OFFICER), unnamed=True)
def give_floor(*, by: Any, on: Turn, at: datetime) -> Turn:
    """This one speaks now; whoever spoke before has ended."""
    if on.begun_at is not None or on.withdrawn:
        raise NotPossible("turn_over")
    _silence(on.assembly, at)
    on.begun_at = at
    on.save(update_fields=["begun_at"])
    return on


def _silence(about: Assembly | Item, at: datetime) -> None:
    """Whoever speaks, in an assembly or on an item, has ended."""
    for turn in about.turns.filter(ended_at=None).exclude(begun_at=None):
        turn.ended_at = at
        turn.save(update_fields=["ended_at"])


@act("assemblies.end_turn", subject=_of_the_turn, unnamed=True)
def end_turn(*, by: Any, on: Turn, at: datetime) -> Turn:
    """Whoever speaks has ended."""
    if on.begun_at is None or on.ended_at is not None:
        raise NotPossible("turn_over")
    on.ended_at = at
    on.save(update_fields=["ended_at"])
    return on


@act("assemblies.close", subject=_CHAIR)
def close(*, by: Any, on: Assembly, at: datetime) -> Assembly:
    """The assembly is over. What was not dealt with is parked and stands on the list for the next."""
    for item in on.items.filter(state__in=("current", "on_agenda")):
        _end(item, "done" if item.state == "current" else "parked", at)
    _silence(on, at)
    registering.erase(on)
    on.stage, on.closed_at = "closed", at
    on.save(update_fields=["stage", "closed_at"])
    return on
