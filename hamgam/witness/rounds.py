"""One look at a record: fetch, compare with what is remembered, keep a copy, cosign, hand in."""

from __future__ import annotations

from typing import Any, Mapping, NamedTuple, Sequence
from urllib.request import HTTPRedirectHandler, Request, build_opener

from hamgam.engine.record.bundle import netstring, read_netstrings
from hamgam.engine.record.errors import RecordError
from hamgam.engine.record.leaves import (
    Approval,
    Consent,
    KeyAdd,
    KeyRevoke,
    Objection,
    Resumption,
    Withdraw,
    parse_leaf,
)
from hamgam.engine.record.lines import from_base64
from hamgam.engine.record.notes import (
    Checkpoint,
    VerifierKey,
    open_checkpoint,
    parse_note,
    write_note,
    write_verifier_key,
)
from hamgam.engine.record.tree import verify_consistency
from hamgam.engine.record.witness import grown

from .memory import Log, Memory, Unusable

#: Where nothing happens, a line a day still shows that the witness is there.
HEARTBEAT = 20 * 60 * 60
MAX_NOTE, MAX_LEAVES, SECONDS = 64 * 1024, 64 * 1024 * 1024, 60
_CLAIMS = (Consent, Withdraw, Objection, KeyAdd, KeyRevoke, Approval)


class Unreachable(Exception):
    """The host did not answer as it should; `why` is what it said."""

    def __init__(self, why: object) -> None:
        super().__init__(str(why))


class Found(NamedTuple):
    """What a look came to: a word for the sentence, and what fills it. "two_views" is the alarm."""

    word: str
    data: Mapping[str, str]


class _Stays(HTTPRedirectHandler):
    """Whoever is asked answers: a watched address does not send its witnesses elsewhere."""

    def redirect_request(self, *given: Any) -> None:
        return None


def record_address(url: str) -> str:
    """The address under which a coalition's record stands, from what a person typed."""
    url = url.strip().rstrip("/")
    if not url.startswith(("https://", "http://")):
        raise Unusable("no_address", url=url)
    return f"{url}/" if url.endswith("/record") else f"{url}/fa/record/"


def _ask(url: str, limit: int, body: bytes | None = None) -> bytes:
    request = Request(url, data=body, headers={"Content-Type": "text/plain; charset=utf-8"})
    try:
        with build_opener(_Stays).open(request, timeout=SECONDS) as answer:
            raw: bytes = answer.read(limit + 1)
    except (OSError, ValueError) as error:
        raise Unreachable(error) from None
    if len(raw) > limit:
        raise Unreachable("too long an answer")
    return raw


def _fetch_leaves(log: Log, end: int) -> list[bytes]:
    """The entries from where the copy ends up to this number."""
    found: list[bytes] = []
    while log.seen.size + len(found) < end:
        raw = _ask(f"{log.url}entries?from={log.seen.size + len(found)}", MAX_LEAVES)
        part = read_netstrings(raw)
        if not part:
            break
        found += part
    return found[: end - log.seen.size]


def _known(raw: bytes) -> object:
    """The entry, or None where it is of a kind that this program is too old to know."""
    try:
        return parse_leaf(raw).entry
    except RecordError:
        return None


def _claims(log: Log, leaves: Sequence[bytes]) -> list[int]:
    """Which of these are made in the own organisation's name and bind it."""
    found = []
    for i, raw in enumerate(leaves):
        entry = _known(raw)
        if log.organisation and isinstance(entry, _CLAIMS) and entry.organisation == log.organisation:
            found.append(log.seen.size + i)
    return found


def look(memory: Memory, log: Log, second: int) -> Found:
    """Look at one record now. What is remembered is on the disk before anything is signed."""
    try:
        return _look(memory, log, second)
    except Unreachable as error:
        return _said("unreachable", log, why=error)
    except RecordError as error:
        return _said("malformed", log, why=error.reason)


def _look(memory: Memory, log: Log, second: int) -> Found:
    raw = _ask(f"{log.url}checkpoint", MAX_NOTE)
    try:
        checkpoint = open_checkpoint(raw, log.key)
    except RecordError as error:
        return _said("not_signed", log, why=error.reason)
    note = write_note(parse_note(raw).text, [s for s in parse_note(raw).signatures if s.key_id == log.key.key_id][:1])
    if not _goes_on(memory, log, checkpoint, note):
        memory.raise_alarm(log.origin, second, log.note, note)
        hand_in_alarms(memory, log)
        return _said("two_views", log, size=checkpoint.size)
    if checkpoint.size < log.seen.size:
        return _said("older", log, size=checkpoint.size)
    waiting = [
        row.number for state in ("waiting", "not_ours") for row in memory.claims(state) if row.origin == log.origin
    ]
    if log.waits and waiting:
        return _said("waiting", log, number=waiting[0])
    if checkpoint.size == log.signed_size and second - log.signed_at < HEARTBEAT:
        return _said("nothing_new", log, size=checkpoint.size)
    text = parse_note(note).text
    try:
        _ask(f"{log.url}cosignature", MAX_NOTE, write_note(text, [memory.sign(text, second)]))
    except Unreachable as error:
        return _said("not_taken", log, why=error)
    memory.signed(log, checkpoint.size, second)
    return _said("cosigned", log, size=checkpoint.size)


def _goes_on(memory: Memory, log: Log, checkpoint: Checkpoint, note: bytes) -> bool:
    """Whether the checkpoint belongs to the record that is remembered; if it is longer, the copy grows to it."""
    if checkpoint.size <= log.seen.size:
        return memory.root_at(log.origin, checkpoint.size) == checkpoint.root
    leaves = _fetch_leaves(log, checkpoint.size)
    try:
        frontier = grown(log.frontier, leaves, checkpoint)
    except RecordError as error:
        if error.reason == "other_history" and log.seen.size and not _is_consistent(log, checkpoint):
            return False
        raise
    memory.keep(log, leaves, frontier, note, _claims(log, leaves))
    return True


def resumption_at(log: Log, key: VerifierKey, url: str) -> tuple[int, Resumption, int]:
    """Where the record at this address says that it goes on under the key: the number of that entry, the entry, and how
    many members have approved there. Nothing is remembered. Unusable where it does not go on from what is remembered.
    """
    there = log._replace(key=key, url=url)
    checkpoint = open_checkpoint(_ask(f"{url}checkpoint", MAX_NOTE), key)
    leaves = _fetch_leaves(there, checkpoint.size) if checkpoint.size > log.seen.size else []
    try:
        grown(log.frontier, leaves, checkpoint)
    except RecordError:
        raise Unusable("not_the_same", origin=log.origin, size=log.seen.size) from None
    entries = [_known(raw) for raw in leaves]
    for i, entry in enumerate(entries):
        if (
            isinstance(entry, Resumption)
            and entry.former == write_verifier_key(log.key)
            and entry.log == write_verifier_key(key)
        ):
            number = log.seen.size + i
            agreed = {row.organisation for row in entries if isinstance(row, Approval) and row.resumption == number}
            return number, entry, len(agreed)
    raise Unusable("no_resumption", origin=log.origin)


def _is_consistent(log: Log, checkpoint: Checkpoint) -> bool:
    """Whether the host can at least prove that the checkpoint goes on from ours: then its entries are damaged, not its history."""
    lines = _ask(f"{log.url}consistency?from={log.seen.size}&to={checkpoint.size}", MAX_NOTE).decode("ascii", "replace")
    proof = [from_base64(line) for line in lines.splitlines()]
    return verify_consistency(log.seen.size, checkpoint.size, proof, log.seen.root, checkpoint.root)


def hand_in_alarms(memory: Memory, log: Log) -> None:
    """Give the host the view that contradicts ours; a host that does not take it is one more reason to ask others."""
    for alarm in memory.alarms():
        if alarm.origin == log.origin and log.url and not alarm.handed_in:
            try:
                _ask(f"{log.url}evidence", MAX_NOTE, alarm.theirs)
                _ask(f"{log.url}evidence", MAX_NOTE, alarm.mine)
            except Unreachable:
                continue
            memory.handed_in(alarm)


def copy_of(memory: Memory, log: Log) -> bytes:
    """The copy of a record as one file, as `hamgam-verify record` reads it."""
    return b"".join(netstring(leaf) for leaf in memory.leaves(log.origin))


def _said(word: str, log: Log, **data: object) -> Found:
    return Found(word, {"origin": log.origin, **{name: str(value) for name, value in data.items()}})
