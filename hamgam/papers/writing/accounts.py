"""Several accounts of one assembly on paper, with what they say differently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .direction import isolate, with_breaks
from .paper import Direction, check_direction, lines, one_line, require
from .printing import language_code, typeset

_LONGEST, _NARROW = 60, 26  # letters of one word that fit without a break: a line, and a column

#: The fixed words of the paper and what each is for.
ACCOUNTS_LABELS: Mapping[str, str] = {
    "page": "foot of each page, with {page} and {pages}",
    "differ": "heading above what the accounts say differently",
    "some": "heading above what only some of them say",
    "silent": "in the place of an account that says nothing of it",
}


@dataclass(frozen=True, slots=True)
class AccountSaid:
    """What one account says on a topic. parts: its sentence in stretches, each with whether it is set strong; empty: nothing.

    notes: lines in small print beneath it.
    """

    author: str
    language: str
    direction: Direction
    parts: tuple[tuple[str, bool], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountTopic:
    """A topic, with what each account says of it."""

    title: str
    said: tuple[AccountSaid, ...]


@dataclass(frozen=True, slots=True)
class WholeAccount:
    """One account. about: its language and day, in the reader's words."""

    author: str
    language: str
    direction: Direction
    text: str
    title: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Accounts:
    """What the paper says, every word of ours in the reader's language and those of the accounts in their own."""

    title: str
    language: str
    direction: Direction
    labels: Mapping[str, str]
    accounts: tuple[WholeAccount, ...]
    differ: tuple[AccountTopic, ...] = ()
    some: tuple[AccountTopic, ...] = ()
    coalition: str = ""
    lines: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a paper whose words are missing."""
        require(self.labels, ACCOUNTS_LABELS)
        for each in (self, *self.accounts):
            check_direction(each.direction)


def pdf_accounts(paper: Accounts) -> bytes:
    """The accounts as a tagged A4 PDF, same bytes for the same accounts."""

    def fenced(text: str, longest: int = _LONGEST) -> str:
        return with_breaks(isolate(one_line(text), paper.direction), longest)

    content: dict[str, Any] = {
        "title": one_line(paper.title),
        "coalition": fenced(paper.coalition),
        "language": language_code(paper.language),
        "direction": paper.direction,
        "labels": {name: fenced(word) for name, word in paper.labels.items()} | {"page": paper.labels["page"]},
        "lines": [fenced(line) for line in paper.lines],
        "differ": [_topic(topic, fenced) for topic in paper.differ],
        "some": [_topic(topic, fenced) for topic in paper.some],
        "accounts": [_whole(account, fenced) for account in paper.accounts],
    }
    return typeset("accounts.typ", {"accounts": content})


def _topic(topic: AccountTopic, fenced: Any) -> dict[str, Any]:
    return {"title": fenced(topic.title), "columns": [_said(said, fenced) for said in topic.said]}


def _said(said: AccountSaid, fenced: Any) -> dict[str, Any]:
    return {
        "author": fenced(said.author, _NARROW), "language": language_code(said.language), "direction": said.direction,
        "parts": [{"words": _stretch(words, said.direction), "strong": strong} for words, strong in said.parts],
        "notes": [fenced(note, _NARROW) for note in said.notes],
    }  # fmt: skip


def _stretch(words: str, direction: Direction) -> str:
    """A stretch of a sentence, with the blanks at its ends that part it from the next."""
    before, after = words[:1].isspace(), words[-1:].isspace()
    return " " * before + with_breaks(isolate(one_line(words), direction), _NARROW) + " " * after


def _whole(account: WholeAccount, fenced: Any) -> dict[str, Any]:
    own = account.direction
    return {
        "author": fenced(account.author), "about": fenced(account.about), "language": language_code(account.language),
        "direction": own, "title": with_breaks(isolate(one_line(account.title), own), _LONGEST),
        "lines": [with_breaks(isolate(line, own), _LONGEST) for line in lines(account.text)],
    }  # fmt: skip
