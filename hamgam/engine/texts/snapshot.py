"""A whole text at one moment: sections, clauses, and the numbers that are printed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


class TextError(ValueError):
    """A snapshot that cannot be: `code` is `clause_twice` or `section_twice`, `what` the id."""

    def __init__(self, code: str, what: str) -> None:
        super().__init__(f"{code}: {what}")
        self.code = code
        self.what = what


@dataclass(frozen=True)
class ClauseText:
    """A clause as it stands. Without `text` it is left out: it keeps its id and is neither printed nor numbered.

    `numbered` is False for a plain paragraph. `came_from` names clauses of which this one was split off or into which
    they were merged; a clause that another one was merged into names that one too.
    """

    id: str
    text: str | None
    heading: str = ""
    numbered: bool = True
    came_from: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A section: its heading, which may be empty, and its clauses in order."""

    id: str
    clauses: tuple[ClauseText, ...] = ()
    heading: str = ""


@dataclass(frozen=True)
class Snapshot:
    """A text: its sections in order. Ids of sections and of clauses are unique and never given again.

    Errors: `TextError` when an id stands twice.
    """

    sections: tuple[Section, ...] = ()
    title: str = ""

    def __post_init__(self) -> None:
        _once("section_twice", (section.id for section in self.sections))
        _once("clause_twice", (clause.id for section in self.sections for clause in section.clauses))

    def placed(self) -> Iterator[tuple[str, ClauseText]]:
        """The clauses that are in the text, in order, each with the id of its section."""
        for section in self.sections:
            for clause in section.clauses:
                if clause.text is not None:
                    yield section.id, clause


def numbering(snapshot: Snapshot) -> dict[str, str]:
    """The printed number of each numbered clause by its id, in Latin digits: 1, 2, 3 through the whole text.

    Paragraphs have no number; their ids hold the links to them.
    """
    numbered = [clause.id for _, clause in snapshot.placed() if clause.numbered]
    return {name: str(at) for at, name in enumerate(numbered, start=1)}


def _once(code: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise TextError(code, name)
        seen.add(name)
