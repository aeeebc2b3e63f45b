"""Texts, their sections and clauses, the wordings of a clause, translations, rounds, versions and frozen bytes."""

from datetime import datetime
from typing import Any

from django.db import models

from hamgam.bylaws import rules
from hamgam.engine.bylaws import Subject
from hamgam.members.models import Organisation
from hamgam.record import times
from hamgam.record.kept import Kept, KeptQuerySet

STAGES = ("draft", "positions", "common_ground", "final", "signing", "published", "discarded")


class TextQuerySet(KeptQuerySet):
    """Texts."""

    def going(self) -> "TextQuerySet":
        """Neither published nor discarded."""
        return self.exclude(stage__in=("published", "discarded"))

    def visible_to(self, actor: Any) -> "TextQuerySet":
        """Members see every text; observers where the bylaws say so; others none (they read statements)."""
        if actor.is_member or (actor.is_observer and rules.in_force().setting("observers_see_drafts")):
            return self
        return self.none()


class Text(Kept):
    """A text (متن) that the coalition works on."""

    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=20, default="statement")
    titles = models.JSONField(default=dict)
    language = models.CharField(max_length=10, default="fa")
    languages = models.JSONField(default=list)
    #: Language → {"state": draft, reviewed or outdated, "seat": who wrote} of the translated title and headings.
    heading_states = models.JSONField(default=dict, blank=True)
    stage = models.CharField(max_length=20, default="draft", db_index=True)
    proposer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="texts")
    #: The day, place and assembly that the imported paper names, as {"name", "place", "date"}; all optional.
    adopted = models.JSONField(default=dict, blank=True)
    #: Signatories and contacts as they stood in the imported paper, for comparison only.
    imported = models.JSONField(default=dict, blank=True)
    answers = models.CharField(max_length=12, default="after_round")
    opened_on = models.DateField()
    sign_by = models.DateTimeField(null=True, blank=True)
    #: The version of the bylaws under which its first round opened.
    bylaws_version = models.CharField(max_length=40, blank=True, default="")
    #: Since when it is urgent (فوری): it goes out in the names of those who sign by `sign_by`. None: it is not.
    urgent_since = models.DateTimeField(null=True, blank=True)

    objects = models.Manager.from_queryset(TextQuerySet)()

    def __str__(self) -> str:
        return self.titles.get(self.language) or next(iter(self.titles.values()), "")

    def as_subject(self) -> Subject:
        """What the rules look at: whose text it is, where it stands, its kind, its number (a mandate may name it)."""
        whose, number = self.proposer.public_id, {"text": str(self.number)}
        return Subject(organisation=whose, stage=self.stage, kind=self.kind, other=number)

    @property
    def under(self) -> str:
        """The version of the bylaws under which its rounds finish; empty where those in force rule it.

        Signing and publication are ruled by the bylaws in force, since the policy that readers pin holds their rules.
        """
        return self.bylaws_version if self.stage in ("positions", "common_ground") else ""

    @property
    def urgent(self) -> bool:
        """Whether it was called urgent."""
        return self.urgent_since is not None

    def time_is_over(self, now: datetime) -> bool:
        """Whether the time for signing it has passed."""
        return self.sign_by is not None and self.sign_by <= now

    @property
    def too_late(self) -> bool:
        """Whether it was urgent and its time passed before it was published: nobody can sign it any more."""
        return self.urgent and self.stage in ("final", "signing") and self.time_is_over(times.now())

    @property
    def frozen_version(self) -> "Version | None":
        """The version that is signed, if the text is frozen now."""
        return self.versions.filter(frozen=True, thawed=False).last()


class Original(Kept):
    """The paper as it was handed in, with its checksum. Members alone see it: its metadata may name people."""

    text = models.OneToOneField(Text, on_delete=models.PROTECT, related_name="original")
    filename = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    #: The lines as the reader of papers saw them, to stand beside what was recognised.
    lines = models.JSONField(default=list)
    warnings = models.JSONField(default=list)


class Section(Kept):
    """A part of a text with a heading."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="sections")
    order = models.PositiveIntegerField()
    titles = models.JSONField(default=dict, blank=True)
    gone = models.BooleanField(default=False)

    class Meta:
        ordering = ("order", "pk")


class Clause(Kept):
    """A clause (بند) or an unnumbered paragraph; both take positions. `anchor` stays for ever."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="clauses")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="clauses")
    order = models.PositiveIntegerField()
    anchor = models.PositiveIntegerField()
    numbered = models.BooleanField(default=True)
    label = models.CharField(max_length=20, blank=True)
    headings = models.JSONField(default=dict, blank=True)
    #: in: part of the text. proposed: offered as an addition. out: left out. difference: kept as an open question.
    state = models.CharField(max_length=12, default="in")
    came_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="became")
    lineage = models.CharField(max_length=8, blank=True)

    class Meta:
        ordering = ("order", "pk")
        constraints = (models.UniqueConstraint(fields=("text", "anchor"), name="an_anchor_is_one_clause"),)

    @property
    def under(self) -> str:
        """The version of the bylaws under which its text's rounds finish."""
        return self.text.under


class Wording(Kept):
    """A wording (نگارش) of a clause in the text's leading language. Its words never change; a change is a new row."""

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="wordings")
    letter = models.PositiveSmallIntegerField()
    body = models.TextField(blank=True)
    omits = models.BooleanField(default=False)
    proposer = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="wordings")
    #: What it was written against; the base of the merge when another wording comes to lead.
    base = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="variants")
    carried_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="carried_to")
    #: open, leading, former (led once), withdrawn, carried (lives on in another row), collided (with its proposer),
    #: carried_out (the clause was left out), fallen (no agreement in the rounds that the bylaws give).
    state = models.CharField(max_length=12, default="open")
    note = models.TextField(blank=True)
    collisions = models.JSONField(default=list, blank=True)
    day = models.DateField()

    class Meta:
        ordering = ("letter", "pk")
        constraints = (
            models.UniqueConstraint(fields=("clause",), condition=models.Q(state="leading"), name="one_wording_leads"),
            models.UniqueConstraint(fields=("clause", "letter"), name="a_letter_is_one_wording"),
        )

    @property
    def under(self) -> str:
        """The version of the bylaws under which its text's rounds finish."""
        return self.clause.under


class Lead(Kept):
    """The history of which wording led, since when."""

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="leads")
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="+")
    former = models.ForeignKey(Wording, on_delete=models.PROTECT, null=True, related_name="+")
    day = models.DateField()

    class Meta:
        ordering = ("pk",)


class Translation(Kept):
    """A wording in another language, with its state: draft, reviewed or outdated. No row: missing."""

    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="translations")
    language = models.CharField(max_length=10)
    body = models.TextField()
    state = models.CharField(max_length=10, default="draft")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    written_by = models.BigIntegerField(null=True)
    reviewed_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("wording", "language"), name="one_translation_a_language"),)

    @property
    def under(self) -> str:
        """The version of the bylaws under which its text's rounds finish."""
        return self.wording.under


class Round(Kept):
    """A round (دور) of positions with its deadline."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    reminded = models.BooleanField(default=False)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("text", "number"), name="rounds_are_numbered"),)

    @property
    def under(self) -> str:
        """The version of the bylaws under which its text's rounds finish."""
        return self.text.under


class Version(Kept):
    """The whole text as it stood: for comparing any two, and, when frozen, what is signed."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    snapshot = models.JSONField()
    why = models.CharField(max_length=30)
    day = models.DateField()
    frozen = models.BooleanField(default=False)
    thawed = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, blank=True)
    roster = models.BinaryField(default=b"")
    roster_digest = models.CharField(max_length=64, blank=True)
    leaf = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("text", "number"), name="versions_are_numbered"),)


class FrozenText(Kept):
    """The exact bytes of a version in one language."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="files")
    language = models.CharField(max_length=10)
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("language",)
        constraints = (models.UniqueConstraint(fields=("version", "language"), name="one_file_a_language"),)

    @property
    def text(self) -> str:
        """The bytes as they are read."""
        return bytes(self.data).decode()
