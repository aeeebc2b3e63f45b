"""Seats shared out among units by their size: how many delegates each group, district or organisation elects.

Three rules, each a word of the bylaws:

"sainte_lague": the next seat goes to the unit whose size / (2 × its seats + 1) is largest. Source: A. Sainte-Laguë, "La
représentation proportionnelle et la méthode des moindres carrés", Annales scientifiques de l'É.N.S. 27 (1910), 529-542; the
same as Webster's. It favours neither the large nor the small.
"d_hondt": the same with size / (its seats + 1). Source: V. D'Hondt, "Système pratique et raisonné de représentation
proportionnelle" (1882); the same as Jefferson's. It favours the large.
"largest_remainder": the quota of Hare, size of all / seats; each unit gets the whole part of its size / quota, and the seats
that are left go to the largest remainders. Source: Hamilton's of 1792, see M. L. Balinski and H. P. Young, "Fair
Representation" (1982). It keeps to the quota, but one seat more for all can cost a unit one (the Alabama paradox).

At least so many for each. With the first two rules each unit with members begins with so many seats, and the quotients go on
from there (Balinski and Young, appendix A: requirements). With the third, a unit whose share is less gets exactly so many and
is set aside, and the others share the rest by a new quota, until nobody's share is less.

Ties. Equal quotients or remainders for fewer seats than there are units: no rule decides, those seats are in nobody's count
until a lot is drawn and its order given. Never an alphabet, never the order of entry.

Properties: the order of the units does not matter; a larger unit never gets fewer seats than a smaller one; a unit of nobody
gets none; the first two are house monotone (one seat more for all costs nobody one); the third gives each its share rounded down or up.
A unit can get more seats than it has members: the seats are shared out, whoever there is to sit on them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

APPORTIONING = ("sainte_lague", "d_hondt", "largest_remainder")
"""Each way of sharing seats out, by its word in the bylaws."""

SHARE_RULES = ("at_least", "quotient", "whole", "remainder")
"""What a step does: each gets the least that it has in any case; the largest quotient gets a seat; the whole part of each
share; the largest remainders."""

WHYS = ("negative", "too_few_seats", "order")


class NotApportioned(ValueError):
    """What cannot be shared out. why: "negative" (a size, or seats), "too_few_seats" for what each has at least, "order": a lot
    that leaves out somebody who is tied."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Share:
    """One step. `rule` is a word of SHARE_RULES.

    figures: unit → the quotient, share or remainder that was compared, before anything is given. given: unit → the seats that
    it gets in this step. quota: that of Hare, where there is one. tied: between whom a tie stood; without `by_lot` it still
    stands.
    """

    rule: str
    given: Mapping[str, int]
    figures: Mapping[str, Fraction] = field(default_factory=dict)
    quota: Fraction | None = None
    tied: tuple[str, ...] = ()
    by_lot: bool = False


@dataclass(frozen=True)
class Apportionment:
    """How many seats each unit has, and how it came about. Units stand in the order of their ids.

    tied: between whom no rule decides, for `tied_seats` seats that are in nobody's count. empty: seats that nobody can have,
    since no unit has members.
    """

    seats: Mapping[str, int]
    tied: tuple[str, ...] = ()
    tied_seats: int = 0
    steps: tuple[Share, ...] = ()
    empty: int = 0

    @property
    def complete(self) -> bool:
        """Whether every seat has its unit."""
        return not self.tied_seats and not self.empty


def apportion(
    method: str,
    sizes: Mapping[str, int],
    seats: int,
    *,
    at_least: int = 0,
    order: tuple[str, ...] | None = None,
) -> Apportionment:
    """Share `seats` out among units (unit → its size) by a word of APPORTIONING.

    at_least: what each unit with members has in any case. order: the units in the order of a drawn lot, the first first.
    Raises KeyError for a method that does not exist, NotApportioned for what cannot be shared out.
    """
    rule = _RULES[method]
    if seats < 0 or at_least < 0 or min(sizes.values(), default=0) < 0:
        raise NotApportioned("negative")
    there = {unit: size for unit, size in sorted(sizes.items()) if size}
    if len(there) * at_least > seats:
        raise NotApportioned("too_few_seats")
    if not there:
        return Apportionment(dict.fromkeys(sorted(sizes), 0), empty=seats)
    sharing = _Sharing(there, seats, at_least, order)
    rule(sharing)
    held = {unit: sharing.held.get(unit, 0) for unit in sorted(sizes)}
    return Apportionment(held, sharing.tied, seats - sum(held.values()), tuple(sharing.steps))


class _Sharing:
    """Where the sharing stands: what each unit has, and between whom it came to a tie."""

    def __init__(self, sizes: dict[str, int], seats: int, at_least: int, order: tuple[str, ...] | None) -> None:
        self.sizes, self.seats, self.at_least, self.order = sizes, seats, at_least, order
        self.held = dict.fromkeys(sizes, 0)
        self.steps: list[Share] = []
        self.tied: tuple[str, ...] = ()

    @property
    def left(self) -> int:
        return self.seats - sum(self.held.values())

    def give(self, step: Share) -> None:
        """Enter a step."""
        for unit, number in step.given.items():
            self.held[unit] += number
        self.steps.append(step)

    def to_the_largest(self, rule: str, figures: Mapping[str, Fraction], quota: Fraction | None = None) -> None:
        """One seat to each of those with the largest figure, which are as many as there are seats, or else tied."""
        largest = max(figures.values())
        first = tuple(unit for unit in figures if figures[unit] == largest)
        if len(first) <= self.left:
            self.give(Share(rule, dict.fromkeys(first, 1), figures, quota))
            return
        drawn = self._drawn(first)
        self.tied = () if drawn else first
        self.give(Share(rule, dict.fromkeys(drawn, 1), figures, quota, first, bool(drawn)))

    def _drawn(self, tied: tuple[str, ...]) -> tuple[str, ...]:
        if self.order is None:
            return ()
        if not set(tied) <= set(self.order):
            raise NotApportioned("order")
        return tuple(sorted(tied, key=self.order.index)[: self.left])


def _by_quotients(divisor: Callable[[int], int]) -> Callable[[_Sharing], None]:
    """The rule in which seats go to the largest quotients, one after the other."""

    def rule(sharing: _Sharing) -> None:
        if sharing.at_least:
            sharing.give(Share("at_least", dict.fromkeys(sharing.sizes, sharing.at_least)))
        quotients = {unit: Fraction(size, divisor(sharing.at_least)) for unit, size in sharing.sizes.items()}
        while sharing.left and not sharing.tied:
            sharing.to_the_largest("quotient", dict(quotients))
            for unit in sharing.steps[-1].given:
                quotients[unit] = Fraction(sharing.sizes[unit], divisor(sharing.held[unit]))

    return rule


def _by_remainders(sharing: _Sharing) -> None:
    """The quota of Hare and the largest remainders."""
    shares, quota = _shares(sharing)
    if not shares:
        return
    whole = {unit: share.numerator // share.denominator for unit, share in shares.items()}
    sharing.give(Share("whole", whole, shares, quota))
    remainders = {unit: share - whole[unit] for unit, share in shares.items()}
    while sharing.left and not sharing.tied:
        sharing.to_the_largest("remainder", dict(remainders), quota)
        for unit in sharing.steps[-1].given:
            del remainders[unit]


def _shares(sharing: _Sharing) -> tuple[dict[str, Fraction], Fraction]:
    """The exact share of each unit, and the quota, after those have been set aside who would have fewer than the least."""
    rest = dict(sharing.sizes)
    while rest and sharing.left:
        quota = Fraction(sum(rest.values()), sharing.left)
        shares = {unit: size / quota for unit, size in rest.items()}
        held = apportion("largest_remainder", rest, sharing.left).seats if sharing.at_least else {}
        too_small = [unit for unit in held if held[unit] < sharing.at_least]
        if not too_small:
            return shares, quota
        sharing.give(Share("at_least", dict.fromkeys(too_small, sharing.at_least), shares, quota))
        rest = {unit: size for unit, size in rest.items() if unit not in too_small}
    return {}, Fraction(0)


_RULES: Mapping[str, Callable[[_Sharing], None]] = {
    "sainte_lague": _by_quotients(lambda held: 2 * held + 1),
    "d_hondt": _by_quotients(lambda held: held + 1),
    "largest_remainder": _by_remainders,
}
