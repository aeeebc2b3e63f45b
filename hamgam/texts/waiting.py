"""What waits for one organisation, text by text, in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hamgam.texts.models import Round, Text, Version, Wording


@dataclass
class Waiting:
    """What one text wants of one organisation now. Counts; zero where there is nothing."""

    unanswered: int = 0
    collided: int = 0
    unsigned: bool = False
    due: datetime | None = None

    @property
    def anything(self) -> bool:
        """Whether the organisation has something to do."""
        return bool(self.unanswered or self.collided or self.unsigned)


def waiting(actor: Any, texts: Iterable[Text]) -> dict[int, Waiting]:
    """Text id → what waits there for the actor's organisation."""
    rows = {text.pk: Waiting() for text in texts}
    stages = {text.pk: text.stage for text in texts}
    for text in texts:
        if text.stage in ("final", "signing"):
            rows[text.pk].due = text.sign_by
    for open_round in Round.objects.filter(text__in=rows, closed_at=None):
        rows[open_round.text_id].due = open_round.closes_at
    if not actor.is_member:
        return rows
    over = {text.pk for text in texts if text.too_late}
    for text_id, count in _unanswered(actor, [key for key, stage in stages.items() if stage == "positions"]).items():
        rows[text_id].unanswered = count
    for text_id in _collided(actor, rows):
        rows[text_id].collided += 1
    for text_id in _unsigned(actor, [key for key, stage in stages.items() if stage in ("final", "signing")]):
        rows[text_id].unsigned = text_id not in over
    return rows


def _unanswered(actor: Any, texts: list[int]) -> Counter[int]:
    """How many leading wordings of each text the organisation has not answered."""
    asked = Wording.objects.filter(clause__text__in=texts, clause__state="in", state="leading")
    answered = Wording._meta.get_field("positions").related_model.objects.filter(
        organisation=actor.organisation, current=True
    )
    return Counter(asked.exclude(pk__in=answered.values("wording_id")).values_list("clause__text_id", flat=True))


def _collided(actor: Any, texts: Iterable[int]) -> list[int]:
    rows = Wording.objects.filter(
        clause__text__in=texts, state="collided", proposer=actor.organisation, clause__state__in=("in", "proposed"),
        clause__text__stage__in=("positions", "common_ground"),
    )  # fmt: skip
    return list(rows.values_list("clause__text_id", flat=True))


def _unsigned(actor: Any, texts: list[int]) -> list[int]:
    answers = Version._meta.get_field("consents").related_model.objects.filter(organisation=actor.organisation)
    rows = Version.objects.filter(text__in=texts, frozen=True, thawed=False).exclude(
        pk__in=answers.standing().values("version_id")
    )
    return list(rows.values_list("text_id", flat=True))
