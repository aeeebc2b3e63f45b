"""Common ground: which text can most organisations sign.

**The question.** A text of M clauses is given, each with one or more wordings; leaving a clause out is always possible
unless it is required. N organisations stand somewhere on each wording: accept, reservation, stand_aside and reject, or
no answer. An organisation *bears* a wording unless it rejects it; no answer bears nothing unless the asker says so. Let
B(w) be the set of organisations that bear wording w. A text T chooses at most one wording of each clause; those who can
sign it are S(T), the intersection of its B(w). For a number k of clauses let

    f(k) = max |S(T)| over all texts T of k clauses.

f falls as k grows: a clause left out costs nobody. `frontier` gives f, a text and its signatories for each k, and the
inverse g(s), the longest text that s can sign. Among texts with equal k and |S| a stated order decides (see there), so
the same positions give the same text in whatever order they are handed in.

**How hard it is.** With one wording a clause, f(k) >= s says that the bipartite graph *who bears what* has a complete
subgraph of s organisations and k clauses: balanced complete bipartite subgraph, NP-complete (Garey and Johnson, GT24).
Seen from the other side it is the constrained vertex cover of the bipartite graph of rejections: take away at most N-s
organisations and M-k clauses so that no rejection is left (Kuo and Fuchs, 1987, for spare rows and columns of memory
chips; Fernau and Niedermeier, 2001, for its exact search). Positions of real coalitions are far from the worst case; a
limit keeps the rest honest. What is not proved comes with a bound from above, never with a wrong *proved*.

**How it is answered.** Sets of organisations are bit masks in whole numbers of any size. `Staircase` holds for each k
the best height known, a bound and *all* sets of signatories that reach it (the ways). A step is one `Hunt`: branch and
bound over states (who may still sign, which wordings are still open), which

- takes in clauses that all bear, drops wordings that too few bear and organisations that reject too many;
- cuts by counting rejections from both sides (a relaxation of the cover), by the cheapest clauses, and by packing
  clauses with disjoint sets of organisations that stand in their way (König's bound where a clause has one wording);
- divides by an organisation or by a clause, whichever fits the shape of the step, and leaves out with each one all that
  it dominates.

Hunts are interrupted and taken up again, so that short texts of many and long texts of few are proved before the hard
middle; each found text raises every shorter step, each proof lowers every longer one. No clock is read: `limit` counts
branches, and `should_stop` is the caller's, of `frontier`, `levels`, `bridges`, `own_bridges` and `pairs`: the answer so far
has its bounds. Memory is bounded by the ways kept, 4000 for each step, and by the depth of
the search, N + M states for each open step. Where the extra `fast` is installed the search is compiled (`kernel.c`): equal
answers, thirty times the branches (`pace` tells by how much a limit may be higher), and for large coalitions better first
texts and bounds by the spectrum of the rejections, for each step apart (`wide.c`).

**What follows from it.** After one changed position the ways tell the new steps almost without search
(`frontier_after`): one yes more raises a step by one at most, and only where the other signatories are a way.
`full_agreement` is s = N. `levels` is the best chain S1 > S2 > ... of ways with texts that hold each other, by the sum
of organisations times clauses. `bridges` and `own_bridges` ask which single change lets more sign. `together` and `two`
are S and T turned round; `pairs` gives the largest rectangles (formal concepts in the sense of Wille, counted by
clause); `matrix_order` puts agreement side by side. `Check` reads every text again from the stances alone before it is
given.

Individuals are asked otherwise than organisations: `consultation`, a package of its own, imported by whoever needs it.
"""

from hamgam.engine.ground.agreement import ClauseAgreement, FullAgreement, Standing, full_agreement
from hamgam.engine.ground.bridges import Bridge, Bridges, Change, bridges, own_bridges, present_text
from hamgam.engine.ground.company import Between, Parting, Together, Two, every_two, together, two
from hamgam.engine.ground.compiled import pace
from hamgam.engine.ground.frontier import Frontier, Longest, Step, frontier
from hamgam.engine.ground.gains import Gain
from hamgam.engine.ground.levels import Level, Levels, levels
from hamgam.engine.ground.order import MatrixOrder, matrix_order
from hamgam.engine.ground.pairs import Pair, Pairs, pairs
from hamgam.engine.ground.question import STANCES, Clause, GroundError, Question, Stance, Wording
from hamgam.engine.ground.table import Table, table_of
from hamgam.engine.ground.update import frontier_after

__all__ = [
    "STANCES",
    "Between",
    "Bridge",
    "Bridges",
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
    "MatrixOrder",
    "Pair",
    "Pairs",
    "Parting",
    "Question",
    "Stance",
    "Standing",
    "Step",
    "Table",
    "Together",
    "Two",
    "Wording",
    "bridges",
    "every_two",
    "frontier",
    "frontier_after",
    "full_agreement",
    "levels",
    "matrix_order",
    "own_bridges",
    "pace",
    "pairs",
    "present_text",
    "table_of",
    "together",
    "two",
]
