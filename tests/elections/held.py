"""Elections as tests let a small coalition hold them."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from hamgam.bodies.models import Body
from hamgam.bylaws import rules
from hamgam.bylaws.models import BylawsVersion
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.elections import acts
from hamgam.elections.models import Election, Nomination
from hamgam.members.actor import Actor
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from tests.people import World, seat

FORM = {"secretary": 1, "executive": 3}


def changed(**rows: Mapping[str, str]) -> None:
    """From now on rows of elections say something else: office → {what a row says now: what it is to say}."""
    before = rules.newest()
    lines = before.rules.splitlines()
    for office, parts in rows.items():
        [at] = [n for n, line in enumerate(lines) if f'office = "{office}"' in line]
        for said, wanted in parts.items():
            assert said in lines[at], lines[at]
            lines[at] = lines[at].replace(said, wanted)
    number = str(int(before.version) + 1)
    text = "\n".join(lines).replace(f'version = "{before.version}"', f'version = "{number}"')
    with written_by(Writing("test", times.now())):
        BylawsVersion.objects.create(version=number, rules=text, texts=before.texts, since=times.now().date())


def formed(world: World, offices: Mapping[str, int] = FORM) -> Matter:
    """The form of leadership, on which all four agreed."""
    matter = decisions.bring(
        by=world.a_liaison, kind="leadership", question={"fa": "شکل رهبری چنین باشد؟"}, details={"offices": dict(offices)},
        closes_at=times.now() + timedelta(days=30),
    )  # fmt: skip
    for actor in world.liaisons:
        decisions.answer(by=actor, on=matter, said={"word": "yes"})
    decisions.close(by=world.a_liaison, on=matter)
    matter.refresh_from_db()
    return matter


def stands(on: Election, actor: Actor, name: str) -> Nomination:
    """Somebody who proposes themselves."""
    return acts.nominate(by=actor, on=on, seat=actor.seat, name=name)


def opened(world: World, office: str, candidates: Iterable[tuple[Actor, str]], **given: Any) -> Election:
    """An election in which these stand and voting has begun."""
    election = acts.open(by=world.a_liaison, office=office, **given)
    for actor, name in candidates:
        stands(election, actor, name)
    return begun(election)


def begun(election: Election) -> Election:
    """Nominations are over; the clock begins voting."""
    election.refresh_from_db()
    with times.told(election.nominations_until):
        acts.begin_voting(by=Actor.clock(), on=election)
    election.refresh_from_db()
    return election


def cast(on: Election, actor: Actor, *choices: str) -> None:
    """One ballot, in the time for votes."""
    do = acts.cast if on.secret else acts.vote
    with times.told(on.nominations_until + timedelta(hours=1)):
        do(by=actor, on=on, choices=choices)


def closed(election: Election) -> Election:
    """Votes are over; the clock counts."""
    election.refresh_from_db()
    with times.told(election.closes_at):
        acts.close(by=Actor.clock(), on=election)
    election.refresh_from_db()
    return election


def unit(world: World, name: str, *actors: Actor) -> Body:
    """A unit in which these people sit."""
    from hamgam.bodies import acts as bodies
    from tests.bodies.given import body

    made = body(
        world, "unit", names={"fa": name, "en": name},
        places=[{"organisation": actor.organisation.slug, "name": f"{name} {n}"} for n, actor in enumerate(actors)],
    )  # fmt: skip
    for n, actor in enumerate(actors):
        bodies.name_member(
            by=getattr(world, f"{actor.organisation.slug}_liaison"), on=made, seat=actor.seat, name=f"{name} {n}"
        )
    return made


def more_people(world: World, letter: str, number: int) -> list[Actor]:
    """Further delegates of an organisation."""
    house, liaison = getattr(world, letter), getattr(world, f"{letter}_liaison")
    return [seat(house, "delegate", f"{letter}-more-{n}", by=liaison) for n in range(number)]
