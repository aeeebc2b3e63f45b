"""The gate. Every change passes here: who → may they, under which article → change → record."""

import functools
import hashlib
import hmac
import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import models, transaction

from hamgam.bylaws import rules
from hamgam.engine.bylaws import Verdict
from hamgam.record import log, resuming, times
from hamgam.record.kept import Writing, written_by
from hamgam.record.models import UsedToken
from hamgam.record.refusals import NotPossible as NotPossible


class Refused(Exception):
    """The bylaws in force do not permit it; the verdict says which article and who is missing."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.act, verdict.reason)
        self.verdict = verdict


class AlreadyRecorded(Exception):
    """The same form came twice; it was recorded the first time. `changed`: it said something else then."""

    def __init__(self, token: str, *, changed: bool = False) -> None:
        super().__init__(token)
        self.changed = changed


#: Every act: its name is its power's name in the bylaws.
ACTS: dict[str, Callable[..., Any]] = {}


def _said(name: str, by: Any, on: Any, given: dict[str, Any]) -> str:
    """A digest of everything that a form said, keyed so that nobody guesses a secret from it."""
    thing = (type(on).__name__, getattr(on, "pk", None))
    said = repr((name, by.public_id, by.seat_id, thing, sorted(given.items())))
    return hmac.new(settings.SECRET_KEY.encode(), said.encode(errors="backslashreplace"), hashlib.sha256).hexdigest()


def _kept_token(token: str) -> str:
    """A form's number as it is kept; what no form of ours would send is kept by its digest, whatever it holds."""
    known = re.fullmatch(r"[0-9A-Za-z-]{0,64}", token)
    return token if known else hashlib.sha256(token.encode(errors="replace")).hexdigest()


def act(
    name: str, *, subject: rules.SubjectOf | None = None, unnamed: bool = False, secret: bool = False
) -> Callable[..., Any]:
    """Declare an act. The body gets `by`, `on` (read anew under the lock), `at` and what the form gave.

    unnamed: the record says that it was done and not by which organisation, and nobody keeps who it was. secret: nobody
    keeps what the form said, not even as a digest, nor at which minute it was done.
    """

    def declare(body: Callable[..., Any]) -> Callable[..., Any]:
        rules.SUBJECTS[name] = subject
        kept = {"named": not unnamed, "minute": not secret}

        @functools.wraps(body)
        def gate(*, by: Any, on: Any = None, token: str = "", **given: Any) -> Any:
            at = times.now()
            with transaction.atomic(), written_by(Writing(name, at)) as writing:
                resuming.check(log.lock(), name)
                token = _kept_token(token)
                said = _said(name, by, on, {} if secret else given) if token else ""
                if used := UsedToken.objects.filter(token=token).first() if token else None:
                    raise AlreadyRecorded(token, changed=bool(used.said) and used.said != said)
                by = by.anew()
                if isinstance(on, models.Model):
                    on.refresh_from_db()
                verdict = rules.ask(by, name, on, **given)
                if not verdict.allowed:
                    raise Refused(verdict)
                by.prove(name)
                writing.mandate = verdict.mandate
                result = body(by=by, on=on, at=at, **given)
                about = result if on is None else on
                log.enter(writing, verdict, by=by, on=about, token=token, said=said, **kept)
            return result

        ACTS[name] = gate
        return gate

    return declare
