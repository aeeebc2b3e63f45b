"""Working groups that are formed in a session, and the results that they bring to the plenary."""

from django.db import models

from hamgam.assemblies.models import Assembly, Item, OfMembers
from hamgam.engine.bylaws import Subject
from hamgam.members.models import Organisation
from hamgam.record.kept import Kept


class WorkingGroup(Kept):
    """A working group (کارگروه) of one assembly, formed on the spot for one task."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="groups")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="groups")
    number = models.PositiveSmallIntegerField()
    titles = models.JSONField(default=dict)
    #: What it is to bring back.
    words = models.JSONField(default=dict, blank=True)

    objects = models.Manager.from_queryset(OfMembers)()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("assembly", "number"), name="groups_counted_once"),)

    def as_subject(self) -> Subject:
        """Where its assembly stands."""
        return Subject(stage=self.assembly.stage)


class Part(Kept):
    """An organisation takes part in a working group."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="parts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    over = models.BooleanField(default=False)

    objects = models.Manager.from_queryset(OfMembers)()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("group", "organisation"), name="takes_part_once"),)


class Result(Kept):
    """What a working group brings to the plenary, and what the plenary made of it."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="results")
    number = models.PositiveSmallIntegerField()
    titles = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    #: brought, adopted, changed, deferred
    state = models.CharField(max_length=10, default="brought")
    #: The words with which the plenary adopted it, where it changed them.
    final = models.JSONField(default=dict, blank=True)
    #: The assembly at which the plenary dealt with it last.
    settled_at = models.ForeignKey(Assembly, on_delete=models.PROTECT, null=True, related_name="results")
    settled_on = models.DateField(null=True, blank=True)

    objects = models.Manager.from_queryset(OfMembers)()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("group", "number"), name="results_counted_once"),)

    def as_subject(self) -> Subject:
        """Where the assembly of its group stands."""
        return Subject(stage=self.group.assembly.stage)
