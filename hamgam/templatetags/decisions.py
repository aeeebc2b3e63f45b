"""What pages of matters say: where an error leads, how a kind is called, what was answered."""

from datetime import date
from typing import Any

from django import template

from hamgam.decisions import telling, words
from hamgam.decisions.kinds import bylaws, founding_text
from hamgam.members import here, saying

register = template.Library()
#: Fields that are asked in each language, and days that are asked by selects.
_IN_LANGUAGES = {
    "question",
    "text",
    "choices",
    "status_quo",
    "debate",
    "place",
    "reservations",
    "task",
    "report",
    "names",
    "founding",
}
_DAYS = {"closes": "f-closes", "debate_day": "f-debate", "decided_day": "f-decided", "due": "f-due"}


@register.filter
def anchor(name: str, language: str) -> str:
    """The id of the control that an error is about."""
    return f"{name}-{language}" if name in _IN_LANGUAGES else _DAYS.get(name, name)


@register.filter
def iso_day(value: str) -> str:
    """A day that is kept as 2026-11-29, in both calendars."""
    return saying.both(date.fromisoformat(value))


@register.simple_tag
def bylaws_changes(matter: Any) -> Any:
    """What a proposal of other bylaws changes, for `bylaws/changes.html`."""
    return bylaws.changes_of(matter)


@register.simple_tag
def founding_change(matter: Any) -> dict[str, Any]:
    """What a proposal changes in the founding text, for `decisions/kinds/founding_change.html`."""
    former = founding_text.former_of(matter)
    old, new = (here.in_language(texts) for texts in (former.texts if former else {}, matter.details["texts"]))
    return {"said": founding_text.changes_of(matter), "former": former, "old": old, "new": new}


@register.filter
def written(rows: list[dict[str, Any]], typed: dict[str, str]) -> bool:
    """Whether anything was typed into one of these rows of a form."""
    return any(typed.get(part["id"]) for row in rows for part in row["parts"])


@register.filter
def kind_called(kind: str) -> str:
    """What a kind of matter is called."""
    return words.kind_names()[kind]


@register.filter
def outcome_of(matter: Any) -> str:
    """The end of a matter in one sentence."""
    return telling.outcome_said(matter)


@register.filter
def choice_called(matter: Any, choice: str) -> str:
    """One of a matter's choices."""
    return words.choice_words(matter, choice)


@register.filter
def mark_of(word: str) -> str | None:
    """Which mark stands with an answer's word; None where it has none."""
    return words.MARKS.get(word)
