"""The common ground as its page says it: sentences, table, staircase, bridges, levels, who stands apart."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.utils.translation import get_language

from hamgam.bylaws import rules
from hamgam.engine.bylaws import Subject, Verdict, may
from hamgam.engine.ground import Bridge, Change, Step
from hamgam.engine.spoken import letter
from hamgam.positions import opening
from hamgam.positions.drawing import Drawing, Stair, draw, stairs_of
from hamgam.positions.ground import Ground, own_moves
from hamgam.positions.labels import labels
from hamgam.positions.levels import Rings, ShownLevel, draw_rings, shown_levels
from hamgam.positions.matrix import MANY, Matrix, matrix
from hamgam.positions.models import STANCES
from hamgam.positions.rows import Apart, Move, ShownBridge, StairRow
from hamgam.positions.seen import REASONS_LIMIT, Seen, main_wording, omission
from hamgam.positions.standing import called, stand
from hamgam.positions.words import stance_word
from hamgam.positions.work import Progress, progress_of
from hamgam.texts.models import Wording
from hamgam.texts.shape import Laid

#: So many bridges, pairs, clauses to leave out and own moves are shown, the strongest first.
BRIDGES, PAIRS, OMISSIONS, MOVES = 4, 3, 4, 5
#: So many of the bridges are seen at once where the page folds away.
FIRST_BRIDGES = 2
#: So many letters of reasons stand in one page of a large coalition.
REASONS_LIMIT_OF_MANY = 2_000
#: So many clauses are listed in a step of the staircase; longer lists stand in the CSV.
LISTED = 9


class Reading:
    """The page of one reader. Everything is computed when the template asks for it."""

    def __init__(self, seen: Seen, *, silence_bears: bool = False, part: int = 1, alike: bool = False) -> None:
        self.seen, self.silence_bears, self.part, self.alike = seen, silence_bears, part, alike
        self.labels = labels(seen.clauses)
        self._laid = {laid.clause.pk: laid for laid in seen.clauses}
        self._wordings = {w.pk: (laid, w) for laid in seen.clauses for w in laid.wordings}

    @cached_property
    def _known(self) -> tuple[Ground, Progress]:
        return progress_of(self.seen, silence_bears=self.silence_bears)

    @property
    def ground(self) -> Ground:
        """What the engine says, as far as it has come."""
        return self._known[0]

    @property
    def progress(self) -> Progress:
        """How far the engine has come, and for which state of the positions."""
        return self._known[1]

    @cached_property
    def opening(self) -> "opening.Opening":
        """The sentences with which the page begins."""
        return opening.opening(self.seen, self.ground, self.labels, silence_bears=self.silence_bears)

    @cached_property
    def matrix(self) -> Matrix:
        """The table, or the part of it that was asked for."""
        return matrix(self.seen, self.ground, self.part, alike=self.alike)

    @property
    def folds(self) -> bool:
        """Whether so many take part that tables are folded away, and the ways on are seen first."""
        return len(self.seen.members) > MANY

    @property
    def whole_matrix(self) -> Matrix:
        """All of the table."""
        return matrix(self.seen, self.ground, alike=self.alike, whole=True)

    @property
    def unnumbered(self) -> int:
        """How many clauses bear no number; they count as the others do."""
        return sum(laid.number is None for laid in self.seen.asked)

    @property
    def gap(self) -> int:
        """By how many signatories a step may be too low."""
        return max(self.ground.present.gap, self.ground.reach.gap)

    @property
    def adds(self) -> bool:
        """Whether clauses are proposed to be added."""
        return bool(self.seen.added)

    # The staircase

    @cached_property
    def stairs(self) -> list[Stair]:
        """The steps to draw."""
        both = self.ground.present.steps, self.ground.reach.steps
        known, upper = ([[at(step) for step in steps] for steps in both] for at in (_height, _bound))
        return stairs_of(*known, *upper)

    @property
    def drawing(self) -> Drawing:
        """The picture, mirrored for languages that are read from the right."""
        return draw(self.stairs, len(self.seen.members), get_language() or "fa")

    @cached_property
    def stair_rows(self) -> list[StairRow]:
        """The same as a table, with who can sign."""
        rows: list[StairRow] = []
        before: set[int] = set()
        for stair in self.stairs:
            rows.append(self._stair_row(stair, before))
            before = rows[-1].who
        return rows

    def _longer_row(self, stair: Stair) -> StairRow:
        """A text that only clauses which are proposed to be added make so long."""
        step = self.ground.reach.steps[stair.longest - 1]
        held = {self._wordings[int(key)][0].clause.pk for key in step.wordings}
        added = [self.labels[laid.clause.pk].short for laid in self.seen.added if laid.clause.pk in held]
        return StairRow(
            stair, set(), first=False, last=False, left_out=[], kept=[], joins=[], leaves=[],
            names=self._names(int(key) for key in step.signatories), added=added if len(added) <= LISTED else [],
        )  # fmt: skip

    def _stair_row(self, stair: Stair, before: set[int]) -> StairRow:
        if stair.signatories is None:
            return self._longer_row(stair)
        step = self.ground.present.steps[stair.longest - 1]
        who = {int(key) for key in step.signatories}
        kept = {self._wordings[int(key)][0].clause.pk for key in step.wordings}
        shorts = [(laid.clause.pk in kept, self.labels[laid.clause.pk].short) for laid in self.seen.asked]
        out, inside = [said for held, said in shorts if not held], [said for held, said in shorts if held]
        return StairRow(
            stair, who, first=stair.longest == len(self.ground.present.steps), last=stair is self.stairs[-1],
            left_out=out if len(out) <= min(len(inside), LISTED) else [],
            kept=inside if len(inside) < len(out) and len(inside) <= LISTED else [],
            names=self._names(who), joins=self._names(who - before), leaves=self._names(before - who),
        )  # fmt: skip

    @property
    def unlisted(self) -> bool:
        """Whether some step does not say which clauses it holds."""
        return not all(row.listed for row in self.stair_rows)

    # Bridges

    @cached_property
    def bridges(self) -> list[ShownBridge]:
        """Other wordings that bring organisations nearer, the strongest first."""
        found = [self._wording_bridge(row) for row in self.ground.bridges if row.kind == "other_wording"]
        useful = [row for row in found if row and (row.nearer_count or row.after > row.before)]
        useful.sort(key=lambda row: (row.lost_count - row.nearer_count, row.before - row.after))
        return useful[:BRIDGES]

    @property
    def first_bridges(self) -> list[ShownBridge]:
        """Those that are seen at once."""
        return self.bridges[:FIRST_BRIDGES] if self.folds else self.bridges

    @property
    def more_bridges(self) -> list[ShownBridge]:
        """Those that are folded away."""
        return self.bridges[FIRST_BRIDGES:] if self.folds else []

    @property
    def folds_bridges(self) -> bool:
        """Whether there are bridges to fold away."""
        return self.folds and bool(self.more_bridges or self.pairs or self.omissions)

    @cached_property
    def pairs(self) -> list[ShownBridge]:
        """Two other wordings that together let more sign than either alone."""
        made = []
        for row in self.ground.bridges:
            if row.kind == "pair" and all(change.kind == "other_wording" for change in row.changes):
                one, two = (self._of_change(change) for change in row.changes)
                self._effect(one, row)
                one.other = two
                made.append(one)
        return made[:PAIRS]

    @cached_property
    def omissions(self) -> list[ShownBridge]:
        """Clauses whose leaving out would let more sign, or was proposed; with who objects to it."""
        made = []
        for row in self.ground.bridges:
            if row.kind == "leave_out":
                one = self._of_change(row.changes[0])
                proposal = next((w for w in one.laid.wordings if w.omits and w.state == "open"), None)
                if row.joins or proposal:
                    self._effect(one, row)
                    if proposal:
                        one.objecting = self._names(self._with(proposal.pk, "reject"))
                    made.append(one)
        return made[:OMISSIONS]

    @cached_property
    def moves(self) -> list[Move]:
        """What the own organisation's answers would bring; empty for everybody else."""
        made = []
        for row in own_moves(self.seen, self.ground, silence_bears=self.silence_bears):
            if row.kind == "move" and (row.gains or row.joins):
                change = row.changes[0]
                laid, wording = self._wordings[int(change.wording or 0)]
                said = letter(wording.letter, get_language() or "fa")
                gains = [(gain.clauses, gain.before, gain.after) for gain in row.gains]
                now, label = len(self.ground.signers), self.labels[laid.clause.pk]
                after = now + len(row.joins)
                made.append(Move(label, said, wording.state == "leading", now, after, gains[-1:]))
        return made[:MOVES]

    def _of_change(self, change: Change) -> ShownBridge:
        laid = self._laid[int(change.clause)]
        wording = self._wordings[int(change.wording)][1] if change.wording else None
        now = len(self.ground.signers)
        return ShownBridge(self.labels[laid.clause.pk], laid, wording, [], [], now, now, len(self.seen.asked))

    def _effect(self, shown: ShownBridge, row: Bridge) -> None:
        joins, lost = {int(key) for key in row.joins}, {int(key) for key in row.lost}
        shown.nearer, shown.lost = self._names(joins), self._names(lost)
        shown.nearer_count, shown.lost_count = len(joins), len(lost)
        shown.after = shown.before + len(joins) - len(lost)
        shown.clauses += sum((change.kind == "leave_out") * -1 for change in row.changes)

    def _wording_bridge(self, row: Bridge) -> ShownBridge | None:
        shown = self._of_change(row.changes[0])
        self._effect(shown, row)
        if shown.wording is None or shown.laid.lead is None:
            return None
        before, after = self._bearing(shown.laid.lead.pk), self._bearing(shown.wording.pk)
        shown.nearer, shown.lost = self._names(after - before), self._names(before - after)
        shown.nearer_count, shown.lost_count = len(after - before), len(before - after)
        shown.verdict = self._may(shown.wording, "texts.lead_wording")
        return shown

    def _bearing(self, wording: int) -> set[int]:
        stances = self.seen.stances
        silent = "stand_aside" if self.silence_bears else "reject"
        return {pk for pk in self.seen.members if stances.get((pk, wording), silent) != "reject"}

    def _with(self, wording: int, stance: str) -> set[int]:
        return {pk for pk in self.seen.members if self.seen.stances.get((pk, wording)) == stance}

    def _names(self, keys: Iterable[int]) -> list[str]:
        """Short names by the alphabet; none where the reader may only count."""
        wanted = set(keys) if self.seen.named else set()
        return [called(row) for pk, row in self.seen.members.items() if pk in wanted]

    @cached_property
    def _bylaws(self) -> Any:
        return rules.of(self.seen.text)

    def _may(self, wording: Wording, act: str) -> Verdict:
        """The gate's own question, asked of what was read already."""
        text, stances = self.seen.text, self.seen.stances
        answers = {row.public_id: stances.get((pk, wording.pk)) for pk, row in self.seen.members.items()}
        own = self.seen.actor.public_id or None
        subject = Subject(own, text.stage, text.kind, answers)
        return may(self._bylaws, self.seen.actor.rules, act, subject)

    # Levels, and who stands apart

    @cached_property
    def levels(self) -> list[ShownLevel]:
        """Nested texts: a core, and rings around it that fewer sign."""
        return shown_levels(self.seen, self.ground.levels, self.labels, self._names)

    @property
    def rings(self) -> Rings:
        """The same as a picture."""
        sizes = [(level.count, level.clauses) for level in self.levels]
        return draw_rings(sizes, len(self.seen.members), get_language() or "fa")

    @cached_property
    def apart(self) -> list[Apart]:
        """Clauses of this part of the table on which not everybody plainly agrees."""
        stands = [stand(self.seen, column.laid) for column in self.matrix.columns]
        stands = [one for one in stands if not one.all_accept or one.leaving]
        letters = sum(len(reason) for one in stands for group in one.said for _who, reason, _l in group.reasons)
        brief = letters > (REASONS_LIMIT_OF_MANY if self.matrix.many else REASONS_LIMIT)
        made = []
        for one in stands:
            verdict = self._may(one.laid.lead, "differences.open") if one.laid.lead else None
            made.append(Apart(one, bool(verdict), brief))
        return made


def _height(step: Step) -> int:
    return len(step.signatories)


def _bound(step: Step) -> int:
    return step.upper


def read(request: Any, seen: Seen) -> dict[str, Any]:
    """What the template gets."""
    part = request.GET.get("part", "1")
    reading = Reading(
        seen, silence_bears=request.GET.get("silence") == "bears", alike=request.GET.get("order") == "alike",
        part=int(part) if part.isdecimal() and len(part) < 4 else 1,
    )  # fmt: skip
    shown = seen.disclosed and bool(seen.asked)
    asked = [(laid, main) for laid in [*seen.asked, *seen.added] if (main := main_wording(laid))]
    given = [
        (laid, reading.labels[laid.clause.pk], seen.own.get(main.pk), len(seen.given.get(main.pk, ())))
        for laid, main in asked
    ]  # fmt: skip
    counts = [(reading.labels[laid.clause.pk], _counted(seen, main), _leaving(seen, laid)) for laid, main in asked]
    stances = [(stance, stance_word(stance)) for stance in (*STANCES, "")]
    return {
        "seen": seen, "reading": reading, "shown": shown, "before": given, "counts": counts, "stances": stances,
    }  # fmt: skip


def _leaving(seen: Seen, laid: Laid) -> int | None:
    """How many accept that the clause is left out, where that is proposed."""
    proposal = omission(laid)
    return seen.accepting(proposal.pk) if proposal else None


def _counted(seen: Seen, main: Wording) -> list[int]:
    """How many stand how on a wording, in the order of the four, and how many are silent."""
    found = seen.count(main.pk)
    return [*(found[stance] for stance in STANCES), len(seen.members) - sum(found.values())]
