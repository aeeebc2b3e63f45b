"""Signed notes, checkpoints and cosignatures, byte for byte as C2SP writes them.

Specifications: c2sp.org/signed-note@v1.0.0, c2sp.org/tlog-checkpoint@v1.0.0, c2sp.org/tlog-cosignature@v1.0.0.
"""

from __future__ import annotations

import hashlib
import re
from typing import Callable, NamedTuple, Sequence, Tuple

from .ed25519 import key_is_acceptable, verify_ed25519
from .errors import RecordError
from .lines import from_base64, to_base64

ED25519 = b"\x01"
COSIGNATURE_V1 = b"\x04"
# Signatures that `ssh-keygen -Y sign` makes: no byte of their own is assigned, so 0xff and a name.
SSHSIG = b"\xff" + b"hamgam/sshsig/v1"
# Assertions of passkeys, in the same way.
WEBAUTHN = b"\xff" + b"hamgam/webauthn/v1"
MAX_SIGNATURES = 64
_DASH = "— "
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")


class NoteSignature(NamedTuple):
    """One signature line: the key's name, its id of four bytes, and what follows the id."""

    name: str
    key_id: bytes
    signature: bytes


class Note(NamedTuple):
    """A text (bytes, its last newline included) and the signature lines below it."""

    text: bytes
    signatures: Tuple[NoteSignature, ...]


class VerifierKey(NamedTuple):
    """A key by which the signatures of one name on notes are checked; `kind` is the signature type."""

    name: str
    kind: bytes
    public: bytes

    @property
    def key_id(self) -> bytes:
        """The four bytes by which signature lines name this key."""
        return key_id(self.name, self.kind, self.public)


def key_id(name: str, kind: bytes, public: bytes) -> bytes:
    """The id of a key: the first four bytes of SHA-256 over name, newline, signature type and public key."""
    return hashlib.sha256(name.encode("utf-8") + b"\n" + kind + public).digest()[:4]


def _is_key_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(character.isspace() for character in name)


def write_verifier_key(key: VerifierKey) -> str:
    """The key as one word: name, id in hex and base64 of type and key, with plus signs between."""
    return f"{key.name}+{key.key_id.hex()}+{to_base64(key.kind + key.public)}"


def parse_verifier_key(text: str) -> VerifierKey:
    """The key that the word stands for. RecordError `bad_verifier_key`.

    Of types, 0x01 (Ed25519) and 0x04 (cosignature/v1) are known.
    """
    parts = text.split("+", 2)
    if len(parts) != 3 or not _is_key_name(parts[0]):
        raise RecordError("bad_verifier_key")
    raw = from_base64(parts[2])
    key = VerifierKey(parts[0], raw[:1], raw[1:])
    known = key.kind in (ED25519, COSIGNATURE_V1) and key_is_acceptable(key.public)
    if not known or key.key_id.hex() != parts[1]:
        raise RecordError("bad_verifier_key")
    return key


def _parse_signature_line(line: str) -> NoteSignature:
    words = line[len(_DASH) :].split(" ")
    if not line.startswith(_DASH) or len(words) != 2 or not _is_key_name(words[0]):
        raise RecordError("bad_signature_line")
    raw = from_base64(words[1])
    if len(raw) < 5:
        raise RecordError("bad_signature_line")
    return NoteSignature(words[0], raw[:4], raw[4:])


def parse_note(raw: bytes) -> Note:
    """The note in these bytes: at least one signature line, none checked yet.

    RecordError `not_utf8`, `not_a_note`, `bad_signature_line`, `not_base64` or `too_many_signatures`.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise RecordError("not_utf8") from None
    split = text.rfind("\n\n")
    if split < 0 or _CONTROL.search(text) or not text.endswith("\n") or split + 2 >= len(text):
        raise RecordError("not_a_note")
    lines = text[split + 2 : -1].split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise RecordError("too_many_signatures")
    return Note(text[: split + 1].encode("utf-8"), tuple(_parse_signature_line(line) for line in lines))


def write_note(text: bytes, signatures: Sequence[NoteSignature]) -> bytes:
    """The bytes of a note. RecordError when they would not be one."""
    lines = [f"{_DASH}{s.name} {to_base64(s.key_id + s.signature)}\n" for s in signatures]
    raw = text + b"\n" + "".join(lines).encode("utf-8")
    if parse_note(raw) != Note(text, tuple(signatures)):
        raise RecordError("not_a_note")
    return raw


def sign_note(text: bytes, key: VerifierKey, sign: Callable[[bytes], bytes]) -> bytes:
    """The text as a note with one Ed25519 signature; `sign` makes 64 bytes from the text."""
    return write_note(text, [NoteSignature(key.name, key.key_id, sign(text))])


def cosigned_message(text: bytes, timestamp: int) -> bytes:
    """What a witness signs: that it saw this checkpoint at this second since 1970 (cosignature/v1)."""
    return b"cosignature/v1\ntime %d\n" % timestamp + text


def cosignature_time(signature: NoteSignature) -> int:
    """The second since 1970 that a cosignature carries. RecordError `bad_cosignature` when it is of another length."""
    if len(signature.signature) != 72:
        raise RecordError("bad_cosignature")
    return int.from_bytes(signature.signature[:8], "big")


def _signature_holds(text: bytes, signature: NoteSignature, key: VerifierKey) -> bool:
    if key.kind == ED25519:
        return verify_ed25519(key.public, text, signature.signature)
    if key.kind == COSIGNATURE_V1 and len(signature.signature) == 72:
        message = cosigned_message(text, cosignature_time(signature))
        return verify_ed25519(key.public, message, signature.signature[8:])
    return False


def note_is_signed_by(note: Note, key: VerifierKey) -> bool:
    """Whether the note carries a line of this key and every such line holds. Lines of other keys are not looked at."""
    lines = [s for s in note.signatures if (s.name, s.key_id) == (key.name, key.key_id)]
    return bool(lines) and all(_signature_holds(note.text, line, key) for line in lines)


class Checkpoint(NamedTuple):
    """How large the log of an origin is, and its root. `extensions` are further lines, which our own log has not."""

    origin: str
    size: int
    root: bytes
    extensions: Tuple[str, ...] = ()


def checkpoint_text(origin: str, size: int, root: bytes) -> bytes:
    """The text of a checkpoint, ready to be signed."""
    if len(root) != 32 or size < 0 or not _is_key_name(origin):
        raise RecordError("not_a_checkpoint")
    return f"{origin}\n{size}\n{to_base64(root)}\n".encode()


def parse_checkpoint(text: bytes) -> Checkpoint:
    """The checkpoint in the text of a note (`parse_note(raw).text`). RecordError `not_a_checkpoint`."""
    try:
        lines = text.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise RecordError("not_utf8") from None
    if len(lines) < 4 or lines[-1] or not all(lines[:-1]) or not re.fullmatch("0|[1-9][0-9]{0,18}", lines[1]):
        raise RecordError("not_a_checkpoint")
    root = from_base64(lines[2])
    if len(root) != 32:
        raise RecordError("not_a_checkpoint")
    return Checkpoint(lines[0], int(lines[1]), root, tuple(lines[3:-1]))


def open_checkpoint(raw: bytes, key: VerifierKey) -> Checkpoint:
    """The checkpoint in a note that the log's key has signed under its own origin.

    RecordError, besides those of parsing: `checkpoint_not_signed`, `wrong_origin`.
    """
    note = parse_note(raw)
    checkpoint = parse_checkpoint(note.text)
    if checkpoint.origin != key.name:
        raise RecordError("wrong_origin", found=checkpoint.origin, expected=key.name)
    if not note_is_signed_by(note, key):
        raise RecordError("checkpoint_not_signed")
    return checkpoint
