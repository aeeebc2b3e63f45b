"""What a closed round has settled by itself: one wording that is agreed comes to lead, and what follows where nothing is.

Exactly as article 8.1 of each shape's bylaws says. Where more than one wording of a clause is agreed, the one that leads
included, nobody but a person chooses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Min

from hamgam.bylaws import rules
from hamgam.engine.bylaws import Matter
from hamgam.record.models import Entry
from hamgam.texts.answers import member_ids
from hamgam.texts.models import Clause, Text, Wording

LEAD, LEAVE_OUT, END = "texts.lead_wording", "texts.leave_clause_out", "texts.end_without_agreement"


@dataclass(frozen=True)
class Step:
    """One act that falls due by itself, and the wording that it is about."""

    act: str
    on: Wording


@dataclass
class _Asked:
    """In how many closed rounds each clause was asked about, and the wordings that led while the last one was open."""

    rounds: dict[int, int] = field(default_factory=dict)
    last: set[int] = field(default_factory=set)


def steps(text: Text) -> list[Step]:
    """What falls due by itself in a text whose round has closed, in the order of its clauses; the same however often asked."""
    matter = rules.of(text).matter("wording", text.kind)
    if matter is None or text.stage != "common_ground":
        return []
    offered: dict[int, list[Wording]] = {}
    for wording in _wordings(text):
        offered.setdefault(wording.clause_id, []).append(wording)
    answers = _answers(text)
    asked = _asked(text, matter)
    found: list[Step] = []
    for wordings in offered.values():
        found += _of_clause(wordings, answers, matter, asked)
    return found


def follows_the_last(text: Text) -> str:
    """What the bylaws let follow by itself after the round that is open, or else the next one, if it is the last that they
    give: a word of `OTHERWISE`; empty where another round remains or nothing is carried out.
    """
    matter = rules.of(text).matter("wording", text.kind)
    closed = text.rounds.exclude(closed_at=None).count()
    if matter is None or matter.otherwise == "falls" or closed + 1 < matter.rounds:
        return ""
    by_itself = any("clock" in row.roles for row in rules.of(text).rows(END))
    return matter.otherwise if by_itself else ""


def is_due(act: str, wording: Wording) -> bool:
    """Whether this act falls due by itself on this wording now."""
    return any(step.act == act and step.on.pk == wording.pk for step in steps(wording.clause.text))


def _of_clause(
    wordings: Sequence[Wording], answers: Mapping[int, Mapping[str, str | None]], matter: Matter, asked: _Asked
) -> list[Step]:
    agreed = [w for w in wordings if matter.tally(answers[w.pk]).passed]
    lead = next((w for w in wordings if w.state == "leading"), None)
    if len(agreed) == 1 and agreed[0] is not lead:
        return [Step(LEAVE_OUT if agreed[0].omits else LEAD, agreed[0])]
    if len(agreed) > 1:
        return []
    if matter.otherwise == "falls":
        return [Step(END, w) for w in wordings if w.state == "open" and w not in agreed and _over(w, matter)]
    if agreed or lead is None or lead.pk not in asked.last:
        return []
    return [Step(END, lead)] if asked.rounds.get(lead.clause_id, 0) >= matter.rounds and not _told(lead) else []


def _wordings(text: Text) -> Sequence[Wording]:
    clauses = Clause.objects.filter(text=text, state__in=("in", "proposed"), section__gone=False)
    rows = Wording.objects.filter(clause__in=clauses, state__in=("leading", "open")).select_related("clause__text")
    return list(rows.order_by("clause__section__order", "clause__section", "clause__order", "clause", "letter"))


def _answers(text: Text) -> Mapping[int, Mapping[str, str | None]]:
    """Wording → pseudonymous id → stance, None where there is no answer."""
    members = member_ids()
    given: dict[int, dict[int, str]] = {}
    position = Wording._meta.get_field("positions").related_model
    rows = position.objects.filter(wording__clause__text=text, current=True)
    for organisation, wording, stance in rows.values_list("organisation_id", "wording_id", "stance"):
        given.setdefault(wording, {})[organisation] = stance
    silent = dict.fromkeys(members.values())
    return _Answers(
        silent, {w: {members[o]: stance for o, stance in row.items() if o in members} for w, row in given.items()}
    )


class _Answers(dict[int, Mapping[str, str | None]]):
    """The answers to each wording; for one that nobody answered, everybody's silence."""

    def __init__(self, silent: Mapping[str, None], given: Mapping[int, Mapping[str, str]]) -> None:
        super().__init__({wording: {**silent, **row} for wording, row in given.items()})
        self.silent = silent

    def __missing__(self, wording: int) -> Mapping[str, str | None]:
        return self.silent


def _asked(text: Text, matter: Matter) -> _Asked:
    """From what was written down when each round opened; nothing as long as there were too few rounds."""
    asked = _Asked()
    closed = text.rounds.exclude(closed_at=None).count()
    if matter.otherwise == "falls" or closed < matter.rounds:
        return asked
    for kept in text.versions.filter(why="round_opened").order_by("number")[:closed]:
        rows = [row for section in kept.snapshot["sections"] for row in section["clauses"]]
        asked.last = {row["wording"] for row in rows}
        for row in rows:
            asked.rounds[row["id"]] = asked.rounds.get(row["id"], 0) + 1
    return asked


def _over(wording: Wording, matter: Matter) -> bool:
    """Whether a proposal that somebody answered has had its rounds."""
    first = wording.positions.aggregate(first=Min("round__number"))["first"]
    later = wording.clause.text.rounds.exclude(closed_at=None).filter(number__gte=first or 0)
    return first is not None and later.count() >= matter.rounds


def _told(wording: Wording) -> bool:
    """Whether it is recorded already that a wording found no agreement: the record itself knows."""
    return Entry.objects.filter(act=END, subject_kind="wording", subject_id=str(wording.pk)).exists()
