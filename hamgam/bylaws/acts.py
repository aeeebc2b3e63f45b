"""The gate. Every change passes here: who → may they, under which article → change → record."""

import functools
from collections.abc import Callable
from typing import Any

from django.db import models, transaction

from hamgam.bylaws import rules
from hamgam.engine.bylaws import Verdict
from hamgam.record import log, times
from hamgam.record.kept import Writing, written_by
from hamgam.record.models import UsedToken


class Refused(Exception):
    """The bylaws in force do not permit it; the verdict says which article and who is missing."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.act, verdict.reason)
        self.verdict = verdict


class AlreadyRecorded(Exception):
    """The same form came twice; it was recorded the first time."""


class NotPossible(ValueError):
    """The act is permitted but what was given cannot be done. `code` names the sentence; `data` fills it."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code, data)
        self.code, self.data = code, data


#: Every act: its name is its power's name in the bylaws.
ACTS: dict[str, Callable[..., Any]] = {}


def act(name: str, *, subject: rules.SubjectOf | None = None) -> Callable[..., Any]:
    """Declare an act. The body gets `by`, `on` (read anew under the lock), `at` and what the form gave."""

    def declare(body: Callable[..., Any]) -> Callable[..., Any]:
        rules.SUBJECTS[name] = subject

        @functools.wraps(body)
        def gate(*, by: Any, on: Any = None, token: str = "", **given: Any) -> Any:
            at = times.now()
            with transaction.atomic(), written_by(Writing(name, at)) as writing:
                log.lock()
                if token and UsedToken.objects.filter(token=token).exists():
                    raise AlreadyRecorded(token)
                if isinstance(on, models.Model):
                    on.refresh_from_db()
                verdict = rules.ask(by, name, on, **given)
                if not verdict.allowed:
                    raise Refused(verdict)
                result = body(by=by, on=on, at=at, **given)
                log.enter(writing, verdict, by=by, on=on if on is not None else result, token=token)
            return result

        ACTS[name] = gate
        return gate

    return declare
