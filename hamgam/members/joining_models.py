"""Organisations that ask to join: what came in by the open page, and each candidate's way to its admission."""

from typing import Any

from django.db import models

from hamgam.engine.bylaws import Subject
from hamgam.members.founding_text import FoundingText
from hamgam.members.models import Organisation
from hamgam.record.kept import Kept, KeptQuerySet


class ApplicationQuerySet(models.QuerySet[Any]):
    """Applications."""

    def visible_to(self, actor: Any) -> "ApplicationQuerySet":
        """Members read them; nobody else does."""
        return self if actor.is_member else self.none()

    def waiting(self) -> "ApplicationQuerySet":
        """Those that no liaison has taken up or refused yet."""
        return self.filter(state="waiting")


class Application(models.Model):
    """What an organisation wrote that asks to join. Nobody signed in for it: no account and no network address is kept.

    Whoever wrote it reads by a link what became of it; the table holds a digest of the link's secret part.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    names = models.JSONField(default=dict)
    kind = models.CharField(max_length=20, default="association")
    city = models.CharField(max_length=200, blank=True)
    #: How to reach them, as they wrote it; forgotten when the application is refused.
    contact = models.CharField(max_length=300, blank=True)
    why = models.TextField()
    level = models.CharField(max_length=24, blank=True, default="")
    language = models.CharField(max_length=10)
    day = models.DateField()
    #: waiting, taken_up, refused
    state = models.CharField(max_length=10, default="waiting")
    reason = models.TextField(blank=True)
    answered_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="applications")

    objects = models.Manager.from_queryset(ApplicationQuerySet)()

    class Meta:
        ordering = ("pk",)

    def as_subject(self) -> Subject:
        """It is nobody's yet."""
        return Subject()


class CandidatureQuerySet(KeptQuerySet):
    """Candidates' ways to their admission."""

    def visible_to(self, actor: Any) -> "CandidatureQuerySet":
        """Members see all; a candidate its own."""
        if actor.is_member:
            return self
        return self.filter(organisation=actor.organisation) if actor.organisation else self.none()


class Candidature(Kept):
    """How an organisation comes to be a member: who invited it, how far it accepts the founding text, what was settled."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="candidature")
    invited_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    #: It applied by itself; the organisation that took the application up is `invited_by`.
    applied = models.BooleanField(default=False)
    why = models.TextField(blank=True)
    #: At which step of the ladder it wishes to work with the others; empty: wholly.
    level = models.CharField(max_length=24, blank=True, default="")
    #: When it accepted the founding text, and up to which step; empty with a day: wholly.
    accepted_on = models.DateField(null=True)
    accepted_level = models.CharField(max_length=24, blank=True, default="")
    #: The version of the founding text that it accepted; None where none was in force.
    accepted_text = models.ForeignKey(FoundingText, on_delete=models.PROTECT, null=True, related_name="+")
    #: When it was last put to the members without agreement, and the reasons that were given, without names.
    refused_on = models.DateField(null=True)
    reasons = models.JSONField(default=list, blank=True)
    admitted_on = models.DateField(null=True)
    since = models.DateField()

    objects = models.Manager.from_queryset(CandidatureQuerySet)()

    def as_subject(self) -> Subject:
        """Whose it is."""
        return self.organisation.as_subject()


class Step(Kept):
    """A step on the ladder of co-operation, up, down or in place, as the members settled it."""

    #: Whose; None: of all together.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="steps")
    former = models.CharField(max_length=24, blank=True)
    level = models.CharField(max_length=24, blank=True)
    day = models.DateField()

    class Meta:
        ordering = ("-pk",)


class Review(Kept):
    """What one organisation says of the co-operation with another, of itself, or of all together, before a step on the ladder."""

    #: About whom; None: about the co-operation of all.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="reviews")
    written_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    #: What was done together, what fell short, what is to change.
    done = models.TextField()
    short = models.TextField()
    change = models.TextField()
    day = models.DateField()
    #: The step to which it led; None: it counts for the next one.
    step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, related_name="reviews")

    class Meta:
        ordering = ("-pk",)


class Suspension(Kept):
    """That an organisation may not answer, take positions or sign for a time, why, and when it ended."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="suspensions")
    reason = models.TextField()
    since = models.DateField()
    #: The first day on which it does all of that again.
    until = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ("-pk",)
