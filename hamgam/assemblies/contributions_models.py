"""What each organisation brings to an assembly: a report of its work, and its proposals, typed or as a file."""

from django.db import models

from hamgam.assemblies.models import Assembly, OfMembers
from hamgam.engine.bylaws import Subject
from hamgam.members.models import Organisation
from hamgam.record.kept import Kept


class ContributionQuerySet(OfMembers):
    """Reports and proposals."""

    def standing(self) -> "ContributionQuerySet":
        """Those that were not taken back, reports before proposals, in the order in which they came."""
        return self.filter(withdrawn=False).order_by("-kind", "pk")


class Contribution(Kept):
    """An organisation's report (گزارش) of its own work, or a proposal (پیشنهاد), brought to an assembly."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="contributions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="contributions")
    #: report, proposal
    kind = models.CharField(max_length=8)
    titles = models.JSONField(default=dict, blank=True)
    words = models.JSONField(default=dict, blank=True)
    #: pdf, docx, txt; empty where it was typed.
    format = models.CharField(max_length=4, blank=True)
    data = models.BinaryField(default=b"", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    handed_in_at = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)

    objects = models.Manager.from_queryset(ContributionQuerySet)()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("assembly", "organisation"),
                condition=models.Q(kind="report", withdrawn=False),
                name="one_report_of_each",
            ),
        )

    def as_subject(self) -> Subject:
        """Of which organisation it is, and where its assembly stands."""
        return Subject(organisation=self.organisation.public_id, stage=self.assembly.stage)
