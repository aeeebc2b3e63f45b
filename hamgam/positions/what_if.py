"""What if: the staircase after changes that nobody made. It is nobody's position and is never stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.engine import ground as engine
from hamgam.engine.spoken import letter, number
from hamgam.positions.asking import Asking, deadline
from hamgam.positions.changes import SILENT, Changed, changes_of, value_of
from hamgam.positions.ground import own_moves, question_of
from hamgam.positions.labels import Label
from hamgam.positions.models import STANCES
from hamgam.positions.moved import Moved, moved
from hamgam.positions.words import we
from hamgam.texts.models import Wording
from hamgam.texts.shape import Laid

#: So many changes are offered to be ticked, besides those that are ticked already.
OFFERED, OFFERED_OWN = 6, 4


@dataclass
class Tick:
    """A change with its words, ticked or not."""

    value: str
    said: str
    chosen: bool
    own: bool


@dataclass
class Choices:
    """The changes of one clause, as a select offers them: (value, words)."""

    label: Label
    rows: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Whole:
    """The whole text as it stands and as it would stand: of how many clauses, who could sign."""

    clauses: tuple[int, int]
    signatories: tuple[int, int]
    joins: list[str]
    lost: list[str]


class WhatIf:
    """The changes that a reader asks about, and what would follow."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.changes, self.ignored = changes_of(asking, asking.given)

    # What was asked, and what can be asked

    @property
    def ticks(self) -> list[Tick]:
        """The changes asked about, then those that lie near."""
        chosen = [Tick(one.value, self.said(one), True, one.own) for one in self.changes]
        known = {one.value for one in self.changes}
        near = [one for one in self._near() if one.value not in known]
        return chosen + [Tick(one.value, self.said(one), False, one.own) for one in near]

    def _near(self) -> list[Changed]:
        """Single changes that the engine found to bring most: of the text for all, of positions for the own eyes."""
        ground, bears = self.asking.ground, self.asking.silence_bears
        rows = [
            row for row in ground.bridges if row.kind in ("other_wording", "leave_out") and (row.joins or row.gains)
        ]
        near = [self._of(row.changes[0]) for row in rows][:OFFERED]
        moves = [row for row in own_moves(self.asking.seen, ground, silence_bears=bears) if row.kind == "move"]
        own = [self._of(row.changes[0], "accept") for row in moves if row.joins or row.gains]
        return near + own[:OFFERED_OWN]

    def _of(self, change: engine.Change, stance: str | None = None) -> Changed:
        wording = self.asking.wording(change.wording)[1] if change.wording else None
        laid = self.asking.laid[int(change.clause)]
        return Changed(value_of(laid, wording, stance), laid, wording, stance)

    def said(self, change: Changed) -> str:
        """A change in words."""
        spoken = self.asking.labels[change.laid.clause.pk].spoken
        if change.wording is None:
            return _("Without %(clause)s") % {"clause": spoken}
        if change.own:
            where = {"clause": self._where(change.laid, change.wording), "answer": we(change.stance or "")}
            return _("On %(clause)s: %(answer)s") % where
        if change.laid.lead is None and self.asking.plain(change.laid, change.wording):
            return _("With %(clause)s") % {"clause": spoken}
        return _("With %(clause)s") % {"clause": self._where(change.laid, change.wording)}

    def _where(self, laid: Laid, wording: Wording) -> str:
        spoken = self.asking.labels[laid.clause.pk].spoken
        if self.asking.plain(laid, wording):
            return spoken
        return _("%(clause)s in wording %(letter)s") % {"clause": spoken, "letter": self._letter(wording)}

    def _letter(self, wording: Wording) -> str:
        return letter(wording.letter, get_language() or "fa")

    @property
    def of_the_text(self) -> list[Choices]:
        """Every change of the text, by clause."""
        rows = []
        for laid in self._all:
            made = Choices(self.asking.labels[laid.clause.pk])
            for wording in self.asking.offered(laid):
                if wording != laid.lead:
                    made.rows.append((value_of(laid, wording), self.said(Changed("", laid, wording))))
            if laid.lead:
                made.rows.append((value_of(laid, None), self.said(Changed("", laid, None))))
            rows.append(made)
        return rows

    @property
    def own_places(self) -> list[tuple[str, str, str]]:
        """Every wording on which the reader's organisation could stand elsewhere: (value, words, how it stands now)."""
        stances, me = self.asking.seen.stances, self.asking.seen.me
        return [
            (value_of(laid, wording), self._where(laid, wording), we(stances.get((me or 0, wording.pk), "")))
            for laid in self._all
            for wording in self.asking.offered(laid)
        ]

    @property
    def stances(self) -> list[tuple[str, str]]:
        """The five positions, no answer among them."""
        return [*((stance, we(stance)) for stance in STANCES), (SILENT, _("We do not answer"))]

    @property
    def _all(self) -> list[Laid]:
        return [*self.asking.seen.asked, *self.asking.seen.added]

    @property
    def notes(self) -> list[str]:
        """What of the address does not count, each in a sentence."""
        ignored = self.ignored
        said = {
            "unknown": ngettext(
                "%(n)s change belongs to nothing in this text; it is left aside.",
                "%(n)s changes belong to nothing in this text; they are left aside.", ignored["unknown"],
            ),
            "as_it_is": _("What is so already is no change; it is left aside."),
            "later": _("Of two changes of the same thing the later one counts."),
            "too_many": _("No more than twelve changes are shown at once; the others are left aside."),
            "half": _("For a position choose both, the wording and the answer."),
        }  # fmt: skip
        return [said[code] % {"n": _digits(ignored[code])} for code in said if ignored[code]]

    # What would follow

    @property
    def whole(self) -> Whole:
        """The whole text: who could sign it before and after."""
        before, after = self._present
        was = set(before.signatories(_text(before)))
        now = set(after.signatories(_text(after)))
        return Whole(
            (len(before.clauses), len(after.clauses)), (len(was), len(now)),
            self.asking.names(now - was), self.asking.names(was - now),
        )  # fmt: skip

    @property
    def omits(self) -> bool:
        """Whether a clause is left out."""
        return any(one.wording is None for one in self.changes)

    @cached_property
    def present(self) -> Moved:
        """The staircase of the text with its own wordings."""
        former, (before, changed) = self.asking.ground.present, self._present
        if not self.changes:
            return moved(self.asking, former.steps, former.steps)
        former = _better(former, before)
        after = self._after(former, before, changed)
        return moved(self.asking, former.steps, after.steps)

    @cached_property
    def reach(self) -> Moved | None:
        """The staircase of all wordings; None where it stays as it is, for another wording that leads changes only what
        leads."""
        if not (self.omits or self._own):
            return None
        before = self.asking.question
        gone = {str(one.laid.clause.pk) for one in self.changes if one.wording is None}
        clauses = tuple(clause for clause in before.clauses if clause.id not in gone)
        former = _better(self.asking.ground.reach, before)
        found = moved(self.asking, former.steps, self._after(former, before, self._asked(clauses)).steps)
        return None if found.still else found

    @cached_property
    def _present(self) -> tuple[engine.Question, engine.Question]:
        """The text as it stands, and as it would stand."""
        bears = self.asking.silence_bears
        before = question_of(self.asking.seen, silence_bears=bears, leading_only=True)
        changed = {one.laid.clause.pk: one.wording for one in self.changes if not one.own}
        clauses = []
        for laid in self.asking.seen.clauses:
            wording = changed.get(laid.clause.pk, laid.lead if laid in self.asking.seen.asked else None)
            if wording is not None:
                clauses.append(engine.Clause(str(laid.clause.pk), (engine.Wording(str(wording.pk), leads=True),)))
        return before, self._asked(tuple(clauses))

    def _asked(self, clauses: tuple[engine.Clause, ...]) -> engine.Question:
        """These clauses with the positions as they would be."""
        wordings = {wording.id for clause in clauses for wording in clause.wordings}
        stances = {at: stance for at, stance in self._stances.items() if at[1] in wordings}
        return replace(self.asking.question, clauses=clauses, stances=stances)

    @cached_property
    def _stances(self) -> Mapping[tuple[str, str], Any]:
        return _with(self.asking.question.stances, str(self.asking.seen.me), self._own)

    @property
    def _own(self) -> list[Changed]:
        return [one for one in self.changes if one.own]

    def _after(self, former: engine.Frontier, before: engine.Question, after: engine.Question) -> engine.Frontier:
        """The staircase of `after`: one position after the other from the former one, or from scratch."""
        stop = deadline()
        if before.clauses != after.clauses:
            return engine.frontier(after, should_stop=stop)
        wordings = {wording.id for clause in before.clauses for wording in clause.wordings}
        for one in self._own:
            if one.wording and str(one.wording.pk) in wordings:
                stances = _with(before.stances, str(self.asking.seen.me), [one])
                changed = replace(before, stances=stances)
                former = engine.frontier_after(former, before, changed, should_stop=stop)
                before = changed
        return former


def _with(stances: Mapping[tuple[str, str], Any], me: str, own: Iterable[Changed]) -> dict[tuple[str, str], Any]:
    """The same positions with those of one organisation as they would be."""
    made = dict(stances)
    for one in own:
        if one.wording:
            made.pop((me, str(one.wording.pk)), None)
            if one.stance:
                made[me, str(one.wording.pk)] = one.stance
    return made


def _better(known: engine.Frontier, question: engine.Question) -> engine.Frontier:
    """The staircase before the changes, known as well as the one after them will be: else they could not be compared."""
    if known.exact:
        return known
    found = engine.frontier(question, should_stop=deadline())
    return found if found.gap < known.gap else known


def _text(question: engine.Question) -> list[str]:
    return [wording.id for clause in question.clauses for wording in clause.wordings]


def _digits(value: int) -> str:
    return number(value, get_language() or "fa")
