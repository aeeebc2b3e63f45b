"""What each kind of matter needs beside its question, and what is carried out once it is settled: one file a kind.

A kind that needs nothing and changes nothing but the register is `plain`.
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


def _no_result(matter: Matter, at: datetime) -> Details:
    return {}


@dataclass(frozen=True)
class Kind:
    """One kind of matter.

    chooses: whether choices are typed. read: (form, language) → (details, errors by field). check: raises NotPossible for
    details that cannot be carried out. carry_out: what happens when it is settled, in the same act; answers what to add
    to the result. not_agreed: the same where it was not agreed. said: details → (label, words) pairs for the page.
    """

    word: str
    chooses: bool = False
    template: str = ""
    read: Callable[[Mapping[str, str], str], tuple[Details, dict[str, str]]] = field(
        default=lambda data, language: ({}, {})
    )
    check: Callable[[Details], None] = _nothing
    carry_out: Callable[[Matter, datetime], Details] = _no_result
    not_agreed: Callable[[Matter, datetime], Details] = _no_result
    said: Callable[[Matter], list[tuple[str, str]]] = field(default=lambda matter: [])


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make a kind known by its word."""
    KINDS[kind.word] = kind
    return kind


def kind_of(word: str) -> Kind:
    """The kind with this word; one that needs and changes nothing where no file says more."""
    return KINDS.get(word) or Kind(word)


for _module in pkgutil.iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
