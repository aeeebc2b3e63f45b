"""The file of ballots by which anybody recounts a round: `hamgam recount FILE`, which needs nothing else."""

import unicodedata
from collections.abc import Sequence

from django.utils.translation import override

from hamgam.elections.models import Election
from hamgam.elections.words import nominee_name, title_in
from hamgam.engine.elections import BallotFile, Declared, Nominee
from hamgam.members import here
from hamgam.record import log

#: Joiners that Persian words need; every other letter without a shape could turn a line around.
_JOINERS = "\u200c\u200d"
_LONGEST = 200


def file_of(
    on: Election, nominees: Sequence[str], standing: Sequence[str], seats: int, held: Sequence[tuple[str, ...]], *,
    electors: int, seed: bytes | None,
) -> BallotFile:  # fmt: skip
    """The file of this round, with no result declared yet.

    nominees: whom its ballots may hold; standing: those of them who can still be elected.
    """
    with override(here.languages()[0]):
        rows = on.nominations.select_related("organisation").filter(number__in=[int(key[1:]) for key in nominees])
        named = tuple(Nominee(row.key, plain(nominee_name(row), row.key), row.key not in standing) for row in rows)
        title = plain(title_in(on), on.office)
    return BallotFile(
        origin=log.origin(), number=on.number, office=on.office, title=title, method=on.rule.method, seats=seats,
        electors=electors, quorum=on.rule.quorum, how="paper" if on.way == "paper" else "secret" if on.secret else "open",
        nominees=named, ballots=tuple(held), declared=Declared("nobody_answered"), round=on.round,
        next_round=on.rule.next_round, from_totals=on.way == "paper", seed=seed,
    )  # fmt: skip


def plain(words: str, otherwise: str) -> str:
    """Words on one line without anything that steers a terminal or turns what follows around."""
    kept = "".join(letter if letter in _JOINERS or unicodedata.category(letter)[0] != "C" else " " for letter in words)
    return " ".join(kept.split())[:_LONGEST].strip() or otherwise
