"""Index of the tables."""

from hamgam.assemblies.account_models import Account, AccountAuthor
from hamgam.assemblies.contributions_models import Contribution
from hamgam.assemblies.evaluation_models import Breakdown, BreakdownTotals, Remark, RemarkAuthor
from hamgam.assemblies.group_models import Part, Result, WorkingGroup
from hamgam.assemblies.minutes_models import Minute, Named, Report
from hamgam.assemblies.models import Assembly, Attendance, Item, Office, Paper, Turn
from hamgam.assemblies.public_models import Guests, Opening, Registration
from hamgam.assemblies.rhythm_models import Series
from hamgam.bodies.models import Body, Mandate, MandateReport, Membership
from hamgam.bylaws.models import BylawsVersion
from hamgam.consultations.models import (
    AnswerLink,
    AnswerSet,
    Consultation,
    ProposedStatement,
    ShortStatement,
    WorkedOut,
)
from hamgam.coordination.models import DutyOffer, DutyTurn, Handover, HandoverItem, PassedTurn
from hamgam.decisions.models import Answer, Matter, Task, Variant, Voice
from hamgam.differences.models import Difference, Holder, View
from hamgam.elections.models import BallotFile, Box, Election, Elector, Nomination, OpenBallot, Place, Totals
from hamgam.enquiries.models import (
    AnswerObjection,
    EnquirerAddress,
    Enquiry,
    EnquiryAnswer,
    FurtherWords,
    OutgoingAnswer,
)
from hamgam.mail.models import ArrivedMail
from hamgam.members.founding_text import FoundingText
from hamgam.members.hold_models import SeatHold
from hamgam.members.joining_models import Application, Candidature, Review, Step, Suspension
from hamgam.members.key_models import Comparison, Key
from hamgam.members.models import (
    Coalition,
    DemoMark,
    FormerName,
    Invitation,
    LiaisonProposal,
    LiaisonSupport,
    Merger,
    Organisation,
    Person,
    PolicyFile,
    Seat,
)
from hamgam.members.resumption_models import Approval
from hamgam.members.session_models import AccountChange, Session
from hamgam.members.witness_models import Witness
from hamgam.notices.models import Letter, NewAddress, ReadSoFar, Returned, Sending, Subscriber, Wishes
from hamgam.positions.models import Position, Promise
from hamgam.record.models import (
    Authorship,
    Checkpoint,
    Cosignature,
    Entry,
    Head,
    Leaf,
    OtherView,
    Resumed,
    Seal,
    UsedToken,
)
from hamgam.signing.models import Consent, Silence
from hamgam.statements.models import Statement
from hamgam.talk.models import Became, Following, LastHere, Mention, Post, PostTranslation, Talk
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
    "Account",
    "AccountAuthor",
    "AccountChange",
    "Answer",
    "AnswerLink",
    "AnswerObjection",
    "AnswerSet",
    "Application",
    "Approval",
    "ArrivedMail",
    "Assembly",
    "Attendance",
    "Authorship",
    "BallotFile",
    "Became",
    "Body",
    "Box",
    "Breakdown",
    "BreakdownTotals",
    "BylawsVersion",
    "Candidature",
    "Checkpoint",
    "Clause",
    "Coalition",
    "Comparison",
    "Consent",
    "Consultation",
    "Contribution",
    "Cosignature",
    "DemoMark",
    "Difference",
    "DutyOffer",
    "DutyTurn",
    "Election",
    "Elector",
    "EnquirerAddress",
    "Enquiry",
    "EnquiryAnswer",
    "Entry",
    "Following",
    "FormerName",
    "FoundingText",
    "FrozenText",
    "FurtherWords",
    "Guests",
    "Handover",
    "HandoverItem",
    "Head",
    "Holder",
    "Invitation",
    "Item",
    "Key",
    "LastHere",
    "Lead",
    "Leaf",
    "Letter",
    "LiaisonProposal",
    "LiaisonSupport",
    "Mandate",
    "MandateReport",
    "Matter",
    "Membership",
    "Mention",
    "Merger",
    "Minute",
    "Named",
    "NewAddress",
    "Nomination",
    "Office",
    "OpenBallot",
    "Opening",
    "Organisation",
    "Original",
    "OtherView",
    "OutgoingAnswer",
    "Paper",
    "Part",
    "PassedTurn",
    "Person",
    "Place",
    "PolicyFile",
    "Position",
    "Post",
    "PostTranslation",
    "Promise",
    "ProposedStatement",
    "ReadSoFar",
    "Registration",
    "Remark",
    "RemarkAuthor",
    "Report",
    "Result",
    "Resumed",
    "Returned",
    "Review",
    "Round",
    "Seal",
    "Seat",
    "SeatHold",
    "Section",
    "Sending",
    "Series",
    "Session",
    "ShortStatement",
    "Silence",
    "Statement",
    "Step",
    "Subscriber",
    "Suspension",
    "Talk",
    "Task",
    "Text",
    "Totals",
    "Translation",
    "Turn",
    "UsedToken",
    "Variant",
    "Version",
    "View",
    "Voice",
    "Wishes",
    "Witness",
    "Wording",
    "WorkedOut",
    "WorkingGroup",
]
