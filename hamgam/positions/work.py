"""Long work on common grounds: the clock carries on what a page's first answer left open, beside everything else.

One process works on one state of the positions at a time, in a thread of its own with the least right to the processor,
so that neither the clock's other duties nor a reader waits for it. It works in runs: each gives the search four times as
many branches as the one before and takes what was known with it, and after each run the answer kept is the better one.
"""

import atexit
import contextlib
import fcntl
import logging
import os
import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import caches

from hamgam.members.actor import Actor
from hamgam.positions.ground import Answer, Ground, Task, answer_to, keep, task_of, work_out
from hamgam.positions.seen import Seen, seen_by
from hamgam.record import grown
from hamgam.texts.models import Text

logger = logging.getLogger("hamgam")

#: Where the positions on a text may still change what it has in common.
ALIVE = ("positions", "common_ground")
#: Each run has so many times the branches of the one before.
GROWTH = 4
#: What one state of the positions is given at most: branches for each staircase in the last run, and seconds of work.
MOST_BRANCHES, MOST_SECONDS = 2_000_000, 600.0
#: After so many seconds without a sign a claim is nobody's, and it is renewed so often.
CLAIM, RENEWED = 120.0, 20.0
#: A clock that has not looked for so long does not run. It looks twice a minute, or once by a timer of the system.
CLOCK_GONE = 180.0
#: How long the request of a process that ends is heard, in seconds.
ENDING = 5.0


# What the clock does


def clock_looks() -> None:
    """Note that the clock runs."""
    _note("clock", time.time())


def prepare() -> int:
    """See to it that the common ground of every text in question is known or worked on; answers how many were looked at.

    A first answer is made here, so that nobody waits for it who opens the page after a round. Texts on which positions
    are taken are looked at when the record has grown; texts whose page found something open, until it is done.
    """
    look, wanted = grown.look("prepared"), _asked()
    texts = Text.objects.filter(pk__in=wanted)
    if look.needed:
        texts = texts | Text.objects.filter(stage__in=ALIVE, rounds__isnull=False)
    found: dict[str, Task] = {}
    count = 0
    for text in texts.distinct():
        opened = _looked_at(text)
        count += opened is not None
        if not opened:
            _forget_asked(text.pk)
        found |= opened or {}
    if look.needed:
        WORKER.take_on(found)
        look.keep()
    else:
        WORKER.take_on(WORKER.tasks | found)
    return count


def _looked_at(text: Text) -> dict[str, Task] | None:
    """What is still open for a text; None where there is nothing to work out, or where it failed."""
    try:
        seen = seen_by(Actor.clock(), text)
        if not (seen.disclosed and seen.asked):
            return None
        tasks = [task_of(seen, silence_bears=bears) for bears in (False, True)]
        return {task.key: task for task in tasks if not answer_to(task).done}
    except Exception:
        logger.exception("the common ground of text %s could not be worked out", text.number)
        return None


class Worker:
    """The one thread of this process that works on what is open."""

    def __init__(self) -> None:
        self.tasks: dict[str, Task] = {}
        self._name = f"{os.getpid()}-{uuid.uuid4().hex}"
        self._thread: threading.Thread | None = None
        self._guard = threading.Lock()

    def take_on(self, tasks: dict[str, Task]) -> None:
        """Work on these and on nothing else; what was begun and is not among them is left."""
        with self._guard:
            self.tasks = dict(tasks)
            if self.tasks and (self._thread is None or not self._thread.is_alive()):
                self._thread = threading.Thread(target=self._run, name="common grounds", daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> None:
        """Give it so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    def stop(self) -> None:
        """Leave everything at what is known now."""
        self.tasks = {}
        self.wait(ENDING)

    def _run(self) -> None:
        with contextlib.suppress(OSError, AttributeError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)
        for key in list(self.tasks):
            task = self.tasks.get(key)
            try:
                done = task is not None and self._carried_on(key, task)
            except Exception:
                logger.exception("the work on a common ground failed")
                done = True
            if done:
                self.tasks.pop(key, None)

    def _carried_on(self, key: str, task: Task) -> bool:
        """Work on one task until it is done or left; whether there is nothing more to do."""
        with _claimed(key, self._name) as claim:
            if claim is None:
                return False
            while not answer_to(task).done and claim.holds() and key in self.tasks:
                self._one_run(key, task, claim)
            return answer_to(task).done

    def _one_run(self, key: str, task: Task, claim: "_Claim") -> None:
        former, begun = answer_to(task), time.monotonic()
        left = MOST_SECONDS - former.spent
        cut = False

        def should_stop() -> bool:
            nonlocal cut
            over = time.monotonic() - begun >= left
            cut = cut or over or key not in self.tasks or not claim.holds()
            return cut

        limit = min(former.limit * GROWTH, MOST_BRANCHES)
        ground = work_out(task, limit, should_stop, former.ground)
        spent = former.spent + time.monotonic() - begun
        ended = spent >= MOST_SECONDS or (limit >= MOST_BRANCHES and not cut)
        keep(f"ground-{key}", Answer(ground, former.limit if cut else limit, former.since, spent, ended))


WORKER = Worker()
atexit.register(WORKER.stop)


# Notes between processes


class _Claim:
    """The right of one worker to a task, as long as it gives a sign."""

    def __init__(self, key: str, name: str) -> None:
        self._key, self._name, self._renewed = key, name, time.monotonic()

    def holds(self) -> bool:
        """Whether it is still this worker's; renewed now and then."""
        if time.monotonic() - self._renewed > RENEWED:
            if _noted(self._key) != self._name:
                return False
            _note(self._key, self._name, CLAIM)
            self._renewed = time.monotonic()
        return True


@contextlib.contextmanager
def _claimed(key: str, name: str) -> Iterator[_Claim | None]:
    """The claim to a task, given back at the end; None where somebody else has it."""
    noted = f"claim-{key}"
    with _alone():
        free = _noted(noted) is None
        if free:
            _note(noted, name, CLAIM)
    if not free:
        yield None
        return
    try:
        yield _Claim(noted, name)
    finally:
        if _noted(noted) == name:
            caches["work"].delete(noted)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """One process of this machine at a time."""
    folder = Path(settings.CACHES["work"]["LOCATION"])
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _noted(key: str) -> Any:
    try:
        return caches["work"].get(key)
    except Exception:
        logger.exception("a note about work could not be read")
        return None


def _note(key: str, value: Any, seconds: float | None = None) -> None:
    try:
        caches["work"].set(key, value, seconds)
    except OSError:
        logger.exception("a note about work could not be kept")


def _asked() -> frozenset[int]:
    """Texts whose page found something open."""
    return frozenset(_noted("asked") or ())


def _ask(text: int) -> None:
    if text not in _asked():
        with contextlib.suppress(OSError), _alone():
            _note("asked", _asked() | {text})


def _forget_asked(text: int) -> None:
    if text in _asked():
        with _alone():
            _note("asked", _asked() - {text})


# What a page says of it


@dataclass(frozen=True)
class Progress:
    """How far a common ground is worked out: `state` is proved, going, waiting (no clock runs here) or ended.

    `proved` of `steps` steps are; `minutes` were worked on it, or have gone by since it was begun.
    """

    state: str
    proved: int
    steps: int
    minutes: int
    #: The name of this state of the positions.
    key: str


def progress_of(seen: Seen, *, silence_bears: bool = False) -> tuple[Ground, Progress]:
    """The common ground as far as it is known, and how far that is. What is open is asked of the clock."""
    task = task_of(seen, silence_bears=silence_bears)
    answer = answer_to(task)
    ground, state, seconds = answer.ground, "proved", answer.spent
    if not ground.exact:
        state = "ended" if answer.done else "going" if _going(task.key) else "waiting"
    if not answer.done:
        _ask(seen.text.pk)
    if state == "going":
        seconds = time.time() - answer.since
    return ground, Progress(state, ground.proved, len(ground.reach.steps), int(seconds // 60), task.key)


def _going(key: str) -> bool:
    """Whether somebody works on it, or a clock runs that will."""
    looked = _noted("clock")
    return _noted(f"claim-{key}") is not None or (looked is not None and time.time() - looked < CLOCK_GONE)
