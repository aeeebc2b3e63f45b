"""Consents to a frozen version."""

from django.db import models

from hamgam.members.models import Key, Organisation, Seat
from hamgam.record.kept import Kept
from hamgam.texts.models import Version


class Consent(Kept):
    """One organisation's answer to one frozen version."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="consents")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="consents")
    #: sign or decline
    answer = models.CharField(max_length=8)
    #: key or attested; empty for a refusal
    level = models.CharField(max_length=10, blank=True)
    note = models.TextField(blank=True)
    where = models.CharField(max_length=200, blank=True)
    note_salt = models.BinaryField(default=b"")
    signature = models.TextField(blank=True)
    #: Who signs later signs the roster of that day; empty: the one frozen with the version.
    later_roster = models.BinaryField(default=b"")
    key = models.ForeignKey(Key, on_delete=models.PROTECT, null=True, related_name="+")
    #: waiting (for the second person or the objection hours), valid, objected, withdrawn, replaced
    state = models.CharField(max_length=10)
    valid_from = models.DateTimeField(null=True)
    attested_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    late = models.BooleanField(default=False)
    day = models.DateField()
    withdrawn_on = models.DateField(null=True)
    withdrawal_note = models.TextField(blank=True)
    leaf = models.BigIntegerField(null=True)
    withdrawal_leaf = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("version", "organisation"),
                condition=models.Q(state__in=("waiting", "valid", "withdrawn")),
                name="one_answer_to_a_version",
            ),
        )
