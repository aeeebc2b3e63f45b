"""Bodies and mandates as pages tell them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bodies.models import Body, Mandate, Membership
from hamgam.bodies.sentences import body_kind_words, filled_words
from hamgam.bodies.sitting import times_used
from hamgam.bylaws.act_words import act_words
from hamgam.bylaws.sentences import matter_words
from hamgam.engine.spoken import both, number
from hamgam.members import here
from hamgam.record.models import Entry

Facts = list[tuple[str, str]]


def _language() -> str:
    return get_language() or "fa"


def purpose(act: str, kind: str) -> str:
    """What a mandate is for, in words."""
    if kind:
        return _("settle matters of this kind: %(kind)s") % {"kind": matter_words().get(kind, kind)}
    return act_words().get(act, act)


def limits(
    *, text: int | None = None, amount: int | None = None, times: int | None = None, place: str = "",
    begins_on: date | None = None, ends_on: date | None = None, report_due: date | None = None,
) -> Facts:  # fmt: skip
    """The limits of a mandate, those that it has."""
    language = _language()
    rows = [
        (_("Text"), number(text, language) if text else ""),
        (_("Amount at most"), number(amount, language) if amount else ""),
        (_("How often at most"), number(times, language) if times else ""),
        (_("Place"), place),
        (_("From"), both(begins_on, language) if begins_on else ""),
        (_("Until the end of"), both(ends_on, language) if ends_on else ""),
        (_("Report due by"), both(report_due, language) if report_due else ""),
    ]
    return [(label, words) for label, words in rows if words]


@dataclass
class MandateRow:
    """A mandate with where it stands today: "before", "in_force" or "over"; `late`: its report is due and not there.

    left: how often it can still be used, where that is limited.
    """

    mandate: Mandate
    stands: str
    late: bool
    purpose: str
    to: str
    left: int | None = None

    @property
    def used_up(self) -> bool:
        """Whether it lasts, and has been used as often as it allows."""
        return self.stands == "in_force" and self.left == 0


def mandates(rows: models.QuerySet[Any]) -> list[MandateRow]:
    """Mandates as they stand now, those in force first."""
    day, kinds, found = here.today(), body_kind_words(), []
    there = list(rows.select_related("body").annotate(told=models.Count("reports")))
    used = times_used([row.number for row in there if row.times is not None])
    for row in there:
        late = row.report_due is not None and row.report_due < day and not row.told
        to = here.in_language(row.body.names) if row.body else kinds[row.body_kind]
        found.append(MandateRow(row, row.stands(day), late, purpose(row.act, row.kind), to, _left(row, used)))
    order = {"in_force": 0, "before": 1, "over": 2}
    return sorted(found, key=lambda row: (order[row.stands], -row.mandate.number))


def _left(row: Mandate, used: dict[int, int]) -> int | None:
    return None if row.times is None else max(row.times - used.get(row.number, 0), 0)


@dataclass
class Done:
    """One act that was done under a mandate."""

    day: date
    act: str
    organisation: str
    article: str
    leaf: int


def done_with(mandate: Mandate) -> list[Done]:
    """What the record holds as done under this mandate, the newest first."""
    from hamgam.members.models import Organisation

    words = act_words()
    entries = list(Entry.objects.filter(mandate=mandate.number))
    houses = {row.public_id: row for row in Organisation.objects.all()}
    return [
        Done(
            row.day, words.get(row.act, row.act),
            here.in_language(houses[row.organisation].names) if row.organisation in houses else "",
            row.article, row.leaf_id,
        )
        for row in entries
    ]  # fmt: skip


@dataclass
class BodyRow:
    """A body with how many sit in it."""

    body: Body
    kind: str
    filled: str
    members: int


def bodies(rows: models.QuerySet[Any]) -> list[BodyRow]:
    """Bodies with the number of those who sit in each."""
    kinds, filled, rows = body_kind_words(), filled_words(), list(rows)
    counts: dict[int, int] = dict(
        Membership.objects.filled()
        .order_by()
        .values_list("body")
        .annotate(n=models.Count("pk"))
        .values_list("body", "n")
    )
    return [BodyRow(row, kinds[row.kind], filled[row.filled], counts.get(row.pk, 0)) for row in rows]


def body_row(body: Body, members: int) -> BodyRow:
    """One body, as in the list."""
    return BodyRow(body, body_kind_words()[body.kind], filled_words()[body.filled], members)


def of_body(body: Body) -> models.QuerySet[Any]:
    """The mandates of a body: those given to it, and those given to whoever fills a body of its kind."""
    found: models.QuerySet[Any] = Mandate.objects.filter(models.Q(body=body) | models.Q(body=None, body_kind=body.kind))
    return found


def limits_of(mandate: Mandate) -> Facts:
    """The limits of a mandate."""
    names = ("text", "amount", "times", "place", "begins_on", "ends_on", "report_due")
    return limits(**{name: getattr(mandate, name) for name in names})
