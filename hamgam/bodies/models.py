"""Bodies, who sits in them, the mandates given to them and what was reported on these."""

from datetime import date
from typing import Any

from django.db import models

from hamgam.engine.bylaws import Subject
from hamgam.members import here
from hamgam.members.models import Organisation, Seat
from hamgam.record.kept import Kept, KeptQuerySet


class OfMembers(KeptQuerySet):
    """What members alone see."""

    def visible_to(self, actor: Any) -> "OfMembers":
        """Members see all of it; nobody else does."""
        return self if actor.is_member else self.none()


class BodyQuerySet(OfMembers):
    """Bodies."""

    def in_force(self) -> "BodyQuerySet":
        """Those that have not ended."""
        return self.filter(state="in_force")


class Body(Kept):
    """A body inside the coalition (هیئت): a working group, a commission, a board, an executive, a council, a unit."""

    slug = models.SlugField(max_length=60, unique=True)
    #: A word of BODY_KINDS; how it gets its members, as the bylaws said when it was made; 0: any number of members.
    kind = models.CharField(max_length=16)
    filled = models.CharField(max_length=16)
    seats = models.PositiveSmallIntegerField(default=0)
    names = models.JSONField(default=dict)
    charter = models.JSONField(default=dict, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="units")
    country = models.JSONField(default=dict, blank=True)
    city = models.JSONField(default=dict, blank=True)
    since = models.DateField()
    term_ends = models.DateField(null=True, blank=True)
    #: in_force, ended
    state = models.CharField(max_length=10, default="in_force")
    ended_on = models.DateField(null=True, blank=True)
    #: The number of the matter by which it was made.
    made_by = models.PositiveIntegerField(null=True)

    objects = models.Manager.from_queryset(BodyQuerySet)()

    class Meta:
        ordering = ("kind", "pk")

    def __str__(self) -> str:
        return next(iter(self.names.values()), self.slug)


class MembershipQuerySet(OfMembers):
    """Memberships of bodies."""

    def current(self) -> "MembershipQuerySet":
        """Those that last, in bodies that last: whose term is not over, and who has not left the seat."""
        held = models.Q(seat=None) | models.Q(seat__until=None)
        rows = self.filter(held, until=None, body__state="in_force", organisation__left_on=None)
        return rows.exclude(last_day__lt=here.today())

    def run_out(self) -> "MembershipQuerySet":
        """Those whose term is over and which nobody has ended yet; the clock does it."""
        return self.filter(until=None, last_day__lt=here.today())

    def filled(self) -> "MembershipQuerySet":
        """Those in which somebody sits: not the places whose organisation has still to say who it is."""
        return self.current().exclude(seat=None, waits=True)

    def voting(self) -> "MembershipQuerySet":
        """Those with a voice: an observer organisation's seat has none."""
        return self.filled().exclude(role="observer")


class Membership(Kept):
    """Somebody's place in a body: of a person through a seat, or of an organisation as a whole."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    #: Empty: the organisation itself sits there, or (`waits`) it has still to say which of its people it is.
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="memberships")
    waits = models.BooleanField(default=False)
    #: As the person wishes to be called here; may be empty.
    name = models.CharField(max_length=120, blank=True)
    #: member, chair, observer (without a voice)
    role = models.CharField(max_length=8, default="member")
    #: Empty: by a decision of the coalition, or by coming.
    named_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    #: The last day of its term, where it has one; it counts until the end of this day in the coalition's time zone.
    last_day = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = models.Manager.from_queryset(MembershipQuerySet)()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("body", "seat"), condition=models.Q(until=None, seat__isnull=False), name="one_place_a_seat"
            ),
        )


class Mandate(Kept):
    """What a body may do in the coalition's stead (اختیار): a named act, within limits, until the end of a day."""

    number = models.PositiveIntegerField(unique=True)
    #: The number of the matter by which it was given.
    given_by = models.PositiveIntegerField(null=True)
    #: Empty: whatever body of this kind there will be.
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="mandates")
    body_kind = models.CharField(max_length=16)
    act = models.CharField(max_length=60)
    #: The kind of matter, where it is to settle matters.
    kind = models.CharField(max_length=20, blank=True)
    words = models.JSONField(default=dict)
    #: Limits: the number of a text, an amount, how often, a place. Empty: not limited in this.
    text = models.PositiveIntegerField(null=True)
    amount = models.PositiveBigIntegerField(null=True)
    times = models.PositiveSmallIntegerField(null=True)
    place = models.CharField(max_length=120, blank=True)
    given_on = models.DateField()
    begins_on = models.DateField()
    #: It lasts until the end of this day in the coalition's time zone.
    ends_on = models.DateField()
    report_due = models.DateField(null=True)
    #: given, ended (by another decision, before its time)
    state = models.CharField(max_length=8, default="given")
    ended_on = models.DateField(null=True)

    objects = models.Manager.from_queryset(OfMembers)()

    class Meta:
        ordering = ("-number",)

    def stands(self, today: date) -> str:
        """Where it stands on a day of the coalition's time zone: "before", "in_force" or "over"."""
        if self.state == "ended" or today > self.ends_on:
            return "over"
        return "before" if today < self.begins_on else "in_force"

    def as_subject(self) -> Subject:
        """What the rules look at: for which kind of matter it was given."""
        return Subject(kind=self.kind or None)


class MandateReport(Kept):
    """What a body told of what it did with a mandate."""

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="reports")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.JSONField(default=dict)
    day = models.DateField()

    class Meta:
        ordering = ("-pk",)
