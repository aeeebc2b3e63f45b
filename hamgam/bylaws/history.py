"""The versions of the bylaws as they followed each other, each with what changed in it."""

import functools
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from hamgam.bylaws import changes, rules
from hamgam.bylaws.models import BylawsVersion
from hamgam.engine.bylaws import BadBylaws, Bylaws, read

#: So many versions stand on a page.
PAGE = 12


@dataclass(frozen=True)
class Row:
    """A version. standing: "coming", "now" or "past". since, until: the days between which it is in force. former: the
    version before it, None for the first; changes: what changed from that one.
    """

    version: BylawsVersion
    former: BylawsVersion | None
    standing: str
    since: date
    until: date | None
    changes: changes.Changes | None


def versions(before: int | None = None) -> tuple[list[Row], int | None]:
    """A page of versions, the newest first, and the key with which the next page begins; None where nothing follows.

    `before`: only versions with a smaller key.
    """
    later = list(BylawsVersion.objects.filter(pk__gte=before).order_by("pk")[:1]) if before else []
    found = BylawsVersion.objects.filter(pk__lt=before) if before else BylawsVersion.objects.all()
    chain = list(found.order_by("-pk")[: PAGE + 1])
    newest = rules.newest()
    rows = _rows([*later, *chain], newest)[len(later) :]
    return rows[:PAGE], rows[PAGE - 1].version.pk if len(rows) > PAGE else None


def one(key: int) -> Row | None:
    """One version with what changed in it; None where there is none with this key."""
    around = [
        *BylawsVersion.objects.filter(pk__gt=key).order_by("pk")[:1],
        *BylawsVersion.objects.filter(pk__lte=key).order_by("-pk")[:2],
    ]
    rows = _rows(around, rules.newest())
    return next((row for row in rows if row.version.pk == key), None)


def _rows(chain: list[BylawsVersion], newest: BylawsVersion) -> list[Row]:
    """Versions, the newest first, each with its neighbours in the list."""
    rows = []
    for place, version in enumerate(chain):
        former = chain[place + 1] if place + 1 < len(chain) else None
        later = chain[place - 1] if place else None
        standing = "now" if version.pk == newest.pk else "coming" if version.pk > newest.pk else "past"
        rows.append(
            Row(version, former, standing, version.since, later.since if later else None, _changed(former, version))
        )
    return rows


def _changed(former: BylawsVersion | None, version: BylawsVersion) -> changes.Changes | None:
    if former is None:
        return None
    language = get_language() or "fa"
    return _between(former.rules, _frozen(former.texts), version.rules, _frozen(version.texts), language)


def _frozen(texts: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(texts.items())


@functools.lru_cache(maxsize=24)
def _between(
    old: str, old_texts: tuple[tuple[str, str], ...], new: str, new_texts: tuple[tuple[str, str], ...], language: str
) -> changes.Changes:
    """What changed, kept for the next reader: versions stay as they are."""
    return changes.between((_known(old), dict(old_texts)), (_known(new), dict(new_texts)))


def _known(text: str) -> Bylaws | None:
    """The rules, or None where this program does not know their words any more."""
    try:
        return read(text, acts=rules.known_acts())
    except BadBylaws:
        return None
