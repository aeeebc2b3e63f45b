"""The table of suspended seats."""

from django.db import models

from hamgam.members.models import Seat
from hamgam.record.kept import Kept


class SeatHold(Kept):
    """That a seat is suspended: asked for by one colleague and confirmed by another, and lifted in the same way."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="holds")
    asked_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    confirmed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    lift_asked_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("seat",), condition=models.Q(ended_on=None), name="one_hold_a_seat"),
        )
