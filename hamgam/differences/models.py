"""Open questions and the views on them."""

from django.db import models

from hamgam.members.models import Organisation
from hamgam.record.kept import Kept
from hamgam.texts.models import Clause, Text


class Difference(Kept):
    """A question on which the coalition does not agree (پرسش باز)."""

    number = models.PositiveIntegerField(unique=True)
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="differences")
    clause = models.OneToOneField(Clause, on_delete=models.PROTECT, related_name="difference")
    question = models.JSONField(default=dict)
    in_force = models.JSONField(default=dict)
    debate = models.JSONField(default=dict, blank=True)
    #: open, settled
    state = models.CharField(max_length=10, default="open")
    public = models.BooleanField(default=False)
    opened_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()


class View(Kept):
    """One view on a question, in its holders' words."""

    difference = models.ForeignKey(Difference, on_delete=models.PROTECT, related_name="views")
    order = models.PositiveSmallIntegerField()
    titles = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    author = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("order", "pk")


class Holder(Kept):
    """An organisation that holds a view, named or not as it wishes."""

    view = models.ForeignKey(View, on_delete=models.PROTECT, related_name="holders")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    named = models.BooleanField(default=False)
    held = models.BooleanField(default=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("view", "organisation"), name="one_holding_a_view"),)
