"""What stands in the lists of the common ground's page: steps, bridges, own moves, clauses on which somebody stands apart."""

from dataclasses import dataclass, field

from django.utils.translation import get_language

from hamgam.engine.bylaws import Verdict
from hamgam.engine.spoken import letter
from hamgam.positions.drawing import Stair
from hamgam.positions.labels import Label
from hamgam.positions.standing import Stand
from hamgam.texts.models import Wording
from hamgam.texts.shape import Laid


@dataclass
class StairRow:
    """A step in the table beside the picture."""

    stair: Stair
    who: set[int]
    first: bool
    last: bool
    #: Short names of clauses; both empty where there are too many to list.
    left_out: list[str]
    kept: list[str]
    #: Who can sign, and who joins and leaves compared with the row above.
    names: list[str]
    joins: list[str]
    leaves: list[str]
    #: Of a text that is longer than the present one: which proposed clauses it holds.
    added: list[str] = field(default_factory=list)

    @property
    def listed(self) -> bool:
        """Whether it is said which clauses the text holds."""
        return bool(self.left_out or self.kept or self.added) or self.first


@dataclass
class ShownBridge:
    """One change that brings organisations nearer: of a wording, of two, or by leaving a clause out."""

    label: Label
    laid: Laid
    wording: Wording | None
    nearer: list[str]
    lost: list[str]
    before: int
    after: int
    #: How many clauses the whole text has then.
    clauses: int
    verdict: Verdict | None = None
    objecting: list[str] = field(default_factory=list)
    nearer_count: int = 0
    lost_count: int = 0
    other: "ShownBridge | None" = None

    @property
    def letter(self) -> str:
        """The letter of the wording."""
        return letter(self.wording.letter, get_language() or "fa") if self.wording else ""


@dataclass
class Move:
    """What an answer of the reader's own organisation would bring, told to it alone."""

    label: Label
    letter: str
    leads: bool
    #: Signatories of the whole text as it stands, before and after; equal where nothing changes.
    before: int
    after: int
    #: With the best wordings: of how many clauses, before and after.
    gains: list[tuple[int, int, int]]


@dataclass
class Apart:
    """A clause on which not everybody plainly agrees: who stands how, and why."""

    stand: Stand
    may_open: bool
    brief: bool
