"""The sentences behind the rules' reason words, in the reader's language."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import Any

from django.utils.module_loading import module_has_submodule
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.apps import FEATURES
from hamgam.bylaws import sentences as words
from hamgam.bylaws.acts import NotPossible
from hamgam.engine.spoken import day, number
from hamgam.members.here import in_language
from hamgam.members.models import Organisation


@dataclass(frozen=True)
class Explanation:
    """Why an act is refused: one sentence, its article, and the organisations that it waits for."""

    sentence: str
    #: The article in the reader's digits, and as the page "how we work" anchors it.
    article: str
    anchor: str
    #: Names of those who have not answered, and of those who have answered and do not agree.
    missing: list[str]
    refused: list[str] = field(default_factory=list)
    #: Whether the answer is a signature.
    signing: bool = False


def explain(verdict: Any) -> Explanation:
    """A verdict as a person reads it."""
    language = get_language() or "fa"
    waited = [*verdict.missing, *verdict.refused]
    rows = list(Organisation.objects.filter(public_id__in=waited).alphabetical(language)) if waited else []
    return Explanation(
        words.reason(verdict), number(verdict.article or "", language), verdict.article or "",
        missing=[in_language(row.names, language) for row in rows if row.public_id in verdict.missing],
        refused=[in_language(row.names, language) for row in rows if row.public_id in verdict.refused],
        signing=verdict.act.startswith("statements."),
    )  # fmt: skip


def role_name(role: str) -> str:
    """A role's name in the reader's language."""
    return words.role_words().get(role, role)


def why_not(error: NotPossible) -> str:
    """The sentence for something that was permitted but could not be done."""
    language = get_language() or "fa"
    found = (book()[error.code] for book in _books() if error.code in book())
    sentence = next(found, None) or _("This cannot be done as it was given.")
    said = {k: day(v, language) if isinstance(v, date) else number(v, language) for k, v in error.data.items()}
    return sentence % said


@functools.cache
def _books() -> tuple[Callable[[], dict[str, str]], ...]:
    """Each feature's own sentences: the function `sentences` in its module of that name."""
    books = []
    for feature in FEATURES:
        if module_has_submodule(import_module(f"hamgam.{feature}"), "sentences"):
            books.append(getattr(import_module(f"hamgam.{feature}.sentences"), "sentences", None))
    return tuple(book for book in books if book is not None)
