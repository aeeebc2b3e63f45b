"""Acts on matters: brought, answered, withdrawn, closed, entered from a hall, objected to; tasks given and reported on."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max

from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, act
from hamgam.bylaws.models import BylawsVersion
from hamgam.decisions import ballots, closing, counting, roll, versions, voices
from hamgam.decisions.kinds import kind_of
from hamgam.decisions.models import Answer, Matter, Task, Voice
from hamgam.differences.models import Difference
from hamgam.engine.bylaws import Subject
from hamgam.engine.bylaws.words import PROPOSED
from hamgam.engine.letters import store
from hamgam.engine.methods import ANSWERS
from hamgam.members import here
from hamgam.members.models import Organisation

#: The most words of a question, the most letters of a text, a choice and a reason, the most choices.
QUESTION_WORDS, TEXT_LIMIT, CHOICE_LIMIT, REASON_LIMIT, CHOICES = 25, 20_000, 200, 3_000, 40
NEEDS_REASON = ("reservation", "reject", "no", "object")

Words = Mapping[str, str]


def _brought(by: Any, on: None, given: dict[str, Any]) -> Subject:
    days = {"days": given["days"]} if "days" in given else {}
    return Subject(organisation=by.public_id or None, stage=here.stage(), kind=given.get("kind"), other=days)


def _voiced(by: Any, on: Matter, given: dict[str, Any]) -> Subject:
    voice = roll.voice_of(on, by)
    whose = by.public_id if voice is not None else None
    own = roll.is_ones_own(voice, by)
    entitled = {"entitled": voice is not None and voice.pk in {row.pk for row in voices.counted_voices(on)}}
    return Subject(organisation=whose, stage=on.stage, kind=on.kind, person_is_actor=own, other=entitled)


def stored(values: Words | None, limit: int) -> dict[str, str]:
    """Words in each language as they are kept; NotPossible `matter_words_too_long`."""
    kept = {language: store(words, language).strip() for language, words in (values or {}).items()}
    if any(len(words) > limit for words in kept.values()):
        raise NotPossible("matter_words_too_long", limit=limit)
    return {language: words for language, words in kept.items() if words}


def checked_question(values: Words) -> dict[str, str]:
    """A question as it is kept; NotPossible `matter_question_missing`, `matter_question_long`."""
    asked = stored(values, 400)
    if not asked:
        raise NotPossible("matter_question_missing")
    if any(len(words.split()) > QUESTION_WORDS for words in asked.values()):
        raise NotPossible("matter_question_long", limit=QUESTION_WORDS)
    return asked


def checked_choices(kind: str, choices: Sequence[Words]) -> list[dict[str, Any]]:
    """Choices as they are kept, each with its id; NotPossible `matter_choices_missing`, `_many`, `_alike`."""
    if not kind_of(kind).chooses:
        return []
    said = [row for row in (stored(words, CHOICE_LIMIT) for words in choices) if row]
    if not said:
        raise NotPossible("matter_choices_missing")
    if len(said) > CHOICES:
        raise NotPossible("matter_choices_many", limit=CHOICES)
    for language in here.languages():
        named = [row[language] for row in said if language in row]
        if len(set(named)) < len(named):
            raise NotPossible("matter_choices_alike")
    return [{"id": f"c{number}", "words": words} for number, words in enumerate(said, 1)]


def offered_choices(kind: str, choices: Sequence[Words], details: dict[str, Any]) -> list[dict[str, Any]]:
    """What is chosen between: as it was typed, or as the kind of matter itself has it."""
    own = kind_of(kind).choices
    return checked_choices(kind, choices) if own is None else own(details)


@act("decisions.bring", subject=_brought)
def bring(
    *, by: Any, on: None = None, at: datetime, kind: str, question: Words, text: Words | None = None,
    choices: Sequence[Words] = (), details: dict[str, Any] | None = None, status_quo: Words | None = None,
    debate: Words | None = None, debate_on: date | None = None, about: Matter | None = None,
    closes_at: datetime | None = None, takes_up: Difference | None = None,
) -> Matter:  # fmt: skip
    """Bring a matter. Only the question and what it is about are typed; the rest is the bylaws' own.

    It can be answered until `closes_at`, which leaves at least the days that the bylaws ask for. takes_up: the open
    question that is put again; once it is agreed, the question is settled.
    """
    if kind in PROPOSED:
        raise NotPossible("proposal_by_its_body")
    return put(
        by, at, kind, question, text, choices, details, status_quo, debate, debate_on, about, closes_at, takes_up
    )


def put(
    by: Any, at: datetime, kind: str, question: Words, text: Words | None = None, choices: Sequence[Words] = (),
    details: dict[str, Any] | None = None, status_quo: Words | None = None, debate: Words | None = None,
    debate_on: date | None = None, about: Matter | None = None, closes_at: datetime | None = None,
    takes_up: Difference | None = None,
) -> Matter:  # fmt: skip
    """A matter that is open from now on, with its roll."""
    matter = new(by, at, kind, question, text, choices, details)
    least = at + timedelta(days=matter.rule.notice_days)
    matter.closes_at = closes_at or least + timedelta(hours=1)
    if matter.closes_at < least or matter.closes_at <= at:
        raise NotPossible("matter_time_short", days=matter.rule.notice_days)
    matter.status_quo, matter.debate = stored(status_quo, TEXT_LIMIT), stored(debate, 600)
    matter.debate_on, matter.about = debate_on, about
    if takes_up is not None:
        closing.take_up(matter, takes_up)
    matter.save()
    roll.call(matter)
    if not matter.voices.exists():
        raise NotPossible("matter_nobody_entitled")
    return matter


def new(
    by: Any, at: datetime, kind: str, question: Words, text: Words | None = None, choices: Sequence[Words] = (),
    details: dict[str, Any] | None = None,
) -> Matter:  # fmt: skip
    """A matter's row, not saved yet, checked as far as its kind knows."""
    version = rules.newest()
    row = rules.read_version(version).matter(kind)
    if row is None:
        raise NotPossible("matter_kind_unknown")
    kind_of(kind).check(details or {})
    number = (Matter.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    return Matter(
        number=number, kind=kind, question=checked_question(question), text=stored(text, TEXT_LIMIT),
        choices=offered_choices(kind, choices, details or {}), details=details or {}, brought_by=by.organisation, version=version,
        opened_on=here.day_of(at),
    )  # fmt: skip


def _answer(by: Any, on: Matter, at: datetime, said: dict[str, Any], reason: str, mandated: bool) -> Answer:
    voice = roll.voice_of(on, by)
    if voice is None:
        raise NotPossible("matter_no_voice")
    if on.closes_at is not None and on.closes_at <= at:
        raise NotPossible("matter_over")
    return _keep(by, on, at, voice, checked_answer(on, said, voices.name_of(voice)), reason, mandated)


def _keep(
    by: Any, on: Matter, at: datetime, voice: Voice, said: dict[str, Any], reason: str, mandated: bool = False
) -> Answer:
    """Write an answer in the place of the one before, with its reason where one is needed."""
    reason = store(reason, "fa").strip()
    if len(reason) > REASON_LIMIT:
        raise NotPossible("matter_words_too_long", limit=REASON_LIMIT)
    if said.get("word") in NEEDS_REASON and not reason:
        raise NotPossible("matter_reason_missing")
    for before in voice.answers.filter(current=True):
        before.current = False
        before.save(update_fields=["current"])
    stood_in = "second" in by.roles and "delegate" not in by.roles and "liaison" not in by.roles
    return Answer.objects.create(
        voice=voice, round=on.round, said=said, reason=reason, mandated=mandated, stood_in=stood_in, day=here.day_of(at)
    )


def checked_answer(on: Matter, said: dict[str, Any], name: str) -> dict[str, Any]:
    """An answer of this voice in the form that the matter is answered in; NotPossible `matter_answer_missing`, `_each`."""
    known = [choice["id"] for choice in on.choices]
    if not counting.by_words(on):
        return ballots.read(on, said, name)
    allowed = ANSWERS[on.rule.method]
    if not known:
        if said.get("word") not in allowed:
            raise NotPossible("matter_answer_missing")
        return {"word": said["word"]}
    words = {name: word for name, word in dict(said.get("words") or {}).items() if name in known}
    if not words or any(word not in allowed for word in words.values()) or len(words) < len(known):
        raise NotPossible("matter_answer_each")
    return {"words": words}


@act("decisions.answer", subject=_voiced)
def answer(
    *, by: Any, on: Matter, at: datetime, said: dict[str, Any], reason: str = "", mandated: bool = False
) -> Answer:
    """Answer for one's organisation; it may be changed until the period closes, and what was said before stays."""
    return _answer(by, on, at, said, reason, mandated)


@act("decisions.vote", subject=_voiced)
def vote(*, by: Any, on: Matter, at: datetime, said: dict[str, Any], reason: str = "") -> Answer:
    """Answer as a member of the body that settles it, for oneself."""
    return _answer(by, on, at, said, reason, False)


def _of_matter(by: Any, on: Matter, given: dict[str, Any]) -> Subject:
    whose = on.brought_by.public_id if on.brought_by else None
    return Subject(organisation=whose, stage=on.stage, kind=on.kind, answers=counting.words_of(on))


@act("decisions.withdraw", subject=_of_matter)
def withdraw(*, by: Any, on: Matter, at: datetime) -> Matter:
    """Take a matter back that one's own organisation brought. What was answered stays readable."""
    on.stage, on.closed_at = "withdrawn", at
    on.save(update_fields=["stage", "closed_at"])
    return on


@act("decisions.close", subject=_of_matter)
def close(*, by: Any, on: Matter, at: datetime) -> Matter:
    """Count. It is agreed, or another round begins, or what the bylaws let follow is carried out.

    The clock does it at the deadline, people once all have answered.
    """
    if by.special == "clock" and (on.closes_at is None or on.closes_at > at):
        raise NotPossible("matter_not_due")
    return closing.close(on, at)


def _hall(by: Any, on: None, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, stage=here.stage(), kind=given.get("kind"))


@act("decisions.enter", subject=_hall)
def enter(
    *, by: Any, on: None = None, at: datetime, kind: str, question: Words, decided_on: date, agreed: bool,
    present: int, individuals: int = 0, text: Words | None = None, choices: Sequence[Words] = (), choice: str = "",
    details: dict[str, Any] | None = None, place: Words | None = None, reservations: Words | None = None,
    status_quo: Words | None = None, debate: Words | None = None, debate_on: date | None = None,
) -> Matter:  # fmt: skip
    """Enter what was decided in a hall: read back by the chair, agreed or not, and how many were there.

    It stands once nobody who was there has objected by the end of the next day.
    """
    today = here.day_of(at)
    if decided_on > today:
        raise NotPossible("matter_decided_later")
    matter = new(by, at, kind, question, text, choices, details)
    if not 0 < present <= 10_000 or not 0 <= individuals <= 10_000:
        raise NotPossible("matter_present_missing")
    if matter.choices and agreed and choice not in [row["id"] for row in matter.choices]:
        raise NotPossible("matter_choice_missing")
    matter.stage, matter.decided_on, matter.entered_on = "read_back", decided_on, today
    matter.closes_at = datetime.combine(today + timedelta(days=2), datetime.min.time(), here.zone())
    matter.status_quo, matter.debate, matter.debate_on = stored(status_quo, TEXT_LIMIT), stored(debate, 600), debate_on
    matter.result = {"choice": choice} if choice and agreed else {}
    matter.outcome = {
        "room": "agreed" if agreed else "not_agreed", "present": present, "individuals": individuals,
        "place": stored(place, 300), "reservations": stored(reservations, REASON_LIMIT),
    }  # fmt: skip
    matter.save()
    roll.call(matter)
    return matter


@act("decisions.object", subject=_voiced)
def object(*, by: Any, on: Matter, at: datetime, reason: str) -> Matter:
    """Say that it was not agreed like this. By the end of the next day, by anyone who was there."""
    if on.closes_at is not None and on.closes_at <= at:
        raise NotPossible("matter_over")
    voice = roll.voice_of(on, by)
    if voice is None:
        raise NotPossible("matter_no_voice")
    # An objection is one by whatever method the matter would have been answered: it says no to what was read back.
    _keep(by, on, at, voice, {"word": "object"}, reason)
    on.outcome = {**on.outcome, "objected": True}
    return closing.without_agreement(on, at)


@act("decisions.stand", subject=_of_matter)
def stand(*, by: Any, on: Matter, at: datetime) -> Matter:
    """Nobody objected in time: what was read back stands, and is carried out."""
    if on.closes_at is None or on.closes_at > at:
        raise NotPossible("matter_not_due")
    return closing.agreed(on, at) if on.outcome.get("room") == "agreed" else closing.without_agreement(on, at)


def _version(by: Any, on: BylawsVersion, given: dict[str, Any]) -> Subject:
    return Subject(stage=here.stage())


@act("decisions.begin_version", subject=_version)
def begin_version(*, by: Any, on: BylawsVersion, at: datetime) -> BylawsVersion:
    """The moment has come at which a version that was adopted comes into force."""
    if on.begun or on.force_at is None or on.force_at > at:
        raise NotPossible("matter_not_due")
    return versions.begin(on, at)


def _tasked(by: Any, on: Any, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, stage=on.stage, kind=on.kind)


@act("decisions.assign_task", subject=_tasked)
def assign_task(
    *, by: Any, on: Matter, at: datetime, words: Words, responsible: Organisation | None, due_on: date | None
) -> Task:
    """Write down what follows from a decision, who is responsible and by when."""
    said = stored(words, 600)
    if not said:
        raise NotPossible("task_words_missing")
    return Task.objects.create(matter=on, words=said, responsible=responsible, due_on=due_on, day=here.day_of(at))


@act("decisions.report_task")
def report_task(*, by: Any, on: Task, at: datetime, state: str, report: Words) -> Task:
    """Say what became of a task: done, dropped, or still open, in words."""
    said = stored(report, REASON_LIMIT)
    if state not in ("open", "done", "dropped") or not said:
        raise NotPossible("task_report_missing")
    on.state, on.report, on.reported_on = state, said, here.day_of(at)
    on.save()
    return on
