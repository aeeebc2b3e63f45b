"""Documents of ordered lines: how every leaf, roster, policy and signed document is written and read.

A document is UTF-8. Its first line says type and version, its second the log's origin; then come fields in a fixed
order, one a line, a word and its values with single spaces between. What is read must be exactly what would be
written, byte for byte, so one meaning has one form.
"""

from __future__ import annotations

import base64
import binascii
import re
from datetime import date
from typing import Any, Callable, Iterator, NamedTuple, Sequence, Tuple

from .ed25519 import key_is_acceptable
from .errors import RecordError
from .webauthn import passkey_is_acceptable

# How surely an organisation's word is its own, the least sure first.
LEVELS = ("attested", "passkey", "key")
Check = Callable[[str], bool]
_NO_PLACE_IN_TEXTS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


def text_is_plain(text: str) -> bool:
    """Whether a text shows what it holds: no control characters but the line's end, no characters that turn the
    direction of what surrounds them, no second kind of line's end, no invisible tags."""
    return _NO_PLACE_IN_TEXTS.search(text) is None


def to_base64(raw: bytes) -> str:
    """Standard base64 on one line."""
    return base64.b64encode(raw).decode("ascii")


def from_base64(text: str) -> bytes:
    """The bytes behind canonical base64; RecordError `not_base64` for any other spelling."""
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError):
        raise RecordError("not_base64") from None
    if to_base64(raw) != text:
        raise RecordError("not_base64")
    return raw


def _matches(pattern: str) -> Check:
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(value) is not None


def _one_of(*words: str) -> Check:
    return lambda value: value in words


def _is_day(value: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_key(value: str) -> bool:
    try:
        return key_is_acceptable(from_base64(value))
    except RecordError:
        return False


def _is_passkey(value: str) -> bool:
    try:
        return passkey_is_acceptable(from_base64(value))
    except RecordError:
        return False


def _is_free_text(value: str) -> bool:
    return bool(value) and value == value.strip() and "\n" not in value and len(value) <= 400 and text_is_plain(value)


def _or_none(check: Check) -> Check:
    return lambda value: value == "-" or check(value)


_IS_HEX = _matches(r"[0-9a-f]{64}")
_IS_TOKEN = _matches(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
# What a value in a line may be. Names end in "?" where "-" may stand for none. "text" takes the rest of the line.
KINDS: dict[str, Check] = {
    "day": _is_day,
    "day?": _or_none(_is_day),
    "hex": _IS_HEX,
    "hex?": _or_none(_IS_HEX),
    "token": _IS_TOKEN,
    "token?": _or_none(_IS_TOKEN),
    "subject?": _or_none(_matches(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}")),
    "act": _matches(r"[a-z][a-z_]*\.[a-z][a-z_]*"),
    "language": _matches(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"),
    "number": _matches(r"0|[1-9][0-9]{0,17}"),
    "number?": _or_none(_matches(r"0|[1-9][0-9]{0,17}")),
    "key": _is_key,
    "key?": _or_none(_is_key),
    "passkey": _is_passkey,
    "key or passkey": lambda value: _is_key(value) or _is_passkey(value),
    "word": _matches(r"[!-~]{1,300}"),
    "verifier key": _matches(r"[!-*,-~]{1,200}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{4,100}"),
    "level": _one_of(*LEVELS),
    "answer": _one_of("sign", "decline"),
    "action": _one_of("add", "revoke"),
    "rule": _matches(r"all|(?:signatories|coalition) [1-9][0-9]{0,5}"),
    "rule word": _one_of("all", "coalition", "signatories"),
    "text": _is_free_text,
    "rest": _is_free_text,
}
_IS_ORIGIN = _matches(r"[!-*,-~]{1,200}")


class Field(NamedTuple):
    """One line of a document: its word, where its value lives, what the values are, whether it may repeat."""

    word: str
    attribute: str
    kinds: Tuple[str, ...]
    many: bool = False


def check_origin(origin: str) -> str:
    """The origin itself, if it may name a log: visible ASCII without spaces and plus signs."""
    if not _IS_ORIGIN(origin):
        raise RecordError("bad_origin", origin=origin)
    return origin


def _checked(field: Field, values: Sequence[str]) -> str:
    if len(values) != len(field.kinds):
        raise RecordError("bad_field", field=field.word)
    for position, kind in enumerate(field.kinds):
        if not KINDS[kind](values[position]):
            raise RecordError("bad_field", field=field.word)
    return " ".join((field.word, *values))


def _as_row(field: Field, value: Any) -> list[str]:
    return [str(value)] if len(field.kinds) == 1 else [str(part) for part in value]


def write_fields(fields: Sequence[Field], source: object) -> list[str]:
    """The lines for the attributes of an object. RecordError `bad_field` names the first that does not fit."""
    lines = []
    for field in fields:
        value = getattr(source, field.attribute)
        for row in value if field.many else [value]:
            lines.append(_checked(field, _as_row(field, row)))
    return lines


def _read_value(field: Field, line: str) -> Any:
    rest = line[len(field.word) + 1 :]
    values = [rest] if field.kinds in (("rule",), ("rest",)) else rest.split(" ", len(field.kinds) - 1)
    _checked(field, values)
    read = [int(value) if field.kinds[i] == "number" else value for i, value in enumerate(values)]
    return read[0] if len(read) == 1 else tuple(read)


class Lines:
    """The lines of a document, read one after another."""

    def __init__(self, raw: bytes, header: str) -> None:
        """RecordError `not_utf8`, `not_lines` or `wrong_type` when the bytes are not such a document."""
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            raise RecordError("not_utf8") from None
        if not text.endswith("\n") or not text_is_plain(text):
            raise RecordError("not_lines")
        self._lines = text[:-1].split("\n")
        self._next = 0
        if self._take() != header:
            raise RecordError("wrong_type", expected=header)
        self.origin = check_origin(self._take())

    def _take(self) -> str:
        if self._next >= len(self._lines):
            raise RecordError("line_missing")
        self._next += 1
        return self._lines[self._next - 1]

    def starts(self, word: str) -> bool:
        """Whether the next line is a field of this word."""
        return self._next < len(self._lines) and self._lines[self._next].startswith(word + " ")

    def take(self, field: Field) -> Any:
        """The value of the next line, which must be this field."""
        if not self.starts(field.word):
            raise RecordError("line_missing", field=field.word)
        return _read_value(field, self._take())

    def take_all(self, field: Field) -> Iterator[Any]:
        """The values of all next lines of this field, none included."""
        while self.starts(field.word):
            yield self.take(field)

    def fields(self, fields: Sequence[Field]) -> dict[str, Any]:
        """The values of these fields, which must stand here in this order."""
        return {f.attribute: tuple(self.take_all(f)) if f.many else self.take(f) for f in fields}

    def end(self) -> None:
        """RecordError `line_too_many` when a line is left."""
        if self._next != len(self._lines):
            raise RecordError("line_too_many")


def write_document(header: str, origin: str, lines: Sequence[str]) -> bytes:
    """The bytes of a document."""
    return "".join(line + "\n" for line in (header, check_origin(origin), *lines)).encode("utf-8")
