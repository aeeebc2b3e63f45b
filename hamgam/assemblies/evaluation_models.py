"""Evaluation of an assembly and of the time since the last one, in four lists; and breakdowns that organisations give if they wish."""

from typing import Any

from django.db import models

from hamgam.assemblies.models import Assembly, OfMembers
from hamgam.members.models import Organisation, Person
from hamgam.record.kept import Kept

#: The four lists, in the order in which they are shown: of the time since the last assembly, and of the session itself.
PERIOD, SESSION = ("short", "missed"), ("good", "bad")
LISTS = (*PERIOD, *SESSION)


class Remark(Kept):
    """One line of an evaluation. It does not hold who wrote it; the organisation only where its writer wanted it named."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="remarks")
    #: A word of LISTS.
    list = models.CharField(max_length=8)
    language = models.CharField(max_length=12)
    words = models.TextField(blank=True)
    named = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn = models.BooleanField(default=False)

    objects = models.Manager.from_queryset(OfMembers)()

    class Meta:
        ordering = ("pk",)


class RemarkAuthor(Kept):
    """Who wrote a remark, and for which organisation: known to that person alone, and erasable."""

    sealed = False
    remark = models.OneToOneField(Remark, on_delete=models.PROTECT, related_name="author")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")


class BreakdownQuerySet(OfMembers):
    """Breakdowns that organisations gave."""

    def visible_to(self, actor: Any) -> "BreakdownQuerySet":
        """Each organisation sees its own and no other."""
        return self.filter(organisation=actor.organisation) if actor.is_inside else self.none()


class Breakdown(Kept):
    """How many of one organisation's people are in each generation and gender: its own affair, and gone once the totals are made."""

    sealed = False
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="breakdowns")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    #: Cell → people.
    generation = models.JSONField(default=dict, blank=True)
    gender = models.JSONField(default=dict, blank=True)

    objects = models.Manager.from_queryset(BreakdownQuerySet)()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("assembly", "organisation"), name="broken_down_once"),)


class BreakdownTotals(Kept):
    """The totals of an assembly, made once when it is over: what of them may be shown, and nothing besides."""

    assembly = models.OneToOneField(Assembly, on_delete=models.PROTECT, related_name="breakdown_totals")
    #: Table → {"cells": {cell: people}, "people": all of the table}; a table of which nothing may be shown is not there.
    shown = models.JSONField(default=dict)

    objects = models.Manager.from_queryset(OfMembers)()
