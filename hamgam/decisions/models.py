"""Matters, who has a voice in each, what they answer, and the tasks that follow."""

from functools import cached_property
from typing import Any

from django.db import models

from hamgam.bodies.models import Body, Mandate
from hamgam.bylaws import rules
from hamgam.bylaws.models import BylawsVersion
from hamgam.differences.models import Difference
from hamgam.engine.bylaws import Bylaws, Subject
from hamgam.engine.bylaws import Matter as Rule
from hamgam.members.actor import OF_LIAISONS
from hamgam.members.models import Organisation, Person
from hamgam.record.kept import Kept, KeptQuerySet


class MatterQuerySet(KeptQuerySet):
    """Matters."""

    def visible_to(self, actor: Any) -> "MatterQuerySet":
        """Members see all; observers those that are settled, where the bylaws let them read drafts."""
        if actor.is_member:
            return self
        if actor.is_observer and rules.in_force().setting("observers_see_drafts"):
            return self.filter(stage__in=("agreed", "not_agreed"))
        return self.none()

    def running(self) -> "MatterQuerySet":
        """Those that can still be answered or objected to."""
        return self.filter(stage__in=("open", "read_back"))


class Matter(Kept):
    """Something to settle (موضوع). Once settled it has a number in the register of decisions."""

    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=20)
    question = models.JSONField(default=dict)
    text = models.JSONField(default=dict, blank=True)
    #: What is chosen between, each with its words in each language; empty for a question of yes or no.
    choices = models.JSONField(default=list, blank=True)
    #: What this kind of matter needs to be carried out; see `hamgam.decisions.kinds`.
    details = models.JSONField(default=dict, blank=True)
    status_quo = models.JSONField(default=dict, blank=True)
    debate = models.JSONField(default=dict, blank=True)
    debate_on = models.DateField(null=True, blank=True)
    about = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    #: None: the clock, or the bylaws themselves.
    brought_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="matters")
    version = models.ForeignKey(BylawsVersion, on_delete=models.PROTECT, related_name="matters")
    stage = models.CharField(max_length=12, default="open")
    round = models.PositiveSmallIntegerField(default=1)
    opened_on = models.DateField()
    closes_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    decided_on = models.DateField(null=True)
    entered_on = models.DateField(null=True)
    #: How it came about (the count's own words), and what was chosen or carried out.
    outcome = models.JSONField(default=dict, blank=True)
    result = models.JSONField(default=dict, blank=True)
    decision = models.PositiveIntegerField(null=True, unique=True)
    #: The open question that it takes up again, or that it left behind.
    difference = models.ForeignKey(Difference, on_delete=models.PROTECT, null=True, related_name="matters")
    #: The body that settles it, where one does; the mandate under which a body settled it in the coalition's stead.
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="matters")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, null=True, related_name="matters")

    objects = models.Manager.from_queryset(MatterQuerySet)()

    class Meta:
        ordering = ("-number",)
        indexes = (models.Index(fields=("stage", "closes_at"), name="matter_by_stage"),)

    @cached_property
    def bylaws(self) -> Bylaws:
        """The bylaws under which it was brought; it finishes under these, whatever comes into force meanwhile."""
        return rules.read_version(self.version)

    @property
    def rule(self) -> Rule:
        """Its row of the bylaws."""
        found = self.bylaws.matter(self.kind)
        assert found is not None, f"a matter of kind {self.kind} was brought without a row"
        return found


class Voice(Kept):
    """Somebody who has a voice in a matter, as the roll stood when it was brought.

    One an organisation where organisations settle it (`person` is empty), one a person in a body.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="voices")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("matter", "organisation"), condition=models.Q(person=None), name="one_voice_an_organisation"
            ),
            models.UniqueConstraint(
                fields=("matter", "person"), condition=models.Q(person__isnull=False), name="one_voice_a_person"
            ),
        )


class Answer(Kept):
    """What one voice answered. A changed answer is another row; the last one is `current`."""

    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="answers")
    round = models.PositiveSmallIntegerField(default=1)
    #: {"word": …} for a yes or no, {"words": {choice: …}} for one each choice, {"ranking": [choice, …]} for a ballot.
    said = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    mandated = models.BooleanField(default=False)
    #: Given by the second representative, since the first was absent.
    stood_in = models.BooleanField(default=False)
    current = models.BooleanField(default=True)
    day = models.DateField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("voice",), condition=models.Q(current=True), name="one_current_answer"),
        )


class VariantQuerySet(KeptQuerySet):
    """Local variants of slogans."""

    def visible_to(self, actor: Any) -> "VariantQuerySet":
        """Those of the matters that the reader may see."""
        return self.filter(matter__in=Matter.objects.visible_to(actor))


class Variant(Kept):
    """A local variant of a common slogan: open to be read by the others, then permitted or refused."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="variants")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    #: The unit whose words they are, where they are one's.
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=200)
    place = models.CharField(max_length=120, blank=True)
    #: As its speakers call it; it need not be one of the coalition's.
    language = models.CharField(max_length=40, blank=True)
    #: open, permitted, refused
    state = models.CharField(max_length=10, default="open")
    closes_at = models.DateTimeField()
    reason = models.TextField(blank=True)
    objected_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    day = models.DateField()
    settled_on = models.DateField(null=True)

    objects = models.Manager.from_queryset(VariantQuerySet)()

    class Meta:
        ordering = ("pk",)

    @property
    def field(self) -> str:
        """The name of its form's field on the page of the matter."""
        return f"variant-{self.pk}"


class TaskQuerySet(KeptQuerySet):
    """Tasks."""

    def visible_to(self, actor: Any) -> "TaskQuerySet":
        """Those of the matters that the reader may see; members also those that came of a talk.

        What was given among the liaisons is seen by them, and by the organisation that does it.
        """
        of_matters = self.filter(matter__in=Matter.objects.visible_to(actor))
        if not actor.is_member:
            return of_matters
        if actor.roles & OF_LIAISONS:
            return self
        return self.filter(models.Q(among_liaisons=False) | models.Q(responsible=actor.organisation))


class Task(Kept):
    """What is to be done (کار), who is responsible, by when, and what became of it."""

    #: The decision from which it follows; None: it came of a post in a talk, which says so.
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, null=True, related_name="tasks")
    #: It came of the talk of the liaisons.
    among_liaisons = models.BooleanField(default=False)
    words = models.JSONField(default=dict)
    responsible = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="tasks")
    due_on = models.DateField(null=True)
    #: open, done, dropped
    state = models.CharField(max_length=10, default="open")
    report = models.JSONField(default=dict, blank=True)
    day = models.DateField()
    reported_on = models.DateField(null=True)

    objects = models.Manager.from_queryset(TaskQuerySet)()

    class Meta:
        ordering = ("due_on", "pk")

    def as_subject(self) -> Subject:
        """What the rules look at: who is responsible."""
        return Subject(organisation=self.responsible.public_id if self.responsible else None)
