"""The machines of organisations that watch the record."""

from django.db import models

from hamgam.members.models import Organisation
from hamgam.record.kept import Kept


class Witness(Kept):
    """A machine of an organisation that cosigns the record's checkpoints. Who is retired does not come back: a key stands once."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="witnesses")
    #: The key by which its lines are checked, as policies write it: name, id, and key in base64.
    key = models.CharField(max_length=300, unique=True)
    since = models.DateField()
    since_size = models.BigIntegerField()
    until = models.DateField(null=True)
    until_size = models.BigIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation",), condition=models.Q(until=None), name="one_witness_an_organisation"
            ),
        )
