"""Consents to a frozen version, and who had given no answer when the time for signing ended."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models

from hamgam.members.key_models import Key
from hamgam.members.models import Organisation, Seat
from hamgam.record.kept import Kept, KeptQuerySet
from hamgam.texts.models import Version


class ConsentQuerySet(KeptQuerySet):
    """Consents, those that count and those that gave way."""

    def visible_to(self, actor: Any) -> "ConsentQuerySet":
        """Members see what counts; what still waits, and what was objected to, its own organisation alone."""
        if not actor.is_member:
            return self.none()
        return self.filter(models.Q(organisation=actor.organisation) | models.Q(state__in=("valid", "withdrawn")))

    def own(self, actor: Any) -> "ConsentQuerySet":
        """Those of the actor's organisation."""
        return self.filter(organisation=actor.organisation) if actor.organisation else self.none()

    def standing(self) -> "ConsentQuerySet":
        """One for each organisation at most: what waits, counts, or was withdrawn after publication."""
        return self.filter(state__in=("waiting", "valid", "withdrawn"))


class Consent(Kept):
    """One organisation's answer to one frozen version."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="consents")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="consents")
    #: sign or decline
    answer = models.CharField(max_length=8)
    #: key, passkey or attested; empty for a refusal
    level = models.CharField(max_length=10, blank=True)
    note = models.TextField(blank=True)
    where = models.CharField(max_length=200, blank=True)
    note_salt = models.BinaryField(default=b"")
    signature = models.TextField(blank=True)
    #: Who signs later signs the roster of that day; empty: the one frozen with the version.
    later_roster = models.BinaryField(default=b"")
    key = models.ForeignKey(Key, on_delete=models.PROTECT, null=True, related_name="+")
    #: waiting (for the second person or the objection hours), valid, objected, lapsed (its own witness did not look in time),
    #: withdrawn, replaced
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

    objects = models.Manager.from_queryset(ConsentQuerySet)()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("version", "organisation"),
                condition=models.Q(state__in=("waiting", "valid", "withdrawn")),
                name="one_answer_to_a_version",
            ),
        )

    def fell_due(self, entry: int) -> str:
        """What the clock made of it by the entry of this number: it `stands`, `lapsed`, or was `replaced` and never stood.

        Where it came to stand, its own entry followed right after the clock's; what lapsed had one before; what never stood has none.
        """
        if self.leaf is None:
            return "replaced"
        return "stands" if self.leaf == entry + 1 else "lapsed"

    def objectable_until(self, hours: int) -> datetime | None:
        """Until when another person of the organisation may object; None: as long as it waits, or not at all.

        What a second person confirmed can be objected to for `hours` from then on; what waited for objections had its
        hours before it stood.
        """
        if self.level == "key" or not self.level or self.valid_from is None:
            return None
        return self.valid_from + timedelta(hours=hours) if self.confirmed_by_id else self.valid_from


class Silence(Kept):
    """An organisation had given no answer when the time for signing ended. It is no yes and no no; it may still answer."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="silences")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("version", "organisation"), name="one_silence_to_a_version"),)
