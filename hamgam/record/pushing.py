"""Handing checkpoints to witnesses that do not fetch: `add-checkpoint` of c2sp.org/tlog-witness.

Only where the host's settings say so, and only to witnesses that the policy names: `HAMGAM_WITNESSES=name=https://…,…`.
"""

import http.client
import urllib.error
import urllib.request
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max

from hamgam.engine import record as engine
from hamgam.record import trees, witnessed
from hamgam.record.models import Checkpoint, Cosignature

#: Where nothing happens, it is asked again after so long, so that the page shows that the witness is there.
AGAIN_AFTER = timedelta(hours=20)
SECONDS, LARGEST = 30, 64 * 1024


class _Stays(urllib.request.HTTPRedirectHandler):
    """Whoever is asked answers."""

    def redirect_request(self, *given: Any) -> None:
        return None


def push(targets: Mapping[str, str], named: Mapping[str, engine.VerifierKey], now: datetime) -> dict[str, str]:
    """Hand the newest checkpoint to whom it is due; answers, for each that was asked, what came of it.

    targets: the name of a witness's key → the address of its `add-checkpoint`. Whoever does not answer is asked again
    with the next call; a witness that answers that it remembers another record is an alarm for its own people.
    """
    newest, done = trees.newest(), {}
    for word, key in named.items():
        if newest is not None and key.name in targets and (known := _due(word, newest, now)) is not None:
            done[key.name] = _hand(targets[key.name], newest, known, {word: key}, now)
    return done


def _due(word: str, newest: Checkpoint, now: datetime) -> int | None:
    """How large the record was when this witness last cosigned, 0 for never; None where nothing is due."""
    last = Cosignature.objects.filter(key=word).aggregate(size=Max("size"), at=Max("second"))
    if last["size"] == newest.size and now.timestamp() - last["at"] < AGAIN_AFTER.total_seconds():
        return None
    return last["size"] or 0


def _hand(address: str, newest: Checkpoint, known: int, named: Mapping[str, engine.VerifierKey], now: datetime) -> str:
    status, body = _ask(address, _submission(newest, known))
    told = body.strip()
    if status == 409 and told.isdigit() and len(told) < 19 and int(told) <= newest.size:
        status, body = _ask(address, _submission(newest, int(told)))
    if status != 200:
        return f"refused {status}" if status else "unreachable"
    try:
        text = engine.parse_note(newest.note.encode()).text
        return "cosigned" if witnessed.take_line(text + b"\n" + body, named, now) else "known"
    except witnessed.NotTaken as error:
        return error.reason


def _submission(newest: Checkpoint, known: int) -> bytes:
    proof = tuple(trees.tree_of(newest).consistency_path(known)) if known else ()
    return engine.write_submission(engine.Submission(known, proof, newest.note.encode()))


def _ask(address: str, body: bytes) -> tuple[int, bytes]:
    """Status and body of the answer; status 0 where there is none."""
    if not address.startswith(("https://", "http://")):
        return 0, b""
    request = urllib.request.Request(address, data=body, headers={"Content-Type": "text/plain; charset=utf-8"})  # noqa: S310
    try:
        with urllib.request.build_opener(_Stays).open(request, timeout=SECONDS) as answer:
            return answer.status, answer.read(LARGEST)
    except urllib.error.HTTPError as error:
        return error.code, error.read(LARGEST)
    except (OSError, ValueError, http.client.HTTPException):
        return 0, b""
