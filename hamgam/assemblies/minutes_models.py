"""The minutes of an assembly, the people who are named in them, and the report that they become."""

from typing import Any

from django.db import models

from hamgam.assemblies.models import Assembly, Item, OfMembers
from hamgam.engine.bylaws import Subject
from hamgam.members.models import Organisation
from hamgam.record.kept import Kept, KeptQuerySet


class OfMembersAlone(KeptQuerySet):
    """What only member organisations read: minutes that nobody adopted yet."""

    def visible_to(self, actor: Any) -> "OfMembersAlone":
        """Members; nobody else."""
        return self if actor.is_member else self.none()


class Minute(Kept):
    """The minutes (صورت‌جلسه) of one item, or of the session as a whole, as somebody saved them: a row for each saving.

    Former rows are what two people who write at once are joined by. All are erased when the report is adopted.
    """

    sealed = False
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="minutes")
    #: Empty: what belongs to no item (the opening, the end).
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="written")
    #: Counted for each item from one.
    number = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    written_at = models.DateTimeField()
    #: The newest of its item.
    current = models.BooleanField(default=True)

    objects = models.Manager.from_queryset(OfMembersAlone)()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("assembly", "item", "number"), name="minutes_counted_once", nulls_distinct=False
            ),
        )


class Named(Kept):
    """A person named in the minutes, as the name stands there. Unless they confirm it, the report says "a participant"."""

    sealed = False
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="named")
    name = models.CharField(max_length=120)
    #: The organisation that asks the person; empty: nobody can, and the name is replaced.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    #: asked, confirmed, replaced
    state = models.CharField(max_length=10, default="asked")

    objects = models.Manager.from_queryset(OfMembersAlone)()

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=("assembly", "name"), name="named_once"),)

    def as_subject(self) -> Subject:
        """Of which organisation the person is, and where the assembly stands."""
        whose = self.organisation.public_id if self.organisation else None
        return Subject(organisation=whose, stage=self.assembly.stage)


class ReportQuerySet(OfMembers):
    """Reports; what was adopted for everybody is read by everybody."""

    def visible_to(self, actor: Any) -> "ReportQuerySet":
        """Members and observers all; everybody else those that were adopted to be public."""
        return self if actor.is_inside else self.filter(state="adopted", public=True)


class Report(Kept):
    """The report (گزارش) of an assembly as it was put forward: its words stay as they were, whatever became of it."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="reports")
    #: Counted for each assembly from one: what came back with changes is put forward anew.
    version = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=12)
    #: The words of the opening and the end, then those of each item: [{"item": id or null, "words": text}, …].
    body = models.JSONField(default=list)
    #: presented, adopted, returned
    state = models.CharField(max_length=10, default="presented")
    presented_on = models.DateField()
    #: By the day that the bylaws set; empty: they set none.
    due_on = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    #: The number of the matter that adopted it or gave it back.
    matter = models.PositiveIntegerField(null=True, blank=True)
    #: Whether it was adopted to be read by everybody.
    public = models.BooleanField(default=False)

    objects = models.Manager.from_queryset(ReportQuerySet)()

    class Meta:
        ordering = ("-version",)
        constraints = (models.UniqueConstraint(fields=("assembly", "version"), name="report_counted_once"),)

    def as_subject(self) -> Subject:
        """Where its assembly stands."""
        return Subject(stage=self.assembly.stage)
