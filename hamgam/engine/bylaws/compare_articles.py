"""The readable text of two versions, article by article: what was added, removed, rewritten or only renumbered."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hamgam.engine.bylaws.articles import read_articles, read_chapters
from hamgam.engine.texts.compare import Piece, compare

_ALIKE = 0.5
_CLOSE = 60
"""So many articles of a chapter are tried against each other; more are told as removed and added."""


@dataclass(frozen=True)
class ArticleChange:
    """One article that differs.

    what: "added", "removed", "changed" or "renumbered" (the same words under another number). number: in the newer text,
    of a removed one in the older. former: its number in the older text, "" for an added one. pieces: word by word.
    """

    what: str
    number: str
    former: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ChapterChange:
    """The articles of one chapter that differ, and its heading, word by word where that changed.

    The number is "" for what stands before the first chapter: then `heading_pieces` are the title and the preface.
    """

    number: str
    heading: str
    heading_pieces: tuple[Piece, ...]
    articles: tuple[ArticleChange, ...]


def compare_texts(before: str, after: str) -> tuple[ChapterChange, ...]:
    """What differs between two readable texts, by the chapters of the newer one; empty when their articles and headings say
    the same. Raises ValueError when a number occurs twice in one of them.

    An article keeps its identity when its words stay and its number changes, or when its number stays, or when most of
    its words stay within its chapter. Time is near linear in the length of the texts.
    """
    old, new = read_articles(before), read_articles(after)
    pairs = _pairs(old, new)
    changes = [_changed(former, number, old[former], new[number]) for number, former in pairs.items()]
    changes += [ArticleChange("added", n, "", (Piece("inserted", new[n]),)) for n in new if n not in pairs]
    kept = set(pairs.values())
    changes += [ArticleChange("removed", n, n, (Piece("deleted", old[n]),)) for n in old if n not in kept]
    chapters = _by_chapter([change for change in changes if change], read_chapters(before), read_chapters(after))
    old_preface, new_preface = _preface(before), _preface(after)
    if old_preface == new_preface:
        return chapters
    return (ChapterChange("", "", tuple(compare(old_preface, new_preface)), ()), *chapters)


def _preface(markdown: str) -> str:
    """The title, and what stands between it and the first chapter."""
    head = re.split(r"^##\s", markdown, maxsplit=1, flags=re.MULTILINE)[0]
    return "\n".join(line.lstrip("# ").strip() for line in head.splitlines() if line.strip())


def _changed(former: str, number: str, old: str, new: str) -> ArticleChange | None:
    if old == new:
        return None if former == number else ArticleChange("renumbered", number, former, (Piece("same", new),))
    return ArticleChange("changed", number, former, tuple(compare(old, new)))


def _by_chapter(
    changes: Iterable[ArticleChange], before: Mapping[str, str], after: Mapping[str, str]
) -> tuple[ChapterChange, ...]:
    heaps: dict[str, list[ArticleChange]] = {}
    for change in changes:
        heaps.setdefault(change.number.split(".")[0], []).append(change)
    found = []
    for chapter in sorted({*heaps, *before, *after}, key=_place):
        old, new = before.get(chapter, ""), after.get(chapter, "")
        pieces = tuple(compare(old, new)) if old != new else ()
        articles = tuple(sorted(heaps.get(chapter, []), key=lambda change: (_place(change.number), change.what)))
        if pieces or articles:
            found.append(ChapterChange(chapter, new or old, pieces, articles))
    return tuple(found)


def _place(number: str) -> tuple[tuple[int, str], ...]:
    """By which numbers stand in their order, however many digits somebody gives them."""
    parts = (part.lstrip("0") for part in number.split("."))
    return tuple((len(part), part) for part in parts)


def _pairs(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Number in the newer text → number of the same article in the older one."""
    pairs = {number: number for number in new if old.get(number) == new[number]}
    kept = set(pairs)
    by_words: dict[str, list[str]] = {}
    for number, text in old.items():
        if number not in kept:
            by_words.setdefault(text, []).append(number)
    for number, text in new.items():
        if number not in pairs and by_words.get(text):
            pairs[number] = by_words[text].pop(0)
    return _alike(old, new, pairs)


def _alike(old: Mapping[str, str], new: Mapping[str, str], pairs: dict[str, str]) -> dict[str, str]:
    """The pairs, and those of the rest that share most of their words within a chapter, or at least their number."""
    left, right = _rest(old, pairs.values()), _rest(new, pairs)
    words = {("old", n): set(old[n].split()) for numbers in left.values() for n in numbers}
    words |= {("new", n): set(new[n].split()) for numbers in right.values() for n in numbers}
    ranked = [
        (-_share(words["old", former], words["new", number]), number != former, _place(number), _place(former), number, former)
        for chapter in right
        if max(len(left.get(chapter, [])), len(right[chapter])) <= _CLOSE
        for number in right[chapter]
        for former in left.get(chapter, [])
    ]  # fmt: skip
    taken: set[str] = set()
    for likeness, _same, _here, _there, number, former in sorted(ranked):
        if -likeness >= _ALIKE and number not in pairs and former not in taken:
            pairs[number] = former
            taken.add(former)
    kept = set(pairs.values())
    return pairs | {number: number for number in new if number not in pairs and number in old and number not in kept}


def _rest(articles: Mapping[str, str], paired: Iterable[str]) -> dict[str, list[str]]:
    gone = set(paired)
    rest: dict[str, list[str]] = {}
    for number in articles:
        if number not in gone:
            rest.setdefault(number.split(".")[0], []).append(number)
    return rest


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)
