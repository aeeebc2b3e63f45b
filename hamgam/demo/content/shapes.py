"""Shapes of the demo's content. Days count from today: -20 is twenty days ago, +3 in three days.

A clause's index counts all clauses of a text in reading order, from 0, numbered and unnumbered alike.
The words for stances, stages, kinds and levels are those of the acts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

#: The last day of an assembly that begins on a Friday; Monday is 0.
SUNDAY = 6


@dataclass(frozen=True)
class Both:
    """One sentence or name in both languages."""

    fa: str
    en: str

    def as_dict(self) -> dict[str, str]:
        """The same as a JSON field holds it."""
        return {"fa": self.fa, "en": self.en}


@dataclass(frozen=True)
class Coalition:
    """The coalition of the demo."""

    names: Both
    short: Both
    intro: Both
    cause: Both
    contact: str
    site: str
    time_zone: str
    shape: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """Somebody with a seat. `roles` holds liaison or delegate, and coordinator where the duty is theirs."""

    username: str
    name: str
    roles: tuple[str, ...]
    language: str = "fa"


@dataclass(frozen=True)
class Organisation:
    """A member organisation. `founded` and `joined` are Gregorian years; `key` says whether it enrolled a key."""

    handle: str
    names: Both
    short: Both
    kind: str
    city: Both
    country: Both
    country_code: str
    intro: Both
    contact: str
    site: str
    founded: int
    joined: int
    people: tuple[Person, ...]
    language: str = "fa"
    key: bool = False


@dataclass(frozen=True)
class Clause:
    """A clause, or a paragraph without a number; both take positions."""

    text: Both
    heading: Both | None = None
    numbered: bool = True


@dataclass(frozen=True)
class Section:
    """A part of a text; a preamble has no title."""

    title: Both | None
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Answer:
    """One organisation's position; `reason` is in `language`. Mandated: decided by the organisation itself."""

    stance: str
    reason: str | None = None
    mandated: bool = True
    language: str = "fa"


#: Positions of organisations by handle; who is not in it has not answered.
Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Wording:
    """Another wording of a clause. Letter 2 is b (ب), 3 is c (پ). `omits`: leave the clause out; then no text."""

    clause: int
    letter: int
    proposer: str
    text: Both | None
    note: Both
    day: int
    omits: bool = False
    positions: Answers = field(default_factory=dict)


@dataclass(frozen=True)
class Addition:
    """A clause that somebody proposes to add after the clause with index `after`."""

    after: int
    clause: Clause
    proposer: str
    note: Both
    day: int
    positions: Answers = field(default_factory=dict)


@dataclass(frozen=True)
class Edit:
    """A clause's former words, replaced on `day`: its translation stayed as it was and is outdated."""

    clause: int
    before: Both
    day: int
    organisation: str


@dataclass(frozen=True)
class Round:
    """A round of positions."""

    number: int
    opened: int
    closes: int


@dataclass(frozen=True)
class Promise:
    """When an organisation will answer. `{date}` in the words stands for the day, written in their language."""

    organisation: str
    until: int
    words: str
    language: str = "fa"


@dataclass(frozen=True)
class Adopted:
    """Where and by which assembly a text was adopted. weekday: on the first such day (Monday is 0) from `day` on; None: on that day."""

    assembly: Both
    place: Both
    day: int
    weekday: int | None = None


@dataclass(frozen=True)
class Consent:
    """One organisation's answer to the frozen text: sign or decline; level key or attested, empty for a refusal.

    `note` is the signing note, or the reason of a refusal; `where` says where it was decided; `late` means after
    publication; `withdrawn` is the day on which the signature was taken back.
    """

    organisation: str
    answer: str
    day: int
    level: str = ""
    note: Both | None = None
    where: Both | None = None
    late: bool = False
    withdrawn: int | None = None
    withdrawal_note: Both | None = None


@dataclass(frozen=True)
class Text:
    """A text with everything that happened to it, up to its stage."""

    key: str
    kind: str
    stage: str
    title: Both
    proposer: str
    created: int
    sections: tuple[Section, ...]
    translation: str = "reviewed"
    source: str | None = None
    edits: tuple[Edit, ...] = ()
    rounds: tuple[Round, ...] = ()
    positions: Mapping[int, Answers] = field(default_factory=dict)
    wordings: tuple[Wording, ...] = ()
    additions: tuple[Addition, ...] = ()
    promises: tuple[Promise, ...] = ()
    adopted: Adopted | None = None
    frozen: int | None = None
    sign_by: int | None = None
    consents: tuple[Consent, ...] = ()
    published: int | None = None
    in_name_of: str | None = None

    def clauses(self) -> tuple[Clause, ...]:
        """All clauses in reading order."""
        return tuple(clause for section in self.sections for clause in section.clauses)

    def numbers(self) -> dict[int, int]:
        """The printed number of each numbered clause, by its index."""
        numbered = [index for index, clause in enumerate(self.clauses()) if clause.numbered]
        return {index: number for number, index in enumerate(numbered, start=1)}

    def all_answers(self) -> Iterator[tuple[str, Answer]]:
        """Every position in the text: on clauses, wordings and additions."""
        for answers in self.positions.values():
            yield from answers.items()
        for proposal in (*self.wordings, *self.additions):
            yield from proposal.positions.items()


@dataclass(frozen=True)
class View:
    """One view on an open question, in its holders' words. `named`: their names may stand beside it."""

    title: Both
    words: Both
    author: str
    holders: tuple[str, ...]
    named: bool


@dataclass(frozen=True)
class Difference:
    """An open question that came from a clause; the clause stood after index `after` of its text and was left out."""

    text: str
    after: int
    clause: Clause
    positions: Answers
    question: Both
    views: tuple[View, ...]
    in_force: Both
    debate: Both
    debate_day: int
    opened_by: str
    day: int
    public: bool


def clause(fa: str, en: str, heading: tuple[str, str] | None = None) -> Clause:
    """A numbered clause."""
    return Clause(Both(fa, en), Both(*heading) if heading else None)


def paragraph(fa: str, en: str) -> Clause:
    """A paragraph without a number."""
    return Clause(Both(fa, en), numbered=False)


def section(fa: str, en: str, *clauses: Clause) -> Section:
    """A section; empty titles make a preamble."""
    return Section(Both(fa, en) if fa else None, clauses)


def accept(mandated: bool = True) -> Answer:
    """«می‌پذیریم»."""
    return Answer("accept", None, mandated)


def reserve(reason: str, mandated: bool = True, language: str = "fa") -> Answer:
    """«با ملاحظه می‌پذیریم»."""
    return Answer("reservation", reason, mandated, language)


def aside(reason: str | None = None, mandated: bool = True, language: str = "fa") -> Answer:
    """«کنار می‌ایستیم»."""
    return Answer("stand_aside", reason, mandated, language)


def reject(reason: str, mandated: bool = True, language: str = "fa") -> Answer:
    """«نمی‌پذیریم»."""
    return Answer("reject", reason, mandated, language)
