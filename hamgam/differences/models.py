"""Open questions and the views on them."""

from typing import Any

from django.db import models

from hamgam.members.models import Organisation
from hamgam.record.kept import Kept, KeptQuerySet
from hamgam.texts.models import Clause, Text


class DifferenceQuerySet(KeptQuerySet):
    """Differences."""

    def visible_to(self, actor: Any) -> "DifferenceQuerySet":
        """Members see all; observers those of texts they may read, and what is public; everybody what is public."""
        if actor.is_member:
            return self
        texts = Text.objects.visible_to(actor)
        return self.filter(models.Q(public=True) | models.Q(text__in=texts.values("pk")))


class Difference(Kept):
    """A question on which the coalition does not agree (پرسش باز)."""

    number = models.PositiveIntegerField(unique=True)
    #: The clause from which it came, and its text; a question may also stand by itself.
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="differences", null=True)
    clause = models.OneToOneField(Clause, on_delete=models.PROTECT, related_name="difference", null=True)
    question = models.JSONField(default=dict)
    in_force = models.JSONField(default=dict)
    debate = models.JSONField(default=dict, blank=True)
    debate_on = models.DateField(null=True, blank=True)
    #: open, settled
    state = models.CharField(max_length=10, default="open")
    public = models.BooleanField(default=False)
    #: None: it was opened by itself, after the last round.
    opened_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    day = models.DateField()

    objects = models.Manager.from_queryset(DifferenceQuerySet)()

    class Meta:
        ordering = ("-number",)


class View(Kept):
    """One view on a question, in its holders' words. Its author is known to the author's own organisation alone."""

    difference = models.ForeignKey(Difference, on_delete=models.PROTECT, related_name="views")
    order = models.PositiveSmallIntegerField()
    titles = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    author = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    #: Its author said that the question is settled.
    settled = models.BooleanField(default=False)

    class Meta:
        ordering = ("order", "pk")
        constraints = (models.UniqueConstraint(fields=("difference", "author"), name="one_view_an_organisation"),)


class Holder(Kept):
    """An organisation that holds a view, named or not as it wishes."""

    view = models.ForeignKey(View, on_delete=models.PROTECT, related_name="holders")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    named = models.BooleanField(default=False)
    held = models.BooleanField(default=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("view", "organisation"), name="one_holding_a_view"),)
