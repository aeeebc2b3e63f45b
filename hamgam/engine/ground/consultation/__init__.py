"""Consultation: many people answer short statements with agree, pass or disagree."""

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
