"""Duties as pages tell them: who holds each, until when, who is next and why, what it permits, and what stops without it."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws import rules
from hamgam.bylaws.act_words import act_words
from hamgam.bylaws.duty_words import duty_words, turn_words
from hamgam.coordination.models import DutyOffer, DutyTurn, Handover, HandoverItem
from hamgam.coordination.sentences import ended_words, how_words, item_words
from hamgam.coordination.standing import Known, Next
from hamgam.engine.bylaws import Bylaws, Power
from hamgam.engine.bylaws.rules import Duty
from hamgam.engine.spoken import both
from hamgam.members import here
from hamgam.members.here import in_language
from hamgam.members.models import Organisation

ON_A_DUTY = (
    "volunteer", "pass_turn", "begin_handover", "take_up", "name_person", "keep_in_place", "give_up",
)  # fmt: skip
"""What can be done on the page of a duty."""


@dataclass(frozen=True)
class Permitted:
    """One act that comes with a duty, under which article; whether nobody else may do it, and whether it only carries out
    what the organisations have settled.
    """

    said: str
    article: str
    alone: bool
    settled: bool


@dataclass(frozen=True)
class DutyRow:
    """A duty as it stands today."""

    row: Duty
    name: str
    state: str
    sentence: str
    turn: DutyTurn | None
    next: Next
    why: str
    book: Handover | None

    @property
    def holder(self) -> Organisation | None:
        """Who holds it now."""
        return None if self.state == "vacant" or self.turn is None else self.turn.organisation


def duties(known: Known) -> list[DutyRow]:
    """All duties of the bylaws in force, in the order of the bylaws."""
    return [duty(known, row) for row in known.bylaws.duties]


def duty(known: Known, row: Duty) -> DutyRow:
    """One duty."""
    state, turn, comes = known.state(row, here.today()), known.latest(row.duty), known.coming(row)
    return DutyRow(
        row, capfirst(duty_words()[row.duty]), state, _sentence(state, turn, comes), turn, comes,
        _why(row, comes, turn), known.book(row.duty),
    )  # fmt: skip


def _name(house: Organisation) -> str:
    return in_language(house.names)


def _day(value: Any) -> str:
    return both(value, get_language() or "fa")


def _sentence(state: str, turn: DutyTurn | None, comes: Next) -> str:
    if turn is None:
        return _("Nobody holds it yet.")
    if state == "vacant":
        return _vacant(turn)
    said = {
        "held": _("%(holder)s holds it until the end of %(day)s."),
        "due": _("%(holder)s holds it. Until the end of %(day)s it is to be handed over."),
        "handing_over": _("%(holder)s is handing it over to %(next)s, until the end of %(day)s."),
        "stays": _("It stays with %(holder)s until it is debated on %(debate)s: there was no time to discuss it."),
        "late": _("The term of %(holder)s was over on %(day)s, and nobody has taken it up since."),
    }[state]
    return said % {
        "holder": _name(turn.organisation), "day": _day(turn.ends_on), "next": _name(comes.first) if comes.first else "",
        "debate": _day(turn.debate_on) if turn.debate_on else "",
    }  # fmt: skip


def _vacant(turn: DutyTurn) -> str:
    house, day = _name(turn.organisation), _day(turn.until or here.today())
    said = {
        "given_up": _("Nobody holds it: %(holder)s gave it up on %(day)s."),
        "left": _("Nobody holds it: %(holder)s left the coalition."),
        "suspended": _("Nobody holds it: %(holder)s is suspended."),
    }
    why = turn.ended or ("left" if turn.organisation.left_on is not None else "suspended")
    return said[why] % {"holder": house, "day": day}


def _why(row: Duty, comes: Next, turn: DutyTurn | None) -> str:
    """Whose turn is next, and why."""
    if row.turn == "lot":
        return _("Who is next is drawn by lot.")
    if row.turn == "decision":
        return _("Who is next the organisations say by a decision.")
    if comes.first is None:
        return _("Nobody has volunteered.") if row.turn == "volunteer" else _("Everybody has let the turn pass.")
    if comes.named:
        return _("Next is %(next)s: the handover to it has begun.") % {"next": _name(comes.first)}
    if row.turn == "volunteer" or comes.first.pk in {one.organisation_id for one in comes.passed}:
        return _("Next is %(next)s: it volunteered.") % {"next": _name(comes.first)}
    if turn is None:
        return _("Next is %(next)s: it comes first in the order of joining.") % {"next": _name(comes.first)}
    return _("Next is %(next)s: it comes after %(holder)s in the order of joining.") % {
        "next": _name(comes.first), "holder": _name(turn.organisation),
    }  # fmt: skip


def permitted(bylaws: Bylaws, role: str) -> list[Permitted]:
    """Exactly the acts that come with a duty, each once, by the rows that the gate asks."""
    words, alone = act_words(), set(bylaws.only(role)) if role else set()
    rows: dict[str, Power] = {}
    for power in bylaws.of_role(role) if role else ():
        rows.setdefault(power.act, power)
    return [Permitted(words[name], row.article, name in alone, row.matter is not None) for name, row in rows.items()]


@dataclass
class Told:
    """Everything that the page of a duty says and offers. verdicts: act → the gate's answer to the reader."""

    duty: DutyRow
    whose_turn: str
    permits: list[Permitted]
    stops: list[Permitted]
    how: str
    former: list[tuple[DutyTurn, str]]
    offers: list[DutyOffer]
    verdicts: dict[str, Any] = field(default_factory=dict)
    own_offer: DutyOffer | None = None
    is_holder: bool = False
    is_next: bool = False
    can_volunteer: bool = False

    @property
    def shared(self) -> list[Permitted]:
        """What others may do too."""
        return [one for one in self.permits if not one.alone]


def told(actor: Any, row: Duty) -> Told:
    """The page of a duty for whoever reads it."""
    known, ended = Known(row.duty), ended_words()
    now, permits = duty(known, row), permitted(known.bylaws, row.role)
    own, offers = actor.organisation, known.offers.get(row.duty, [])
    ours = next((one for one in offers if one.organisation_id == own.pk), None)
    holds = now.holder is not None and now.holder.pk == own.pk
    return Told(
        duty=now, whose_turn=turn_words()[row.turn], permits=permits, stops=[one for one in permits if one.alone],
        how=how_words()[now.turn.how] if now.turn else "",
        former=[(one, ended[one.ended]) for one in reversed(known.turns.get(row.duty, [])) if one.until is not None],
        offers=offers, own_offer=ours, is_holder=holds,
        is_next=now.next.first is not None and now.next.first.pk == own.pk,
        can_volunteer=ours is None and not holds and known.takes_volunteers(row),
        verdicts={
            name: rules.ask(actor, f"coordination.{name}", bylaws=known.bylaws, duty=row.duty) for name in ON_A_DUTY
        },
    )  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A line of a handover book as it is read."""

    item: HandoverItem
    said: str


def lines(book: Handover) -> list[Line]:
    """The lines of a handover book."""
    words = item_words()
    rows = book.items.select_related("added_by").order_by("pk")
    return [Line(row, words[row.word] if row.word else in_language(row.words)) for row in rows]
