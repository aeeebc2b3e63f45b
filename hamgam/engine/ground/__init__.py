"""Common ground: which text can most organisations sign.

A text of M clauses is given, each with one or more wordings; leaving a clause out is always possible unless it is
required. N organisations stand somewhere on each wording: accept, reservation, stand_aside and reject, or no answer.
An organisation *bears* a wording unless it rejects it; no answer bears nothing unless the asker says so. It can sign a
choice of wordings when it bears every one of them.

For a number k of clauses let f(k) be the most organisations that bear a common choice of k clauses. `frontier` gives f,
a text and its signatories for each k. With one wording a clause, f(k) >= s says that the bipartite graph *who bears
what* has a complete subgraph of s organisations and k clauses, which is NP-complete to decide in general (Garey and
Johnson, problem GT24); positions of real coalitions are far from the worst case, and a limit keeps the rest honest:
what is not proved is given with a bound from above.

`full_agreement` is the case of all organisations; `levels` asks for nested texts, a core and rings around it; `bridges`
asks which single change would let more sign.

Sums of organisations are exact integers, sets of organisations are bit masks, and the same positions give the same
answer in whatever order they are handed in.
"""

from hamgam.engine.ground.agreement import ClauseAgreement, FullAgreement, Standing, full_agreement
from hamgam.engine.ground.bridges import Bridge, Change, bridges, own_bridges, present_text
from hamgam.engine.ground.frontier import Frontier, Longest, Step, frontier
from hamgam.engine.ground.gains import Gain
from hamgam.engine.ground.levels import Level, Levels, levels
from hamgam.engine.ground.question import STANCES, Clause, GroundError, Question, Stance, Wording

__all__ = [
    "STANCES",
    "Bridge",
    "Change",
    "Clause",
    "ClauseAgreement",
    "Frontier",
    "FullAgreement",
    "Gain",
    "GroundError",
    "Level",
    "Levels",
    "Longest",
    "Question",
    "Stance",
    "Standing",
    "Step",
    "Wording",
    "bridges",
    "frontier",
    "full_agreement",
    "levels",
    "own_bridges",
    "present_text",
]
