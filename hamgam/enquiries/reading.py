"""Letters from outside as their pages show them, in a fixed number of queries."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from hamgam.engine.letters import direction
from hamgam.enquiries.models import AnswerObjection, Enquiry, EnquiryAnswer, OutgoingAnswer
from hamgam.enquiries.saying import Decided, decided, in_whose_name

#: How many stand on one page of the list.
ON_A_PAGE = 30
STATES = ("waiting", "taken", "answered", "closed")


@dataclass
class Row:
    """A letter in the list."""

    enquiry: Enquiry
    own: bool
    objected: bool


@dataclass
class ShownAnswer:
    """An answer with what stands beneath it, the coalition's part of it, what others object to in it, and how far it got by mail.

    `mail`: as `OutgoingAnswer` says it; empty where nothing goes by mail.
    """

    answer: EnquiryAnswer
    name_line: str
    decided: Decided | None = None
    objections: list[AnswerObjection] = field(default_factory=list)
    mail: str = ""
    own: bool = False
    objecting: AnswerObjection | None = None

    @property
    def held(self) -> bool:
        """Whether an objection stands."""
        return any(not row.taken_back for row in self.objections)


def rows(actor: Any, state: str, before: int) -> tuple[list[Row], int | None]:
    """One page of the list, and the number before which the next page begins."""
    found = Enquiry.objects.visible_to(actor).in_state(state).select_related("taken_by").order_by("-number")
    if before:
        found = found.filter(number__lt=before)
    page = list(found.defer("words")[: ON_A_PAGE + 1])
    keys = [row.pk for row in page[:ON_A_PAGE]]
    objections = AnswerObjection.objects.visible_to(actor).filter(taken_back=False, answer__state="draft")
    held = set(objections.filter(answer__enquiry__in=keys).values_list("answer__enquiry_id", flat=True))
    own = actor.organisation.pk if actor.organisation else None
    made = [Row(row, row.taken_by_id == own and row.holder is not None, row.pk in held) for row in page[:ON_A_PAGE]]
    return made, page[ON_A_PAGE - 1].number if len(page) > ON_A_PAGE else None


def counts(actor: Any) -> dict[str, int]:
    """How many stand where."""
    seen = Enquiry.objects.visible_to(actor)
    found = dict(seen.order_by().values_list("state").annotate(Count("pk")))
    waiting = seen.waiting().count()
    open_ones = found.get("waiting", 0) + found.get("taken", 0)
    return {**{state: found.get(state, 0) for state in STATES}, "waiting": waiting, "taken": open_ones - waiting}


def answers(actor: Any, enquiry: Enquiry) -> list[ShownAnswer]:
    """Its answers that the reader sees, the oldest first; drafts that gave way only with what was objected to in them."""
    seen = enquiry.answers.visible_to(actor).select_related("organisation", "decision").order_by("pk")
    shown = {row.pk: _shown(row, actor) for row in seen}
    for row in AnswerObjection.objects.filter(answer__in=shown).select_related("organisation"):
        at = shown[row.answer_id]
        at.objections.append(row)
        if not row.taken_back and actor.organisation and row.organisation_id == actor.organisation.pk:
            at.objecting = row
    for out in OutgoingAnswer.objects.filter(answer__in=shown):
        shown[out.answer_id].mail = out.state
    return [row for row in shown.values() if row.answer.state != "replaced" or row.objections]


def _shown(row: EnquiryAnswer, actor: Any) -> ShownAnswer:
    own = actor.organisation is not None and row.organisation_id == actor.organisation.pk
    return ShownAnswer(row, in_whose_name(row), decided(row), own=own)


def sent(enquiry: Enquiry) -> list[ShownAnswer]:
    """The answers that went out, as whoever wrote reads them."""
    rows_ = enquiry.answers.filter(state="sent").select_related("organisation", "decision").order_by("pk")
    return [ShownAnswer(row, in_whose_name(row), decided(row)) for row in rows_]


def side(language: str) -> str:
    """Where a line of this language begins."""
    return direction(language)
