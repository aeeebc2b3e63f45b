"""Turns of duties, what is handed over between two of them, who volunteered and who let a turn pass."""

from typing import Any

from django.db import models

from hamgam.engine import rotation
from hamgam.members.models import Organisation
from hamgam.record.kept import Kept, KeptQuerySet


class OfMembers(KeptQuerySet):
    """What members alone see."""

    def visible_to(self, actor: Any) -> "OfMembers":
        """Members see all of it; nobody else does."""
        return self if actor.is_member else self.none()


class DutyTurnQuerySet(OfMembers):
    """Turns of duties."""

    def void(self) -> "DutyTurnQuerySet":
        """Those that have not ended and whose holder left or is suspended."""
        gone = models.Q(organisation__left_on__isnull=False) | ~models.Q(organisation__standing="member")
        return self.filter(gone, until=None)


class DutyTurn(Kept):
    """A turn (نوبت) of an organisation at a duty. The last one of a duty that has not ended is the present one."""

    #: A word of DUTIES; the how-manyeth turn of this duty.
    duty = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="duty_turns")
    #: How it came to it: founding, order, volunteer, lot, decision
    how = models.CharField(max_length=10)
    #: The number of the matter by which it was given, where one did.
    matter = models.PositiveIntegerField(null=True)
    since = models.DateField()
    #: The last day, by which it is handed over, and the day from which that can begin.
    ends_on = models.DateField()
    handover_from = models.DateField()
    until = models.DateField(null=True)
    #: Why it ended: handed_over, given_up, left, suspended
    ended = models.CharField(max_length=12, blank=True, default="")
    #: It stays where it is: why, since when, and where it is debated next.
    stays = models.JSONField(default=dict, blank=True)
    stays_since = models.DateField(null=True)
    debate = models.JSONField(default=dict, blank=True)
    debate_on = models.DateField(null=True)
    #: Since when the holder does it without help.
    alone_on = models.DateField(null=True)

    objects = models.Manager.from_queryset(DutyTurnQuerySet)()

    class Meta:
        ordering = ("duty", "number")
        constraints = (
            models.UniqueConstraint(fields=("duty", "number"), name="one_turn_a_number"),
            models.UniqueConstraint(fields=("duty",), condition=models.Q(until=None), name="one_turn_at_a_time"),
        )

    @property
    def days(self) -> rotation.Term:
        """Its days, as the rules of rotation look at them."""
        return rotation.Term(self.since, self.ends_on, self.handover_from)

    @property
    def is_void(self) -> bool:
        """Whether its holder left or is suspended, so that nobody does it any more."""
        return self.until is not None or self.organisation.left_on is not None or self.organisation.standing != "member"


class Handover(Kept):
    """A handover book (دفتر تحویل): what goes from one holder of a duty to the next, ticked by both."""

    duty = models.CharField(max_length=20)
    former = models.ForeignKey(DutyTurn, on_delete=models.PROTECT, related_name="handovers")
    to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    begun_on = models.DateField()
    #: open: not taken up yet; helped: taken up, the one before helps; done; dropped: somebody else took it up
    state = models.CharField(max_length=8, default="open")
    taken_on = models.DateField(null=True)
    done_on = models.DateField(null=True)

    objects = models.Manager.from_queryset(OfMembers)()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("duty",), condition=models.Q(state__in=("open", "helped")), name="one_handover_at_a_time"
            ),
        )

    @property
    def sides(self) -> dict[int, str]:
        """The two organisations: which side each is."""
        return {self.former.organisation_id: "given", self.to_id: "taken"}


class HandoverItem(Kept):
    """One thing in a handover book, with the day on which each side ticked it."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="items")
    #: A word of the list that each handover of the duty begins with; empty for one that was added in own words.
    word = models.CharField(max_length=24, blank=True, default="")
    words = models.JSONField(default=dict, blank=True)
    added_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    given_on = models.DateField(null=True)
    taken_on = models.DateField(null=True)

    objects = models.Manager.from_queryset(OfMembers)()

    class Meta:
        ordering = ("pk",)


class DutyOffer(Kept):
    """An organisation that volunteers for a duty."""

    duty = models.CharField(max_length=20)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    #: open, taken, withdrawn
    state = models.CharField(max_length=10, default="open")

    objects = models.Manager.from_queryset(OfMembers)()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("duty", "organisation"), condition=models.Q(state="open"), name="one_open_offer_a_duty"
            ),
        )


class PassedTurn(Kept):
    """An organisation that let its turn at a duty pass, this once."""

    duty = models.CharField(max_length=20)
    #: The number of the turn after which it would have come; 0: the first one.
    after = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    day = models.DateField()

    objects = models.Manager.from_queryset(OfMembers)()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("duty", "after", "organisation"), name="one_turn_passed_once"),)
