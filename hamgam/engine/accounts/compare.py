"""Lining up what accounts say about the same thing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from hamgam.engine.accounts import words
from hamgam.engine.accounts.facts import Fact, Named, Span, facts, named


@dataclass(frozen=True)
class Account:
    """One account: a key of the caller's, and its text."""

    key: str
    text: str


@dataclass(frozen=True)
class Said:
    """What one account says on a topic. value: the words themselves; sentence: where they stand, at `spans`.

    houses: of the topic "present" alone, the ids of the organisations named as there; absent: those named as absent.
    """

    value: str
    sentence: str
    spans: tuple[Span, ...]
    houses: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic:
    """Something of which accounts speak. kind: "day", "hour", "number" or "present"; what: the thing counted.

    narrowed: what narrows it down, of the words of `words.NARROWED`. said: account → its statement; an account that is missing
    says nothing of it. differs: whether what was said cannot all be true together.
    """

    kind: str
    what: str
    narrowed: tuple[str, ...]
    said: Mapping[str, Said]
    differs: bool
    #: Of the topic "present": organisations on which the accounts differ.
    houses: tuple[str, ...] = ()


@dataclass
class _Row:
    facts: dict[str, Fact] = field(default_factory=dict)


def compare(accounts: Sequence[Account], near: date, names: Mapping[str, Sequence[str]] | None = None) -> list[Topic]:
    """What the accounts say differently, and what only some of them say; what all say alike is left out.

    Those that differ come first, each in the order in which the first account that speaks of it does. near: the assembly's first
    day. names: organisation → its names, in any language.
    """
    rows = _rows([fact for account in accounts for fact in _once(facts(account.key, account.text, near))])
    everybody = {account.key for account in accounts}
    topics = [_topic(row) for row in rows]
    there = _present({account.key: named(account.text, names or {}) for account in accounts})
    shown = [topic for topic in [*there, *topics] if topic.differs or set(topic.said) < everybody]
    return sorted(shown, key=lambda topic: not topic.differs)


def _once(found: Sequence[Fact]) -> list[Fact]:
    """Statements of one account, each once: what it says again the same is left out."""
    kept: list[Fact] = []
    for fact in found:
        if not any(_alike(fact, other) and (_score(fact, other) or _plain(fact)) for other in kept):
            kept.append(fact)
    return kept


def _plain(fact: Fact) -> bool:
    """Whether nothing is said of it but that it is: then the same number again is the same statement."""
    return not fact.acts and not fact.narrowed


def _alike(one: Fact, other: Fact) -> bool:
    """Whether both can be true of the same thing."""
    if (one.kind, one.what) != (other.kind, other.what):
        return False
    if one.kind == "day":
        return any(_within(a, b) or _within(b, a) for a in one.meant for b in other.meant)
    return any(a[0] <= b[1] and b[0] <= a[1] for a in one.meant for b in other.meant)


def _within(inner: tuple[float, float], outer: tuple[float, float]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _score(one: Fact, other: Fact, alone: bool = False) -> float:
    """How surely two statements are about the same thing; nought where they are not.

    alone: whether each is the only one of its kind in its account.
    """
    if (one.kind, one.what) != (other.kind, other.what) or _narrowed(one) != _narrowed(other):
        return 0.0
    if (one.sentence, one.span) == (other.sentence, other.span):
        return _THE_SAME
    acts = one.acts & other.acts
    if one.acts and other.acts and not acts:
        return 0.0
    shared = len(one.words & other.words)
    part = shared / max(min(len(one.words), len(other.words)), 1)
    narrowed = _narrowed(one)
    if (narrowed & _ABOUT and not shared) or (narrowed & words.ANSWERS and not shared and not alone):
        return 0.0
    if shared == 0 and one.words and other.words and _script(one) == _script(other) and one.what not in words.ALONE:
        return 0.0
    sure = bool(acts) or (shared >= 2 and part >= 0.5) or bool(narrowed & words.ANSWERS)
    if one.kind in ("day", "hour"):
        sure = sure or bool(narrowed & words.MOMENTS)
    elif one.what in words.ALONE:
        sure = True
    return 1 + len(acts) + part if sure else 0.0


_THE_SAME = 100.0
_ABOUT = frozenset({"about", "in_group", "each"})


def _script(fact: Fact) -> bool:
    """Whether it is written in Latin letters: words of two scripts cannot be compared."""
    return any(word.isascii() for word in fact.words)


def _narrowed(fact: Fact) -> frozenset[str]:
    """What must be the same: a counted group is not in a group, and of a day it does not matter that it was planned."""
    own = {"group": "in_group", "commission": "in_group", "observer": "observers", "guest": "guests", "woman": "women"}
    own["member"] = "members_only"
    free = {own.get(fact.what, ""), "planned" if "next" in fact.narrowed else ""}
    if fact.kind == "number":
        free |= {"begin", "break"} if fact.what == "person" else {"begin", "break", "end"}
    else:
        free |= {"members_only", "day1" if "begin" in fact.narrowed else ""}
    return fact.narrowed - free


def _rows(found: Sequence[Fact]) -> list[_Row]:
    """Statements about the same thing, at most one of each account in a row: the surest first, those that agree before others."""
    rows = {at: _Row({fact.account: fact}) for at, fact in enumerate(found)}
    for _agree, _certain, first, second in sorted(_pairs(found), key=lambda pair: (not pair[0], -pair[1], *pair[2:])):
        one, other = rows[first], rows[second]
        if one is not other and not one.facts.keys() & other.facts.keys():
            one.facts |= other.facts
            rows.update({at: one for at, row in rows.items() if row is other})
    return list({id(rows[at]): rows[at] for at in range(len(found))}.values())


def _pairs(found: Sequence[Fact]) -> Iterator[tuple[bool, float, int, int]]:
    """Statements of two accounts that are about the same thing: whether they agree, how surely they belong together, their places."""
    kinds = Counter((fact.account, *_kind(fact)) for fact in found)
    places: dict[tuple[object, ...], list[int]] = {}
    for at, fact in enumerate(found):
        places.setdefault(_kind(fact), []).append(at)
    for kind, some in places.items():
        for first, second in combinations(some, 2):
            one, other = found[first], found[second]
            if one.account != other.account:
                alone = kinds[(one.account, *kind)] == kinds[(other.account, *kind)] == 1
                if score := _score(one, other, alone):
                    yield _alike(one, other), score, first, second


def _kind(fact: Fact) -> tuple[object, ...]:
    return fact.kind, fact.what, _narrowed(fact)


def _topic(row: _Row) -> Topic:
    some = list(row.facts.values())
    said = {fact.account: Said(fact.said, fact.sentence, (fact.span,)) for fact in some}
    differs = any(not _alike(one, other) for one, other in combinations(some, 2))
    narrowed = frozenset.intersection(*(fact.narrowed for fact in some))
    return Topic(some[0].kind, some[0].what, tuple(sorted(narrowed)), said, differs)


def _present(found: Mapping[str, Named]) -> Iterator[Topic]:
    """Who was there, as one topic: accounts that name organisations differ where one names who another does not, or as absent.

    A single name is no list: an account that names only one as there does not say who was.
    """
    speaking = {key: row for key, row in found.items() if row.there or row.absent}
    lists: list[set[str]] = [set(row.there) for row in speaking.values() if len(row.there) > 1]
    there = {house for row in speaking.values() for house in row.there}
    on = {house for some in lists for house in some if not all(house in other for other in lists)}
    on |= there & {house for row in speaking.values() for house in row.absent}
    if speaking:
        said = {key: _said(row) for key, row in speaking.items()}
        yield Topic("present", "", (), said, bool(on), tuple(sorted(on)))


def _said(row: Named) -> Said:
    both = [*row.there.values(), *row.absent.values()]
    wanted = list(dict.fromkeys(sentence for sentence, _span in both))
    spans, text = [], ""
    for sentence in wanted:
        start = len(text) + 1 if text else 0
        text = f"{text} {sentence}" if text else sentence
        spans += [(start + low, start + high) for one, (low, high) in both if one == sentence]
    return Said("", text, tuple(sorted(spans)), tuple(sorted(row.there)), tuple(sorted(row.absent)))
