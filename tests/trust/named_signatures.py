"""Bundles in which what an organisation signed, or who signed, is not what the entry says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hamgam.engine.record import (
    CONSENT_NAMESPACE,
    LETTER_NAMESPACE,
    consent_document,
    signature_line,
)
from tests.engine.record.coalition import Coalition, key_of, ssh_sign

from .naming import OTHER, last, named

# What an organisation signed is about something else; by key and by passkey.
_MATTERS: dict[str, dict[str, Any]] = {
    "version": {"version": 2}, "text": {"text": "text-8"}, "kind": {"kind": "call"}, "digest": {"digest": OTHER},
    "roster": {"roster": OTHER}, "organisation": {"organisation": "org-00"}, "answer": {"answer": "decline"},
    "note": {"note": OTHER},
}  # fmt: skip
for _word, _signed in _MATTERS.items():
    for _kind, _cause, _options in (
        ("key", "signature_false", {}),
        ("passkey", "wrong_challenge", {"passkeys": {"org-02": "ES256"}}),
    ):
        named(f"signed by {_kind} with another {_word}", f"signature_false {_cause}")(
            last(lambda c, o, s=_signed: c.consent(o, signed=s), **_options)
        )
for _word, _entry, _reason in (
    ("version", {"version": 2}, "consent_to_another"), ("text", {"text": "text-8"}, "consent_to_another"),
    ("kind", {"kind": "call"}, "consent_to_another"), ("digest", {"digest": OTHER}, "consent_to_another"),
    ("roster", {"roster": OTHER}, "consent_to_another_roster"), ("answer", {"answer": "decline"}, "not_a_signature"),
    ("level", {"level": "attested"}, "below_level"),
):  # fmt: skip
    named(f"entry and signature with another {_word}", _reason)(last(lambda c, o, e=_entry: c.consent(o, **e)))


def _lines(change: Callable[[Coalition, Any], list[Any]]) -> Callable[[Coalition, str], int]:
    """The consent's signature lines, made from the entry."""
    return lambda c, o: c.append(c.consent_entry(o), change(c, c.consent_entry(o)))


def _ssh(c: Coalition, entry: Any, namespace: str = CONSENT_NAMESPACE, origin: str = "", name: str = "") -> Any:
    message = consent_document(origin or c.origin, entry)
    return signature_line(name or entry.organisation, ssh_sign(c.keys[entry.organisation], namespace, message))


named("signed for another log", "signature_false signature_false")(
    last(_lines(lambda c, e: [_ssh(c, e, origin="sea.example/record")]))
)
named("signed for another purpose", "signature_false wrong_namespace")(
    last(_lines(lambda c, e: [_ssh(c, e, LETTER_NAMESPACE)]))
)
named("line under another name", "signature_false wrong_signer")(last(_lines(lambda c, e: [_ssh(c, e, name="org-00")])))
named("line under another key id", "signature_false bad_signature_line")(
    last(_lines(lambda c, e: [_ssh(c, e)._replace(key_id=b"\0\0\0\0")]))
)
named("no signature", "signature_false signature_missing")(last(_lines(lambda c, e: [])))
named("two signatures", "signature_false too_many_signatures")(last(_lines(lambda c, e: [_ssh(c, e)] * 2)))
named("key of nobody", "unknown_key")(last(lambda c, o: c.consent(o, key=key_of("nobody"))))
named("key of another member", "unknown_key")(last(lambda c, o: c.consent(o, key=c.keys["org-00"])))
named("note added after signing", "signature_false signature_false")(
    last(lambda c, o: c.consent(o, note=b"but", signed={"note": "-"}))
)
