"""Elections, who stands in them, who may vote, what arrived, what was counted and who holds what since.

Nothing here leads from a secret ballot to its voter: an elector's row says that they have voted, the box is one piece that
is written anew as a whole with each ballot, and the published file has no row for a ballot. See `hamgam.elections.box`.
"""

from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db import models

from hamgam.bodies.models import Body, Membership, OfMembers
from hamgam.bylaws import rules
from hamgam.bylaws.models import BylawsVersion
from hamgam.engine.bylaws import Bylaws
from hamgam.engine.bylaws.rules import Election as Rule
from hamgam.members import here
from hamgam.members.models import Organisation, Person, Seat
from hamgam.record.kept import Kept

RUNNING = ("nominating", "voting", "tied")
"""The stages in which somebody can still stand or vote, or a lot is still to be drawn."""

WAITS_FOR_TOTALS = timedelta(days=7)
"""So long after the end of votes the totals from a room are waited for."""


class ElectionQuerySet(OfMembers):
    """Elections."""

    def running(self) -> "ElectionQuerySet":
        """Those that are not over."""
        return self.filter(stage__in=RUNNING)

    def due(self, now: datetime) -> "ElectionQuerySet":
        """Those that can be counted now; parts before their whole, which waits for all of them."""
        waits = models.Q(way="paper", closes_at__gt=now - WAITS_FOR_TOTALS)
        rows = self.filter(stage="voting", closes_at__lte=now).exclude(waits)
        return rows.exclude(
            pk__in=Election.objects.filter(stage__in=RUNNING).exclude(whole=None).values("whole")
        ).order_by("-number")

    def visible_to(self, actor: Any) -> "ElectionQuerySet":
        """Members see all; observer organisations those to a seat for one of them."""
        if actor.is_member:
            return self
        return self.filter(office="observer_seat") if actor.is_observer else self.none()


class Election(Kept):
    """One election: an office, its seats, the days for nominations and votes, and what became of it."""

    number = models.PositiveIntegerField(unique=True)
    #: A word of `engine.bylaws.words.ELECTED`.
    office = models.CharField(max_length=16)
    #: The body whose places are filled; of delegates: the unit that elects them.
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="elections")
    #: Delegates are elected by unit: each unit's election is a part of the whole, which has the table of seats.
    whole = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    version = models.ForeignKey(BylawsVersion, on_delete=models.PROTECT, related_name="elections")
    opened_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    #: The number of the matter that decided on the form of leadership, where one had to.
    formed_by = models.PositiveIntegerField(null=True)
    seats = models.PositiveSmallIntegerField(default=1)
    secret = models.BooleanField(default=True)
    #: here, paper: cast in the room and entered as totals.
    way = models.CharField(max_length=6, default="here")
    #: nominating, voting, tied, closed, called_off
    stage = models.CharField(max_length=12, default="nominating")
    round = models.PositiveSmallIntegerField(default=1)
    #: Of a whole: {unit's slug: how many people it has}, and what the apportionment came to.
    details = models.JSONField(default=dict, blank=True)
    opened_on = models.DateField()
    nominations_until = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    #: What the last count came to, in the words of the engine, and why nothing did.
    outcome = models.JSONField(default=dict, blank=True)
    #: The number of the matter in which those tied draw a lot.
    lot = models.PositiveIntegerField(null=True)

    objects = models.Manager.from_queryset(ElectionQuerySet)()

    class Meta:
        ordering = ("-number",)
        indexes = (models.Index(fields=("stage", "closes_at"), name="election_by_stage"),)

    @cached_property
    def bylaws(self) -> Bylaws:
        """The bylaws under which it was opened; it finishes under these."""
        return rules.read_version(self.version)

    @property
    def rule(self) -> Rule:
        """Its row of the bylaws."""
        found = self.bylaws.election(self.office)
        assert found is not None, f"an election of {self.office} was opened without a row"
        return found

    @property
    def by_units(self) -> bool:
        """Whether it is a whole that is elected in parts, and nobody votes in it directly."""
        return self.office == "delegates" and self.whole_id is None

    def ends(self, at: datetime) -> bool:
        """Whether the present step is over at this moment."""
        return at >= (self.nominations_until if self.stage == "nominating" else self.closes_at)


class NominationQuerySet(OfMembers):
    """Nominations."""

    def standing(self) -> "NominationQuerySet":
        """Those who agreed to stand and have not withdrawn, of organisations that have not left."""
        return self.filter(state="accepted", organisation__left_on=None)


class Nomination(Kept):
    """Somebody proposed for an office: a person of an organisation, or an organisation. Nobody stands without agreeing."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="nominations")
    #: Its number in this election, as in its address and in the file of ballots.
    number = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="nominations")
    #: Empty: the organisation itself stands.
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="nominations")
    #: As the person wishes to be called here.
    name = models.CharField(max_length=120, blank=True)
    words = models.JSONField(default=dict, blank=True)
    #: asked, accepted, declined, withdrawn
    state = models.CharField(max_length=10, default="asked")
    day = models.DateField()
    settled_on = models.DateField(null=True)

    objects = models.Manager.from_queryset(NominationQuerySet)()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("election", "number"), name="one_number_a_nominee"),)

    @property
    def key(self) -> str:
        """What ballots and counts call it."""
        return f"n{self.number}"


class Elector(Kept):
    """Who may vote, as the roll stood when voting began: an organisation, or a person of one. `voted` is all that is kept."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="electors")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    #: The last round in which they voted; 0: in none.
    voted = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("election", "organisation"), condition=models.Q(person=None), name="one_vote_an_organisation"
            ),
            models.UniqueConstraint(
                fields=("election", "person"), condition=models.Q(person__isnull=False), name="one_vote_a_person"
            ),
        )


class OpenBallot(Kept):
    """What an elector voted where the bylaws say that votes are open. It can be changed until the close."""

    elector = models.ForeignKey(Elector, on_delete=models.PROTECT, related_name="ballots")
    round = models.PositiveSmallIntegerField(default=1)
    choices = models.JSONField(default=list)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("elector", "round"), name="one_open_ballot_a_round"),)


class Box(Kept):
    """The box of one round of a secret ballot: one sealed piece of one length, whatever it holds."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="boxes")
    round = models.PositiveSmallIntegerField(default=1)
    #: The name of its key's file, drawn by chance; nothing else is known by it.
    name = models.CharField(max_length=32, unique=True)
    piece = models.BinaryField()

    class Meta:
        ordering = ("round",)
        constraints = (models.UniqueConstraint(fields=("election", "round"), name="one_box_a_round"),)


class Totals(Kept):
    """What was counted in the room by two people: entered for one organisation, confirmed for another."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="totals")
    round = models.PositiveSmallIntegerField(default=1)
    #: {nominee: votes}, or for rankings [[[nominee, …], how many], …].
    votes = models.JSONField(default=dict)
    ballots = models.PositiveIntegerField(default=0)
    blank = models.PositiveIntegerField(default=0)
    entered_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    entered_seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    #: entered, confirmed, replaced
    state = models.CharField(max_length=10, default="entered")
    day = models.DateField()

    class Meta:
        ordering = ("pk",)


class BallotFile(Kept):
    """The ballots of a round as published after the close, in an order drawn then; anybody recounts them."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="files")
    round = models.PositiveSmallIntegerField(default=1)
    data = models.TextField()
    #: Where the bylaws give receipts: [[receipt, [choice, …]], …], in the order of the receipts.
    receipts = models.JSONField(default=list, blank=True)
    day = models.DateField()

    class Meta:
        ordering = ("round",)


class PlaceQuerySet(OfMembers):
    """Offices that somebody was elected to."""

    def current(self) -> "PlaceQuerySet":
        """Those that last: whose term is not over, whose holder is still there."""
        held = models.Q(seat=None) | models.Q(seat__until=None)
        rows = self.filter(held, until=None, organisation__left_on=None)
        return rows.exclude(last_day__lt=here.today())

    def run_out(self) -> "PlaceQuerySet":
        """Those whose term is over and which nobody has ended yet; the clock does it."""
        return self.filter(until=None, last_day__lt=here.today())


class Place(Kept):
    """An office that somebody was elected to, from a day until its term ends."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="places")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="places")
    office = models.CharField(max_length=16)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    #: The seat through which the person holds it; empty: an organisation holds it.
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    last_day = models.DateField(null=True)
    until = models.DateField(null=True)
    #: term, given_up, recalled
    why = models.CharField(max_length=10, blank=True)

    objects = models.Manager.from_queryset(PlaceQuerySet)()

    class Meta:
        ordering = ("pk",)
