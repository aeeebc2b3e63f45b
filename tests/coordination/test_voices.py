"""Whoever holds a duty, and nothing else, tries to answer, to take a position, to sign and to publish; the gate refuses each time."""

from collections.abc import Callable
from typing import Any

import pytest

from hamgam.bylaws import rules
from hamgam.bylaws.acts import Refused
from hamgam.decisions import acts as decisions
from hamgam.members.actor import Actor
from hamgam.members.models import Organisation, Person, Seat
from hamgam.positions import acts as positions
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from hamgam.signing import acts as signing
from hamgam.statements import acts as statements
from tests import flow
from tests.bylaws_files import SHIPPED
from tests.people import World, make_world

pytestmark = pytest.mark.django_db
Attempt = Callable[[Actor], Any]


def holders(house: Organisation) -> list[Actor]:
    """Of each duty that gives a role: somebody who sits in this organisation by that seat alone."""
    found = []
    for role in (row.role for row in rules.in_force().duties if row.role):
        person = Person.objects.create_user(f"{house.slug}-{role}".replace("_", "-"), None, display_name="")
        with written_by(Writing("test", times.now())):
            Seat.objects.create(person=person, organisation=house, role=role, since=times.now().date())
        found.append(Actor.of(person, house))
    return found


def refused(actors: list[Actor], attempts: dict[str, Attempt]) -> set[str]:
    """The acts that the gate refused to every one of them."""
    found = set()
    for name, attempt in attempts.items():
        for actor in actors:
            with pytest.raises(Refused) as error:
                attempt(actor)
            assert error.value.verdict.act == name
        found.add(name)
    return found


@pytest.mark.parametrize("shape", SHIPPED)
def test_no_duty_of_any_shape_answers_for_an_organisation(shape: str) -> None:
    world = make_world(shape)
    brings = world.a_delegate if shape == "council" else world.a_liaison
    matter = decisions.bring(by=brings, kind="decision", question={"fa": "چنین کنیم؟", "en": "Shall we?"})
    actors = [*holders(world.a), *holders(world.c)]
    assert len(actors) == 2 * sum(bool(row.role) for row in rules.in_force().duties) > 0
    attempts: dict[str, Attempt] = {
        "decisions.answer": lambda by: decisions.answer(by=by, on=matter, said={"word": "accept"}),
        "decisions.withdraw": lambda by: decisions.withdraw(by=by, on=matter),
    }
    assert refused(actors, attempts) == set(attempts)
    matter.refresh_from_db()
    assert (matter.stage, [row.answers.count() for row in matter.voices.all()]) == ("open", [0] * 4)


def test_no_duty_takes_a_position_for_an_organisation(world: World) -> None:
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    wording = text.clauses.first().wordings.first()
    attempts: dict[str, Attempt] = {
        "positions.take": lambda by: positions.take(by=by, on=wording, stance="accept"),
        "positions.take_whole": lambda by: positions.take_whole(by=by, on=text, stance="accept"),
    }
    assert refused([*holders(world.a), *holders(world.c)], attempts) == set(attempts)


def test_no_duty_signs_or_publishes_what_nobody_signed(world: World) -> None:
    version = flow.frozen(world)
    attempts: dict[str, Attempt] = {
        "signing.sign": lambda by: signing.sign(by=by, on=version, signature="x"),
        "signing.attest": lambda by: signing.attest(by=by, on=version),
        "signing.decline": lambda by: signing.decline(by=by, on=version),
        "statements.publish_for_all": lambda by: statements.publish_for_all(by=by, on=version),
        "statements.publish_for_signatories": lambda by: statements.publish_for_signatories(by=by, on=version),
    }
    assert refused([*holders(world.a), *holders(world.c)], attempts) == set(attempts)
    version.refresh_from_db()
    assert (version.text.stage, version.consents.count()) == ("final", 0)


def test_of_the_duties_the_coordinator_alone_carries_a_publication_out_and_only_what_all_signed(world: World) -> None:
    version = flow.frozen(world)
    actors = {next(iter(actor.roles)): actor for actor in holders(world.c)}
    flow.everybody_signs(world, version)
    coordinator = actors.pop("coordinator")
    attempts: dict[str, Attempt] = {
        "statements.publish_for_all": lambda by: statements.publish_for_all(by=by, on=version),
        "statements.publish_for_signatories": lambda by: statements.publish_for_signatories(by=by, on=version),
    }
    assert refused(list(actors.values()), attempts) == set(attempts)
    statement = statements.publish_for_all(by=coordinator, on=version)
    assert statement.rule == "all"
