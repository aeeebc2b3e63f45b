"""What differs between two versions of the bylaws, as data: `hamgam.bylaws.changes` says it in sentences.

Rows are paired by what they mean and not by where they stand, so that a row which moved, or cites another article, is
said as just that. Tables are read from the dataclass `Bylaws` itself: a table or a key that is added there is compared.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import product
from typing import Any

from hamgam.engine.bylaws import floor
from hamgam.engine.bylaws.rules import Bylaws, Power

UNORDERED = frozenset({"roles", "stages", "kinds", "gives", "may"})
"""Keys whose words may stand in any order."""

FORMAL = ("renumbered", "reordered", "rewritten", "moved")
"""Changes after which the same people may do the same things."""

_MIRROR = {
    "begins": "ends", "ends": "begins", "added": "removed", "removed": "added", "wider": "narrower", "narrower": "wider",
}  # fmt: skip
_WEIGHTS = {
    "matters": 400, "bodies": 350, "levels": 350, "elections": 350, "duties": 350, "powers": 200, "settings": 100, "shape": 500,
    "version": 0,
}  # fmt: skip
_WHATS = {"ends": 60, "begins": 40, "removed": 30, "changed": 25, "added": 20}
_FAR_APART = 40_000
"""So many possible pairs of rows of one act are looked at; beyond, rows are paired in order, so that time stays bounded."""
_ATOMS = 1_000
_COSTS = {"roles": 3.0, "kinds": 3.0, "within": 2.0, "gives": 2.0, "article": 0.1}

Row = Any
"""A row of one of the tables: a Power, a Matter, a Setting and so on."""


@dataclass(frozen=True)
class Change:
    """One difference.

    part: the table ("powers"), or a key at the top of the file. name: what its rows are about, an act or a matter.
    what: "begins" (no row before: for the first time), "ends" (no row any more), "added" and "removed" (one row beside
    others), "changed", and of `FORMAL`: "renumbered" (cites another article), "reordered" (words of a list),
    "rewritten" (other rows that say the same), "moved" (rows stand elsewhere in the table).
    before, after: the rows. aspects: the keys in which a changed row differs.
    effect: of a power "wider", "narrower" or "other"; else "".
    """

    part: str
    name: str
    what: str
    before: tuple[Row, ...] = ()
    after: tuple[Row, ...] = ()
    aspects: tuple[str, ...] = ()
    effect: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """The same for this change and for the one that undoes it."""
        return (self.part, self.name, *sorted(repr(_raw(row)) for row in (*self.before, *self.after)))

    @property
    def formal(self) -> bool:
        """Whether nobody may do more or less than before."""
        return self.what in FORMAL

    @property
    def article(self) -> str | None:
        """The article that the new row cites, else the one that the former row cited; None for what cites none."""
        cited = [getattr(row, "article", None) for row in (*self.after, *self.before)]
        return next((article for article in cited if article), None)

    @property
    def weight(self) -> int:
        """How much hangs on it; the greatest is said first."""
        if self.formal:
            return 0
        bylaws = 1000 if self.name == "bylaws" or self.name.startswith("bylaws.") else 0
        voice = 100 if self.name in floor.SETTLED or self.name in floor.OWN_VOICE else 0
        return _WEIGHTS.get(self.part, 100) + _WHATS[self.what] + bylaws + voice

    def mirrored(self) -> "Change":
        """The change that undoes this one."""
        return replace(
            self,
            what=_MIRROR.get(self.what, self.what),
            before=self.after,
            after=self.before,
            effect=_MIRROR.get(self.effect, self.effect),
        )


def compare(before: Bylaws, after: Bylaws) -> tuple[Change, ...]:
    """Everything that differs, table by table in the order of the newer file; empty when, and only when, both are equal.

    The time grows with the number of rows, and with its square only for rows of the same act, up to a limit.
    """
    found: list[Change] = []
    for part in fields(Bylaws):
        old, new = getattr(before, part.name), getattr(after, part.name)
        if isinstance(old, str):
            found += [Change(part.name, part.name, "changed", (old,), (new,))] if old != new else []
        else:
            ordered = not isinstance(old, Mapping)
            found += _table(part.name, _rows_of(old), _rows_of(new), ordered=ordered)
    return tuple(found)


def name_of(row: Row) -> str:
    """What a row is about: its first key."""
    return str(getattr(row, fields(row)[0].name))


def _rows_of(table: Sequence[Row] | Mapping[str, Row]) -> list[Row]:
    return list(table.values()) if isinstance(table, Mapping) else list(table)


def _table(part: str, old: list[Row], new: list[Row], *, ordered: bool) -> list[Change]:
    places_before, places_after = _by_name(old), _by_name(new)
    found: list[Change] = []
    stayed: list[tuple[int, int]] = []
    for name in dict.fromkeys([*places_after, *places_before]):
        here, there = places_before.get(name, []), places_after.get(name, [])
        pairs = _pairs([old[i] for i in here], [new[j] for j in there])
        stayed += [(there[j], here[i]) for i, j in pairs]
        found += _named(part, name, [old[i] for i in here], [new[j] for j in there], pairs)
    sequence = [place for _now, place in sorted(stayed)]
    if ordered and sequence != sorted(sequence):
        found.append(Change(part, "", "moved"))
    return found


def _by_name(rows: Sequence[Row]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        places.setdefault(name_of(row), []).append(place)
    return places


def _named(part: str, name: str, old: list[Row], new: list[Row], pairs: list[tuple[int, int]]) -> list[Change]:
    """What differs in the rows of one act, matter or name."""
    if not old or not new:
        return [Change(part, name, "ends" if old else "begins", tuple(old), tuple(new))]
    paired = [_paired(part, name, old[i], new[j]) for i, j in sorted(pairs, key=lambda pair: pair[1])]
    found = [change for change in paired if change]
    gone = sorted(set(range(len(old))) - {i for i, _ in pairs})
    come = sorted(set(range(len(new))) - {j for _, j in pairs})
    if part == "powers" and (gone or come or any(not c.formal for c in found)) and _says_the_same(old, new):
        return [Change(part, name, "rewritten", tuple(old), tuple(new))]
    power = part == "powers"
    found += [Change(part, name, "added", (), (new[j],), effect="wider" if power else "") for j in come]
    found += [Change(part, name, "removed", (old[i],), (), effect="narrower" if power else "") for i in gone]
    return found


def _paired(part: str, name: str, old: Row, new: Row) -> Change | None:
    if _raw(old) == _raw(new):
        return None
    aspects = tuple(field.name for field in fields(old) if _plain(old, field.name) != _plain(new, field.name))
    if not aspects or aspects == ("article",):
        return Change(part, name, "renumbered" if aspects else "reordered", (old,), (new,), aspects)
    effect = _effect(old, new) if isinstance(old, Power) else ""
    return Change(part, name, "changed", (old,), (new,), aspects, effect)


# Pairing rows.


def _raw(row: Row) -> Hashable:
    """Everything that a row says, in the order in which it says it."""
    return row if isinstance(row, str) else tuple(_frozen(getattr(row, field.name)) for field in fields(row))


def _plain(row: Row, key: str) -> Hashable:
    """One key of a row, without the order of its words."""
    value = _frozen(getattr(row, key))
    return tuple(sorted(set(value))) if key in UNORDERED and isinstance(value, tuple) else value


def _frozen(value: object) -> Hashable:
    if isinstance(value, Mapping):
        return tuple(sorted((key, _frozen(one)) for key, one in value.items()))
    return tuple(_frozen(one) for one in value) if isinstance(value, list | tuple) else value


def _meaning(row: Row) -> Hashable:
    """What a row says, wherever its article and its words stand."""
    return tuple(_plain(row, field.name) for field in fields(row) if field.name != "article")


def _meaning_here(row: Row) -> Hashable:
    return tuple(_plain(row, field.name) for field in fields(row))


def _pairs(old: list[Row], new: list[Row]) -> list[tuple[int, int]]:
    """Places of rows that belong together: equal ones first, then those with the same meaning, then the nearest.

    The same pairs come out, turned round, when the two are exchanged.
    """
    left, right = list(range(len(old))), list(range(len(new)))
    pairs: list[tuple[int, int]] = []
    for key in (_raw, _meaning_here, _meaning):
        equal = _equal(left, right, old, new, key)
        left, right = _without(left, right, equal)
        pairs += equal
    return pairs + _nearest(left, right, old, new)


def _without(left: list[int], right: list[int], pairs: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    gone, come = {i for i, _ in pairs}, {j for _, j in pairs}
    return [i for i in left if i not in gone], [j for j in right if j not in come]


def _equal(
    left: list[int], right: list[int], old: list[Row], new: list[Row], key: Callable[[Row], Hashable]
) -> list[tuple[int, int]]:
    heaps: dict[Hashable, tuple[list[int], list[int]]] = {}
    for i in left:
        heaps.setdefault(key(old[i]), ([], []))[0].append(i)
    for j in right:
        heaps.setdefault(key(new[j]), ([], []))[1].append(j)
    pairs: list[tuple[int, int]] = []
    for here, there in heaps.values():
        here.sort(key=lambda i: (repr(_raw(old[i])), i))
        there.sort(key=lambda j: (repr(_raw(new[j])), j))
        pairs += zip(here, there, strict=False)
    return pairs


def _nearest(left: list[int], right: list[int], old: list[Row], new: list[Row]) -> list[tuple[int, int]]:
    if len(left) * len(right) > _FAR_APART:
        here = sorted(left, key=lambda i: (repr(_raw(old[i])), i))
        there = sorted(right, key=lambda j: (repr(_raw(new[j])), j))
        return list(zip(here, there, strict=False))
    said_old, said_new = {i: repr(_raw(old[i])) for i in left}, {j: repr(_raw(new[j])) for j in right}
    ranked = sorted(
        ((_distance(old[i], new[j]), min(said_old[i], said_new[j]), max(said_old[i], said_new[j])), (i, j))
        for i in left
        for j in right
    )
    gone: set[int] = set()
    come: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _rank, (i, j) in ranked:
        if i not in gone and j not in come:
            gone.add(i)
            come.add(j)
            pairs.append((i, j))
    return pairs


def _distance(old: Row, new: Row) -> float:
    """How far apart two rows are: 0 for the same."""
    far = 0.0
    for field in fields(old):
        one, other = _plain(old, field.name), _plain(new, field.name)
        if one == other:
            continue
        share = 1.0
        if field.name in UNORDERED and isinstance(one, tuple) and isinstance(other, tuple):
            share = 1 - len(set(one) & set(other)) / len(set(one) | set(other))
        far += _COSTS.get(field.name, 1.0) * share
    return far


# Who may do more, who less.


def _effect(old: Power, new: Power) -> str:
    grows, shrinks = _covers(new, old), _covers(old, new)
    return "wider" if grows and not shrinks else "narrower" if shrinks and not grows else "other"


def _covers(wide: Power, narrow: Power) -> bool:
    """Whether the first row grants everything that the second grants."""
    return set(narrow.roles) <= set(wide.roles) and all(
        _covers_key(key.name, getattr(wide, key.name), getattr(narrow, key.name))
        for key in fields(Power)
        if key.name not in ("roles", "article")
    )


def _covers_key(key: str, wide: object, narrow: object) -> bool:
    if wide == narrow or (key == "within" and wide == "coalition"):
        return True
    if isinstance(wide, tuple) and isinstance(narrow, tuple):
        return not wide or (bool(narrow) and set(narrow) <= set(wide))
    return wide is None or wide is False  # a condition that is not asked for


def _says_the_same(old: Sequence[Power], new: Sequence[Power]) -> bool:
    """Whether the rows of an act grant the same, though they are cut differently. False too when they are too many."""
    here, there = _atoms(old), _atoms(new)
    if here is None or there is None:
        return False
    return all(_granted(atom, there) for atom in here) and all(_granted(atom, here) for atom in there)


_ANY = ""
_CUT = ("roles", "stages", "kinds", "gives")
_EASIEST = {"within": "coalition", "second_person": False, "all_answered": False}
_ATOM_KEYS = tuple(key.name for key in fields(Power) if key.name not in ("act", "article", *_CUT))


def _atoms(rows: Sequence[Power]) -> set[tuple[Hashable, ...]] | None:
    """The rows cut into single words: one role, one stage, one kind of text, one seat that is given."""
    found: set[tuple[Hashable, ...]] = set()
    for row in rows:
        rest = tuple(_frozen(getattr(row, key)) for key in _ATOM_KEYS)
        cuts = [getattr(row, key) or (_ANY,) for key in _CUT]
        if len(found) + len(cuts[0]) * len(cuts[1]) * len(cuts[2]) * len(cuts[3]) > _ATOMS:
            return None
        found |= {(*words, *rest) for words in product(*cuts)}
    return found


def _granted(atom: tuple[Hashable, ...], among: set[tuple[Hashable, ...]]) -> bool:
    """Whether one of these grants it: the same words, or any word, or fewer conditions."""
    role, words, rest = atom[0], atom[1 : len(_CUT)], atom[len(_CUT) :]
    choices: list[set[Hashable]] = [{word, _ANY} for word in words]
    for key, value in zip(_ATOM_KEYS, rest, strict=True):
        choices.append({value, _EASIEST[key]} if key in _EASIEST else {value})
    return any((role, *choice) in among for choice in product(*choices))
