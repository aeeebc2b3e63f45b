"""The text at one step of the staircase: its words, who can sign it, and on which clauses the others cannot."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import get_language

from hamgam.engine.ground import Step
from hamgam.engine.spoken import letter
from hamgam.members.here import in_language
from hamgam.members.models import Organisation
from hamgam.positions.asking import Asking, InTheWay, in_the_way
from hamgam.positions.labels import Label
from hamgam.positions.standing import called
from hamgam.texts.models import Wording
from hamgam.texts.shape import Laid, Part


@dataclass
class Printed:
    """A clause of the text: its words, its letter where it is not the wording that leads, its words in the reader's
    language where they are translated."""

    laid: Laid
    label: Label
    body: str
    letter: str
    translated: str


@dataclass
class With:
    """A signatory that accepts some clauses with a reservation, or stands aside on some."""

    name: str
    reserved: list[str]
    aside: list[str]


@dataclass
class Without:
    """A member that cannot sign, and the clauses of the text that stand in its way."""

    name: str
    rejected: list[str]
    silent: list[str]


class StepText:
    """One step. `others`: with other wordings and with clauses that are proposed to be added."""

    def __init__(self, asking: Asking, parts: list[Part], clauses: int, *, others: bool) -> None:
        self.asking, self.others, self.clauses = asking, others, clauses
        self._parts = parts
        self.step: Step = self._steps[clauses - 1]

    @property
    def _steps(self) -> tuple[Step, ...]:
        ground = self.asking.ground
        return (ground.reach if self.others else ground.present).steps

    @property
    def signatories(self) -> int:
        """How many can sign it."""
        return len(self.step.signatories)

    @property
    def all(self) -> bool:
        """Whether every member can."""
        return self.signatories == len(self.asking.seen.members)

    @property
    def longer(self) -> int | None:
        """The next longer text."""
        return self.clauses + 1 if self.clauses < len(self._steps) else None

    @property
    def shorter(self) -> int | None:
        """The next shorter text."""
        return self.clauses - 1 or None

    @property
    def in_other(self) -> bool:
        """Whether the other staircase has such a step too."""
        ground = self.asking.ground
        return self.clauses <= len((ground.present if self.others else ground.reach).steps)

    @cached_property
    def parts(self) -> list[tuple[Part, list[Printed]]]:
        """The text by its sections; sections of which nothing is left are not among them."""
        rows = []
        for part in self._parts:
            printed = [self._printed(laid, self._held[laid.clause.pk]) for laid in part.clauses if self._holds(laid)]
            if printed:
                rows.append((part, printed))
        return rows

    @cached_property
    def _held(self) -> dict[int, Wording]:
        pairs = (self.asking.wording(key) for key in self.step.wordings)
        return {laid.clause.pk: wording for laid, wording in pairs}

    def _holds(self, laid: Laid) -> bool:
        return laid.clause.pk in self._held

    def _printed(self, laid: Laid, wording: Wording) -> Printed:
        language = get_language() or "fa"
        said = "" if self.asking.plain(laid, wording) else letter(wording.letter, language)
        translated = next((row.body for row in wording.translations.all() if row.language == language), "")
        return Printed(laid, self.asking.labels[laid.clause.pk], wording.body, said, translated)

    @property
    def missing(self) -> list[InTheWay]:
        """The clauses of the text that are not in it, and who could not sign them as they stand."""
        return [in_the_way(self.asking, laid) for laid in self.asking.seen.asked if not self._holds(laid)]

    @cached_property
    def names(self) -> list[str]:
        """Who can sign, by their full names in the order of the alphabet."""
        seen, wanted = self.asking.seen, {int(key) for key in self.step.signatories}
        return [in_language(row.names) for pk, row in seen.members.items() if pk in wanted] if seen.named else []

    @property
    def reserving(self) -> list[With]:
        """Signatories that do not simply accept all of it."""
        rows = []
        for pk, row in self._members(signing=True):
            reserved, aside = (self._where(pk, stance) for stance in ("reservation", "stand_aside"))
            if reserved or aside:
                rows.append(With(called(row), reserved, aside))
        return rows

    @property
    def apart(self) -> list[Without]:
        """Members that cannot sign it, and why."""
        silent = not self.asking.silence_bears
        return [
            Without(called(row), self._where(pk, "reject"), self._where(pk, "") if silent else [])
            for pk, row in self._members(signing=False)
        ]

    def _members(self, *, signing: bool) -> list[tuple[int, Organisation]]:
        seen, wanted = self.asking.seen, set(self.step.signatories)
        return [row for row in seen.members.items() if (str(row[0]) in wanted) == signing] if seen.named else []

    def _where(self, organisation: int, stance: str) -> list[str]:
        stances = self.asking.seen.stances
        return [
            self.asking.short(key) for key in self.step.wordings if stances.get((organisation, int(key)), "") == stance
        ]
