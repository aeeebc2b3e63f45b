"""Index of the tables."""

from hamgam.bylaws.models import BylawsVersion
from hamgam.differences.models import Difference, Holder, View
from hamgam.members.models import (
    Coalition,
    Comparison,
    DemoMark,
    FormerName,
    Invitation,
    Key,
    LiaisonProposal,
    LiaisonSupport,
    Merger,
    Organisation,
    Person,
    PolicyFile,
    Seat,
    Session,
)
from hamgam.notices.models import Letter, ReadSoFar
from hamgam.positions.models import Position, Promise
from hamgam.record.models import Authorship, Checkpoint, Entry, Head, Leaf, Seal, UsedToken
from hamgam.signing.models import Consent, Silence
from hamgam.statements.models import Statement
from hamgam.texts.models import (
    Clause,
    FrozenText,
    Lead,
    Original,
    Round,
    Section,
    Text,
    Translation,
    Version,
    Wording,
)

__all__ = [
    "Authorship",
    "BylawsVersion",
    "Checkpoint",
    "Clause",
    "Coalition",
    "Comparison",
    "Consent",
    "DemoMark",
    "Difference",
    "Entry",
    "FormerName",
    "FrozenText",
    "Head",
    "Holder",
    "Invitation",
    "Key",
    "Lead",
    "Leaf",
    "Letter",
    "LiaisonProposal",
    "LiaisonSupport",
    "Merger",
    "Organisation",
    "Original",
    "Person",
    "PolicyFile",
    "Position",
    "Promise",
    "ReadSoFar",
    "Round",
    "Seal",
    "Seat",
    "Section",
    "Session",
    "Silence",
    "Statement",
    "Text",
    "Translation",
    "UsedToken",
    "Version",
    "View",
    "Wording",
]  # fmt: skip
