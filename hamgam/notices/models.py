"""Letters that went out, or would have in a demo, and how far the record was read for them."""

from django.db import models

from hamgam.members.models import Person


class Letter(models.Model):
    """A mail without facts to one person; `about` keeps it from going out twice."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="letters")
    about = models.CharField(max_length=120)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    made = models.DateTimeField()
    #: When somebody last began to send it, so that two clocks never send it both.
    tried = models.DateTimeField(null=True, blank=True)
    sent = models.DateTimeField(null=True, blank=True)
    #: The mail server refused the address for good.
    refused = models.BooleanField(default=False)

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("person", "about"), name="a_letter_goes_once"),)


class ReadSoFar(models.Model):
    """The newest entry of the record from which letters were made."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    index = models.BigIntegerField(default=-1)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="read_so_far_is_one_row"),)
