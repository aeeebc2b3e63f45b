"""What was answered, as the engine counts it, and what the count came to in the words that are kept."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any

from hamgam.decisions.models import Answer, Matter, Voice
from hamgam.engine.methods import METHODS, Outcome, tally
from hamgam.members.models import Seat

NEITHER = "-"
"""The answer of a ballot as a word: that somebody answered at all."""


def name_of(voice: Voice) -> str:
    """The voice's pseudonymous name in a count: the organisation's, or the person's seat in the count."""
    if voice.person_id is None and voice.organisation is not None:
        return str(voice.organisation.public_id)
    return f"voice-{voice.pk}"


def counted_voices(matter: Matter) -> list[Voice]:
    """Whose answers count now: the roll as it was brought, less who left or is suspended since."""
    rows = list(matter.voices.select_related("organisation"))
    people = [row.person_id for row in rows if row.person_id is not None]
    held = (
        set(Seat.objects.held().filter(person__in=people).values_list("organisation_id", "person_id")) if people else ()
    )
    left_out = set(matter.details.get("left_out", ()))
    return [row for row in rows if _in_good_standing(row, held) and name_of(row) not in left_out]


def _in_good_standing(voice: Voice, held: Collection[tuple[int, int]]) -> bool:
    house = voice.organisation
    if house is None or house.left_on is not None or house.standing != "member":
        return False
    return voice.person_id is None or (house.pk, voice.person_id) in held


def given(matter: Matter) -> dict[str, Answer | None]:
    """Name → the current answer of everybody whose answer counts, None where there is none."""
    current = {row.voice_id: row for row in Answer.objects.filter(voice__matter=matter, current=True)}
    return {name_of(voice): current.get(voice.pk) for voice in counted_voices(matter)}


def words_of(matter: Matter) -> dict[str, str | None]:
    """Name → the word of a yes or no; for anything else whether they answered."""
    if matter.pk is None:
        return {}
    from hamgam.decisions import ballots

    if not by_words(matter):
        return {name: None if ballot is None else "yes" for name, ballot in ballots.ballots(matter).items()}
    found = given(matter).items()
    return {name: None if answer is None else str(answer.said.get("word", "yes")) for name, answer in found}


def outcome_of(matter: Matter, *, choice: str = "") -> Outcome:
    """The count of a question of yes or no, or of one of several choices that are each answered."""
    answers: Mapping[str, str | None]
    if choice:
        answers = {
            name: None if answer is None else answer.said.get("words", {}).get(choice)
            for name, answer in given(matter).items()
        }
    else:
        answers = words_of(matter)
    return tally(matter.rule.method, answers, quorum=matter.rule.quorum, body=matter.rule.body)


def by_words(matter: Matter) -> bool:
    """Whether each choice (or the one question) is answered by a word, not by a ballot."""
    return matter.rule.method in METHODS


def settled(matter: Matter) -> tuple[bool, dict[str, Any], dict[str, Any]]:
    """(whether it is settled, how it came about, the result) as kept: heaps of names, figures, the reason word."""
    if not by_words(matter):
        from hamgam.decisions import ballots

        return ballots.settled(matter)
    if not matter.choices:
        outcome = outcome_of(matter)
        return outcome.passed, kept(outcome), {}
    outcomes = {choice["id"]: outcome_of(matter, choice=choice["id"]) for choice in matter.choices}
    passed = [name for name, outcome in outcomes.items() if outcome.passed]
    how = {"choices": {name: kept(outcome) for name, outcome in outcomes.items()}}
    if len(passed) != 1:
        reasons = {outcome.reason for outcome in outcomes.values()}
        reason = "several_agreed" if passed else next(iter(reasons)) if len(reasons) == 1 else "not_agreed"
        return False, {**how, "reason": reason, "agreed": passed}, {}
    return True, {**how, "reason": "agreed"}, {"choice": passed[0]}


def kept(outcome: Outcome) -> dict[str, Any]:
    """A count as it is kept with the matter."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(outcome).items()}
