"""Letters that went out, or would have in a demo."""

from django.db import models

from hamgam.members.models import Person


class Letter(models.Model):
    """A mail without facts to one person. Kept until it is sent, and for a while after, so that nothing goes out twice."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="letters")
    #: What it is about, as a key that makes it unique: "round 3 opened".
    about = models.CharField(max_length=120)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    made = models.DateTimeField()
    sent = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("person", "about"), name="a_letter_goes_once"),)
