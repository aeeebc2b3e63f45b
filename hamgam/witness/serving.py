"""The witness as a server: `add-checkpoint` as c2sp.org/tlog-witness writes it, for logs that come to it."""

from __future__ import annotations

import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Callable, NamedTuple, Type

from hamgam.engine.record.errors import RecordError
from hamgam.engine.record.lines import to_base64
from hamgam.engine.record.notes import open_checkpoint, parse_checkpoint, parse_note, write_note
from hamgam.engine.record.witness import (
    CONFLICT,
    MALFORMED,
    NOT_SIGNED,
    OK,
    UNKNOWN_LOG,
    Seen,
    judge,
    parse_submission,
)

from .memory import Memory, Unusable

MAX_SUBMISSION = 64 * 1024
_SIZE_TYPE, _PLAIN_TYPE = "text/x.tlog.size", "text/plain; charset=utf-8"


class Reply(NamedTuple):
    """What is answered over HTTP."""

    status: int
    body: bytes = b""
    kind: str = _PLAIN_TYPE


def add_checkpoint(memory: Memory, body: bytes, second: int) -> Reply:
    """The answer to a checkpoint that a log hands in. What is cosigned is on the disk before it is answered."""
    try:
        submission = parse_submission(body)
        note = parse_note(submission.note)
        told = parse_checkpoint(note.text)
    except RecordError as error:
        return Reply(MALFORMED, error.reason.encode() + b"\n")
    if told.size >= 2**63:
        return Reply(MALFORMED, b"too_large\n")
    log = memory.log(told.origin)
    if log is None or log.url:
        return Reply(
            UNKNOWN_LOG
        )  # a record that we fetch ourselves is cosigned with its entries in hand, or not at all
    try:
        checkpoint = open_checkpoint(submission.note, log.key)
    except RecordError:
        return Reply(NOT_SIGNED)
    own = write_note(note.text, [s for s in note.signatures if s.key_id == log.key.key_id][:1])
    status = judge(log.seen, submission, checkpoint)
    if status == OK:
        try:
            memory.advance(log, Seen(checkpoint.size, checkpoint.root), own)
        except Unusable:
            return add_checkpoint(memory, body, second)
        line = memory.sign(note.text, second)
        memory.signed(log, checkpoint.size, second)
        return Reply(OK, f"— {line.name} {to_base64(line.key_id + line.signature)}\n".encode())
    if log.seen.size == checkpoint.size and log.seen.root != checkpoint.root:
        memory.raise_alarm(log.origin, second, log.note, own)
    return Reply(status, b"%d\n" % log.seen.size, _SIZE_TYPE) if status == CONFLICT else Reply(status)


def _handler(path: str, clock: Callable[[], float]) -> Type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 30
        server_version, sys_version = "hamgam-witness", ""

        def do_POST(self) -> None:  # the name that http.server asks for
            length = self.headers.get("Content-Length", "")
            if self.path != "/add-checkpoint":
                self._answer(Reply(UNKNOWN_LOG))
            elif not length.isdecimal() or int(length) > MAX_SUBMISSION:
                self._answer(Reply(413 if length.isdecimal() else 411))
            else:
                with Memory(path) as memory:
                    self._answer(add_checkpoint(memory, self.rfile.read(int(length)), int(clock())))

        def _answer(self, reply: Reply) -> None:
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *told: object) -> None:
            """Who asked is nobody's affair."""

    return Handler


def witness_server(path: str, host: str, port: int, clock: Callable[[], float] = time.time) -> ThreadingHTTPServer:
    """A server at this address, not yet serving."""
    return ThreadingHTTPServer((host, port), _handler(path, clock))
