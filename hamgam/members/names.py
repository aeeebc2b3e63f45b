"""Names of organisations and of people: how they are kept, and what cannot be one."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from hamgam.bylaws.acts import NotPossible
from hamgam.engine.letters import PERSIAN_LETTERS, digits, fold, freeze_problems, store
from hamgam.members import here
from hamgam.members.models import Organisation

_USERNAME = re.compile(rf"[a-z0-9{PERSIAN_LETTERS}ئؤأ\u200c._-]{{3,40}}")
LONGEST = 200
"""The most letters of one name."""


def stored(values: dict[str, str]) -> dict[str, str]:
    """A text in several languages as it is kept: each in its language's letters, empty ones left out."""
    kept = {language: store(value or "", language).strip() for language, value in values.items()}
    return {language: value for language, value in kept.items() if value}


def check_name(names: dict[str, str], *, but: Organisation | None = None) -> None:
    """Refuse a name that is missing in the coalition's first language, too long, or borne by another member.

    A name with look-alike letters is refused too: rosters and statements bear it, and it could pass for another's.
    """
    if not names.get(here.languages()[0]):
        raise NotPossible("name_missing")
    if any(len(name) > LONGEST for name in names.values()):
        raise NotPossible("name_long")
    for language, name in names.items():
        if found := freeze_problems(name, language):
            raise NotPossible("looks_alike", excerpt=found[0].excerpt)
    others = Organisation.objects.present().exclude(pk=but.pk if but else None)
    borne = {(language, fold(name)) for row in others for language, name in row.names.items()}
    for language, name in names.items():
        if (language, fold(name)) in borne:
            raise NotPossible("name_taken", name=name)


def same(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether two organisations would bear the same name in some language."""
    return any(fold(name) == fold(other.get(language, "")) for language, name in one.items())


def username(typed: str) -> str:
    """A user name as it is kept: composed, small letters, Persian letters, Latin digits.

    Letters of Latin and Persian, digits, dot, hyphen and underscore; 3 to 40 of them. NotPossible `username_bad`.
    """
    kept = plain_username(typed)
    if not _USERNAME.fullmatch(kept):
        raise NotPossible("username_bad")
    return kept


def plain_username(typed: str) -> str:
    """The same without asking whether it can be one: what sign-in compares."""
    return digits(store(typed, "fa").strip().lower(), "en")


def said(organisation: Organisation) -> str:
    """A name for a sentence: in the coalition's first language."""
    return next(iter(organisation.names.values()), organisation.slug)


ALIKE = 0.86
"""From which likeness on (0 to 1) two names count as near-namesakes; letters of one word of four differ less."""


def near(
    names: dict[str, str], others: Iterable[Organisation], *, but: Organisation | None = None
) -> list[Organisation]:
    """The organisations whose name in some language is so like one of these that readers could take one for the other."""
    asked = [fold(name) for name in names.values() if name]
    return [
        row
        for row in others
        if row != but and any(_alike(name, fold(own)) for name in asked for own in row.names.values())
    ]


@lru_cache(maxsize=256)
def mistakable(rows: tuple[tuple[str, ...], ...]) -> frozenset[int]:
    """Of names that stand in one list, each row those of one organisation: the places of those that could be taken for another."""
    folded = [[fold(name) for name in row if name] for row in rows]
    found: set[int] = set()
    for (one, names), (other, others) in combinations(enumerate(folded), 2):
        if any(_alike(name, own) for name in names for own in others):
            found |= {one, other}
    return frozenset(found)


def _alike(one: str, other: str) -> bool:
    if one == other or one in other or other in one:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # The first two are upper bounds of the third and cost little: most pairs end there.
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
