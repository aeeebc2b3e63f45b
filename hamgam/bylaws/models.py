"""Versions of the bylaws; the newest is in force."""

from django.db import models

from hamgam.record.kept import Kept


class BylawsVersion(Kept):
    """The rules as data and the readable text beside them, as adopted on a day."""

    version = models.CharField(max_length=40, unique=True)
    rules = models.TextField()
    texts = models.JSONField(default=dict)
    since = models.DateField()
    #: From which moment it is in force; None: since the founding.
    force_at = models.DateTimeField(null=True)
    #: The number of the decision by which it was adopted; None for the first.
    decision = models.PositiveIntegerField(null=True)
    #: Whether what follows from its coming into force has been done.
    begun = models.BooleanField(default=True)

    class Meta:
        ordering = ("-pk",)
