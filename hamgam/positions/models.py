"""Positions with their whole history, and promises to answer."""

from django.db import models

from hamgam.members.models import Organisation
from hamgam.record.kept import Kept
from hamgam.texts.models import Round, Wording

STANCES = ("accept", "reservation", "stand_aside", "reject")


class Position(Kept):
    """One organisation's answer to one wording. A change is a new row; the former stays, no longer current."""

    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="positions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="positions")
    stance = models.CharField(max_length=12)
    reason = models.TextField(blank=True)
    mandated = models.BooleanField(default=False)
    current = models.BooleanField(default=True)
    day = models.DateField()

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
