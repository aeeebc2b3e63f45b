"""The changes of a what-if, as they stand in an address: `3-2` clause 3 in its wording 2, `3-out` without clause 3,
`3-1-reject` the reader's own organisation does not accept wording 1 of clause 3.

Clauses are named by their anchors and wordings by the numbers of their letters: both stay for ever.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from hamgam.positions.asking import Asking
from hamgam.positions.models import STANCES
from hamgam.texts.models import Wording
from hamgam.texts.shape import Laid

#: So many changes at once: more would be another text, and nobody could follow what brought what.
MOST = 12
SILENT = "silent"
_WRITTEN = re.compile(rf"([0-9]{{1,6}})-(out|[0-9]{{1,4}})(?:-({'|'.join(STANCES)}|{SILENT}))?")


@dataclass(frozen=True)
class Changed:
    """One change. `wording` is None where the clause is left out; `stance` is None where no position is meant."""

    value: str
    laid: Laid
    wording: Wording | None
    stance: str | None = None

    @property
    def own(self) -> bool:
        """Whether it is a position of the reader's own organisation."""
        return self.stance is not None

    @property
    def about(self) -> tuple[str, int]:
        """What it changes: of two changes of the same thing the later one counts."""
        if self.own and self.wording:
            return "position", self.wording.pk
        return "clause", self.laid.clause.pk


def value_of(laid: Laid, wording: Wording | None, stance: str | None = None) -> str:
    """How a change is written."""
    said = f"{laid.clause.anchor}-{wording.letter if wording else 'out'}"
    return said if stance is None else f"{said}-{stance or SILENT}"


def changes_of(asking: Asking, given: QueryDict) -> tuple[list[Changed], Counter[str]]:
    """The changes that are asked about, and how many of those given do not count, by why: `unknown`, `as_it_is`,
    `later`, `too_many`, `half`."""
    ignored: Counter[str] = Counter()
    written = [value for value in given.getlist("c") if value]
    place, stance = given.get("own", ""), given.get("stance", "")
    if place and stance:
        written.append(f"{place}-{stance}")
    elif place or stance:
        ignored["half"] += 1
    read = [_read(asking, value) for value in written[: 4 * MOST]]
    ignored["too_many"] += max(0, len(written) - 4 * MOST)
    kept: dict[tuple[str, int], Changed] = {}
    for change in read:
        if isinstance(change, str):
            ignored[change] += 1
            continue
        ignored["later"] += change.about in kept and kept[change.about] != change
        kept.pop(change.about, None)
        kept[change.about] = change
    counted = list(kept.values())
    ignored["too_many"] += max(0, len(counted) - MOST)
    return counted[:MOST], +ignored


def _read(asking: Asking, value: str) -> Changed | str:
    """One change, or why it does not count."""
    found = _WRITTEN.fullmatch(value)
    if found is None:
        return "unknown"
    laid = _clause(asking, int(found[1]))
    if laid is None or (found[2] == "out" and found[3]):
        return "unknown"
    if found[2] == "out":
        return Changed(value_of(laid, None), laid, None) if laid.lead else "as_it_is"
    wording = next((w for w in asking.offered(laid) if w.letter == int(found[2])), None)
    if wording is None:
        return "unknown"
    if found[3] is None:
        return "as_it_is" if wording == laid.lead else Changed(value_of(laid, wording), laid, wording)
    return _position(asking, laid, wording, "" if found[3] == SILENT else found[3])


def _position(asking: Asking, laid: Laid, wording: Wording, stance: str) -> Changed | str:
    """Only the reader's own organisation is moved: nobody is pressed."""
    me = asking.seen.me
    if me is None:
        return "unknown"
    if asking.seen.stances.get((me, wording.pk), "") == stance:
        return "as_it_is"
    return Changed(value_of(laid, wording, stance), laid, wording, stance)


def _clause(asking: Asking, anchor: int) -> Laid | None:
    rows: Iterable[Laid] = (*asking.seen.asked, *asking.seen.added)
    return next((laid for laid in rows if laid.clause.anchor == anchor), None)
