"""Assemblies that recur: the rule by which they make themselves."""

from typing import Any
from zoneinfo import ZoneInfo

from django.db import models

from hamgam.engine.bylaws import Subject
from hamgam.engine.rhythm import Rhythm
from hamgam.members import here
from hamgam.members.models import Organisation
from hamgam.record.kept import Kept, KeptQuerySet


class SeriesQuerySet(KeptQuerySet):
    """Series of assemblies."""

    def visible_to(self, actor: Any) -> "SeriesQuerySet":
        """Members and observers; nobody else."""
        return self if actor.is_inside else self.none()

    def running(self) -> "SeriesQuerySet":
        """Those that go on."""
        return self.filter(ended_on=None)


class Series(Kept):
    """A series of assemblies (نشست‌های دوره‌ای): what each is called, where it is, and the rule of its days.

    An assembly of it knows its series and the day that the rule gave it: moved or cancelled, that day is not called again.
    """

    kind = models.CharField(max_length=14)
    titles = models.JSONField(default=dict)
    words = models.JSONField(default=dict, blank=True)
    place = models.JSONField(default=dict, blank=True)
    link = models.CharField(max_length=500, blank=True)
    #: The rule; see hamgam.engine.rhythm.
    calendar = models.CharField(max_length=9)
    unit = models.CharField(max_length=5)
    every = models.PositiveSmallIntegerField(default=1)
    day_of_month = models.PositiveSmallIntegerField(default=0)
    nth = models.SmallIntegerField(default=0)
    weekday = models.PositiveSmallIntegerField(default=0)
    hour = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    zone = models.CharField(max_length=60)
    begins_on = models.DateField()
    #: It is called so many days before its day; items and papers are taken until so many days before it.
    ahead_days = models.PositiveSmallIntegerField(default=14)
    propose_days = models.PositiveSmallIntegerField(default=0)
    papers_days = models.PositiveSmallIntegerField(default=0)
    set_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    set_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = models.Manager.from_queryset(SeriesQuerySet)()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return next(iter(self.titles.values()), str(self.pk))

    def as_subject(self) -> Subject:
        """It is of the coalition, at whose stage it is asked about."""
        return Subject(stage=here.stage())

    @property
    def rule(self) -> Rhythm:
        """Its rule, as the engine reads it."""
        return Rhythm(
            calendar=self.calendar, unit=self.unit, every=self.every, begins=self.begins_on, hour=self.hour,  # type: ignore[arg-type]
            minutes=self.minutes, zone=ZoneInfo(self.zone), day=self.day_of_month, place=self.nth, weekday=self.weekday,
        )  # fmt: skip
