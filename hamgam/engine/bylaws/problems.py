"""What is wrong with a file of bylaws, each with its line."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong: where, a code (a word of `PROBLEMS`), and the word that it is about."""

    line: int
    code: str
    word: str


class BadBylaws(ValueError):
    """The file is refused; `problems` says everything that is wrong with it, in the order of its lines."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("; ".join(f"line {p.line}: {p.code} {p.word!r}" for p in self.problems))
