"""The positions on one text as one reader may see them, in a fixed number of queries."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.translation import get_language

from hamgam.bylaws import rules
from hamgam.engine.bylaws import Subject, Verdict, may
from hamgam.members.here import in_language
from hamgam.members.models import Organisation
from hamgam.positions.models import STANCES, Position, Promise
from hamgam.texts.models import Round, Text, Wording
from hamgam.texts.shape import Laid, clauses_of


class Answer(NamedTuple):
    """One position: who, on which wording, how, and why."""

    pk: int
    wording: int
    organisation: int
    stance: str
    reason: str
    mandated: bool
    day: date


#: So many letters of reasons stand in one page; beyond it, reasons stand on the page of each clause.
REASONS_LIMIT = 6_000
_FIELDS = ("pk", "wording_id", "organisation_id", "stance", "reason", "mandated", "day")


@dataclass
class Seen:
    """What a reader may know of the positions on a text.

    `own`: wording → the own organisation's answer now. `shown`: wording → organisation → the answer as disclosed, the
    members in the order of the alphabet; empty for observers, who get `counts` alone (wording → stance → how many).
    `given`: wording → the ids of all members who have answered it, without what.
    """

    text: Text
    actor: Any
    members: dict[int, Organisation]
    rounds: list[Round]
    own: dict[int, Answer] = field(default_factory=dict)
    shown: dict[int, dict[int, Answer]] = field(default_factory=dict)
    counts: dict[int, Counter[str]] = field(default_factory=dict)
    given: dict[int, set[int]] = field(default_factory=dict)
    #: (organisation, wording) → stance as disclosed. Counted for everybody; shown by name to members alone.
    stances: dict[tuple[int, int], str] = field(default_factory=dict)
    #: Clause → how it stands, as far as a page has asked.
    stands: dict[int, Any] = field(default_factory=dict)

    @property
    def open_round(self) -> Round | None:
        """The round that is open now."""
        return next((row for row in reversed(self.rounds) if row.closed_at is None), None)

    @property
    def closed_round(self) -> Round | None:
        """The last round that has closed."""
        return next((row for row in reversed(self.rounds) if row.closed_at is not None), None)

    @property
    def disclosed(self) -> bool:
        """Whether anything of what others answered may be shown."""
        return bool(self.rounds) and (self.text.answers == "open" or self.closed_round is not None)

    @property
    def hidden(self) -> bool:
        """Whether answers are being given now that will be shown when the round closes."""
        return self.open_round is not None and self.text.answers != "open"

    @property
    def named(self) -> bool:
        """Whether the reader sees who answered what (a member), and not only how many (an observer)."""
        return bool(self.actor.is_member)

    @property
    def me(self) -> int | None:
        """The reader's own organisation, where its answers count."""
        found = self.actor.organisation
        return found.pk if found is not None and found.pk in self.members else None

    @cached_property
    def clauses(self) -> list[Laid]:
        """The clauses of the text and those proposed to be added."""
        return clauses_of(self.text)

    @cached_property
    def asked(self) -> list[Laid]:
        """The clauses of the text itself: what every organisation is asked about."""
        return [laid for laid in self.clauses if laid.clause.state == "in" and laid.lead is not None]

    @cached_property
    def added(self) -> list[Laid]:
        """Clauses that are proposed to be added and whose words are open to answers."""
        return [laid for laid in self.clauses if laid.clause.state == "proposed" and main_wording(laid)]

    @cached_property
    def shorts(self) -> dict[int, str]:
        """Member → its short name in the reader's language."""
        return {pk: in_language(row.short_names) or in_language(row.names) for pk, row in self.members.items()}

    @cached_property
    def brief(self) -> bool:
        """Whether so many reasons were given that a page of the whole text leaves them to the page of each clause."""
        shown = (self.shown.get(main.pk, {}) for laid in self.clauses if (main := main_wording(laid)))
        return sum(len(answer.reason) for answers in shown for answer in answers.values()) > REASONS_LIMIT

    @cached_property
    def unanswered(self) -> list[Laid]:
        """Clauses that still lack the own organisation's answer."""
        return [laid for laid in self.asked if laid.lead and laid.lead.pk not in self.own]

    @cached_property
    def complete(self) -> set[int]:
        """Members who have answered every clause of the text."""
        everyone = set(self.members)
        for laid in self.asked:
            everyone &= self.given.get(laid.lead.pk if laid.lead else 0, set())
        return everyone if self.asked else set()

    @cached_property
    def begun(self) -> set[int]:
        """Members who have answered something, and not everything."""
        return {one for given in self.given.values() for one in given} - self.complete

    @cached_property
    def may_take(self) -> Verdict:
        """Whether the reader may take positions on this text now."""
        own = Subject(organisation=self.actor.public_id or None, stage=self.text.stage, kind=self.text.kind)
        return may(rules.of(self.text), self.actor.rules, "positions.take", own)

    @cached_property
    def promises(self) -> list[Promise]:
        """When organisations say that they will answer in the open round; for members."""
        if self.open_round is None or not self.named:
            return []
        rows = Promise.objects.filter(round=self.open_round, organisation__in=self.members).order_by("until", "pk")
        return list(rows)

    def count(self, wording: int) -> Counter[str]:
        """Stance → how many members, as disclosed."""
        return self.counts.get(wording, Counter())

    def accepting(self, wording: int) -> int:
        """How many accept a wording, with a reservation or without, as disclosed."""
        counts = self.count(wording)
        return counts["accept"] + counts["reservation"]


def main_wording(laid: Laid) -> Wording | None:
    """The wording of a clause that is asked about first: the one that leads, or of a proposed clause its first."""
    return laid.lead or next((w for w in laid.wordings if w.state == "open" and not w.omits), None)


def omission(laid: Laid) -> Wording | None:
    """The open proposal to leave a clause out."""
    return next((w for w in laid.wordings if w.state == "open" and w.omits), None)


def seen_by(actor: Any, text: Text) -> Seen:
    """The positions on a text as this actor may see them."""
    members = {row.pk: row for row in Organisation.objects.answering().alphabetical(get_language() or "fa")}
    seen = Seen(text, actor, members, list(text.rounds.all()))
    rows = Position.objects.filter(wording__clause__text=text, organisation__in=members)
    for wording, organisation in rows.filter(current=True).values_list("wording_id", "organisation_id"):
        seen.given.setdefault(wording, set()).add(organisation)
    if seen.me is not None:
        own = rows.filter(organisation=seen.me, current=True).visible_to(actor)
        seen.own = {row.wording: row for row in map(Answer._make, own.values_list(*_FIELDS))}
    _disclose(seen, rows)
    return seen


def _disclose(seen: Seen, rows: Any) -> None:
    """Fill in what others may know: of each member the last answer that was disclosed."""
    if not seen.disclosed:
        return
    last: dict[tuple[int, int], Answer] = {}
    for answer in map(Answer._make, rows.disclosed().order_by("pk").values_list(*_FIELDS)):
        last[answer.wording, answer.organisation] = answer
    for (wording, organisation), answer in last.items():
        if wording not in seen.counts:
            seen.counts[wording] = Counter()
        seen.counts[wording][answer.stance] += 1
        seen.stances[organisation, wording] = answer.stance
    if not seen.named:
        return
    for wording in {wording for wording, _organisation in last}:
        found = ((member, last.get((wording, member))) for member in seen.members)
        seen.shown[wording] = {member: answer for member, answer in found if answer is not None}


def grouped(answers: dict[int, Answer]) -> list[tuple[str, list[Answer]]]:
    """Answers to one wording by stance, in the order of the four; within one by the alphabet."""
    rows = [(stance, [answer for answer in answers.values() if answer.stance == stance]) for stance in STANCES]
    return [(stance, found) for stance, found in rows if found]
