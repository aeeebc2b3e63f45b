"""Texts in progress, each with the one sentence that says where it stands, and the next deadline of all."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamgam.members.models import Organisation
from hamgam.notices.task import word
from hamgam.positions.models import Position
from hamgam.signing.board import ANSWERS, counts_sentence
from hamgam.signing.models import Consent
from hamgam.statements.models import Statement
from hamgam.texts.models import Round, Text, Wording

LIMIT = 7
#: What is nearest to a deadline stands first.
ORDER = ("positions", "signing", "final", "common_ground", "draft")


@dataclass(frozen=True)
class Going:
    """A text and its sentence; `due`: its next deadline, if it has one; `statement`: where it was published."""

    text: Text
    sentence: str
    due: datetime | None = None
    statement: Statement | None = None


@dataclass
class _Facts:
    """What the sentences need, read for all texts at once."""

    members: int
    answered: dict[int, int]
    clauses: dict[int, int]
    rejected: dict[int, int]
    consents: dict[int, dict[str, int]]
    closes: dict[int, datetime]


def going(actor: Any) -> tuple[list[Going], int]:
    """The texts on which something goes on and the newest published one, and how many more there are.

    A fixed number of queries.
    """
    texts = list(Text.objects.visible_to(actor).going())
    texts.sort(key=lambda text: (ORDER.index(text.stage), -text.number))
    facts = _facts(texts[:LIMIT])
    rows = [Going(text, _sentence(text, facts), _due(text, facts)) for text in texts[:LIMIT]]
    return rows + (_newest(facts.members) if actor.is_member else []), max(len(texts) - LIMIT, 0)


def next_deadline(actor: Any, now: datetime) -> Going | None:
    """The text whose deadline comes next, for a page on which nothing waits."""
    texts = Text.objects.visible_to(actor)
    rounds = Round.objects.filter(text__in=texts, closed_at=None, closes_at__gt=now).order_by("closes_at")
    signed = texts.filter(stage__in=("final", "signing"), sign_by__gt=now).order_by("sign_by").first()
    held = rounds.select_related("text").first()
    found = [Going(held.text, "", held.closes_at)] if held else []
    found += [Going(signed, "", signed.sign_by)] if signed else []
    return min(found, key=lambda row: row.due or now, default=None)


def _due(text: Text, facts: _Facts) -> datetime | None:
    return facts.closes.get(text.pk) or (text.sign_by if text.stage in ("final", "signing") else None)


def _newest(members: int) -> list[Going]:
    return [
        Going(
            row.version.text,
            _("Published. Signed by %(signed)s of %(members)s organisations.")
            % {"signed": word(row.signed), "members": word(max(members, row.signed))},
            statement=row,
        )
        for row in Statement.objects.listed()[:1]
    ]


def _facts(texts: list[Text]) -> _Facts:
    leading = Wording.objects.filter(clause__text__in=texts, clause__state="in", state="leading")
    positions = Position.objects.filter(wording__in=leading, current=True)
    pairs = positions.order_by().values_list("wording__clause__text", "organisation").distinct()
    rejects = positions.disclosed().filter(stance="reject").order_by()
    rejected = rejects.values_list("wording__clause__text", "wording").distinct()
    return _Facts(
        members=Organisation.objects.answering().count(),
        answered=_counted(text for text, _organisation in pairs),
        clauses=dict(leading.order_by().values_list("clause__text").annotate(n=Count("pk"))),
        rejected=_counted(text for text, _wording in rejected),
        consents=_consents(texts),
        closes=dict(Round.objects.filter(text__in=texts, closed_at=None).values_list("text", "closes_at")),
    )


def _counted(texts: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for text in texts:
        found[text] += 1
    return found


def _consents(texts: list[Text]) -> dict[int, dict[str, int]]:
    """Text → answer → how many."""
    found: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(ANSWERS, 0))
    rows = Consent.objects.filter(version__text__in=texts, version__thawed=False, state="valid")
    for text, answer, note in rows.values_list("version__text", "answer", "note"):
        found[text]["sign_note" if answer == "sign" and note else answer] += 1
    return found


def _sentence(text: Text, facts: _Facts) -> str:
    if text.stage == "draft":
        return _("A draft. No round has been opened yet.")
    if text.stage == "positions":
        return _answering(facts.answered.get(text.pk, 0), facts.members)
    if text.stage == "common_ground":
        return _agreeing(facts.clauses.get(text.pk, 0), facts.rejected.get(text.pk, 0))
    found = facts.consents[text.pk]
    found["waiting"] = max(facts.members - sum(found[answer] for answer in ANSWERS[:3]), 0)
    return counts_sentence(found)


def _answering(count: int, members: int) -> str:
    if not count:
        return _("No organisation has begun to answer yet.")
    said = ngettext(
        "%(count)s of %(members)s organisations has begun to answer.",
        "%(count)s of %(members)s organisations have begun to answer.", count,
    ) % {"count": word(count), "members": word(members)}  # fmt: skip
    return capfirst(said)


def _agreeing(clauses: int, rejected: int) -> str:
    if not rejected:
        return _("The round is closed. No organisation rejects any of its clauses.")
    return _("The round is closed. %(free)s of %(all)s clauses are rejected by no organisation.") % {
        "free": capfirst(word(clauses - rejected)), "all": word(clauses),
    }  # fmt: skip
