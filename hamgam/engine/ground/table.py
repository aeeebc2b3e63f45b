"""A question read from rows: organisation, clause, wording, position."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hamgam.engine.ground.question import STANCES, Clause, GroundError, Question, Stance, Wording

SILENT = ("", "no_answer", "no answer")
"""Words for a row that names its wording and takes no position on it."""


@dataclass(frozen=True)
class Table:
    """A question and what its wordings are called: a wording's id stands for its clause and its own name."""

    question: Question
    names: Mapping[str, tuple[str, str]]

    def text(self, wordings: Iterable[str]) -> dict[str, str]:
        """A text as clause → wording."""
        return dict(self.names[wording] for wording in wordings)

    def ids(self, text: Mapping[str, str]) -> tuple[str, ...]:
        """The wordings of a text given as clause → wording, in the order of the question.

        Errors: `GroundError` with `unknown_clause`, `unknown_wording` or `wording_of_another_clause`.
        """
        known = {names: wording for wording, names in self.names.items()}
        clauses = {clause.id for clause in self.question.clauses}
        chosen = set()
        for clause, wording in text.items():
            if clause not in clauses:
                raise GroundError("unknown_clause", clause)
            if (clause, wording) not in known:
                elsewhere = any(name == wording for _, name in known)
                raise GroundError("wording_of_another_clause" if elsewhere else "unknown_wording", wording)
            chosen.add(known[clause, wording])
        return tuple(wording for wording in self.names if wording in chosen)


def table_of(
    rows: Iterable[Sequence[str]],
    *,
    unanswered_bears: bool = False,
    required: Collection[str] = (),
    must_sign: Collection[str] = (),
    min_signatories: int = 0,
) -> Table:
    """The question of rows (organisation, clause, wording, position), in whatever order they come.

    Clauses, wordings and organisations stand in the order of their names, in which 2 comes before 10. Positions are the
    words of `STANCES`, or one of `SILENT`. No wording leads.

    Errors: `GroundError` with `short_row`, `unknown_stance`, `position_twice` or `unknown_clause` and what it is about,
    and those of `Question`.
    """
    stances: dict[tuple[str, str], Stance] = {}
    seen: set[tuple[str, str, str]] = set()
    words: dict[str, Stance] = {stance: stance for stance in STANCES}
    for number, row in enumerate(rows, start=1):
        if len(row) != 4:
            raise GroundError("short_row", number)
        organisation, clause, wording, position = (part.strip() for part in row)
        if not (organisation and clause and wording):
            raise GroundError("short_row", number)
        if position not in words and position not in SILENT:
            raise GroundError("unknown_stance", position)
        if (organisation, clause, wording) in seen:
            raise GroundError("position_twice", f"{organisation}, {clause}, {wording}")
        seen.add((organisation, clause, wording))
        if position in words:
            stances[organisation, _id(clause, wording)] = words[position]
    offered: dict[str, set[str]] = {}
    for _, clause, wording in seen:
        offered.setdefault(clause, set()).add(wording)
    for clause in required:
        if clause not in offered:
            raise GroundError("unknown_clause", clause)
    order = sorted(offered, key=_natural)
    wordings = {clause: sorted(offered[clause], key=_natural) for clause in order}
    question = Question(
        tuple(Clause(c, tuple(Wording(_id(c, w)) for w in wordings[c]), c in required) for c in order),
        tuple(sorted({organisation for organisation, _, _ in seen}, key=_natural)),
        stances,
        unanswered_bears,
        frozenset(must_sign),
        min_signatories,
    )
    return Table(
        question, {_id(clause, wording): (clause, wording) for clause in order for wording in wordings[clause]}
    )


def _id(clause: str, wording: str) -> str:
    return f"{clause}\x1f{wording}"


def _natural(name: str) -> tuple[list[tuple[int, int, str]], str]:
    """Names in the order that people expect: numbers in them by what they count."""
    parts = re.split(r"(\d+)", name)
    return [(0, int(part), "") if at % 2 else (1, 0, part) for at, part in enumerate(parts)], name
