"""What an entry of the organisation's own list was about: the text, the clause, the open question, the matter. For that list alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import reverse

from hamgam.record.models import Entry

#: Kind of subject → where its clause and its text are found; "" is the thing itself, None: there is none.
_PATHS: dict[str, tuple[str | None, str]] = {
    "text": (None, ""), "round": (None, "text"), "version": (None, "text"), "consent": (None, "version__text"),
    "statement": (None, "version__text"), "clause": ("", "text"), "wording": ("clause", "clause__text"),
    "translation": ("wording__clause", "wording__clause__text"), "difference": ("clause", "text"),
    "matter": (None, ""), "task": (None, "matter"), "variant": (None, "matter"),
}  # fmt: skip
#: Kinds of subject that belong to a matter and to no text.
_MATTERS = ("matter", "task", "variant")
#: Columns that nobody needs here and that weigh much.
_HEAVY = {
    "version": ("snapshot", "roster"), "consent": ("version__snapshot", "version__roster", "later_roster"),
    "statement": ("version__snapshot", "version__roster"),
}  # fmt: skip


@dataclass(frozen=True)
class About:
    """`words`: the text's titles, or a question by itself. `clause`: whether it was about one; `number`: as printed now."""

    words: dict[str, str]
    address: str
    clause: bool = False
    number: int | None = None


def about(entries: Iterable[Entry]) -> dict[int, About]:
    """Leaf → what it was about, where that is a text or a question; one query a kind of subject, and one for numbers."""
    entries = list(entries)
    wanted: dict[str, set[str]] = {}
    for entry in entries:
        if entry.subject_kind in _PATHS:
            wanted.setdefault(entry.subject_kind, set()).add(entry.subject_id)
    rows = {(kind, str(row.pk)): row for kind, keys in wanted.items() for row in _read(kind, keys)}
    numbers = _numbers(
        {text.pk for (kind, _pk), row in rows.items() if kind not in _MATTERS and (text := _step(row, _PATHS[kind][1]))}
    )
    return {
        entry.leaf_id: _about(entry.subject_kind, rows[entry.subject_kind, entry.subject_id], numbers)
        for entry in entries
        if (entry.subject_kind, entry.subject_id) in rows
    }


def _about(kind: str, row: Any, numbers: dict[int, int]) -> About:
    to_clause, to_text = _PATHS[kind]
    text = _step(row, to_text)
    clause = _step(row, to_clause) if to_clause is not None else None
    if kind in _MATTERS:
        return About(text.question, reverse("decisions.page", args=[text.number]))
    if kind == "difference":
        address = reverse("differences.page", args=[row.number])
    elif clause is not None:
        address = reverse("texts.clause", args=[text.number, clause.anchor])
    else:
        address = reverse("texts.text", args=[text.number])
    words = row.question if text is None else text.titles
    return About(words, address, clause is not None, numbers.get(clause.pk) if clause is not None else None)


def _read(kind: str, keys: set[str]) -> Any:
    rows: Any = apps.get_model("hamgam", kind)._base_manager.filter(pk__in=keys)
    related = [path for path in _PATHS[kind] if path]
    return rows.select_related(*related).defer(*_HEAVY.get(kind, ())) if related else rows


def _step(row: Any, path: str) -> Any:
    for step in path.split("__") if path else ():
        row = getattr(row, step) if row is not None else None
    return row


def _numbers(texts: set[int]) -> dict[int, int]:
    """Clause → the number that it bears now, for numbered clauses that belong to their text."""
    clauses = apps.get_model("hamgam", "clause")._base_manager.filter(
        text__in=texts, numbered=True, state="in", section__gone=False
    )  # fmt: skip
    found: dict[int, int] = {}
    last: dict[int, int] = {}
    ordered = clauses.order_by("text", "section__order", "section", "order", "pk")
    for text, clause in ordered.values_list("text_id", "pk") if texts else ():
        last[text] = found[clause] = last.get(text, 0) + 1
    return found
