"""The coalition, its organisations, people, seats, invitations and the organisations' keys."""

import hashlib
import uuid
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import connection, models
from django.db.models.functions import Collate
from django.utils import timezone

from hamgam.bylaws import rules
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import sort_key
from hamgam.record import times
from hamgam.record.kept import Kept, KeptQuerySet


def public_id() -> str:
    """A pseudonymous id for the record: 16 random bytes as hex. It tells nothing about whose it is."""
    return uuid.uuid4().hex


class Coalition(Kept):
    """The one coalition of this installation."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    names = models.JSONField(default=dict)
    intro = models.JSONField(default=dict, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    shape = models.CharField(max_length=20)
    languages = models.JSONField(default=list)
    time_zone = models.CharField(max_length=60, default="UTC")
    stage = models.CharField(max_length=20, default="founding")
    public_bylaws = models.BooleanField(default=True)
    #: The step of the ladder on which all work together, once it was settled; it takes no right from anybody.
    level = models.CharField(max_length=24, blank=True, default="")

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="coalition_is_one"),)

    def __str__(self) -> str:
        return next(iter(self.names.values()), "")

    def as_subject(self) -> Subject:
        """What the rules look at when the coalition itself is acted on."""
        return Subject(stage=self.stage)


class DemoMark(models.Model):
    """There is a row here only in a database that `hamgam demo` itself made; it opens the page "enter as…"."""

    made = models.DateTimeField(default=timezone.now)
    #: As given to `hamgam demo --size`; whole once everything is filled in.
    size = models.CharField(max_length=20, blank=True)
    whole = models.BooleanField(default=False)


class OrganisationQuerySet(KeptQuerySet):
    """Organisations, in the order of the alphabet of the reader's language."""

    def present(self) -> "OrganisationQuerySet":
        """Those who are members now."""
        return self.filter(left_on__isnull=True)

    def members(self) -> "OrganisationQuerySet":
        """Those whose answer counts: present, and not observers."""
        return self.present().filter(standing="member")

    def able_to(self, *acts: str) -> "OrganisationQuerySet":
        """Members whose step on the ladder lets them do one of these acts: nobody else is missing where these count."""
        levels = rules.in_force().levels
        narrowed = [row.level for row in levels if not any(row.lets(act) for act in acts)]
        return self.members().exclude(level__in=narrowed)

    def answering(self) -> "OrganisationQuerySet":
        """Members that take positions: whose answer a round waits for."""
        return self.able_to("positions.take", "positions.take_whole")

    def signing(self) -> "OrganisationQuerySet":
        """Members that sign: who stands on rosters and in the policy."""
        return self.able_to("signing.sign", "signing.attest")

    def visible_to(self, actor: Any) -> "OrganisationQuerySet":
        """Members and observers see all; the public sees members and observers that agreed to be shown.

        A candidate sees what the public sees, and itself.
        """
        if actor.is_inside:
            return self
        shown = models.Q(shown__icontains='"name"') & ~models.Q(standing="candidate")
        return self.filter(shown | models.Q(pk=actor.organisation.pk) if actor.is_candidate else shown)

    def alphabetical(self, language: str) -> "OrganisationQuerySet":
        """Ordered by the language's own alphabet; the keys are compared byte by byte on either database."""
        binary = "C" if connection.vendor == "postgresql" else "BINARY"
        return self.order_by(Collate("sort_fa" if language == "fa" else "sort_en", binary), "pk")


class Organisation(Kept):
    """A member organisation (نهاد عضو) or an observer."""

    public_id = models.CharField(max_length=32, unique=True, default=public_id)
    slug = models.SlugField(max_length=60, unique=True)
    names = models.JSONField(default=dict)
    short_names = models.JSONField(default=dict)
    kind = models.CharField(max_length=20, default="association")
    city = models.JSONField(default=dict, blank=True)
    country = models.JSONField(default=dict, blank=True)
    intro = models.JSONField(default=dict, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    site = models.URLField(blank=True)
    #: What the organisation agreed to show on the public site: a list of field names.
    shown = models.JSONField(default=list, blank=True)
    #: member, suspended, candidate, observer
    standing = models.CharField(max_length=10, default="member")
    #: Its step on the ladder of co-operation; empty where the bylaws have none.
    level = models.CharField(max_length=24, blank=True, default="")
    suspended_until = models.DateField(null=True, blank=True)
    #: How many of its people a signature by key or passkey takes: 1 or 2; and who asked to need one alone again.
    signers = models.PositiveSmallIntegerField(default=1)
    one_signer_asked_by = models.ForeignKey("Seat", on_delete=models.PROTECT, null=True, related_name="+")
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    sort_fa = models.CharField(max_length=400, default="", db_index=True)
    sort_en = models.CharField(max_length=400, default="", db_index=True)

    objects = models.Manager.from_queryset(OrganisationQuerySet)()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sort keys true to the names."""
        first = next(iter(self.names.values()), "")
        self.sort_fa = sort_key(self.names.get("fa") or first, "fa")[:400]
        self.sort_en = sort_key(self.names.get("en") or first, "en")[:400]
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = [*kwargs["update_fields"], "sort_fa", "sort_en"]
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return next(iter(self.names.values()), self.slug)

    def as_subject(self) -> Subject:
        """What the rules look at when an organisation is acted on: whose it is."""
        return Subject(organisation=self.public_id)


class FormerName(Kept):
    """A name that an organisation bore, so that what it signed then can still be read."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="former_names")
    names = models.JSONField()
    until = models.DateField()


class PersonManager(BaseUserManager["Person"]):
    """People come by invitation alone; see `members.accept_invitation`."""

    def create_user(self, username: str, password: str | None = None, **extra: Any) -> "Person":
        """A person with a password."""
        person = self.model(username=username.lower(), **extra)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in. A pseudonym is enough; an address is never asked for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=60, unique=True)
    display_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=10, default="fa")
    channels = models.JSONField(default=list, blank=True)
    feed_hash = models.CharField(max_length=64, blank=True, db_index=True)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    objects = PersonManager()

    def __str__(self) -> str:
        return self.display_name or self.username

    @property
    def is_suspended(self) -> bool:
        """Whether a seat of theirs is suspended by colleagues."""
        return self.seats.filter(until=None, suspended=True).exists()


class SeatQuerySet(KeptQuerySet):
    """Seats, held now or formerly."""

    def held(self) -> "SeatQuerySet":
        """Those not ended."""
        return self.filter(until__isnull=True)

    def visible_to(self, actor: Any) -> "SeatQuerySet":
        """Those of the own organisation."""
        return self.filter(organisation=actor.organisation) if actor.organisation else self.none()


class Seat(Kept):
    """A person's place in an organisation (کرسی), with one role."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    #: Nobody acts from it until it is lifted: `hamgam.members.holds`.
    suspended = models.BooleanField(default=False)

    objects = models.Manager.from_queryset(SeatQuerySet)()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "organisation", "role"), condition=models.Q(until=None), name="one_seat_a_role"
            ),
        )


def secret_hash(secret: str) -> str:
    """What is stored of a link's secret part: SHA-256, in hex."""
    return hashlib.sha256(secret.encode()).hexdigest()


class InvitationQuerySet(KeptQuerySet):
    """Invitations, open or done with."""

    def open_at(self, at: datetime) -> "InvitationQuerySet":
        """Those that can still be taken up at this moment."""
        return self.filter(used=False, withdrawn=False, ends__gt=at)

    def visible_to(self, actor: Any) -> "InvitationQuerySet":
        """Those of the own organisation."""
        return self.filter(organisation=actor.organisation) if actor.organisation else self.none()

    def behind(self, secret: str) -> "InvitationQuerySet":
        """The one that this secret opens, if any."""
        return self.filter(token_hash=secret_hash(secret))


class Invitation(Kept):
    """A single-use link by which a person takes a seat, or comes back in after losing a password."""

    token_hash = models.CharField(max_length=64, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=20)
    purpose = models.CharField(max_length=12, default="seat")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    label = models.CharField(max_length=120, blank=True)
    ends = models.DateTimeField()
    used = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)
    #: Who made it, and, where a second person of the organisation has to confirm it before it opens anything, whether that is so still.
    made_by = models.ForeignKey("Seat", on_delete=models.PROTECT, null=True, related_name="+")
    waits = models.BooleanField(default=False)

    #: The link's own part. Only the act that makes the link knows it; no table holds it.
    secret = ""

    objects = models.Manager.from_queryset(InvitationQuerySet)()

    def as_subject(self) -> Subject:
        """What the rules look at when an invitation is taken up or withdrawn: whose it is."""
        return Subject(organisation=self.organisation.public_id)


class LiaisonProposal(Kept):
    """The coalition settles, visibly, who comes in for an organisation that lost its only liaison and has no key."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="liaison_proposals")
    proposed_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    #: Who is proposed, as that person wishes to be called here.
    candidate = models.CharField(max_length=120, default="")
    reason = models.TextField()
    state = models.CharField(max_length=12, default="open")
    day = models.DateField()
    #: The last day on which organisations answer.
    ends = models.DateField()

    def answers_given(self) -> dict[str, str | None]:
        """Every member organisation's id → its answer; None where it has not answered."""
        given = dict(self.answers.values_list("organisation_id", "answer"))
        members = Organisation.objects.able_to("members.support_liaison").values_list("pk", "public_id")
        return {public: given.get(pk) for pk, public in members}

    def as_subject(self) -> Subject:
        """What the rules look at: what the organisations said, and how many days they have had."""
        zone = ZoneInfo(Coalition.objects.get().time_zone)
        had = (times.now().astimezone(zone).date() - self.day).days
        return Subject(organisation=self.organisation.public_id, answers=self.answers_given(), other={"days": had})


class LiaisonSupport(Kept):
    """One organisation's answer to such a proposal."""

    proposal = models.ForeignKey(LiaisonProposal, on_delete=models.PROTECT, related_name="answers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=12)
    day = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("proposal", "organisation"), name="one_support_each"),)


class Merger(Kept):
    """Two organisations became one, or one became two: who keeps the name, the key and the past signatures."""

    former = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="became")
    #: None: the other part of a split that has only been declared.
    later = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="came_from")
    #: merge, split
    kind = models.CharField(max_length=8)
    #: What went over from the former to the later one; whatever did not stays where it was.
    keeps_name = models.BooleanField(default=False)
    keeps_key = models.BooleanField(default=False)
    keeps_signatures = models.BooleanField(default=False)
    keeps_membership = models.BooleanField(default=False)
    #: The names that the two parts of a split are to bear: the one that declared it, and the other.
    names = models.JSONField(default=dict, blank=True)
    other_names = models.JSONField(default=dict, blank=True)
    #: A merger is declared by one organisation, and by the other on this day with the same terms.
    declared_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    seconded_on = models.DateField(null=True)
    #: declared, withdrawn, done
    state = models.CharField(max_length=10, default="done")
    #: The number of the matter that carried it out; None: while the coalition was being founded.
    settled_by = models.PositiveIntegerField(null=True)
    day = models.DateField()

    @property
    def is_complete(self) -> bool:
        """Whether everybody concerned has declared it, so that the members can settle it."""
        return self.kind == "split" or self.seconded_on is not None

    @property
    def later_names(self) -> dict[str, str]:
        """The names of the later organisation, or of the part that is still to come."""
        return dict(self.later.names if self.later is not None else self.other_names)

    def as_subject(self) -> Subject:
        """Whose it is."""
        return Subject(organisation=self.former.public_id)


class PolicyFile(Kept):
    """What a reader pins: the log's key, the organisations with their keys, the rules of publication; by 40 digits."""

    data = models.BinaryField()
    fingerprint = models.CharField(max_length=40, unique=True)
    size = models.BigIntegerField()
    day = models.DateField()

    class Meta:
        ordering = ("-size",)
