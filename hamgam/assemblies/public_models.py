"""Seminars, round tables and conferences that are open to everybody; who registered, by a name of their choice; guests as numbers."""

from typing import Any

from django.db import models

from hamgam.assemblies.models import Assembly, Office, OfMembers
from hamgam.record.kept import Kept


class Opening(Kept):
    """A seminar or conference (سمینار، میزگرد، کنفرانس) is open to the public: anybody may register, as long as there is room."""

    assembly = models.OneToOneField(Assembly, on_delete=models.PROTECT, related_name="opening")
    #: How many may come in this way; nothing: as many as wish.
    places = models.PositiveSmallIntegerField(default=0)
    #: Whether place and address are shown to those alone who registered and have a place.
    after_registering = models.BooleanField(default=True)
    #: Whether it is open now.
    open = models.BooleanField(default=True)
    #: How many had registered when the names were erased; what remains of them.
    registered = models.PositiveIntegerField(null=True, blank=True)

    objects = models.Manager.from_queryset(OfMembers)()


class RegistrationQuerySet(models.QuerySet[Any]):
    """Registrations."""

    def visible_to(self, actor: Any) -> "RegistrationQuerySet":
        """The names are for those alone who hold an office of that very assembly."""
        if actor.person is None or actor.organisation is None:
            return self.none()
        held = Office.objects.filter(person=actor.person, organisation=actor.organisation, over=False)
        return self.filter(opening__assembly__in=held.values("assembly"))


class Registration(models.Model):
    """Somebody registered, by a name or pseudonym and nothing else. Nobody signed in for it, and no address is kept.

    Those who came first have the places; the others wait in their order and move up when somebody takes a registration back.
    The table holds a digest of the secret by which that is done. All rows are erased when the assembly is over.
    """

    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="registrations")
    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120)

    objects = models.Manager.from_queryset(RegistrationQuerySet)()

    class Meta:
        ordering = ("pk",)


class Guests(Kept):
    """How many people without an organisation were there on one day. A number alone; the quorum does not count them."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="guests")
    day = models.DateField()
    people = models.PositiveSmallIntegerField(default=0)
    #: How many of them take part from elsewhere.
    remote = models.PositiveSmallIntegerField(default=0)

    objects = models.Manager.from_queryset(OfMembers)()

    class Meta:
        ordering = ("day",)
        constraints = (
            models.UniqueConstraint(fields=("assembly", "day"), name="guests_once_a_day"),
            models.CheckConstraint(condition=models.Q(remote__lte=models.F("people")), name="remote_within_guests"),
        )
