"""What an organisation downloads to sign on another machine: the texts, the roster and the document, in one file.

Whoever signs recomputes everything from the bytes that were shown; the request itself is believed in nothing.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple, Sequence, Tuple, Union

from .bundle import netstring, read_netstrings
from .documents import (
    CONSENT_DOCUMENT,
    ConsentDocument,
    Roster,
    WithdrawDocument,
    parse_consent_document,
    parse_roster,
    parse_withdraw_document,
    roster_digest,
)
from .errors import RecordError
from .leaves import commitment, statement_digest
from .lines import KINDS, text_is_plain

REQUEST_MAGIC = b"hamgam/signing-request/v1"


class SigningRequest(NamedTuple):
    """A request whose parts fit together. `raw` is what will be signed; `note` is the signing note, if there is one."""

    origin: str
    document: Union[ConsentDocument, WithdrawDocument]
    raw: bytes
    texts: Tuple[Tuple[str, str], ...]
    roster: Roster
    note: str | None


def write_signing_request(
    texts: Sequence[tuple[str, bytes]], roster: bytes, document: bytes, note: tuple[bytes, bytes] | None = None
) -> bytes:
    """The bytes of a request. `texts`: (language, bytes), the leading one first; `document`: of a consent or a
    withdrawal; `note`: salt of 32 bytes and content. RecordError when the parts do not fit together."""
    parts = [REQUEST_MAGIC]
    parts += [b"text " + language.encode("ascii") + b"\n" + text for language, text in texts]
    parts += [b"roster\n" + roster, b"document\n" + document]
    if note is not None:
        parts.append(b"note\n" + note[0] + note[1])
    raw = b"".join(netstring(part) for part in parts)
    open_signing_request(raw)
    return raw


def _split(raw: bytes) -> list[tuple[str, bytes]]:
    frames = read_netstrings(raw)
    found = []
    for frame in frames[1:]:
        label, _, content = frame.partition(b"\n")
        found.append((label.decode("ascii", "replace"), content))
    return found


def _plain(raw: bytes, reason: str) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise RecordError(reason) from None
    if not text_is_plain(text):
        raise RecordError(reason)
    return text


def _document(raw: bytes) -> tuple[str, Union[ConsentDocument, WithdrawDocument]]:
    if raw.startswith(CONSENT_DOCUMENT.encode() + b"\n"):
        return parse_consent_document(raw)
    return parse_withdraw_document(raw)


def _note(found: Sequence[bytes], expected: str) -> str | None:
    if not found and expected == "-":
        return None
    if len(found) != 1 or len(found[0]) < 32 or commitment(found[0][:32], found[0][32:]) != expected:
        raise RecordError("note_differs")
    return _plain(found[0][32:], "note_differs")


def open_signing_request(raw: bytes) -> SigningRequest:
    """The request in these bytes, when document, texts, roster and note fit together.

    RecordError: `not_a_request`, `text_differs`, `text_not_plain`, `roster_differs`, `not_in_roster`, `note_differs`,
    and those of parsing.
    """
    if not raw.startswith(netstring(REQUEST_MAGIC)):
        raise RecordError("not_a_request")
    parts = _split(raw)
    labels = [label for label, _ in parts]
    texts = [(label[5:], content) for label, content in parts if label.startswith("text ")]
    expected = [f"text {language}" for language, _ in texts] + ["roster", "document"]
    if labels not in (expected, [*expected, "note"]) or not all(KINDS["language"](row[0]) for row in texts):
        raise RecordError("not_a_request")
    roster_raw, document_raw = parts[len(texts)][1], parts[len(texts) + 1][1]
    origin, document = _document(document_raw)
    roster = parse_roster(roster_raw)
    if statement_digest([(name, hashlib.sha256(text).hexdigest()) for name, text in texts]) != document.digest:
        raise RecordError("text_differs")
    if roster_digest(roster_raw) != document.roster or roster.origin != origin:
        raise RecordError("roster_differs")
    if roster.find(document.organisation) is None:
        raise RecordError("not_in_roster", organisation=document.organisation)
    note = _note([content for label, content in parts if label == "note"], document.note)
    shown = tuple((language, _plain(text, "text_not_plain")) for language, text in texts)
    return SigningRequest(origin, document, document_raw, shown, roster, note)
