"""What a figure of trust is: a claim that is counted, and a spoiled program that the same count must catch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch


@dataclass(frozen=True)
class Outcome:
    """How many cases were looked at, which of them broke the claim, and what else is worth a word."""

    seen: int
    broken: tuple[str, ...] = ()
    more: str = ""


@dataclass(frozen=True)
class Figure:
    """One line of `make trust`. `count(n)` looks at about n cases; `control()` looks at some with a spoiled program, and
    must find the claim broken. `full` is how many cases the published figure looks at."""

    name: str
    claim: str
    full: int
    count: Callable[[int], Outcome]
    control: Callable[[], Outcome]
    least: int = 1


@contextmanager
def spoiled(module: Any, name: str, made: Callable[..., Any]) -> Iterator[None]:
    """The program with one function put out of order, as a careless change could."""
    with patch.object(module, name, made):
        yield
