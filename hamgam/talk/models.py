"""Talks, their posts, the words of posts in other languages, what came of a post, and how far each reader has come."""

from datetime import date
from typing import Any

from django.db import models

from hamgam.assemblies.group_models import WorkingGroup
from hamgam.assemblies.models import Paper
from hamgam.bodies.models import Body
from hamgam.bylaws import rules
from hamgam.decisions.models import Matter, Task
from hamgam.differences.models import Difference, View
from hamgam.members.actor import OF_LIAISONS
from hamgam.members.models import Organisation, Person, Seat
from hamgam.record.kept import Kept, KeptQuerySet
from hamgam.texts.models import Clause, Text, Wording

#: What a talk can be about, each with its table; the talk of the liaisons is about nothing but the coalition.
SUBJECTS: dict[str, type[models.Model]] = {
    "text": Text, "clause": Clause, "wording": Wording, "paper": Paper, "matter": Matter, "difference": Difference,
    "body": Body, "group": WorkingGroup,
}  # fmt: skip
LIAISONS = "liaisons"
#: About what everybody in the coalition works on; to one of these a talk can be moved.
COMMON = ("text", "clause", "wording", "paper", "matter", "difference")


def observers_read(bylaws: Any = None) -> bool:
    """Whether the bylaws open talks to observer organisations; bylaws that do not speak of it do not."""
    found = (bylaws or rules.in_force()).settings.get("observers_read_talk")
    return bool(found and found.of(None))


class TalkQuerySet(KeptQuerySet):
    """Talks."""

    def visible_to(self, actor: Any) -> "TalkQuerySet":
        """Members read all but the talk of the liaisons, which these alone read.

        Observers read the talks about what they see themselves, where the bylaws say so; nobody else reads any.
        """
        if actor.is_member:
            return self if actor.roles & OF_LIAISONS else self.exclude(kind=LIAISONS)
        if not (actor.is_observer and observers_read()):
            return self.none()
        texts = Text.objects.visible_to(actor)
        return self.filter(
            models.Q(text__in=texts) | models.Q(clause__text__in=texts) | models.Q(wording__clause__text__in=texts)
            | models.Q(paper__in=Paper.objects.visible_to(actor)) | models.Q(matter__in=Matter.objects.visible_to(actor))
            | models.Q(difference__in=Difference.objects.visible_to(actor))
        )  # fmt: skip


def _about(table: Any) -> Any:
    return models.ForeignKey(table, on_delete=models.PROTECT, null=True, related_name="+")


class Talk(Kept):
    """A talk (گفت‌وگو). Each thing has one at most; it is made when somebody writes its first post."""

    number = models.PositiveIntegerField(unique=True)
    #: A word of SUBJECTS, or "liaisons".
    kind = models.CharField(max_length=10)
    text = _about(Text)
    clause = _about(Clause)
    wording = _about(Wording)
    paper = _about(Paper)
    matter = _about(Matter)
    difference = _about(Difference)
    body = _about(Body)
    group = _about(WorkingGroup)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    #: Nobody writes before this day; then it is open again by itself.
    put_off_until = models.DateField(null=True, blank=True)
    #: Where it went on.
    moved_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="came_from")

    objects = models.Manager.from_queryset(TalkQuerySet)()

    class Meta:
        ordering = ("-number",)
        constraints = (
            *(models.UniqueConstraint(fields=(kind,), name=f"one_talk_a_{kind}") for kind in SUBJECTS),
            models.UniqueConstraint(
                fields=("kind",), condition=models.Q(kind="liaisons"), name="one_talk_of_the_liaisons"
            ),
        )

    @property
    def subject(self) -> Any:
        """What it is about; None for the talk of the liaisons."""
        return None if self.kind == LIAISONS else getattr(self, self.kind)

    def state(self, today: date) -> str:
        """Where it stands on this day: "open", "closed", "put_off" or "moved"."""
        if self.moved_to_id is not None:
            return "moved"
        if self.closed_on is not None:
            return "closed"
        return "put_off" if self.put_off_until is not None and self.put_off_until > today else "open"


class Post(Kept):
    """A post (نوشته). It may be taken back or removed: its place stays, its words go."""

    talk = models.ForeignKey(Talk, on_delete=models.PROTECT, related_name="posts")
    #: Its place in the talk.
    number = models.PositiveIntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    #: Written as the person themselves, not for the organisation in which they sit.
    as_self = models.BooleanField(default=False)
    language = models.CharField(max_length=10)
    words = models.TextField(blank=True)
    quotes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="quoted_by")
    mentions = models.ManyToManyField(Organisation, through="Mention", related_name="+")
    #: A limit said before drafting; it stays on top of the text.
    red_line = models.BooleanField(default=False)
    by_mail = models.BooleanField(default=False)
    day = models.DateField()
    at = models.DateTimeField()
    corrected_on = models.DateField(null=True, blank=True)
    taken_back_on = models.DateField(null=True, blank=True)
    removed_on = models.DateField(null=True, blank=True)
    removed_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    removed_for = models.TextField(blank=True)
    #: In which language the reason is written.
    removed_in = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("talk", "number"), name="a_post_has_one_place"),)
        indexes = (models.Index(fields=("seat", "at"), name="post_by_seat"),)

    @property
    def stands(self) -> bool:
        """Whether its words are there: neither taken back nor removed."""
        return self.taken_back_on is None and self.removed_on is None


class Mention(Kept):
    """An organisation to which a post speaks."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="mentioned")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("post", "organisation"), name="mentioned_once"),)


class PostTranslation(Kept):
    """The words of a post in another language; outdated once the post was corrected."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="translations")
    language = models.CharField(max_length=10)
    words = models.TextField(blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    outdated = models.BooleanField(default=False)
    day = models.DateField()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("post", "language"), name="one_rendering_a_language"),)


class Became(Kept):
    """What came of a post: another wording, a view in a difference, a task."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="became")
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, null=True, related_name="+")
    view = models.ForeignKey(View, on_delete=models.PROTECT, null=True, related_name="+")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, related_name="+")
    day = models.DateField()

    class Meta:
        ordering = ("pk",)


class LastHere(models.Model):
    """How far a person has read a talk: no entry of the record, and shown to nobody but themselves."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    talk = models.ForeignKey(Talk, on_delete=models.PROTECT, related_name="+")
    #: The last post that had been read when this visit began, and the last that was shown since.
    before = models.PositiveIntegerField(default=0)
    shown = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    #: Whether this very look begins a visit; no column.
    begins = False

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "talk"), name="last_here_once"),)


class Following(models.Model):
    """A person said whether new posts of a talk go to them. No row: as is usual for this talk."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    talk = models.ForeignKey(Talk, on_delete=models.PROTECT, related_name="+")
    follows = models.BooleanField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "talk"), name="follows_once"),)
