"""What a consultation answers: plain data, without numpy, so that it can be kept, shown and sent."""

from collections.abc import Mapping
from dataclasses import dataclass

AGREE, PASS, DISAGREE = 1, 0, -1
#: No figure is about fewer people than this.
LEAST = 5

Between = Mapping[str, tuple[int, int]]


class ConsultationError(ValueError):
    """Answers that cannot be counted. `code` says why in one word, `what` names the thing it is about."""

    def __init__(self, code: str, what: object = None) -> None:
        super().__init__(f"{code}: {what}")
        self.code = code
        self.what = what


@dataclass(frozen=True, slots=True)
class Counts:
    """How many answered a statement, and how. None is a count that is held back.

    `between` has for each count that is held back ("seen", "agree", "pass", "disagree") the least and the most that it
    can be: what anyone could work out from all that is published, and no more.
    """

    seen: int | None
    agree: int | None
    pass_: int | None
    disagree: int | None
    between: Between


@dataclass(frozen=True, slots=True)
class StatementResult:
    """One statement: everyone together, then each group by its letter.

    `by_group` has None where so few of a group answered that nothing can be said. `unites` and `against` are group-aware
    consensus for agreeing and for disagreeing, `divides` is the largest distance between two groups (without groups: how
    evenly all are split), each 0..1 and worked out from the published counts alone; see `figures`. `united` is "agree" or
    "disagree" where every group, judged apart, answers so, and None elsewhere.
    """

    id: str
    seen: int | None
    agree: int | None
    pass_: int | None
    disagree: int | None
    between: Between
    by_group: Mapping[str, Counts | None]
    unites: float
    against: float
    divides: float
    united: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement that marks a group: it answers `answer` ("agree", "disagree") `times` as often as everybody else.

    `share` and `others` are the two smoothed shares whose ratio `times` is; `z` tells how far that is from chance.
    """

    id: str
    answer: str
    times: float
    share: float
    others: float
    z: float


@dataclass(frozen=True, slots=True)
class Group:
    """People who answer alike, `size` of them, and the statements that mark them, the strongest first."""

    letter: str
    size: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on the map of opinion (x and y in 0..1) where `count` people of a group are; `group` is "" without groups."""

    x: float
    y: float
    group: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """The whole answer.

    - `participants`: who answered anything; None when they are fewer than `least`.
    - `answers`: their answers together; where a count is held back, at least so many.
    - `groups`: largest first, letters from "a"; () when there are none, and then `reason` says why: "too_few_people",
      "too_few_answers", "no_structure", "one_group" (the caller asked for one).
    - `unplaced`: participants in no group, for they answered too little to be placed (all of them without groups).
    - `explained`: share of the variance of opinion that the two axes of the map show, 0..1.
    - `separation`: how clearly the groups are apart, the mean over groups of the silhouette, -1..1; 0 without groups.
    """

    participants: int | None
    answers: int
    statements: tuple[StatementResult, ...]
    groups: tuple[Group, ...]
    unplaced: int
    map: tuple[Cell, ...]
    explained: float
    separation: float
    reason: str | None
    least: int
