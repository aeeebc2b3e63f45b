"""How each clause of a text stands for one reader: what is said beside it, what may be answered."""

from dataclasses import dataclass, field

from django.utils.translation import get_language

from hamgam.engine.bylaws import Verdict
from hamgam.engine.spoken import letter
from hamgam.members.here import in_language
from hamgam.members.models import Organisation
from hamgam.positions import words
from hamgam.positions.labels import Label, labels
from hamgam.positions.seen import Answer, Seen, grouped, main_wording, omission
from hamgam.texts.models import Wording
from hamgam.texts.shape import Laid

#: So many clauses have their forms in the page of the text itself; a longer text has each on a page of its own.
FORMS_LIMIT = 30
#: So many names of those who accept stand in the margin; the others are those who are not named elsewhere.
NAMES_LIMIT = 7


@dataclass
class Said:
    """A group in the margin: how many answer so, who they are, and why."""

    stance: str
    sentence: str
    names: list[str] = field(default_factory=list)
    #: (name, reason, letters of other wordings that it can sign)
    reasons: list[tuple[str, str, list[str]]] = field(default_factory=list)
    #: Everybody in the group, by the alphabet.
    everyone: list[str] = field(default_factory=list)
    #: One organisation alone answers so; the sentence names it.
    alone: bool = False


@dataclass
class Asked:
    """A wording that can be answered: the own answer so far, and the form's choices."""

    wording: Wording
    own: Answer | None
    choices: list[words.Choice]


@dataclass
class Stand:
    """How one clause stands for one reader."""

    laid: Laid
    label: Label
    main: Asked | None
    others: list[Asked]
    said: list[Said]
    silent: int
    all_accept: bool
    seen: Seen
    first: bool
    #: Where it is proposed to leave the clause out: who answers that how.
    leaving: list[Said] = field(default_factory=list)

    @property
    def verdict(self) -> Verdict:
        """Whether the reader may answer now."""
        return self.seen.may_take

    @property
    def asked(self) -> list[Asked]:
        """Every wording that can be answered, the leading one first."""
        return [*([self.main] if self.main else []), *self.others]

    @property
    def reasons(self) -> bool:
        """Whether somebody gave a reason."""
        return any(group.reasons for group in self.said)

    @property
    def given_here(self) -> int:
        """How many have answered the main wording, whatever they said."""
        return len(self.seen.given.get(self.main.wording.pk, ())) if self.main else 0

    @property
    def form_here(self) -> bool:
        """Whether the form stands in the page of the text itself."""
        return self.main is not None and (self.first or len(self.seen.clauses) <= FORMS_LIMIT)


def stand(seen: Seen, laid: Laid) -> Stand:
    """What the page of a text shows beside one clause, from what was read for the whole text."""
    offered = [w for w in laid.wordings if w.state == "open"]
    main = main_wording(laid)
    label = _labels(seen).get(laid.clause.pk) or Label("", "", laid.clause.anchor)
    proposal = omission(laid)
    counts = seen.count(main.pk) if main else {}
    first = seen.unanswered[0].clause.pk == laid.clause.pk if seen.unanswered else False
    return Stand(
        laid=laid, label=label, main=_asked(seen, main) if main else None,
        others=[_asked(seen, w) for w in offered if main is None or w.pk != main.pk],
        said=groups_of(seen, laid, main) if main else [], silent=len(seen.members) - sum(counts.values()) if seen.disclosed else 0,
        all_accept=bool(seen.members) and counts.get("accept", 0) == len(seen.members), seen=seen, first=first,
        leaving=groups_of(seen, laid, proposal) if proposal else [],
    )  # fmt: skip


def groups_of(seen: Seen, laid: Laid, wording: Wording) -> list[Said]:
    """Who answers a wording how; for those who may only count, how many."""
    if not seen.named:
        return [Said(stance, words.told(stance, n)) for stance, n in words.stance_counts(seen.count(wording.pk))]
    return [_said(seen, laid, stance, group) for stance, group in grouped(seen.shown.get(wording.pk, {}))]


def _labels(seen: Seen) -> dict[int, Label]:
    if "_labels" not in seen.__dict__:
        seen.__dict__["_labels"] = labels(seen.clauses)
    found: dict[int, Label] = seen.__dict__["_labels"]
    return found


def _asked(seen: Seen, wording: Wording) -> Asked:
    chosen = words.omission_choices() if wording.omits else words.choices()
    return Asked(wording, seen.own.get(wording.pk), chosen)


def _said(seen: Seen, laid: Laid, stance: str, group: list[Answer]) -> Said:
    names = [seen.shorts[answer.organisation] for answer in group]
    with_reason = [answer for answer in group if answer.reason]
    only = len(group) == 1
    made = Said(stance, words.told_of(stance, names[0]) if only else words.told(stance, len(group)))
    made.alone, made.everyone = only, names
    made.reasons = [
        (seen.shorts[a.organisation], a.reason, _elsewhere(seen, laid, a.organisation)) for a in with_reason
    ]
    unsaid = [seen.shorts[a.organisation] for a in group if not a.reason]
    if not only and (stance != "accept" or len(group) <= NAMES_LIMIT):
        made.names = unsaid
    return made


def _elsewhere(seen: Seen, laid: Laid, organisation: int) -> list[str]:
    """Letters of the other wordings that an organisation bears."""
    borne = []
    for wording in laid.wordings:
        found = seen.shown.get(wording.pk, {}).get(organisation)
        if wording.state == "open" and not wording.omits and found and found.stance != "reject":
            borne.append(wording.letter)
    return [letter(one, get_language() or "fa") for one in borne]


def called(organisation: Organisation) -> str:
    """An organisation's short name in the reader's language."""
    return in_language(organisation.short_names) or in_language(organisation.names)
