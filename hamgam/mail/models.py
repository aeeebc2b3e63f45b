"""Which mails came in: a digest of each, so that none is taken twice, and what became of it. Nothing of what it said."""

from django.db import models

#: What can become of a mail: taken as one of three things, or not taken.
TAKEN = ("post", "enquiry", "bounce")
NOT_TAKEN = (
    "repeated", "automatic", "not_ours", "bad_address", "over", "not_them", "too_long", "empty", "refused",
)  # fmt: skip


class ArrivedMail(models.Model):
    """A mail that was taken or refused."""

    digest = models.CharField(max_length=64, unique=True)
    outcome = models.CharField(max_length=20)
    day = models.DateField(db_index=True)
