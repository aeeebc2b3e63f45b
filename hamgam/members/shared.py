"""A session on a device that nobody called their own ends by itself: half an hour after its last use, and after eight hours at most.

While something lasts in which the person takes part, it does not; higher floors say what that is.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from hamgam.members.actor import Actor
from hamgam.members.middleware import find_actor
from hamgam.record import times

IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=8)
#: How exactly the last use is known: a session is written at most so often.
EXACTLY = timedelta(minutes=1)
#: (who, when) → whether something lasts for which the session is not to end. Filled by higher floors.
LASTING: list[Callable[[Actor, datetime], bool]] = []
_NAME = "shared"


def begin(request: HttpRequest) -> None:
    """From now on this session is one on a shared device."""
    now = times.now().timestamp()
    request.session[_NAME] = {"begun": now, "seen": now}


def is_over(begun: datetime, seen: datetime, now: datetime) -> bool:
    """Whether a session that began and was last used then has come to its end."""
    return now - seen >= IDLE or now - begun >= LONGEST


class SharedDevices:
    """Signs out whoever left a shared device alone, before anything is shown or done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """End the session that is over; else note its use."""
        held = request.session.get(_NAME)
        if held is None or not request.user.is_authenticated:
            return
        now = times.now()
        begun, seen = (datetime.fromtimestamp(held[name], tz=now.tzinfo) for name in ("begun", "seen"))
        if is_over(begun, seen, now):
            actor = find_actor(request)
            if not any(lasts(actor, now) for lasts in LASTING):
                logout(request)
                return
        if now - seen >= EXACTLY:
            request.session[_NAME] = {**held, "seen": now.timestamp()}
