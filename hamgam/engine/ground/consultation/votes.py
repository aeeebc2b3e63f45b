"""Answers put in order: one row of numbers for each participant, without their names."""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hamgam.engine.ground.consultation.answers import ConsultationError

MOST_STATEMENTS = 5_000
#: How an answer may be written. A row without an answer says nothing and is passed over.
WORDS = {"1": 1, "+1": 1, "1.0": 1, "0": 0, "0.0": 0, "-0": 0, "-0.0": 0, "-1": -1, "-1.0": -1, "\u22121": -1}


@dataclass(frozen=True)
class Votes:
    """Participant i answered the statements `columns[starts[i]:starts[i + 1]]`, rising, with `answers[…]`.

    Three numpy arrays of whole numbers; answers are int8 of 1, 0 and -1. Nobody is without an answer. Who is at home with
    arrays can make it directly; `votes_of` makes it from rows.
    """

    statements: tuple[str, ...]
    starts: Any
    columns: Any
    answers: Any

    @property
    def participants(self) -> int:
        """How many answered anything."""
        return len(self.starts) - 1


class _Numbers(dict[Any, int]):
    """Gives each new name the next number."""

    def __missing__(self, name: Any) -> int:
        self[name] = number = len(self)
        return number


class Gathering:
    """Takes in answers piece by piece and holds nine bytes for each: for files larger than one wants to hold."""

    def __init__(self) -> None:
        self._people, self._statements = _Numbers(), _Numbers()
        self._who, self._what, self._answers = array("i"), array("i"), array("b")

    def add(self, participant: str, statement: str, answer: int) -> None:
        """One answer: 1, 0 or -1. Errors: `unknown_answer`, `nameless`."""
        if isinstance(answer, bool) or answer not in (1, 0, -1):
            raise ConsultationError("unknown_answer", answer)
        if not participant or not statement:
            raise ConsultationError("nameless")
        self._who.append(self._people[participant])
        self._what.append(self._statements[statement])
        self._answers.append(int(answer))

    def add_many(self, people: Sequence[Any], statements: Sequence[Any], answers: Iterable[int]) -> None:
        """Many answers at once, as columns of equal length that were looked through already."""
        self._who.extend(map(self._people.__getitem__, people))
        self._what.extend(map(self._statements.__getitem__, statements))
        self._answers.extend(answers)

    def votes(self) -> Votes:
        """All of it in order. The same answer given twice counts once.

        Errors: `answered_twice` (two different answers of one participant to one statement), `too_many_statements`.
        """
        import numpy as np

        names = [name.decode() if isinstance(name, bytes) else name for name in self._statements]
        if len(names) > MOST_STATEMENTS:
            raise ConsultationError("too_many_statements", len(names))
        order = sorted(range(len(names)), key=lambda at: natural(names[at]))
        place = np.empty(len(names), np.int64)
        place[order] = np.arange(len(names))
        who = np.frombuffer(self._who, np.int32) if self._who else np.zeros(0, np.int32)
        what = np.frombuffer(self._what, np.int32) if self._what else np.zeros(0, np.int32)
        answers = np.frombuffer(self._answers, np.int8) if self._answers else np.zeros(0, np.int8)
        key = place[what]
        key += who.astype(np.int64) * max(1, len(names))
        if len(key) and not (key[1:] > key[:-1]).all():
            by = np.argsort(key, kind="stable")
            key, answers = key[by], answers[by]
            again = np.flatnonzero(key[1:] == key[:-1])
            differ = again[answers[again] != answers[again + 1]]
            if len(differ):
                people = list(self._people)
                person = people[int(key[differ[0]]) // len(names)]
                person = person.decode() if isinstance(person, bytes) else person
                raise ConsultationError("answered_twice", f"{person}, {names[order[int(key[differ[0]]) % len(names)]]}")
            once = np.ones(len(key), bool)
            once[again + 1] = False
            key, answers = key[once], answers[once]
        people_of, columns = np.divmod(key, max(1, len(names)))
        starts = np.zeros(len(self._people) + 1, np.int64)
        np.cumsum(np.bincount(people_of, minlength=len(self._people)), out=starts[1:])
        return Votes(tuple(names[at] for at in order), starts, columns.astype(np.int32), answers.copy())


def votes_of(rows: Iterable[tuple[str, str, int]]) -> Votes:
    """The answers of rows (participant, statement, answer), in whatever order they come.

    Statements stand in the order of their ids, in which 2 comes before 10; participants are numbered and not kept.
    Errors: `ConsultationError` with `unknown_answer`, `nameless`, `answered_twice` or `too_many_statements`.
    """
    gathering = Gathering()
    for participant, statement, answer in rows:
        gathering.add(participant, statement, answer)
    return gathering.votes()


def natural(name: str) -> tuple[list[tuple[int, int, str]], str]:
    """Names in the order that people expect: numbers in them by what they count."""
    parts = re.split(r"(\d+)", name)
    return [(0, int(part), "") if at % 2 else (1, 0, part) for at, part in enumerate(parts)], name
