"""Published statements."""

from django.db import models

from hamgam.record.kept import Kept
from hamgam.texts.models import Version


class Statement(Kept):
    """A frozen version that met one of the two publication rules."""

    number = models.PositiveIntegerField(unique=True)
    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="statement")
    slug = models.SlugField(max_length=80, allow_unicode=True, blank=True)
    #: all: in the coalition's name. signatories: in the names of those who sign.
    rule = models.CharField(max_length=12)
    minimum = models.PositiveSmallIntegerField(default=0)
    adopted = models.JSONField(default=dict, blank=True)
    #: The bytes to which the publication entry commits: where and when adopted.
    facts = models.BinaryField(default=b"")
    order = models.CharField(max_length=12, default="alphabetical")
    published_on = models.DateField()
    leaf = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("-number",)
