"""Letters on their way, what each person wishes to receive, who subscribed to what is public, and whether sending is paused."""

import uuid

from django.db import models

from hamgam.engine.bylaws import Subject
from hamgam.members.models import Person
from hamgam.notices.pieces import Piece, plain
from hamgam.record.kept import Kept

#: How often something reaches a person: as soon as it is there, in a letter a day, in one a week, or not at all.
WAYS = ("now", "daily", "weekly", "never")


def name_by_chance() -> str:
    """The left half of a Message-ID: it tells nothing of the letter or of its reader."""
    return uuid.uuid4().hex


class Subscriber(models.Model):
    """Somebody outside who wishes to get what is published. Erased when they leave, or never confirmed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    address = models.CharField(max_length=254, unique=True)
    language = models.CharField(max_length=10, default="fa")
    #: When the last letter that asks for a confirmation was written.
    asked = models.DateTimeField()
    confirmed = models.DateTimeField(null=True, blank=True)
    #: How many letters in a row came back for good.
    returned = models.PositiveSmallIntegerField(default=0)


class Letter(models.Model):
    """A letter to one reader: a person, a subscriber, or an address outside that is kept until it has gone.

    `about` keeps it from being written twice, `state` from being sent twice. A letter that was handed to the mail server
    without an answer is uncertain, and never sent again by itself.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="letters")
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, null=True, blank=True, related_name="letters")
    outsider = models.CharField(max_length=254, blank=True, default="")
    about = models.CharField(max_length=120)
    #: waits, talk, digest, public, confirm, address, account, answer
    kind = models.CharField(max_length=12, default="waits")
    language = models.CharField(max_length=10, default="fa")
    subject = models.CharField(max_length=200)
    #: Pieces of `hamgam.notices.pieces`, as they are kept.
    content = models.JSONField(default=list)
    #: Whether it says what it is about. Emptied once it has gone.
    facts = models.BooleanField(default=False)
    due = models.DateTimeField(null=True, blank=True)
    name = models.CharField(max_length=32, unique=True, default=name_by_chance)
    #: The Message-ID that it answers or follows.
    follows = models.CharField(max_length=250, blank=True, default="")
    #: The address at which it can be answered; empty where it cannot.
    reply = models.CharField(max_length=254, blank=True, default="")
    made = models.DateTimeField()
    #: gathered (waits for the digest), told (stood in one), waiting, claimed, handed, sent, refused, returned (the address is dead), uncertain,
    #: old (its time was over before a server took it)
    state = models.CharField(max_length=10, default="waiting")
    #: Whoever sends it now, by a word of chance.
    claim = models.CharField(max_length=16, blank=True, default="")
    tried = models.DateTimeField(null=True, blank=True)
    sent = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("person", "about"), name="a_letter_goes_once"),
            models.UniqueConstraint(fields=("subscriber", "about"), name="a_subscriber_gets_it_once"),
            models.UniqueConstraint(
                fields=("about",), condition=models.Q(person=None, subscriber=None), name="an_outsider_gets_it_once"
            ),
        )
        indexes = (models.Index(fields=("state", "id"), name="letters_by_state"),)

    @property
    def is_public(self) -> bool:
        """Whether it goes to many at once, and so after what waits for somebody."""
        return self.kind == "public"

    @property
    def body(self) -> str:
        """What can be read in it, for the outbox of a demo."""
        return plain([Piece.of(row) for row in self.content])


class ReadSoFar(models.Model):
    """The newest entry of the record from which letters were made, and until when digests were written."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    index = models.BigIntegerField(default=-1)
    daily = models.DateTimeField(null=True, blank=True)
    weekly = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="read_so_far_is_one_row"),)


class Wishes(models.Model):
    """How often what reaches a person, and whether letters say what it is. No row: what waits and one's talks, at once."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="wishes")
    waits = models.CharField(max_length=8, default="now")
    talk = models.CharField(max_length=8, default="now")
    news = models.CharField(max_length=8, default="never")
    facts = models.BooleanField(default=False)


class Returned(models.Model):
    """Letters to a person that came back for good, one after another; from the third on none goes until the address changes."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="returned")
    times = models.PositiveSmallIntegerField(default=0)
    last = models.DateTimeField()

    #: So many in a row end the letters.
    ENOUGH = 3

    @property
    def stopped(self) -> bool:
        """Whether no letter goes to the person's address any more."""
        return self.times >= self.ENOUGH


class NewAddress(models.Model):
    """A mail address that a person gave and has not confirmed yet; see `hamgam.notices.confirming`."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="new_address")
    address = models.EmailField()
    asked = models.DateTimeField()
    #: What the letter's link names.
    name = models.CharField(max_length=32, unique=True)


class Sending(Kept):
    """Whether letters are held back, by a decision of whoever the bylaws name."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    paused = models.BooleanField(default=False)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="sending_is_one_row"),)

    def as_subject(self) -> Subject:
        """It is the coalition's own."""
        return Subject()


def paused() -> bool:
    """Whether letters are held back now."""
    return Sending.objects.filter(paused=True).exists()
