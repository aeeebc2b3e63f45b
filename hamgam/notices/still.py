"""Of what began to wait: what still does. Looked up once for each thing, not for each person."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from hamgam.decisions.counting import words_of
from hamgam.decisions.models import Matter
from hamgam.elections.models import Election
from hamgam.members.models import Person
from hamgam.notices import reading
from hamgam.notices.letters import people_of
from hamgam.notices.models import Letter
from hamgam.signing import second_look
from hamgam.signing.acts import silent
from hamgam.signing.models import Consent
from hamgam.texts.models import Round, Version


@dataclass
class Kept:
    """Notes of what still waits, each thing once for each person; and those that are told once, since nobody can say."""

    rows: list[Letter]
    told_once: list[int]


def waiting(notes: Iterable[Letter]) -> Kept:
    """What still waits. A reminder of a thing is the thing; what was answered is left out."""
    found: dict[tuple[Any, str], Letter] = {}
    asked: dict[str, set[Any] | None] = {}
    told_once = []
    for note in notes:
        thing = note.about.removeprefix("reminder-")
        thing = thing if "-" in thing else f"round-{thing}"
        if thing not in asked:
            asked[thing] = _asked(thing)
        people = asked[thing]
        if people is None:
            told_once.append(note.pk)
        if people is None or note.person_id in people:
            found[note.person_id, thing] = note
    return Kept(list(found.values()), told_once)


def _asked(thing: str) -> set[Any] | None:
    """Who has not answered it; None for what nobody can answer."""
    kind, _dash, rest = thing.partition("-")
    look = _KINDS.get(kind)
    if look is None:
        return None
    return {person.pk for person in look(int(rest.partition("-")[0]))}


def _round(key: int) -> list[Person]:
    held = Round.objects.filter(pk=key, closed_at=None).select_related("text").first()
    return people_of(reading.unanswered(held)) if held else []


def _version(key: int) -> list[Person]:
    row = Version.objects.filter(pk=key, frozen=True, thawed=False, text__stage__in=("final", "signing")).first()
    return people_of(silent(row)) if row else []


def _matter(key: int) -> list[Person]:
    row = Matter.objects.running().filter(pk=key).select_related("version").first()
    names = [name for name, answer in words_of(row).items() if answer is None] if row else []
    return reading.voices_of(row, names) if row else []


def _election(key: int) -> list[Person]:
    row = Election.objects.filter(pk=key, stage="voting", way="here").first()
    return reading.electors(row) if row else []


def _look(key: int) -> list[Person]:
    row = Consent.objects.filter(pk=key).select_related("version", "organisation").first()
    waits = row is not None and second_look.unseen([row.version]).filter(pk=key).exists()
    return people_of([row.organisation]) if row and waits else []


_KINDS: dict[str, Callable[[int], list[Person]]] = {
    "round": _round, "sign": _version, "matter": _matter, "vote": _election, "witness": _look,
}  # fmt: skip
