"""Letters from outside, their answers, what other organisations object to in an answer, and what goes out by mail."""

from datetime import date, timedelta
from typing import Any

from django.db import models

from hamgam.decisions.models import Matter
from hamgam.engine.bylaws import Subject
from hamgam.enquiries import ruled
from hamgam.members.models import Organisation
from hamgam.record.kept import Kept, KeptQuerySet

#: For so many days after the answer, or after it came in, a letter is read by its words.
READABLE = timedelta(days=60)
#: Who can hold a letter: an organisation that is a member now.
_HOLDS = models.Q(taken_by__standing="member", taken_by__left_on=None)


class EnquiryQuerySet(models.QuerySet[Any]):
    """Letters from outside."""

    def visible_to(self, actor: Any) -> "EnquiryQuerySet":
        """Members read them; nobody else does."""
        return self if actor.is_member else self.none()

    def waiting(self) -> "EnquiryQuerySet":
        """Those that nobody has taken, or whose organisation left since."""
        return self.filter(models.Q(state="waiting") | models.Q(state="taken") & ~_HOLDS)

    def in_state(self, state: str) -> "EnquiryQuerySet":
        """Those that stand so as people see it: one whose organisation left waits again."""
        if state == "waiting":
            return self.waiting()
        return self.filter(_HOLDS, state="taken") if state == "taken" else self.filter(state=state)


class Enquiry(models.Model):
    """A letter from outside (نامهٔ رسیده). Nobody signed in for it: no account and no network address is kept."""

    number = models.PositiveIntegerField(unique=True)
    subject = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    #: As the writer wished to be called; may be empty.
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=10)
    #: form, mail
    came_by = models.CharField(max_length=4, default="form")
    #: It was longer than what is kept.
    cut = models.BooleanField(default=False)
    #: Digest of the mail's Message-ID, or of the form's number: what comes twice is kept once.
    message = models.CharField(max_length=64, null=True, unique=True)
    #: Digest of the words by which whoever wrote reads the answer.
    code_hash = models.CharField(max_length=64, null=True, unique=True)
    day = models.DateField()
    #: waiting, taken, answered, closed
    state = models.CharField(max_length=10, default="waiting", db_index=True)
    taken_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="enquiries")
    taken_on = models.DateField(null=True)
    #: The day of the answer, or on which it was closed without one, and why.
    ended_on = models.DateField(null=True)
    reason = models.TextField(blank=True)
    #: The time of the bylaws is over, and the words are gone.
    erased = models.BooleanField(default=False)

    objects = models.Manager.from_queryset(EnquiryQuerySet)()

    class Meta:
        ordering = ("-number",)

    @property
    def holder(self) -> Organisation | None:
        """Who has taken it; None where nobody has, or where that organisation left or is suspended."""
        house = self.taken_by
        return house if house is not None and house.left_on is None and house.standing == "member" else None

    @property
    def stands(self) -> str:
        """Its state as people see it."""
        return "waiting" if self.state == "taken" and self.holder is None else self.state

    @property
    def readable_until(self) -> date:
        """The last day on which whoever wrote can read it by its words."""
        return (self.ended_on or self.day) + READABLE

    @property
    def since(self) -> date:
        """From when on its words are kept for so long: its end, else the last day on which something of it came in."""
        return self.ended_on or max([self.day, *self.further.values_list("day", flat=True)])

    def as_subject(self) -> Subject:
        """What the rules look at: who has taken it."""
        return Subject(organisation=self.holder.public_id if self.holder else None)


class EnquirerAddress(models.Model):
    """Where an answer goes by mail. Read where letters are sent, and nowhere else; erased 30 days after the end."""

    enquiry = models.OneToOneField(Enquiry, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=254)
    #: The Message-ID of the last mail from there, which an answer names.
    message_id = models.CharField(max_length=250, blank=True, default="")


class FurtherWords(models.Model):
    """What whoever wrote added later, by a reply to the answer."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="further")
    words = models.TextField(blank=True)
    cut = models.BooleanField(default=False)
    message = models.CharField(max_length=64, null=True, unique=True)
    day = models.DateField()

    class Meta:
        ordering = ("pk",)


class AnswerQuerySet(KeptQuerySet):
    """Answers, drafts among them."""

    def visible_to(self, actor: Any) -> "AnswerQuerySet":
        """Members see all of it, or what has gone out and their own, as the bylaws say; nobody else sees any.

        One that holds the words of a decision is seen by all members before it goes, in any case.
        """
        if not actor.is_member:
            return self.none()
        gone_or_own = models.Q(state="sent") | models.Q(organisation=actor.organisation)
        return self if ruled.seen_before() else self.filter(gone_or_own | models.Q(decision__isnull=False))

    def due(self, now: Any) -> "AnswerQuerySet":
        """Answers that go by themselves now: their time is over and no objection stands."""
        held = AnswerObjection.objects.filter(answer=models.OuterRef("pk"), taken_back=False)
        going = self.filter(state="draft", by_itself=True, free_at__lte=now, enquiry__taken_by=models.F("organisation"))
        return going.filter(organisation__standing="member", organisation__left_on=None).exclude(models.Exists(held))


class EnquiryAnswer(Kept):
    """An answer (پاسخ) of one organisation. A changed draft is a new row, so that an objection belongs to the words it saw."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="answers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    language = models.CharField(max_length=10)
    #: The decision whose own words stand in it as the coalition's; the words above are the organisation's in any case.
    decision = models.ForeignKey(Matter, on_delete=models.PROTECT, null=True, related_name="+")
    #: draft, replaced, sent
    state = models.CharField(max_length=10, default="draft")
    #: From when on it may go out: until then others can object.
    free_at = models.DateTimeField()
    #: It goes out by itself once its time is over.
    by_itself = models.BooleanField(default=False)
    day = models.DateField()
    sent_on = models.DateField(null=True)

    objects = models.Manager.from_queryset(AnswerQuerySet)()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("enquiry",), condition=models.Q(state="draft"), name="one_draft_of_an_answer"
            ),
        )

    def as_subject(self) -> Subject:
        """What the rules look at: whose answer it is."""
        return Subject(organisation=self.organisation.public_id)


class ObjectionQuerySet(KeptQuerySet):
    """Objections to answers."""

    def visible_to(self, actor: Any) -> "ObjectionQuerySet":
        """Those to answers that the reader sees."""
        return self.filter(answer__in=EnquiryAnswer.objects.visible_to(actor))


class AnswerObjection(Kept):
    """Another organisation objects to an answer, with a reason. It holds the answer back until it is changed or taken back."""

    answer = models.ForeignKey(EnquiryAnswer, on_delete=models.PROTECT, related_name="objections")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    taken_back = models.BooleanField(default=False)
    day = models.DateField()

    objects = models.Manager.from_queryset(ObjectionQuerySet)()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("answer", "organisation"), condition=models.Q(taken_back=False), name="one_objection_stands"
            ),
        )

    def as_subject(self) -> Subject:
        """What the rules look at: whose objection it is."""
        return Subject(organisation=self.organisation.public_id)


class OutgoingAnswer(models.Model):
    """An answer that goes out by mail: whether it was handed to the queue of letters, and what became of it there."""

    answer = models.OneToOneField(EnquiryAnswer, on_delete=models.PROTECT, related_name="outgoing")
    #: waiting, handed, sent, refused (the server does not take the address), unsure (handed over, and no answer came),
    #: unsent (its time was over before a server took it)
    state = models.CharField(max_length=8, default="waiting")

    class Meta:
        ordering = ("pk",)
