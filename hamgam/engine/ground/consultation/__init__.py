"""Consultation: many people answer short statements with agree, pass or disagree. What unites them, and what divides?

**The question.** P participants have each answered some of M statements with 1, 0 or -1; most answers are missing, and that
somebody did not answer says nothing. Which groups answer alike? On which statements do all groups agree, each judged by
itself, so that a large one never outvotes a small one? What marks a group? And how is that told of people who took part
without their names, so that nobody can be found in it?

**How it is answered.** `votes` puts the answers into rows of numbers. `axes` finds the directions in which opinion differs more
than chance would make it, from what was answered alone, and places everybody on them. `groups` divides the places, `within`
looks at each group again. `counting` counts group by group, `holding` decides which counts may be told and `cuts` what these
leave open, `figures` works out from them alone what unites, divides and marks, and `places` draws the map. `whole` puts it
together.

**What is never told**: any count of one to four people, or any figures from which additions and subtractions give one.
`docs/decisions/0008-consultation.md` says what protects people and what does not.

The work is P · M² sums for the correlations and M³ for the axes (of 600 statements at most); memory is bounded by the answers
themselves, some numbers for each participant and a few tables of M × M. Nothing is drawn by lot and no clock is read. numpy
is loaded when answers are counted, not before.
"""

from hamgam.engine.ground.consultation.answers import (
    AGREE,
    DISAGREE,
    LEAST,
    PASS,
    Cell,
    ConsultationError,
    Counts,
    Group,
    Mark,
    Results,
    StatementResult,
)
from hamgam.engine.ground.consultation.votes import Gathering, Votes, votes_of
from hamgam.engine.ground.consultation.whole import results

__all__ = [
    "AGREE",
    "DISAGREE",
    "LEAST",
    "PASS",
    "Cell",
    "ConsultationError",
    "Counts",
    "Gathering",
    "Group",
    "Mark",
    "Results",
    "StatementResult",
    "Votes",
    "results",
    "votes_of",
]
