"""An assembly, its agenda, the papers handed in, who holds its offices, who is there, and who asked to speak."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models

from hamgam.engine.bylaws import Subject
from hamgam.members.models import Organisation, Person
from hamgam.record.kept import Kept, KeptQuerySet
from hamgam.texts.models import Text


class OfMembers(KeptQuerySet):
    """What members and observers read: agenda and papers are for all who come."""

    def visible_to(self, actor: Any) -> "OfMembers":
        """Members and observers; nobody else."""
        return self if actor.is_inside else self.none()


class Assembly(Kept):
    """An assembly (مجمع، نشست): one or several days in one zone, in a hall, online, or both."""

    number = models.PositiveIntegerField(unique=True)
    #: A word of ASSEMBLY_KINDS.
    kind = models.CharField(max_length=14)
    titles = models.JSONField(default=dict)
    words = models.JSONField(default=dict, blank=True)
    place = models.JSONField(default=dict, blank=True)
    link = models.CharField(max_length=500, blank=True)
    first_day = models.DateField()
    last_day = models.DateField()
    #: From when to when on each day, in the zone.
    from_hour = models.TimeField()
    to_hour = models.TimeField()
    #: Days that have hours of their own: the day's number, from 1, as a string → ["10:00", "23:00"].
    hours = models.JSONField(default=dict, blank=True)
    zone = models.CharField(max_length=60)
    propose_until = models.DateTimeField()
    papers_until = models.DateTimeField()
    #: called, in_session, closed, cancelled
    stage = models.CharField(max_length=12, default="called")
    called_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="assemblies_called")
    called_on = models.DateField()
    #: The reason for which it was cancelled, in the words of whoever did it.
    cancelled_for = models.JSONField(default=dict, blank=True)
    agenda_adopted_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    #: The decision on day and place that it follows.
    follows = models.ForeignKey(
        "hamgam.Matter", on_delete=models.PROTECT, null=True, blank=True, related_name="assemblies"
    )
    #: The series that it belongs to, and the day that the rule gave it; it can be moved to another.
    series = models.ForeignKey(
        "hamgam.Series", on_delete=models.PROTECT, null=True, blank=True, related_name="assemblies"
    )
    series_day = models.DateField(null=True, blank=True)

    objects = models.Manager.from_queryset(OfMembers)()

    class Meta:
        ordering = ("-first_day", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("series", "series_day"), name="a_day_of_a_series_is_called_once"),
        )

    def __str__(self) -> str:
        return next(iter(self.titles.values()), str(self.number))

    def as_subject(self) -> Subject:
        """Of whose, at which stage and of which kind it is."""
        return Subject(stage=self.stage)

    @property
    def begins(self) -> datetime:
        """The moment at which its first day begins."""
        return self._moment(self.first_day, self.hours_on(self.first_day)[0])

    @property
    def ends(self) -> datetime:
        """The moment at which its last day ends."""
        return self._moment(self.last_day, self.hours_on(self.last_day)[1])

    def hours_on(self, day: date) -> tuple[time, time]:
        """From when to when on one of its days."""
        own = self.hours.get(str((day - self.first_day).days + 1))
        if not own:
            return self.from_hour, self.to_hour
        begins, ends = own
        return time.fromisoformat(begins), time.fromisoformat(ends)

    def span(self, day: date) -> tuple[datetime, datetime]:
        """The moments at which one of its days begins and ends."""
        begins, ends = self.hours_on(day)
        return self._moment(day, begins), self._moment(day, ends)

    def _moment(self, day: Any, hour: time) -> datetime:
        return datetime.combine(day, hour, tzinfo=ZoneInfo(self.zone))

    @property
    def can_be_public(self) -> bool:
        """Whether it is of a kind that can be opened to the public."""
        return self.kind in ("seminar", "conference")

    @property
    def days(self) -> list[Any]:
        """Its days, the first first."""
        return [self.first_day + timedelta(days=n) for n in range((self.last_day - self.first_day).days + 1)]

    def today(self, at: datetime) -> Any:
        """The day in its own zone, kept within its days: what is entered late belongs to the last."""
        day = at.astimezone(ZoneInfo(self.zone)).date()
        return min(max(day, self.first_day), self.last_day)


class ItemQuerySet(OfMembers):
    """Items of agendas."""

    def agenda(self) -> "ItemQuerySet":
        """Those on the agenda, in their order."""
        return (
            self.filter(state__in=("on_agenda", "current", "done", "parked"))
            .order_by("place", "pk")
            .select_related("carried_from__assembly", "carried_to__assembly")
        )

    def proposed(self) -> "ItemQuerySet":
        """Those that were proposed and are not on the agenda."""
        return self.filter(state="proposed").order_by("pk")


class Item(Kept):
    """An item of the agenda (دستور)."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="items")
    #: A word of ITEM_KINDS.
    kind = models.CharField(max_length=14)
    titles = models.JSONField(default=dict)
    words = models.JSONField(default=dict, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    #: The day of a session of several days on which it is to come; empty: in its order.
    day = models.DateField(null=True, blank=True)
    #: The hour at which it is to begin, where it has one that does not depend on what comes before.
    hour = models.TimeField(null=True, blank=True)
    proposed_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="items")
    #: The text that it is about, on which the coalition works.
    text = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="items")
    place = models.PositiveSmallIntegerField(default=0)
    #: proposed, withdrawn, on_agenda, current, done, parked
    state = models.CharField(max_length=10, default="proposed")
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    #: In a word what came of it, as the chair said it.
    result = models.JSONField(default=dict, blank=True)
    #: The item of a former assembly that this one takes up again.
    carried_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_to"
    )

    objects = models.Manager.from_queryset(ItemQuerySet)()

    class Meta:
        ordering = ("place", "pk")

    def __str__(self) -> str:
        return next(iter(self.titles.values()), str(self.pk))

    def as_subject(self) -> Subject:
        """Of which organisation it is, and where its assembly stands."""
        return Subject(
            organisation=self.proposed_by.public_id if self.proposed_by else None, stage=self.assembly.stage
        )  # fmt: skip


class Paper(Kept):
    """A paper (سند) handed in to an assembly, as a file."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="papers")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="papers")
    number = models.PositiveSmallIntegerField()
    titles = models.JSONField(default=dict)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="papers")
    #: pdf, docx, txt
    format = models.CharField(max_length=4)
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    handed_in_at = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)

    objects = models.Manager.from_queryset(OfMembers)()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("assembly", "number"), name="a_paper_has_one_number"),)

    def as_subject(self) -> Subject:
        """Of which organisation it is, and where its assembly stands."""
        return Subject(
            organisation=self.organisation.public_id if self.organisation else None, stage=self.assembly.stage
        )  # fmt: skip


class Office(Kept):
    """Who holds an office of one assembly: chairs it, takes the minutes, keeps the time."""

    sealed = False  # persons; whose seat it was is erased with the names of those who were there
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="offices")
    #: A word of OFFICES.
    office = models.CharField(max_length=12)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    #: As the person wishes to be called here; may be empty.
    name = models.CharField(max_length=120, blank=True)
    over = models.BooleanField(default=False)

    objects = models.Manager.from_queryset(OfMembers)()

    class Meta:
        ordering = ("office", "pk")


class Attendance(Kept):
    """How many of one organisation were there on one day. Numbers alone; who they were is nobody's list."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="attendances")
    day = models.DateField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    #: People who take part throughout, and people who are there for a part of the day.
    active = models.PositiveSmallIntegerField(default=0)
    partial = models.PositiveSmallIntegerField(default=0)
    #: How many of all these take part from elsewhere.
    remote = models.PositiveSmallIntegerField(default=0)
    #: Whether the organisation is represented now; it can leave before the end and come back.
    present = models.BooleanField(default=True)

    objects = models.Manager.from_queryset(OfMembers)()

    class Meta:
        ordering = ("day", "pk")
        constraints = (
            models.UniqueConstraint(fields=("assembly", "day", "organisation"), name="attended_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(remote__lte=models.F("active") + models.F("partial")), name="remote_within_present"
            ),
        )


class TurnQuerySet(OfMembers):
    """Askings to speak."""

    def waiting(self) -> "TurnQuerySet":
        """Those that were neither given the floor nor taken back."""
        return self.filter(begun_at=None, withdrawn=False)


class Turn(Kept):
    """Somebody asked to speak, and spoke from when to when. Erased with the names once the assembly is over."""

    sealed = False
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="turns")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="turns")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    #: As the person wishes to be called here; may be empty.
    name = models.CharField(max_length=120, blank=True)
    #: turn, point_of_order
    kind = models.CharField(max_length=16, default="turn")
    remote = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    withdrawn = models.BooleanField(default=False)

    objects = models.Manager.from_queryset(TurnQuerySet)()

    class Meta:
        ordering = ("pk",)
