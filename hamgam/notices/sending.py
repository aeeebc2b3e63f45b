"""The queue. Letters are claimed, a few at a time; each is noted as handed over right before the dot that hands it over.

    waiting → claimed → handed → sent | refused | uncertain

A process that is killed leaves claimed letters, which are taken up again, and at most one that was handed over: whether the
server has it nobody knows, so it is uncertain and is not sent again. No lock is held while a server is talked to.
"""

import logging
import secrets
import smtplib
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import Case, Q, QuerySet, Value, When

from hamgam.notices import bounces
from hamgam.notices.composing import Press, on_the_wire, sent_from
from hamgam.notices.models import Letter, paused
from hamgam.notices.wire import Line, NotOurs
from hamgam.record import times

#: A letter that was not taken is tried again after this time, for so many days, and forgotten in the end.
AGAIN_AFTER, WORTH_SENDING, FORGOTTEN_AFTER = timedelta(minutes=10), timedelta(days=7), timedelta(days=60)
#: A claim ends by itself, and a letter that was handed over and not answered is uncertain, after this time: longer than the
#: server is waited for.
ENDS_AFTER = timedelta(minutes=5)
#: How many are claimed at once; how many breaks of the line one look bears; seconds that one look takes at most.
AT_ONCE, BREAKS, BUDGET = 20, 3, 20.0
#: Kinds that go to many, after all others.
_LAST = Case(When(kind="public", then=Value(1)), default=Value(0))
logger = logging.getLogger("hamgam")


def there_is_a_server() -> bool:
    """Whether the settings name a mail server; without one letters wait, and the demo shows them."""
    return settings.EMAIL_BACKEND.endswith("smtp.EmailBackend")


def send(now: datetime | None = None, *, budget: float = BUDGET) -> int:
    """Send what waits, for so many seconds; answers how many letters a server took."""
    now = now or times.now()
    if not there_is_a_server():
        return 0
    settle(now)
    return _Look(now, time.monotonic() + budget).run()


def settle(now: datetime) -> int:
    """What was handed over and never answered is uncertain; answers how many letters."""
    unanswered = Letter.objects.filter(state="handed", tried__lt=now - ENDS_AFTER)
    return unanswered.update(state="uncertain", claim="", outsider="")


def claim(now: datetime) -> list[Letter]:
    """Take up some letters, so that nobody else sends them: what waits for somebody before what goes to many."""
    if paused():
        return []
    free = Q(state="waiting", tried=None) | Q(state="waiting", tried__lt=now - AGAIN_AFTER)
    free |= Q(state="claimed", tried__lt=now - ENDS_AFTER)
    rows = Letter.objects.filter(free, made__gt=now - WORTH_SENDING)
    mark = secrets.token_hex(8)
    found = list(rows.order_by(_LAST, "pk").values_list("pk", flat=True)[:AT_ONCE])
    if not found or not Letter.objects.filter(free, pk__in=found).update(state="claimed", claim=mark, tried=now):
        return []
    mine = Letter.objects.filter(claim=mark, state="claimed")
    return list(mine.select_related("person__wishes", "person__returned", "subscriber").order_by(_LAST, "pk"))


class _Look:
    """One look at the queue."""

    def __init__(self, now: datetime, ends: float) -> None:
        self.now, self.ends = now, ends
        self.line, self.sent, self.breaks = Line(), 0, 0
        #: Taken by the server, and not noted yet: it is noted together with the next one that is handed over.
        self.taken: Letter | None = None
        self.press: Press | None = None

    def run(self) -> int:
        """Until nothing is left, the time is over, or the server has failed too often."""
        try:
            while not self._over() and (batch := claim(self.now)):
                while batch and not self._over() and not paused():
                    if not self._send(batch[0]):
                        break
                    batch.pop(0)
                self._release(batch)
                if batch:
                    break
        finally:
            self._note_taken()
            self.line.close()
        return self.sent

    def _note_taken(self) -> None:
        if self.taken is not None:
            _mine(self.taken, "handed").update(**_done("sent", self.taken), sent=self.now)
            self.taken = None

    def _handing(self, letter: Letter) -> Callable[[], bool]:
        """The note right before the dot: whether the letter is still ours to hand over. With it goes, in one commit, that the
        one before was taken: at any moment at most one letter of a process is handed over and not known to be taken."""

        def note() -> bool:
            taken = self.taken
            try:
                with transaction.atomic():
                    self._note_taken()
                    return _mine(letter, "claimed").update(state="handed", tried=times.now()) == 1
            except DatabaseError:
                self.taken = taken
                raise

        return note

    def _over(self) -> bool:
        return time.monotonic() >= self.ends or self.breaks >= BREAKS

    def _release(self, letters: list[Letter]) -> None:
        """What was claimed and not tried waits on, for anybody."""
        for letter in letters:
            _mine(letter, "claimed").update(state="waiting", claim="", tried=None)

    def _send(self, letter: Letter) -> bool:
        """Try one letter. False where there is no line to the server, so that nothing was tried."""
        to = bounces.address_of(letter)
        if not to:
            letter.delete()
            return True
        try:
            self.line.open()
        except (smtplib.SMTPException, OSError) as error:
            self._failed(error)
            return False
        try:
            self.press = self.press or Press.ready()
            raw = self.press.bytes_of(letter, to)
        except ValueError:
            _mine(letter, "claimed").update(state="refused", outsider="")
            return True
        self._talk(letter, on_the_wire(to), raw)
        return True

    def _talk(self, letter: Letter, to: str, raw: bytes) -> None:
        try:
            step, code = self.line.deliver(sent_from(letter, self.now), to, raw, self._handing(letter))
        except (smtplib.SMTPException, OSError, NotOurs) as error:
            # Only what kind of failure it was: the words of a server may hold addresses.
            self.line.drop()
            self.breaks += 1
            self._failed(error)
            _mine(letter, "claimed").update(state="waiting", claim="", tried=self.now)
            _mine(letter, "handed").update(state="uncertain", claim="", outsider="")
            return
        if code == 250:
            self.sent += 1
            self.taken = letter
        elif code >= 500:
            _mine(letter).update(**_done("refused", letter))
            if step == "recipient":
                bounces.note(letter, for_good=True, now=self.now)
        else:
            _mine(letter).update(state="waiting", claim="", tried=self.now)

    def _failed(self, error: Exception) -> None:
        logger.warning("letters could not be sent now and are tried again: %s", type(error).__name__)


def _mine(letter: Letter, *states: str) -> QuerySet[Letter]:
    return Letter.objects.filter(pk=letter.pk, claim=letter.claim, state__in=states or ("claimed", "handed"))


def _done(state: str, letter: Letter) -> dict[str, object]:
    """What is left of a letter that has gone or cannot go: no address from outside, and no facts."""
    kept = {"content": []} if letter.facts or letter.outsider else {}
    return {"state": state, "claim": "", "outsider": "", **kept}


def forget(now: datetime) -> int:
    """Old letters are no longer kept, sent or not; answers how many went."""
    return Letter.objects.filter(made__lt=now - FORGOTTEN_AFTER).delete()[0]
