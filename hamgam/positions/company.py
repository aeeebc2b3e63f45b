"""Who can go with whom: what two organisations share, the longest text of any, the strongest pairs."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import get_language

from hamgam.engine import ground as engine
from hamgam.engine.spoken import letter
from hamgam.positions.asking import Asking, InTheWay, deadline, in_the_way
from hamgam.positions.labels import Label
from hamgam.positions.standing import called

#: So many pairs are shown.
PAIRS = 10


@dataclass
class Beside:
    """How two organisations stand on one wording; `letter` where it is not the one that leads."""

    label: Label
    letter: str
    one: str
    other: str
    #: Whether it is the first row of its clause.
    first: bool = True


class Two:
    """Two members, chosen by `a` and `b`; what they share and what parts them."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        slugs = [asking.given.get(place, "") for place in ("a", "b")]
        self.same = bool(slugs[0]) and slugs[0] == slugs[1]
        members, self.unknown = asking.seen.members, asking.found(slugs)[1]
        by_slug = {row.slug: pk for pk, row in members.items()}
        self.one, self.other = (by_slug.get(slug) for slug in slugs)
        if "a" not in asking.given and asking.seen.me is not None:
            self.one = asking.seen.me

    @property
    def ready(self) -> bool:
        """Whether two different members are chosen."""
        return self.one is not None and self.other is not None and self.one != self.other

    @property
    def names(self) -> list[str]:
        """Both short names."""
        return [called(self.asking.seen.members[pk]) for pk in (self.one, self.other) if pk is not None]

    @cached_property
    def found(self) -> engine.Two:
        """What the engine says."""
        return engine.two(self.asking.question, str(self.one), str(self.other))

    @property
    def accepted(self) -> list[str]:
        """The clauses that both accept without reservation."""
        return self.asking.shorts(self.found.accepted)

    @property
    def shared(self) -> list[Beside]:
        """The wording of each other clause that both could sign, with how they stand on it."""
        return [self._beside(key) for key in self.found.shared if key not in self.found.accepted]

    @property
    def apart(self) -> list[Beside]:
        """Each wording of the clauses of which one could sign some, and both none together."""
        return self._parted(neither=False)

    @property
    def neither(self) -> list[Beside]:
        """Each wording of the clauses of which neither could sign any: that parts them from others, not from each other."""
        return self._parted(neither=True)

    def _parted(self, *, neither: bool) -> list[Beside]:
        return [
            self._beside(key, first=at == 0)
            for parting in self.found.apart
            if neither == (not any(self._bears(key) for key, _one, _other in parting.stances))
            for at, (key, _one, _other) in enumerate(parting.stances)
        ]

    def _bears(self, key: str) -> bool:
        return any(self.asking.question.bears(str(pk), key) for pk in (self.one, self.other))

    def _beside(self, key: str, *, first: bool = True) -> Beside:
        laid, wording = self.asking.wording(key)
        said = "" if self.asking.plain(laid, wording) else letter(wording.letter, get_language() or "fa")
        one, other = (self.asking.seen.stances.get((pk or 0, wording.pk), "") for pk in (self.one, self.other))
        return Beside(self.asking.labels[laid.clause.pk], said, one, other, first)


class Together:
    """Any members, chosen by `with`; the longest text that they could sign."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.chosen, self.unknown = asking.found(asking.given.getlist("with"))

    @cached_property
    def found(self) -> engine.Together:
        """What the engine says."""
        return engine.together(self.asking.question, [str(pk) for pk in self.chosen])

    @property
    def names(self) -> list[str]:
        """Who is chosen."""
        return self.asking.names(str(pk) for pk in self.chosen)

    @property
    def clauses(self) -> list[str]:
        """The clauses of the text, with letters where they stand in other wordings."""
        return self.asking.shorts(self.found.wordings)

    @property
    def also(self) -> list[str]:
        """Who else could sign it."""
        return self.asking.names(self.found.also)

    @property
    def apart(self) -> list[InTheWay]:
        """The clauses that are not in it."""
        among = set(self.chosen)
        return [in_the_way(self.asking, self.asking.laid[int(key)], among) for key in self.found.apart]


@dataclass
class ShownPair:
    """Organisations and all clauses that they could sign together."""

    count: int
    clauses: int
    names: list[str]
    held: list[str]
    missing: list[str]
    #: Those of `held` that are not simply a clause of the text: other wordings, and what is proposed to be added.
    lettered: list[str]


class Pairs:
    """The strongest pairs of organisations and clauses, with what was left out."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking

    @cached_property
    def found(self) -> engine.Pairs:
        """What the engine says."""
        return engine.pairs(self.asking.question, PAIRS, should_stop=deadline())

    @property
    def rows(self) -> list[ShownPair]:
        """The pairs, those with most signatures first."""
        return [self._shown(pair) for pair in self.found.pairs]

    @property
    def full(self) -> bool:
        """Whether as many are shown as there is room for."""
        return len(self.found.pairs) == PAIRS

    def _shown(self, pair: engine.Pair) -> ShownPair:
        borne: dict[int, list[str]] = {}
        for key in pair.wordings:
            borne.setdefault(self.asking.wording(key)[0].clause.pk, []).append(key)
        plain = {self.asking.labels[laid.clause.pk].short for laid in self.asking.seen.asked}
        held = [self._called(keys) for keys in borne.values()]
        return ShownPair(
            len(pair.organisations), pair.clauses, self.asking.names(pair.organisations), held,
            [self.asking.labels[laid.clause.pk].short for laid in self.asking.seen.asked if laid.clause.pk not in borne],
            [said for said in held if said not in plain],
        )  # fmt: skip

    def _called(self, keys: list[str]) -> str:
        """A clause by its number alone where the wording that leads will do, else with the letter of the first."""
        plain = (key for key in keys if self.asking.plain(*self.asking.wording(key)))
        return self.asking.short(next(plain, keys[0]))
