"""The whole answer, put together."""

from hamgam.engine.ground.consultation.answers import LEAST, Results, StatementResult
from hamgam.engine.ground.consultation.votes import Votes


def results(votes: Votes, *, groups: int | None = None, least: int = LEAST) -> Results:
    """What unites, what divides, which groups there are; nothing about fewer than `least` people."""
    import numpy as np

    size = len(votes.statements)
    key = votes.columns.astype(np.int64) * 3 + votes.answers + 1
    table = np.bincount(key, minlength=3 * size).reshape(size, 3).tolist()

    def held(count: int) -> int | None:
        return count if not 0 < count < least else None

    rows = []
    for name, (disagree, pass_, agree) in zip(votes.statements, table, strict=True):
        seen = agree + pass_ + disagree
        hidden = any(held(n) is None for n in (agree, pass_, disagree))
        share, against = (agree + 1) / (seen + 2), (disagree + 1) / (seen + 2)
        rows.append(
            StatementResult(
                name,
                None if hidden else seen,
                held(agree),
                held(pass_),
                held(disagree),
                {},
                {},
                round(share, 4),
                round(against, 4),
                round(2 * min(share, against), 4),
                "agree" if share >= 0.6 else "disagree" if against >= 0.6 else None,
            )
        )
    people = votes.participants
    return Results(
        people if people >= least else None,
        len(votes.answers),
        tuple(rows),
        (),
        people,
        (),
        0.0,
        0.0,
        "too_few_people",
        least,
    )
