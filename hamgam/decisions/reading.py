"""A matter and the register as one reader may see them: who answered, what was answered once that is open, and the rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.decisions import ballots, roll, telling
from hamgam.decisions.models import Answer, Matter, Voice
from hamgam.decisions.voices import counted_voices, name_of
from hamgam.decisions.words import MARKS, choice_words, digits, kind_names, told_words
from hamgam.members.here import in_language
from hamgam.members.models import Organisation


@dataclass(frozen=True)
class Part:
    """One part of an answer: which choice it is about ("" where there is one question), its word, its mark."""

    about: str
    word: str
    mark: str | None


@dataclass
class Told:
    """One voice and what it answered, as far as the reader may see it. `counted`: whether it counts, as things stand."""

    voice: Voice
    name: str
    answer: Answer | None = None
    parts: list[Part] = field(default_factory=list)
    ranking: list[str] = field(default_factory=list)
    own: bool = False
    counted: bool = True


@dataclass
class Seen:
    """A matter as one reader may see it.

    told: every voice by the alphabet; its answer only where it is open to the reader. answered and waiting: names of who
    has answered now and who has not. own: the reader's voice; own_answers: all that it said, the last one first.
    """

    matter: Matter
    told: list[Told] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    own: Voice | None = None
    own_answers: list[Told] = field(default_factory=list)
    former: list[Told] = field(default_factory=list)
    disclosed: bool = False
    #: Whether persons have a voice of their own, as in a body.
    people: bool = False

    @property
    def current(self) -> Answer | None:
        """The reader's own answer as it stands."""
        rows = (row.answer for row in self.own_answers if row.answer is not None)
        return next((row for row in rows if row.current and ballots.stands(self.matter, row)), None)

    @property
    def names_in_lot(self) -> dict[str, str]:
        """The name under which a voice is in a lot → its name here."""
        return {name_of(row.voice): row.name for row in self.told}

    @property
    def so_far(self) -> str:
        """How many have answered."""
        return telling.answered_said(
            len(self.answered), len(self.answered) + len(self.waiting), people=self.people
        )  # fmt: skip


def seen_by(actor: Any, matter: Matter) -> Seen:
    """The matter's answers for this reader: those of a closed period for all who see it, one's own always."""
    seen = Seen(matter, own=roll.voice_of(matter, actor))
    voices = list(matter.voices.select_related("organisation"))
    seen.people = any(voice.person_id for voice in voices)
    seen.disclosed = matter.stage != "open" or matter.bylaws.setting("answers") == "open"
    answers: dict[int, list[Answer]] = {}
    for row in Answer.objects.filter(voice__matter=matter).order_by("-pk"):
        answers.setdefault(row.voice_id, []).append(row)
    counted = _counted_now(matter)
    for voice in _by_alphabet(voices):
        given = answers.get(voice.pk, [])
        own = seen.own is not None and voice.pk == seen.own.pk
        name = _name(voice)
        now = next((row for row in given if row.current and ballots.stands(matter, row)), None)
        counts = name_of(voice) in counted
        if counts:
            (seen.answered if now else seen.waiting).append(name)
        seen.told.append(_told(matter, voice, name, _open_to_all(seen, given), own=own, counted=counts))
        if own:
            seen.own_answers = [_told(matter, voice, name, row, own=True) for row in given]
        if seen.disclosed:
            seen.former += [_told(matter, voice, name, row, own=own) for row in given if not row.current]
    return seen


def _open_to_all(seen: Seen, given: list[Answer]) -> Answer | None:
    """What everybody may see of a voice: its answer once the period is over; before that, what it said in an earlier round."""
    if seen.disclosed:
        return next((row for row in given if row.current), None)
    return next((row for row in given if row.round < seen.matter.round), None)


def _counted_now(matter: Matter) -> set[str]:
    """Names of those who count: as the count was kept, or as things stand while it can still be answered."""
    how = matter.outcome
    rows: Iterable[Any] = [how, *(how["choices"].values() if isinstance(how.get("choices"), dict) else ())]
    kept = {
        name
        for row in rows
        for heap in ("yes", "aside", "abstain", "no", "unanswered")
        for name in (row.get(heap) or ())
    }
    if kept and matter.stage != "open":
        return kept
    return {name_of(voice) for voice in counted_voices(matter)}


def _told(
    matter: Matter, voice: Voice, name: str, answer: Answer | None, *, own: bool = False, counted: bool = True
) -> Told:
    told = Told(voice, name, answer, own=own, counted=counted)
    if answer is None:
        return told
    words, said = told_words(), answer.said
    if "ranking" in said:
        told.ranking = [choice_words(matter, choice) for choice in said["ranking"]]
    elif "commitment" in said:
        told.parts = [Part("", _("has committed to the lot"), None)]
    elif "secret" in said:
        told.parts = [Part("", _("has opened its secret"), None)]
    elif "words" in said:
        told.parts = [
            Part(choice_words(matter, choice), words[word], MARKS.get(word)) for choice, word in said["words"].items()
        ]
    elif "word" in said:
        told.parts = [Part("", words[said["word"]], MARKS.get(said["word"]))]
    return told


def _name(voice: Voice) -> str:
    """The organisation's short name; in a body each person speaks for where they come from."""
    house = voice.organisation
    return (in_language(house.short_names) or in_language(house.names)) if house else _("a member of the body")


def _by_alphabet(voices: list[Voice]) -> list[Voice]:
    wanted = {voice.organisation_id for voice in voices}
    rows = Organisation.objects.filter(pk__in=wanted).alphabetical(get_language() or "fa")
    order = {row.pk: place for place, row in enumerate(rows)}
    return sorted(voices, key=lambda voice: (order.get(voice.organisation_id or 0, len(order)), voice.pk))


@dataclass(frozen=True)
class Running:
    """A matter that can be answered or objected to now. own: whether one has a voice; answered: whether one used it."""

    matter: Matter
    own: bool
    answered: bool


def running(actor: Any) -> list[Running]:
    """What is open now, the nearest deadline first, in two queries."""
    rows = (
        Matter.objects.visible_to(actor).running().select_related("version", "brought_by").order_by("closes_at", "pk")
    )
    matters = list(rows)
    own = own_voices(actor, matters)
    return [Running(row, row.pk in own, own.get(row.pk, False)) for row in matters]


def own_voices(actor: Any, matters: list[Matter]) -> dict[int, bool]:
    """Matter → whether the actor's own voice in it has answered; matters without one are left out."""
    mine = Q(person=None, organisation=actor.organisation)
    if actor.person is not None:
        mine |= Q(person=actor.person)
    given = Answer.objects.filter(voice=OuterRef("pk"), current=True)
    voices = Voice.objects.filter(mine, matter__in=matters).annotate(
        used=Exists(given), used_now=Exists(given.filter(round=OuterRef("matter__round")))
    )
    anew = {row.pk for row in matters if ballots.each_round_anew(row)}
    return {voice.matter_id: voice.used_now if voice.matter_id in anew else voice.used for voice in voices}


def register(actor: Any) -> "QuerySet[Matter]":
    """Every decision that the reader may see, the newest first, with how many tasks follow and how many are open."""
    rows = Matter.objects.visible_to(actor).exclude(decision=None).select_related("version", "brought_by")
    counted: QuerySet[Matter] = rows.annotate(
        tasks_all=Count("tasks"), tasks_open=Count("tasks", filter=Q(tasks__state="open"))
    ).order_by("-decision")
    return counted


def of_people(matters: Iterable[Matter]) -> set[int]:
    """Ids of those that people settle, each for themselves in a body, and not organisations; in one query."""
    rows = Voice.objects.filter(matter__in=[row.pk for row in matters], person__isnull=False)
    return set(rows.values_list("matter", flat=True))


def csv_rows(matters: Iterable[Matter]) -> Iterable[list[object]]:
    """The register as a table."""
    rows = list(matters)
    of_bodies = of_people(rows)
    yield [
        _("decision"), _("question"), _("kind"), _("outcome"), _("how it came about"), _("decided on"), _("entered on"),
        _("article"), _("version of the bylaws"), _("brought by"), _("tasks"), _("tasks still open"),
    ]  # fmt: skip
    kinds = kind_names()
    for row in rows:
        counted_here = telling.tally_said(row, people=row.pk in of_bodies)
        how = " ".join(f"{about}: {said}" if about else said for about, said in counted_here)
        yield [
            row.decision, in_language(row.question), kinds[row.kind], telling.outcome_said(row), how, row.decided_on,
            row.entered_on, row.rule.article, row.version.version,
            in_language(row.brought_by.names) if row.brought_by else "", row.tasks_all, row.tasks_open,
        ]  # fmt: skip


def tasks_said(matter: Any) -> str:
    """«سه کار، یکی مانده»; empty where nothing follows."""
    if not matter.tasks_all:
        return ""
    said = ngettext("%(n)s task", "%(n)s tasks", matter.tasks_all) % {"n": digits(matter.tasks_all)}
    left = _("%(n)s still open") % {"n": digits(matter.tasks_open)} if matter.tasks_open else _("all reported on")
    return f"{said}{_(',')} {left}"
