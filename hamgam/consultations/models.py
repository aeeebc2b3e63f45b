"""Consultations, their short statements, and the answers of people whom nobody knows."""

import secrets
from typing import Any

from django.db import models

from hamgam.engine.bylaws import Subject
from hamgam.members import here
from hamgam.members.models import Organisation
from hamgam.record.kept import Kept, KeptQuerySet

#: Who may answer: whoever holds a link that works once, or anybody.
KINDS = ("links", "anybody")


def by_chance() -> int:
    """A row's number that says nothing of when it came: 62 bits by chance. SQLite keeps its rows in this order too."""
    return secrets.randbits(62) + 1


class ConsultationQuerySet(KeptQuerySet):
    """Consultations."""

    def visible_to(self, actor: Any) -> "ConsultationQuerySet":
        """Members see all; everybody those that anybody may answer, and those whose results are for all."""
        if actor.is_member:
            return self
        return self.filter(models.Q(kind="anybody", state="running") | models.Q(public=True))

    def running(self) -> "ConsultationQuerySet":
        """Those that can be answered."""
        return self.filter(state="running")


class Consultation(Kept):
    """A question on which people answer short statements until a day."""

    number = models.PositiveIntegerField(unique=True)
    titles = models.JSONField(default=dict)
    question = models.JSONField(default=dict)
    kind = models.CharField(max_length=10, default="links")
    #: Whether people who answer may propose statements.
    takes_proposals = models.BooleanField(default=True)
    #: Whether everybody reads the results, or members alone.
    public = models.BooleanField(default=False)
    #: running, closed
    state = models.CharField(max_length=10, default="running")
    opened_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="consultations")
    day = models.DateField()
    closes_at = models.DateTimeField()
    #: How many links were given out, for a check on who could answer at all.
    links = models.PositiveIntegerField(default=0)
    closed_on = models.DateField(null=True)
    #: SHA-256 over a secret salt and the answers without their people, as they were at the end (hex).
    digest = models.CharField(max_length=64, blank=True, default="")
    salt = models.CharField(max_length=64, blank=True, default="")

    objects = models.Manager.from_queryset(ConsultationQuerySet)()

    class Meta:
        ordering = ("-number",)

    def as_subject(self) -> Subject:
        """What the bylaws ask about: whose it is."""
        return Subject(organisation=self.opened_by.public_id, stage=here.stage())


class ShortStatement(Kept):
    """One short statement (گزاره): shown to those who answer, or refused with a reason that the coalition reads."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="statements")
    place = models.PositiveSmallIntegerField()
    words = models.JSONField(default=dict)
    #: shown, refused
    state = models.CharField(max_length=10, default="shown")
    #: Whether it came from somebody who answered, and not with the opening.
    proposed = models.BooleanField(default=False)
    reason = models.CharField(max_length=600, blank=True, default="")

    class Meta:
        ordering = ("place",)
        constraints = (models.UniqueConstraint(fields=("consultation", "place"), name="one_statement_a_place"),)


class ProposedStatement(models.Model):
    """A statement that somebody who answers proposed, before anyone but its moderators sees it. Nobody stands beside it."""

    id = models.BigAutoField(primary_key=True, default=by_chance, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="proposals")
    language = models.CharField(max_length=10)
    words = models.CharField(max_length=400)
    waiting = models.BooleanField(default=True)

    class Meta:
        ordering = ("id",)

    def as_subject(self) -> Subject:
        """Whose consultation it is."""
        return self.consultation.as_subject()


class AnswerLink(models.Model):
    """A link by which one person answers: a keyed digest of its secret, and whether it was used. Not by whom, not when."""

    digest = models.CharField(primary_key=True, max_length=64)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="answer_links")
    used = models.BooleanField(default=False)


class AnswerSet(models.Model):
    """All answers of one person: no name, no address, no minute, no link. `key`: a keyed digest of what the cookie holds.

    When the consultation closes all rows are written anew, in the order of the answers themselves and without a key: nobody's
    cookie leads to a row any more, and no row tells when it came.
    """

    id = models.BigAutoField(primary_key=True, default=by_chance, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="answer_sets")
    key = models.CharField(max_length=64, null=True, unique=True)
    #: Number of a statement (as a string) → 1 agree, 0 pass, -1 disagree.
    answers = models.JSONField(default=dict)
    answered = models.PositiveSmallIntegerField(default=0)
    proposed = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=("consultation", "answered"), name="answer_sets_answered"),)


class WorkedOut(models.Model):
    """What the engine made of the answers when a consultation closed: written once, and never worked out otherwise later.

    A second publication of the same answers, with other groups, would let figures be subtracted from one another.
    """

    consultation = models.OneToOneField(
        Consultation, primary_key=True, on_delete=models.PROTECT, related_name="worked_out"
    )
    digest = models.CharField(max_length=64)
    figures = models.JSONField()
