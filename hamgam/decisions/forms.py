"""What people type about matters: a question in each of the coalition's languages, choices line by line, days, an answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from hamgam.bodies.sentences import sentences as of_bodies
from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible
from hamgam.decisions import acts, ballots, counting, roll
from hamgam.decisions.kinds import kind_of
from hamgam.decisions.models import Matter
from hamgam.decisions.sentences import sentences
from hamgam.engine.letters import store
from hamgam.engine.spoken import number
from hamgam.members import here
from hamgam.record import times
from hamgam.texts.moments import WrongMoment, read_day, read_moment

Words = dict[str, str]
Data = Mapping[str, str]


@dataclass
class Brought:
    """A matter as it was typed."""

    kind: str
    question: Words = field(default_factory=dict)
    text: Words = field(default_factory=dict)
    lines: Words = field(default_factory=dict)
    status_quo: Words = field(default_factory=dict)
    debate: Words = field(default_factory=dict)
    debate_on: date | None = None
    closes_at: datetime | None = None
    details: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def choices(self) -> list[Words]:
        """The choices, each in the languages in which it was written."""
        return choices_of(self.lines)


@dataclass
class Entered(Brought):
    """What was decided in a hall, as it was typed."""

    place: Words = field(default_factory=dict)
    reservations: Words = field(default_factory=dict)
    agreed: bool | None = None
    present: int = 0
    individuals: int = 0
    chosen: str = ""
    decided_on: date | None = None


@dataclass
class UnderMandate(Brought):
    """What a body settled under its mandate, as it was typed."""

    amount: int | None = None
    where: str = ""
    settled: date | None = None


@dataclass
class Sheet:
    """An answer as it was typed. words: choice → word; ranks: choice → place; ticks: choices that were ticked."""

    word: str = ""
    words: Words = field(default_factory=dict)
    ranks: Words = field(default_factory=dict)
    ticks: list[str] = field(default_factory=list)
    reason: str = ""
    mandated: bool = False
    #: What a lot is made of: a commitment first, then the secret that opens it.
    drawn: str = ""
    said: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def words_in(data: Data, name: str) -> Words:
    """Language → what was typed in the field of that name and language."""
    return {language: data.get(f"{name}-{language}", "").replace("\r\n", "\n") for language in here.languages()}


def lines_of(said: str) -> list[str]:
    """The lines that hold something."""
    return [line.strip() for line in said.splitlines() if line.strip()]


def choices_of(lines: Words) -> list[Words]:
    """Lines in several languages as choices: what stands on the same line is the same choice."""
    rows = {language: lines_of(said) for language, said in lines.items() if said.strip()}
    longest = max((len(said) for said in rows.values()), default=0)
    return [{language: said[at] for language, said in rows.items() if at < len(said)} for at in range(longest)]


def _checked(errors: dict[str, str], name: str, check: Callable[..., Any], *given: Any, reader: str) -> Any:
    """What the act itself would say, as a sentence beside its field."""
    try:
        return check(*given)
    except NotPossible as error:
        data = {key: number(value, reader) for key, value in error.data.items()}
        errors[name] = sentences()[error.code] % data
        return None


def brought(data: Data, kind: str, reader: str, notice_days: int) -> Brought:
    """A matter from its form."""
    made = Brought(kind)
    _read(made, data, reader)
    _settler(made, data)
    try:
        made.closes_at = read_moment(data, "closes", reader)
    except WrongMoment:
        made.errors["closes"] = sentences()["matter_day_impossible"]
    else:
        now = times.now()
        if made.closes_at <= now or made.closes_at < now + timedelta(days=notice_days):
            days = number(notice_days, reader)
            code = "matter_time_short" if notice_days else "matter_end_past"
            made.errors["closes"] = sentences()[code] % {"days": days}
    return made


def _read(made: Brought, data: Data, reader: str) -> None:
    """What a matter that is brought and one that was decided in a hall have in common."""
    made.question, made.text = words_in(data, "question"), words_in(data, "text")
    made.status_quo, made.debate = words_in(data, "status_quo"), words_in(data, "debate")
    _checked(made.errors, "question", acts.checked_question, made.question, reader=reader)
    for name, limit in (("text", acts.TEXT_LIMIT), ("status_quo", acts.TEXT_LIMIT), ("debate", 600)):
        _checked(made.errors, name, acts.stored, getattr(made, name), limit, reader=reader)
    if kind_of(made.kind).chooses:
        made.lines = words_in(data, "choices")
        counts = {len(lines_of(said)) for said in made.lines.values() if said.strip()}
        if len(counts) > 1:
            made.errors["choices"] = sentences()["matter_choices_uneven"]
        else:
            _checked(made.errors, "choices", acts.checked_choices, made.kind, made.choices, reader=reader)
    made.debate_on = _day(made, data, "debate", reader)
    made.details, wrong = kind_of(made.kind).read(data, reader)
    made.errors |= wrong
    if not wrong:
        _checked(made.errors, "details", kind_of(made.kind).check, made.details, reader=reader)


def _settler(made: Brought, data: Data) -> None:
    """Which body settles it, where the bylaws give it to a kind of body of which there are several."""
    rule = rules.in_force().matter(made.kind)
    if rule is None:
        return
    if len(roll.bodies_for(rule)) > 1:
        made.details["settled_by"] = data.get("settled_by", "")[:60]
    try:
        roll.check_body(rule, made.details.get("settled_by", ""))
    except NotPossible as wrong:
        made.errors["settled_by"] = of_bodies()[wrong.code]


def _day(made: Brought, data: Data, name: str, reader: str) -> date | None:
    try:
        return read_day(data, name, reader)
    except WrongMoment:
        made.errors[f"{name}_day"] = sentences()["matter_day_impossible"]
        return None


def under_mandate(data: Data, kind: str, reader: str) -> UnderMandate:
    """What a body settled under its mandate, from its form."""
    made = UnderMandate(kind)
    _read(made, data, reader)
    if not any(said.strip() for said in made.text.values()):
        made.errors["text"] = sentences()["matter_words_missing"]
    made.amount, made.where = whole_number(data.get("amount", "")) or None, data.get("where", "")[:120]
    try:
        made.settled = read_day(data, "settled", reader)
    except WrongMoment:
        made.errors["settled"] = sentences()["matter_day_impossible"]
    return made


def entered(data: Data, kind: str, reader: str) -> Entered:
    """What was decided in a hall, from its form."""
    made = Entered(kind)
    _read(made, data, reader)
    _settler(made, data)
    say = sentences()
    made.place, made.reservations = words_in(data, "place"), words_in(data, "reservations")
    _checked(made.errors, "place", acts.stored, made.place, 300, reader=reader)
    _checked(made.errors, "reservations", acts.stored, made.reservations, acts.REASON_LIMIT, reader=reader)
    made.agreed = {"yes": True, "no": False}.get(data.get("agreed", ""))
    if made.agreed is None:
        made.errors["agreed"] = say["matter_agreed_missing"]
    made.present = whole_number(data.get("present", ""))
    made.individuals = whole_number(data.get("individuals", ""))
    if not 0 < made.present <= 10_000 or made.individuals > 10_000:
        made.errors["present"] = say["matter_present_missing"]
    made.decided_on = _day(made, data, "decided", reader)
    today = here.today()
    if made.decided_on is None:
        made.errors.setdefault("decided_day", say["matter_day_impossible"])
    elif made.decided_on > today:
        made.errors["decided_day"] = say["matter_decided_later"]
    made.chosen = data.get("chosen", "")
    if made.agreed and kind_of(kind).chooses and not 0 < whole_number(made.chosen) <= len(made.choices):
        made.errors["chosen"] = say["matter_choice_missing"]
    return made


def whole_number(value: str) -> int:
    """A number that was typed, in whatever digits; 0 for anything else."""
    value = value.strip()
    return int(value) if value.isdecimal() and len(value) < 9 else 0


def sheet(data: Data, matter: Matter, name: str, reader: str) -> Sheet:
    """An answer from its form, in the form in which this matter is answered. `name`: the voice's own in a count."""
    made = Sheet(
        word=data.get("word", ""),
        reason=data.get("reason", "").replace("\r\n", "\n"),
        mandated=bool(data.get("mandated")),
    )
    ids = [str(choice["id"]) for choice in matter.choices]
    made.words = {name: data.get(f"word-{name}", "") for name in ids}
    made.ranks = {name: data.get(f"rank-{name}", "") for name in ids}
    made.ticks = [name for name in ids if data.get(f"tick-{name}")]
    if counting.by_words(matter):
        given: dict[str, Any] = {"words": made.words} if ids else {"word": made.word}
    else:
        given = _ballot(made, matter, data)
    field_name = "ballot" if ids or not counting.by_words(matter) else "word"
    said = _checked(made.errors, field_name, acts.checked_answer, matter, given, name, reader=reader)
    if said is not None:
        made.said = said
    if len(store(made.reason, reader)) > acts.REASON_LIMIT:
        made.errors["reason"] = sentences()["matter_words_too_long"] % {"limit": number(acts.REASON_LIMIT, reader)}
    elif made.said.get("word") in acts.NEEDS_REASON and not store(made.reason, reader).strip():
        made.errors["reason"] = sentences()["matter_reason_missing"]
    return made


def _ballot(made: Sheet, matter: Matter, data: Data) -> dict[str, Any]:
    """The choices ticked, the one named, the ranked ones by their places (two in one place stand twice), or a lot's part."""
    holds = ballots.holds(matter)
    if holds in ("commitment", "secret"):
        made.drawn = data.get(holds, "").strip()
        return {holds: made.drawn}
    if holds == "set":
        return {"ranking": made.ticks}
    if holds == "one":
        made.ticks = [data["one"]] if data.get("one") else []
        return {"ranking": made.ticks}
    places = {name: whole_number(place) for name, place in made.ranks.items() if whole_number(place)}
    ranked = sorted(places, key=lambda name: places[name])
    return {"ranking": ranked if len(set(places.values())) == len(places) else ranked + ranked}


@dataclass
class NewTask:
    """A task as it was typed; `responsible`: an organisation's slug."""

    words: Words = field(default_factory=dict)
    responsible: str = ""
    due_on: date | None = None
    errors: dict[str, str] = field(default_factory=dict)


@dataclass
class Report:
    """What became of a task, as it was typed."""

    words: Words = field(default_factory=dict)
    state: str = ""
    errors: dict[str, str] = field(default_factory=dict)


def task(data: Data, reader: str) -> NewTask:
    """A task from its form."""
    made = NewTask(words_in(data, "task"), data.get("responsible", "")[:80])
    said = _checked(made.errors, "task", acts.stored, made.words, 600, reader=reader)
    if said == {}:
        made.errors["task"] = sentences()["task_words_missing"]
    try:
        made.due_on = read_day(data, "due", reader)
    except WrongMoment:
        made.errors["due"] = sentences()["matter_day_impossible"]
    return made


def report(data: Data, reader: str) -> Report:
    """What became of a task, from its form."""
    made = Report(words_in(data, "report"), data.get("state", ""))
    said = _checked(made.errors, "report", acts.stored, made.words, acts.REASON_LIMIT, reader=reader)
    if said == {}:
        made.errors["report"] = sentences()["task_report_missing"]
    if made.state not in ("open", "done", "dropped"):
        made.errors["state"] = sentences()["task_state_missing"]
    return made
