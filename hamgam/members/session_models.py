"""The table of sessions."""

from typing import Any

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from hamgam.members.models import Person


class Session(AbstractBaseSession):
    """A session of a browser. It holds a digest of its key and no address; see `hamgam.members.sessions`."""

    session_key = models.CharField(max_length=64, primary_key=True)
    #: How long a form is that a stranger's session keeps until the sign-in; 0: it keeps none.
    letters = models.PositiveIntegerField(default=0, db_index=True)
    #: Whose session it is, how they call the device, and on which day they signed in; nothing of a stranger's.
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="sessions")
    label = models.CharField(max_length=60, blank=True, default="")
    begun = models.DateField(null=True)

    @classmethod
    def get_session_store_class(cls) -> Any:
        """Who reads and writes the rows."""
        from hamgam.members.sessions import SessionStore

        return SessionStore


class AccountChange(models.Model):
    """Something was changed in somebody's account on this day; see `hamgam.members.account_changes`."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    #: One of the words of `account_changes.words`.
    what = models.CharField(max_length=16)
    day = models.DateField()
    #: Whether a letter told of it, or none has to.
    told = models.BooleanField(default=False)
