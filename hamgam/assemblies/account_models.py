"""Accounts of an assembly: several side by side, each under the name that its author chose, and never one of them the official one."""

from typing import Any

from django.db import models

from hamgam.assemblies.models import Assembly, OfMembers
from hamgam.engine.bylaws import Subject
from hamgam.members.models import Organisation, Person
from hamgam.record.kept import Kept


class AccountQuerySet(OfMembers):
    """Accounts, finished or still being written."""

    def visible_to(self, actor: Any) -> "AccountQuerySet":
        """Finished ones for members and observers; one that is still being written for its author alone."""
        if not actor.is_inside:
            return self.none()
        own = models.Q(author__organisation=actor.organisation, author__person=actor.person)
        return self.filter(models.Q(state="finished") | (models.Q(state="draft") & own))

    def beside_one_another(self) -> "AccountQuerySet":
        """Those that are finished, in the order in which they were begun."""
        return self.filter(state="finished").order_by("number")


class Account(Kept):
    """An account (روایت) of an assembly, in one language. It does not hold who wrote it, but how that wishes to be said."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="accounts")
    number = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    #: A word of SIGNED: in whose name it stands.
    signed = models.CharField(max_length=12)
    #: The author's own name or pseudonym.
    name = models.CharField(max_length=120, blank=True)
    #: Where it stands under an organisation's name, or under a person's with the organisation's; with a pseudonym none.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    #: draft, finished, withdrawn
    state = models.CharField(max_length=10, default="draft")
    finished_on = models.DateField(null=True, blank=True)

    objects = models.Manager.from_queryset(AccountQuerySet)()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("assembly", "number"), name="an_account_has_one_number"),)

    def as_subject(self) -> Subject:
        """Where its assembly stands; whose it is, the acts themselves say."""
        return Subject(stage=self.assembly.stage)


class AccountAuthor(Kept):
    """Who wrote an account, and for which organisation: known to that organisation alone, and erasable."""

    sealed = False
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="author")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    def as_subject(self) -> Subject:
        """Of which organisation."""
        return Subject(organisation=self.organisation.public_id)
