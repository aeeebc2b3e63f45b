"""Duties as tests take them up and hand them over, in the small coalition of four; b holds the coordination duty."""

from datetime import date, datetime, timedelta
from typing import Any

from hamgam.bylaws import rules
from hamgam.bylaws.models import BylawsVersion
from hamgam.coordination import acts, handing
from hamgam.coordination.models import DutyTurn, Handover
from hamgam.coordination.standing import Known
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from tests.people import World

DUTY = "coordination"


def turn(duty: str = DUTY) -> DutyTurn:
    """The turn that lasts."""
    found = Known(duty).present(duty)
    assert found is not None
    return found


def state(duty: str = DUTY, on: date | None = None) -> str:
    """Where a duty stands."""
    known = Known(duty)
    row = known.bylaws.duty(duty)
    assert row is not None
    return known.state(row, on or here.today())


def next_of(duty: str = DUTY) -> list[str]:
    """Who comes, by slug."""
    known = Known(duty)
    row = known.bylaws.duty(duty)
    assert row is not None
    return [house.slug for house in known.coming(row).queue]


def noon(day: date) -> datetime:
    """A moment of a day in the coalition's zone."""
    return datetime.combine(day, datetime.min.time().replace(hour=12), here.zone())


def handover(world: World, duty: str = DUTY, by: Actor | None = None) -> Handover:
    """A handover that was begun, by default by the coordinator."""
    return handing.begin_handover(by=by or fresh(world.coordinator), duty=duty)  # type: ignore[no-any-return]


def fresh(actor: Actor) -> Actor:
    """The same person with the seats that are held now."""
    return Actor.of(actor.person, actor.organisation)


def tick_all(book: Handover, by: Actor) -> None:
    """Tick every line for one side."""
    for item in book.items.all():
        handing.tick(by=by, on=item)


def taken_up(world: World) -> DutyTurn:
    """b hands the coordination duty over to d, which takes it up."""
    tick_all(handover(world), world.b_liaison)
    return acts.take_up(by=world.d_liaison, duty=DUTY)  # type: ignore[no-any-return]


def with_turn(duty: str, kind: str) -> None:
    """From now on another way decides whose turn a duty is."""
    before = rules.newest()
    row = next(line for line in before.rules.splitlines() if f'duty = "{duty}"' in line)
    old = next(word for word in ("order", "volunteer", "lot", "decision") if f'turn = "{word}"' in row)
    changed = before.rules.replace(row, row.replace(f'turn = "{old}"', f'turn = "{kind}"'))
    changed = changed.replace('version = "1"', 'version = "2"')
    with written_by(Writing("test", times.now())):
        BylawsVersion.objects.create(version="2", rules=changed, texts=before.texts, since=times.now().date())


def days(count: int) -> timedelta:
    """So many days."""
    return timedelta(days=count)


def asked(actor: Any, act: str, on: Any = None, **given: Any) -> str:
    """The gate's answer: "allowed", or why not."""
    return rules.ask(fresh(actor) if actor.person else actor, act, on, **given).reason
