"""The queue. Letters are claimed, a few at a time; each is noted as handed over right before the dot that hands it over.

    waiting → claimed → handed → sent | refused | returned | uncertain;  waiting → old

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

from hamgam.members.addresses import on_the_wire
from hamgam.notices import bounces, wanted
from hamgam.notices.composing import Press, sent_from
from hamgam.notices.models import Letter, paused
from hamgam.notices.wire import Answer, Line, NotOurs
from hamgam.record import times

#: A letter that was not taken is tried again after this time, for so many days, and forgotten in the end.
AGAIN_AFTER, WORTH_SENDING, FORGOTTEN_AFTER = timedelta(minutes=10), timedelta(days=7), timedelta(days=60)
#: A letter that no server was asked to take, since none was reached, is worth sending for longer.
WORTH_TRYING = timedelta(days=30)
#: A claim ends by itself, and a letter that was handed over and not answered is uncertain, after this time: longer than the
#: server is waited for.
ENDS_AFTER = timedelta(minutes=5)
#: How many are claimed at once; how many breaks of the line, and how many readers in a row whom the server does not take now,
#: one look bears; seconds that one look takes at most.
AT_ONCE, BREAKS, IN_A_ROW, BUDGET = 20, 3, 20, 20.0
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
    """What was handed over and never answered is uncertain; answers how many letters. What is too old to be sent is given up."""
    unanswered = list(Letter.objects.filter(state="handed", tried__lt=now - ENDS_AFTER))
    if not paused():
        for letter in Letter.objects.filter(state="waiting").exclude(_worth(now)):
            _mine(letter, "waiting").update(**_done("old", letter))
    return sum(_mine(letter, "handed").update(**_done("uncertain", letter)) for letter in unanswered)


def begin_anew(now: datetime) -> int:
    """Letters that were held back and are still wanted count as written now, so that none is too old; answers how many."""
    in_time = Q(due=None) | Q(due__gt=now)
    return Letter.objects.filter(in_time, state="waiting").update(made=now)


def _worth(now: datetime) -> Q:
    return Q(made__gt=now - WORTH_SENDING) | Q(tried=None, made__gt=now - WORTH_TRYING)


def claim(now: datetime) -> list[Letter]:
    """Take up some letters, so that nobody else sends them: what waits for somebody before what goes to many."""
    if paused():
        return []
    free = Q(state="waiting", tried=None) | Q(state="waiting", tried__lt=now - AGAIN_AFTER)
    free |= Q(state="claimed", tried__lt=now - ENDS_AFTER)
    rows = Letter.objects.filter(free).filter(_worth(now) | Q(state="claimed"))
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
        self.line, self.sent, self.breaks, self.in_a_row = Line(), 0, 0, 0
        #: Taken by the server, and not noted yet: it is noted together with the next one that is handed over.
        self.taken: Letter | None = None
        self.press: Press | None = None

    def run(self) -> int:
        """Until nothing is left, the time is over, or the server has failed too often."""
        try:
            while not self._over() and (batch := claim(self.now)):
                try:
                    self._through(batch)
                finally:
                    self._release(batch)
                if batch:
                    break
        finally:
            self._note_taken()
            self.line.close()
        return self.sent

    def _through(self, batch: list[Letter]) -> None:
        """One after another; what was not tried stays in the list."""
        press = self.press = self.press or Press.ready()
        while batch and not self._over() and not paused() and self._send(batch[0], press):
            batch.pop(0)

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
        return time.monotonic() >= self.ends or self.breaks >= BREAKS or self.in_a_row >= IN_A_ROW

    def _release(self, letters: list[Letter]) -> None:
        """What was claimed and not tried waits on, for anybody."""
        for letter in letters:
            _mine(letter, "claimed").update(state="waiting", claim="", tried=None)

    def _send(self, letter: Letter, press: Press) -> bool:
        """Try one letter. False where there is no line to the server, so that nothing was tried."""
        if not (address := wanted.address_of(letter)):
            letter.delete()
            return True
        try:
            self.line.open()
        except (smtplib.SMTPException, OSError) as error:
            self._failed(error)
            return False
        try:
            to, sender = on_the_wire(address), sent_from(letter, self.now)
            raw = press.bytes_of(letter, address)
        except Exception as error:
            self._cannot_go(letter, error)
            return True
        self._talk(letter, sender, to, raw)
        return True

    def _talk(self, letter: Letter, sender: str, to: str, raw: bytes) -> None:
        try:
            answer = self.line.deliver(sender, to, raw, self._handing(letter))
        except (smtplib.SMTPException, OSError, NotOurs, DatabaseError) as error:
            self.line.drop()
            self.breaks += 1
            self._failed(error)
            _mine(letter, "claimed").update(state="waiting", claim="", tried=self.now)
            _mine(letter, "handed").update(**_done("uncertain", letter))
        except Exception as error:
            self.line.drop()
            self._cannot_go(letter, error)
        else:
            self._answered(letter, answer)

    def _answered(self, letter: Letter, answer: Answer) -> None:
        """What the server said of one letter."""
        self.in_a_row = 0 if answer.taken or answer.refused else self.in_a_row + 1
        if answer.taken:
            self.sent += 1
            self.taken = letter
        elif answer.address_is_dead:
            # Who is outside is told of by the state alone.
            state = "refused" if letter.outsider else "returned"
            if _mine(letter).update(**_done(state, letter)):
                bounces.count(letter, self.now)
        elif answer.refused:
            _mine(letter).update(**_done("refused", letter))
        else:
            _mine(letter).update(state="waiting", claim="", tried=self.now)

    def _cannot_go(self, letter: Letter, error: Exception) -> None:
        """One letter that nobody can send, as to an address that cannot be said to a server, holds no other up."""
        logger.warning("a letter cannot be sent: %s", type(error).__name__)
        _mine(letter, "claimed").update(**_done("refused", letter))
        _mine(letter, "handed").update(**_done("uncertain", letter))

    def _failed(self, error: Exception) -> None:
        # Only what kind of failure it was: the words of a server may hold addresses.
        logger.warning("letters could not be sent now and are tried again: %s", type(error).__name__)


def _mine(letter: Letter, *states: str) -> QuerySet[Letter]:
    return Letter.objects.filter(pk=letter.pk, claim=letter.claim, state__in=states or ("claimed", "handed"))


def _done(state: str, letter: Letter) -> dict[str, object]:
    """What is left of a letter that has gone, may have gone or cannot go: no address from outside, nothing of an answer to
    somebody there, and no facts."""
    kept: dict[str, object] = {"content": []} if letter.facts or letter.outsider else {}
    kept |= {"subject": "", "follows": ""} if letter.outsider else {}
    return {"state": state, "claim": "", "outsider": "", **kept}


def forget(now: datetime) -> int:
    """Old letters are no longer kept, sent or not; answers how many went."""
    return Letter.objects.filter(made__lt=now - FORGOTTEN_AFTER).delete()[0]
