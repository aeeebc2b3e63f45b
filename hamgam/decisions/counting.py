"""What was answered, as the engine counts it, and what the count came to in the words that are kept."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from hamgam.decisions import ballots
from hamgam.decisions.models import Matter
from hamgam.decisions.voices import given
from hamgam.engine.methods import METHODS, Outcome, tally


def words_of(matter: Matter) -> dict[str, str | None]:
    """Name → the word of a yes or no; for anything else whether they answered."""
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
