"""The lot: a draw that nobody can choose, the host included, and that everybody can recompute.

How it goes. First the choices are fixed. Several members each think of a secret of at least 16 random bytes and publish
its commitment, `commit(member, secret)`. When the time for commitments is over, and not before, they open their
secrets; `seed_of` checks each against its commitment and makes the seed of all of them. `draw` takes from it as many
choices as are wanted. If only one of those who opened chose the secret at random and kept it, nobody could know or choose
the seed.

The last to open. Whoever opens last knows the outcome before the others do and can keep silent instead. So a draw in which
somebody who committed does not open in time, or opens something else, is void: there is no seed, the result says who it
was, and the draw is begun again with new secrets and without them. They cannot choose an outcome, but they can throw one
away, once and seen by all; k members who act together can throw away k. Who cannot live with that needs a source of
chance outside of the coalition or a slow function (both in docs/decisions).

Everything that is hashed is plain text of lines, so `sha256sum` recomputes it. SHA-256 stands in for a random source as in
RFC 3797 ("Publicly Verifiable Nominations Committee Random Selection"), from which the idea of a public draw is taken; the
commitments are those of M. Blum, "Coin flipping by telephone" (1981). RFC 3797 takes a remainder of a long number, which
prefers some a little; here numbers that would do so are thrown away.

Properties: the order of members, of openings and of choices does not matter; every choice is equally likely; the first n
of a longer draw are a draw of n. A tie rule is not needed: without a seed all are tied.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count as numbers

from hamgam.engine.methods.steps import Asked, Count, Step

BALLOT = "none"
MANY_SEATS = True

SECRET_BYTES = 16
"""A shorter secret could be found from its commitment by trying all."""

SEED_REASONS = ("made", "too_few", "not_opened")


@dataclass(frozen=True)
class Seed:
    """What the openings came to. Names of members in the order of their ids.

    value: 32 bytes, or None where the draw is void. reason: "made"; "too_few" committed; "not_opened": `not_opened` gave no
    opening, or `wrong` one that is not what they committed to. strangers opened without a commitment and change nothing.
    """

    value: bytes | None
    reason: str
    opened: tuple[str, ...]
    not_opened: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()

    @property
    def again_without(self) -> tuple[str, ...]:
        """Without whom the draw is begun again."""
        return tuple(sorted(self.not_opened + self.wrong))


def commit(member: str, secret: bytes) -> str:
    """The commitment of a member to a secret, 64 hexadecimal digits.

    Holds the member's id, so nobody can commit to somebody else's secret by copying. Raises ValueError for a secret of fewer
    than 16 bytes and for an id of several lines.
    """
    if len(secret) < SECRET_BYTES:
        raise ValueError(f"a secret has at least {SECRET_BYTES} bytes")
    return _sha256("commitment", member, secret.hex()).hex()


def seed_of(commitments: Mapping[str, str], openings: Mapping[str, bytes], *, at_least: int = 2) -> Seed:
    """The seed of these commitments (member → digits) and openings (member → secret); void if one is missing or wrong.

    at_least: how many must have committed. With one alone the seed is no secret to that one.
    """
    members = sorted(commitments)
    not_opened = tuple(member for member in members if member not in openings)
    wrong = tuple(m for m in members if m in openings and not _opens(m, openings[m], commitments[m]))
    opened = tuple(member for member in members if member not in not_opened + wrong)
    reason = "too_few" if len(members) < max(at_least, 1) else "not_opened" if not_opened or wrong else "made"
    lines = [line for member in opened for line in (member, openings[member].hex())]
    return Seed(
        value=_sha256("seed", *lines) if reason == "made" else None,
        reason=reason,
        opened=opened,
        not_opened=not_opened,
        wrong=wrong,
        strangers=tuple(sorted(set(openings) - set(commitments))),
    )


def draw(seed: bytes, choices: Iterable[str], n: int) -> tuple[str, ...]:
    """Draw n of the choices, the first first; all of them, in an order, where there are fewer.

    The choices stand in the order of their code points, whatever order they come in; each draw takes one out at a place
    that the next number of the seed says.
    """
    left = sorted(set(choices))
    words = (int.from_bytes(_sha256("draw", seed.hex(), str(number)), "big") for number in numbers())
    return tuple(left.pop(below(words, len(left))) for _ in range(min(n, len(left))))


def below(words: Iterator[int], bound: int, space: int = 2**256) -> int:
    """A number from 0 to bound - 1, each equally likely, from equally likely words below `space`.

    The words at the end that do not make a whole multiple of `bound` are thrown away.
    """
    whole = space - space % bound
    return next(word for word in words if word < whole) % bound


def count(asked: Asked) -> Count:
    """As many choices as there are seats, drawn by lot; without a lot all are tied, unless there are seats for all."""
    everyone = asked.sorted(asked.choices)
    if asked.order is None and len(everyone) > asked.seats:
        return Count(tied=everyone, steps=(Step("drawn", tied=everyone),))
    chosen = everyone[: asked.seats]
    tied = everyone if len(everyone) > asked.seats else ()
    return Count(
        winners=chosen, steps=(Step("drawn", chosen=chosen, tied=tied, tie_rule="drawn_lot" if tied else None),)
    )


def _opens(member: str, secret: bytes, commitment: str) -> bool:
    return len(secret) >= SECRET_BYTES and commit(member, secret) == commitment.lower()


def _sha256(purpose: str, *lines: str) -> bytes:
    """SHA-256 of lines of text, the first of which says what they are for."""
    if any("\n" in line for line in lines):
        raise ValueError("an id has one line")
    return hashlib.sha256("".join(f"{line}\n" for line in (f"hamgam lot {purpose}", *lines)).encode()).digest()
