"""What is typed when a statement is published: where and when it was adopted, and the order of the names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.engine.letters import store
from hamgam.texts.models import Text
from hamgam.texts.moments import Asked, WrongMoment, asked, read_day
from hamgam.texts.sentences import sentences

LONGEST = 200
ORDERS = ("alphabetical", "signing")


@dataclass
class Adopted:
    """Assembly and place in each language of the text, the day, and the order in which names stand."""

    rows: list[tuple[str, str, str]]
    day: Asked
    order: str
    given: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def filled(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.day.day) or any(name or place for _code, name, place in self.rows)

    @property
    def summary(self) -> str:
        """Assembly and place in the reader's language where they are known in it, for who need not change anything."""
        for code, name, place in sorted(self.rows, key=lambda row: row[0] != get_language()):
            if name or place:
                return ("، " if code == "fa" else ", ").join(filter(None, (name, place)))
        return ""


def adopted(data: Mapping[str, str], text: Text, order: str, language: str) -> Adopted:
    """The form as it was typed, or as the text itself brings it. `order`: what the bylaws say."""
    known = text.adopted or {}
    sent = "order" in data
    names = _values(data, "name", text) if sent else known.get("name") or {}
    places = _values(data, "place", text) if sent else known.get("place") or {}
    rows = [(code, names.get(code, ""), places.get(code, "")) for code in text.languages]
    form = Adopted(rows, asked("adopted", language, years=(-3, 0), with_hour=False, typed=data if sent else None,
                               default=None if sent else _known_day(known)), data.get("order", order))  # fmt: skip
    if not sent:
        return form
    day = None
    try:
        day = read_day(data, "adopted", language)
    except WrongMoment as wrong:
        form.errors["adopted"] = day_sentences()[wrong.code]
    if form.order not in ORDERS:
        form.order = order
    form.given = {
        "name": {code: words for code, words in names.items() if words},
        "place": {code: words for code, words in places.items() if words},
        **({"date": day.isoformat()} if day else {}),
    }
    for group, values in (("name", names), ("place", places)):
        for code, words in values.items():
            if len(words) > LONGEST:
                form.errors[f"{group}_{code}"] = sentences()["too_long"] % {"limit": LONGEST}
    return form


def day_sentences() -> dict[str, str]:
    """Why a day was not understood."""
    return {
        "deadline_missing": _("Choose day, month and year, or leave all three empty."),
        "day_impossible": _("There is no such day in the calendar. Choose another one."),
    }


def _known_day(known: dict[str, Any]) -> date | None:
    return date.fromisoformat(known["date"]) if known.get("date") else None


def _values(data: Mapping[str, str], group: str, text: Text) -> dict[str, str]:
    return {code: store(data.get(f"{group}_{code}", ""), code).strip() for code in text.languages}
