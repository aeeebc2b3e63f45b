"""What each kind of matter needs beside its question, and what is carried out once it is settled: one file a kind.

A kind that needs nothing and changes nothing but the register is `plain`. There is a file for every kind that bylaws can let
somebody bring: nobody is to believe that a decision was carried out which changed nothing.

A kind with fields of its own names a template, by custom `decisions/kinds/<word>.html`. The form of a new matter and the
one for a hall include it below the text. It finds `typed` (field → what was typed, empty at first), `errors` (field →
sentence, as `read` and `check` gave them; what `check` refuses stands under "details"), `offered` (what `offers` answers:
lists to choose from) and `first_language`. Labels, `data-keep` and error lines are as in `differences/words.html`; the box at
the top of the page leads to the element whose id is the field's name.
"""

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from typing import Any

from hamgam.decisions.models import Matter

Details = dict[str, Any]


def _nothing(details: Details) -> None:
    return None


def _no_offers(actor: Any) -> Details:
    return {}


def _no_result(matter: Matter, at: datetime) -> Details:
    return {}


@dataclass(frozen=True)
class Kind:
    """One kind of matter.

    chooses: whether choices are typed. choices: details → what is chosen between, where nobody types it.
    by_itself: nobody brings it by hand. read: (form,
    language) → (details, errors by field). check: raises NotPossible for details that cannot be carried out. offers: who asks
    → what the template offers to choose from. without: the id of the organisation that has no voice in it, since it is itself
    concerned. carry_out: what happens when it is settled, in the same act; answers what to add to the result. not_agreed: the
    same where it was not agreed. said: details → (label, words) pairs for the page.
    """

    word: str
    chooses: bool = False
    by_itself: bool = False
    template: str = ""
    read: Callable[[Mapping[str, str], str], tuple[Details, dict[str, str]]] = field(
        default=lambda data, language: ({}, {})
    )
    check: Callable[[Details], None] = _nothing
    choices: Callable[[Details], list[dict[str, Any]]] | None = None
    without: Callable[[Details], str] = field(default=lambda details: "")
    carry_out: Callable[[Matter, datetime], Details] = _no_result
    not_agreed: Callable[[Matter, datetime], Details] = _no_result
    said: Callable[[Matter], list[tuple[str, str]]] = field(default=lambda matter: [])
    offers: Callable[[Any], Details] = _no_offers


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make a kind known by its word."""
    KINDS[kind.word] = kind
    return kind


def kind_of(word: str) -> Kind:
    """The kind with this word; raises KeyError for one that no file knows."""
    return KINDS[word]


for _module in pkgutil.iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
