"""Positions with their whole history, and promises to answer."""

from typing import Any

from django.db import models

from hamgam.members.models import Organisation
from hamgam.record.kept import Kept, KeptQuerySet
from hamgam.texts.models import Round, Wording

#: Of a round that has closed, or of a text whose answers are open at once.
DISCLOSED = models.Q(round__closed_at__isnull=False) | models.Q(wording__clause__text__answers="open")
STANCES = ("accept", "reservation", "stand_aside", "reject")


class PositionQuerySet(KeptQuerySet):
    """Positions, current and former."""

    def disclosed(self) -> "PositionQuerySet":
        """Those that others may know."""
        return self.filter(DISCLOSED)

    def visible_to(self, actor: Any) -> "PositionQuerySet":
        """Members see their own at once and others' once disclosed; observers see counts alone, nobody sees none."""
        if not actor.is_member:
            return self.none()
        return self.filter(models.Q(organisation=actor.organisation) | DISCLOSED)


class Position(Kept):
    """One organisation's answer to one wording. A change is a new row; the former stays, no longer current."""

    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="positions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="positions")
    #: The round in which it was entered; others may read it when this round has closed.
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="positions", null=True)
    stance = models.CharField(max_length=12)
    reason = models.TextField(blank=True)
    mandated = models.BooleanField(default=False)
    current = models.BooleanField(default=True)
    day = models.DateField()

    objects = models.Manager.from_queryset(PositionQuerySet)()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("wording", "organisation"), condition=models.Q(current=True), name="one_current_position"
            ),
            models.CheckConstraint(condition=models.Q(stance__in=STANCES), name="a_stance_is_one_of_four"),
            models.CheckConstraint(
                condition=~models.Q(stance__in=("reservation", "reject"), reason=""), name="a_refusal_has_a_reason"
            ),
        )


class Promise(Kept):
    """An organisation writes when it will answer («تا ۱۲ آبان نشست داریم»)."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="promises")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    until = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "organisation"), name="one_promise_a_round"),)
