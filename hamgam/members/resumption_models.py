"""What members say to the record going on at another host, or after a loss."""

from django.db import models

from hamgam.members.models import Organisation
from hamgam.record.kept import Kept


class Approval(Kept):
    """An organisation agrees that the record goes on as entry `resumption` says."""

    resumption = models.BigIntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    #: "key", or "attested" where the organisation has no key.
    level = models.CharField(max_length=10)
    leaf = models.BigIntegerField()
    day = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("resumption", "organisation"), name="approved_once_by_each"),)
