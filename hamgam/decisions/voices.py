"""Whose answers count in a matter, by which name, and what they answered last."""

from collections.abc import Collection

from hamgam.decisions.models import Answer, Matter, Voice
from hamgam.members.models import Seat


def name_of(voice: Voice) -> str:
    """The voice's pseudonymous name in a count: the organisation's, or the person's seat in the count."""
    if voice.person_id is None and voice.organisation is not None:
        return str(voice.organisation.public_id)
    return f"voice-{voice.pk}"


def counted_voices(matter: Matter) -> list[Voice]:
    """Whose answers count now: the roll as it was brought, less who left or is suspended since."""
    rows = list(matter.voices.select_related("organisation"))
    there = _there(matter, [row.person_id for row in rows if row.person_id is not None])
    left_out = set(matter.details.get("left_out", ()))
    return [row for row in rows if _in_good_standing(row, there) and name_of(row) not in left_out]


def _there(matter: Matter, people: list[int]) -> Collection[tuple[int, int | None]] | None:
    """(organisation, person) of those who still sit in the body that settles it; None where no body does.

    In a body that was made: whoever has a place in it today. Where no body of this kind was made: whoever still holds a
    seat of its name.
    """
    if matter.body is not None:
        return set(matter.body.memberships.voting().values_list("organisation", "seat__person"))
    if not people:
        return None
    seats = Seat.objects.held().filter(person__in=people, role=matter.rule.body)
    return set(seats.values_list("organisation", "person"))


def _in_good_standing(voice: Voice, there: Collection[tuple[int, int | None]] | None) -> bool:
    house = voice.organisation
    if house is None or house.left_on is not None or house.standing != "member":
        return False
    return there is None or (house.pk, voice.person_id) in there


def given(matter: Matter) -> dict[str, Answer | None]:
    """Name → the current answer of everybody whose answer counts, None where there is none."""
    current = {row.voice_id: row for row in Answer.objects.filter(voice__matter=matter, current=True)}
    return {name_of(voice): current.get(voice.pk) for voice in counted_voices(matter)}
