"""What people type about differences: words in each of the coalition's languages, and a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hamgam.differences.acts import LINE_LIMIT, VIEW_LIMIT
from hamgam.differences.sentences import sentences
from hamgam.members import here
from hamgam.texts.moments import WrongMoment, read_day

Words = dict[str, str]


@dataclass
class Question:
    """A question as it was typed, with what stays in force and where it is debated."""

    question: Words = field(default_factory=dict)
    in_force: Words = field(default_factory=dict)
    debate: Words = field(default_factory=dict)
    debate_on: date | None = None
    errors: dict[str, str] = field(default_factory=dict)


@dataclass
class OwnView:
    """The own view as it was typed."""

    titles: Words = field(default_factory=dict)
    words: Words = field(default_factory=dict)
    named: bool = False
    errors: dict[str, str] = field(default_factory=dict)


def words_in(data: Mapping[str, str], name: str) -> Words:
    """Language → what was typed in the field of that name and language."""
    return {language: data.get(f"{name}-{language}", "").replace("\r\n", "\n") for language in here.languages()}


def question(data: Mapping[str, str], reader: str) -> Question:
    """A question from its form."""
    made = Question(words_in(data, "question"), words_in(data, "in_force"), words_in(data, "debate"))
    if not any(words.strip() for words in made.question.values()):
        made.errors["question"] = sentences()["question_missing"]
    _lengths(made.errors, {"question": made.question, "in_force": made.in_force, "debate": made.debate}, LINE_LIMIT)
    made.debate_on = _day(data, reader, made.errors)
    return made


def debate(data: Mapping[str, str], reader: str) -> Question:
    """What stays in force and where it is debated next, from its form."""
    made = Question(in_force=words_in(data, "in_force"), debate=words_in(data, "debate"))
    _lengths(made.errors, {"in_force": made.in_force, "debate": made.debate}, LINE_LIMIT)
    made.debate_on = _day(data, reader, made.errors)
    return made


def own_view(data: Mapping[str, str]) -> OwnView:
    """The own view from its form."""
    made = OwnView(words_in(data, "title"), words_in(data, "words"), bool(data.get("named")))
    for name, words in (("title", made.titles), ("words", made.words)):
        if not any(said.strip() for said in words.values()):
            made.errors[name] = sentences()["view_missing"]
    _lengths(made.errors, {"title": made.titles}, LINE_LIMIT)
    _lengths(made.errors, {"words": made.words}, VIEW_LIMIT)
    return made


def _lengths(errors: dict[str, str], fields: Mapping[str, Words], limit: int) -> None:
    for name, words in fields.items():
        if any(len(said) > limit for said in words.values()):
            errors[name] = sentences()["words_too_long"] % {"limit": limit}


def _day(data: Mapping[str, str], reader: str, errors: dict[str, str]) -> date | None:
    try:
        return read_day(data, "day", reader)
    except WrongMoment:
        errors["day"] = sentences()["day_impossible"]
        return None
