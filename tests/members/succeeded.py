"""What organisations declare of themselves, as tests declare it and as the members settle it."""

from typing import Any

from hamgam.decisions.models import Matter
from hamgam.members import acts
from hamgam.members.actor import Actor
from hamgam.members.models import Merger, Organisation
from hamgam.members.succession import Terms
from tests.decisions.brought import answer, brought, close
from tests.people import World

PLAIN = Terms(name=False, key=False, signatures=True)


def declare(who: Actor, other: Organisation, goes_on: Organisation, terms: Terms = PLAIN) -> Merger:
    """One of the two declares a merger."""
    return acts.merge_organisations(by=who, on=who.organisation, other=other, goes_on=goes_on, terms=terms)


def both(one: Actor, two: Actor, goes_on: Organisation, terms: Terms = PLAIN) -> Merger:
    """Both declare the same."""
    declare(one, two.organisation, goes_on, terms)
    return declare(two, one.organisation, goes_on, terms)


def split(who: Actor, names: dict[str, str], other_names: dict[str, str], terms: Terms) -> Merger:
    """An organisation declares that it becomes two."""
    return acts.split_organisation(by=who, on=who.organisation, names=names, other_names=other_names, terms=terms)


def about(world: World, declared: Merger, **given: Any) -> Matter:
    """The matter about a declaration, brought by an organisation that is a member now."""
    return brought(world, "succession", details={"merger": declared.pk}, **given)


def carried(world: World, matter: Matter, word: str = "accept") -> Matter:
    """Every voice of the four answers the same, and the clock counts."""
    speakers = {row.organisation: row for row in (Actor.of(one.person, one.organisation) for one in world.liaisons)}
    for voice in matter.voices.select_related("organisation").order_by("pk"):
        if voice.organisation in speakers:
            answer(speakers[voice.organisation], matter, word)
    return close(matter)


def settle(world: World, declared: Merger, by: Actor | None = None) -> Merger:
    """The members agree on what was declared."""
    speaker = by or next(row for row in world.liaisons if Organisation.objects.present().filter(pk=row.organisation.pk))
    assert carried(world, about(world, declared, by=speaker)).stage == "agreed"
    declared.refresh_from_db()
    return declared
