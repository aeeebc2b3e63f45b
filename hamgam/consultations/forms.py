"""What people type about consultations: a question in each of the coalition's languages, statements line by line, a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hamgam.consultations.acts import DAYS, QUESTION_LIMIT, STATEMENT_LIMIT, STATEMENTS, TITLE_LIMIT
from hamgam.consultations.models import KINDS
from hamgam.consultations.sentences import sentences
from hamgam.engine.spoken import number
from hamgam.members import here
from hamgam.texts.moments import WrongMoment, read_moment

Words = dict[str, str]


@dataclass
class Opening:
    """A consultation as it was typed."""

    titles: Words = field(default_factory=dict)
    question: Words = field(default_factory=dict)
    lines: Words = field(default_factory=dict)
    kind: str = ""
    public: bool = False
    takes_proposals: bool = True
    closes_at: datetime | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def statements(self) -> list[Words]:
        """The statements, each in the languages in which it was written."""
        rows = {language: lines_of(said) for language, said in self.lines.items() if said.strip()}
        longest = max((len(said) for said in rows.values()), default=0)
        return [{language: said[at] for language, said in rows.items() if at < len(said)} for at in range(longest)]


def lines_of(said: str) -> list[str]:
    """The lines that hold something."""
    return [line.strip() for line in said.splitlines() if line.strip()]


def opening(data: Mapping[str, str], reader: str) -> Opening:
    """A consultation from its form."""
    made = Opening(
        _in(data, "title"), _in(data, "question"), _in(data, "statements"), data.get("kind", ""),
        bool(data.get("public")), bool(data.get("takes_proposals")),
    )  # fmt: skip
    say = sentences()
    for name, words in (("title", made.titles), ("question", made.question)):
        if not any(said.strip() for said in words.values()):
            made.errors[name] = say[f"consultation_{name}_missing"]
    _lengths(made, reader)
    counts = {len(lines_of(said)) for said in made.lines.values() if said.strip()}
    if not counts:
        made.errors["statements"] = say["consultation_statements_missing"]
    elif len(counts) > 1:
        made.errors["statements"] = say["consultation_statements_uneven"]
    elif max(counts) > STATEMENTS:
        made.errors["statements"] = say["consultation_statements_many"] % {"limit": number(STATEMENTS, reader)}
    if made.kind not in KINDS:
        made.errors["kind"] = say["consultation_kind_missing"]
    try:
        made.closes_at = read_moment(data, "closes", reader)
    except WrongMoment:
        made.errors["closes"] = say["consultation_day_impossible"] % {"days": number(DAYS, reader)}
    return made


def _lengths(made: Opening, reader: str) -> None:
    fields = {
        "title": (made.titles.values(), TITLE_LIMIT),
        "question": (made.question.values(), QUESTION_LIMIT),
        "statements": ([line for said in made.lines.values() for line in lines_of(said)], STATEMENT_LIMIT),
    }
    for name, (words, limit) in fields.items():
        if any(len(said) > limit for said in words):
            made.errors[name] = sentences()["consultation_words_too_long"] % {"limit": number(limit, reader)}


def _in(data: Mapping[str, str], name: str) -> Words:
    return {language: data.get(f"{name}-{language}", "").replace("\r\n", "\n") for language in here.languages()}


def whole_number(value: str) -> int:
    """A number that was typed, in whatever digits; 0 for anything else."""
    return int(value) if value.isdecimal() and len(value) < 9 else 0
