"""Bundles whose texts, keys, rosters, entries, checkpoint, seal or frame do not fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hamgam.engine.record import (
    COSIGNATURE_V1,
    NoteSignature,
    SigningNote,
    VerifierKey,
    cosign,
    parse_leaf,
    parse_note,
    parse_policy,
    policy_fingerprint,
    read_netstrings,
    roster_digest,
    sign_note,
    write_bundle,
    write_leaf,
    write_note,
    write_policy,
)
from tests.engine.record.coalition import SALT, TEXT_EN, TEXT_FA, Coalition, b64, key_of, published

from .naming import OTHER, Made, after, as_made, before, frozen, named, setting


@named("same names, other keys, same log", "unknown_key")
def _other_keys() -> Made:
    mine, other = published(3), published(3, seed="other ")
    other.log_key, other.log = mine.log_key, mine.log
    return as_made(other, policy=mine.policies[0])


@named("same names, other keys, other log key", "checkpoint_not_signed")
def _other_log_key() -> Made:
    return as_made(published(3, seed="other "), policy=published(3).policies[0])


@named("bundle of another coalition", "wrong_origin")
def _other_coalition() -> Made:
    return as_made(published(3, origin="sea.example/record"), policy=published(3).policies[0])


def _texts(*texts: tuple[str, bytes]) -> Callable[[Coalition], Made]:
    return lambda c: as_made(c, c.seal(c.parts()._replace(texts=texts)))


_FA, _EN = ("fa", TEXT_FA), ("en", TEXT_EN)
named("one letter of the text", "text_differs")(after(_texts(_FA, ("en", TEXT_EN.replace(b"safe", b"sage")))))
named("a text ends earlier", "text_differs")(after(_texts(("fa", TEXT_FA[:-1]), _EN)))
named("a language left out", "languages_differ")(after(_texts(_FA)))
named("a language added", "languages_differ")(after(_texts(_FA, _EN, ("fr", TEXT_EN))))
named("languages exchanged", "languages_differ")(after(_texts(_EN, _FA)))
named("a language renamed", "languages_differ")(after(_texts(_FA, ("ckb", TEXT_EN))))
for _sign, _code in (("direction turned", "\u202e"), ("an invisible tag", "\U000e0041"), ("an escape", "\x1b[2J")):
    named(f"frozen text with {_sign}", "text_not_plain")(
        before(setting(texts=(("fa", TEXT_FA + f"۳. پایان{_code}\n".encode()),)))
    )

named("key revoked by itself before it signed", "key_not_in_force")(
    frozen(lambda c: c.revoke_key("org-01", c.keys["org-01"], by=c.keys["org-01"]))
)
named("key revoked by the host before it signed", "key_not_in_force")(
    frozen(lambda c: c.revoke_key("org-01", c.keys["org-01"]))
)


def _new_key(former: Any, use: bool = True) -> Callable[[Coalition], None]:
    def change(coalition: Coalition) -> None:
        coalition.add_key("org-01", key_of("new"), former=former)
        coalition.keys["org-01"] = key_of("new") if use else coalition.keys["org-01"]

    return change


named("new key without a voucher", "unknown_key")(frozen(_new_key(None)))
named("new key with a stranger's voucher", "unknown_key")(frozen(_new_key(key_of("stranger"))))


@named("new key signs before its entry", "key_not_in_force")
def _too_early() -> Coalition:
    coalition = Coalition(2)
    coalition.freeze()
    consents = {"org-00": coalition.consent("org-00"), "org-01": coalition.consent("org-01", key=key_of("new"))}
    coalition.add_key("org-01", key_of("new"))
    coalition.publish(consents)
    return coalition


def _entry_without_own_signature(coalition: Coalition) -> None:
    _new_key("same", use=False)(coalition)
    leaf = parse_leaf(coalition.leaves[-1])
    coalition.leaves[-1] = write_leaf(leaf.origin, leaf.entry, leaf.signatures[1:])


named("key entry without the new key's own signature", "key_entry_false signature_missing")(
    frozen(_entry_without_own_signature)
)


def _entry_of_another_voucher(coalition: Coalition) -> None:
    coalition.revoke_key("org-01", coalition.keys["org-01"], by=coalition.keys["org-01"])
    leaf = parse_leaf(coalition.leaves[-1])
    coalition.leaves[-1] = write_leaf(leaf.origin, replace(leaf.entry, by=b64(key_of("x"))), leaf.signatures)


named("revocation in another key's name", "key_entry_false signature_false")(frozen(_entry_of_another_voucher))


def _returning(coalition: Coalition) -> None:
    old = coalition.keys["org-01"]
    coalition.add_key("org-01", key_of("new"))
    coalition.revoke_key("org-01", old, by=key_of("new"))
    coalition.add_key("org-01", old, former=key_of("new"))


named("revoked key returns", "key_not_in_force")(frozen(_returning))


@named("key that the policy says has ended", "key_not_in_force")
def _ended() -> Made:
    coalition = published(2)
    policy = parse_policy(coalition.policies[0])
    first, last = policy.organisations
    ended = last._replace(keys=(last.keys[0]._replace(end=2),))
    return as_made(coalition, policy=write_policy(policy._replace(organisations=(first, ended))))


@named("member that had left", "unknown_signatory")
def _left() -> Made:
    coalition = published(2)
    policy = parse_policy(coalition.policies[0])
    first, last = policy.organisations
    gone = (first, last._replace(end=1))
    return as_made(coalition, policy=write_policy(policy._replace(organisations=gone)))


named("roster with a key slipped in", "unknown_key")(before(lambda c: c.keys.update({"org-01": key_of("slipped in")})))
named("roster without the key", "below_level")(before(lambda c: c.keys.pop("org-01")))
named("roster without a member", "members_differ")(before(lambda c: c.ids.pop(), 3))
named("names of two members exchanged", "name_differs")(
    before(lambda c: c.names.update({"org-00": c.names["org-01"], "org-01": c.names["org-00"]}))
)
named("attested where a key is asked", "below_level")(
    lambda: published(2, without_key=("org-01",), lowest="key")
)  # fmt: skip
named("attested where a passkey is asked", "below_level")(
    lambda: published(2, without_key=("org-01",), lowest="passkey")
)  # fmt: skip
named("passkey where a key is asked", "only_by_passkey")(
    lambda: published(2, passkeys={"org-01": "ES256"}, lowest="key")
)  # fmt: skip
named("one of all is missing", "signature_missing")(lambda: published(3, "all", ["org-00", "org-01"]))
named("fewer than the stated rule", "too_few_signatories")(
    lambda: published(3, "signatories 3", ["org-00", "org-01"])
)  # fmt: skip
named("a weaker rule than the policy's", "rule_not_in_policy")(lambda: published(3, "signatories 1", ["org-00"]))
named("a rule that the policy does not name", "rule_not_in_policy")(lambda: published(3, "coalition 2"))


@named("a kind without a rule", "rule_not_in_policy")
def _kindless() -> Coalition:
    coalition = Coalition(1)
    coalition.freeze(kind="notice")
    coalition.publish({"org-00": coalition.consent("org-00")})
    return coalition


for _word, _entry in (
    ("names nobody", {"signatories": ()}), ("names fewer", {"signatories": (("org-00", 2),)}),
    ("names another entry", {"signatories": (("org-00", 2), ("org-01", 2))}),
    ("names more", {"signatories": (("org-00", 2), ("org-01", 3), ("org-02", 4))}),
):  # fmt: skip
    named(f"publication {_word}", "signatories_differ")(lambda e=_entry: _publication(e))
for _word, _entry in (
    ("version", {"version": 2}), ("digest", {"digest": OTHER}), ("roster", {"roster": OTHER}), ("freeze", {"freeze": 0}),
    ("kind", {"kind": "call"}), ("text", {"text": "text-8"}),
):  # fmt: skip
    named(f"publication of another {_word}", "publication_of_another")(lambda e=_entry: _publication(e))


def _publication(changes: dict[str, Any]) -> Coalition:
    coalition = Coalition(2)
    coalition.freeze()
    coalition.publish({o: coalition.consent(o) for o in coalition.ids}, **changes)
    return coalition


@named("consent before the freeze", "consent_before_freeze")
def _before_freeze() -> Coalition:
    coalition = Coalition(1)
    coalition.freeze()
    del coalition.leaves[-1], coalition.kept[-1]
    consent = coalition.consent("org-00")
    coalition.freeze_index = coalition.append(coalition.frozen)
    coalition.publish({"org-00": consent})
    return coalition


named("signed twice", "signed_twice")(frozen(lambda c: c.consent("org-00")))


@named("withdrawn before publication", "withdrawn_before_publication")
def _withdrawn() -> Coalition:
    coalition = Coalition(2)
    coalition.freeze()
    consents = {o: coalition.consent(o) for o in coalition.ids}
    coalition.withdraw("org-01", consents["org-01"], day="2026-11-06")
    coalition.publish(consents)
    return coalition


named("withdrawal of nothing", "withdrawal_of_nothing")(after(lambda c: c.withdraw("org-00", 99) and None))
named("withdrawal of another's consent", "withdrawal_of_nothing")(after(lambda c: c.withdraw("org-00", 3) and None))


@named("another roster before publication", "consent_to_another_roster")
def _second_roster() -> Coalition:
    coalition = Coalition(2)
    coalition.freeze()
    coalition.rosters.append(coalition.roster(salt=bytes(32)))
    other = roster_digest(coalition.rosters[1])
    coalition.publish({"org-00": coalition.consent("org-00"), "org-01": coalition.consent("org-01", roster=other)})
    return coalition


named("a roster that nobody signed", "roster_not_used")(
    after(lambda c: c.rosters.append(c.roster(salt=bytes(32))))
)  # fmt: skip
named("the roster exchanged", "roster_differs")(after(lambda c: setting(rosters=[c.roster(salt=bytes(32))])(c)))
named("a note that was not signed", "note_differs")(after(lambda c: c.notes.append(SigningNote(2, SALT, b"no"))))
named("other facts", "facts_differ")(after(lambda c: setting(facts=c.facts.replace(b"2026-11-07", b"2026-11-06"))(c)))
named("an entry of another sort", "entry_not_expected")(after(lambda c: c.kept.insert(0, 0)))
named("the freeze left out", "freeze_missing")(after(lambda c: c.kept.remove(c.freeze_index)))
named("the publication left out", "publication_missing")(after(lambda c: c.kept.remove(c.publication_index)))
named("a consent left out", "signatories_differ")(after(lambda c: c.kept.remove(2)))


@named("an entry that is not in the record", "entry_not_in_record")
def _not_in_record() -> Made:
    coalition, forged = published(2), Coalition(2)
    forged.freeze()
    leaf = forged.leaves[forged.consent("org-00", day="2026-11-06")]
    parts = coalition.parts()
    entries = tuple(replace(e, leaf=leaf) if e.index == 2 else e for e in parts.entries)
    return as_made(coalition, coalition.seal(parts._replace(entries=entries)))


@named("an entry of another log", "wrong_origin")
def _foreign_entry() -> Coalition:
    coalition = published(1)
    coalition.leaves[2] = coalition.leaves[2].replace(b"rud.example/record\n", b"sea.example/record\n", 1)
    return coalition


def _seen(note: Any) -> NoteSignature:
    """A witness's line under the checkpoint."""
    key = VerifierKey("witness.example", COSIGNATURE_V1, bytes(key_of("witness").verify_key))
    return cosign(note.text, key, 1_800_000_000, lambda message: key_of("witness").sign(message).signature)


def _checkpoint(change: Callable[[Coalition, Any], bytes]) -> Callable[[], Made]:
    def make() -> Made:
        coalition = published(1)
        parts = coalition.parts()
        changed = change(coalition, parse_note(parts.checkpoint))
        return as_made(coalition, coalition.seal(parts._replace(checkpoint=changed)))

    return make


named("a checkpoint signed twice", "checkpoint_has_more")(
    _checkpoint(lambda c, note: write_note(note.text, note.signatures * 2))
)
named("a checkpoint with a line more", "checkpoint_has_more")(
    _checkpoint(lambda c, note: sign_note(note.text + b"more\n", c.log, c.sign_log))
)
named("a checkpoint with a witness's line twice", "checkpoint_has_more")(
    _checkpoint(lambda c, note: write_note(note.text, (*note.signatures, _seen(note), _seen(note))))
)
named("a checkpoint whose witness stands before the log", "checkpoint_has_more")(
    _checkpoint(lambda c, note: write_note(note.text, (_seen(note), *note.signatures)))
)
named("a checkpoint with a line of neither log nor witness", "checkpoint_has_more")(
    _checkpoint(lambda c, note: write_note(note.text, (*note.signatures, _seen(note)._replace(signature=bytes(64)))))
)
named("a checkpoint signed by a stranger", "checkpoint_not_signed")(
    _checkpoint(lambda c, note: sign_note(note.text, c.log, lambda m: key_of("stranger").sign(m).signature))
)
named("a checkpoint of another size", "entry_not_in_record")(
    _checkpoint(lambda c, note: sign_note(note.text.replace(b"\n4\n", b"\n3\n"), c.log, c.sign_log))
)


def _seal(**changes: Any) -> Callable[[], Made]:
    def make() -> Made:
        coalition = published(1)
        honest = {"number": 7, "day": "2026-11-21", "size": 4, "log": coalition.log, "sign": coalition.sign_log}
        return as_made(coalition, write_bundle(coalition.parts(), **{**honest, **changes}))

    return make


named("sealed by a stranger", "seal_broken")(_seal(sign=lambda message: key_of("stranger").sign(message).signature))
named("sealed for another statement", "seal_broken")(_seal(number=8))
named("sealed for another size", "seal_broken")(_seal(size=5))


def _file(change: Callable[[bytes], bytes]) -> Callable[[], Made]:
    """What somebody without any key does to the file."""

    def make() -> Made:
        coalition = published(2)
        return as_made(coalition, change(coalition.bundle()))

    return make


@named("a withdrawal dropped without the log's key", "seal_broken")
def _dropped() -> Made:
    coalition = published(2)
    index = coalition.withdraw("org-01", 3)
    parts = [p for p in read_netstrings(coalition.bundle()) if not p.startswith(f"entry {index}\n".encode())]
    return as_made(coalition, b"".join(b"%d:%s," % (len(part), part) for part in parts))


named("the file cut", "malformed")(_file(lambda raw: raw[:-2]))
named("a byte after the end", "malformed")(_file(lambda raw: raw + b"\n"))
named("a length with a zero in front", "malformed")(_file(lambda raw: raw.replace(b",", b",0", 1)))
named("no bundle at all", "not_a_bundle")(_file(lambda raw: raw[1:]))
named("a policy twice", "malformed")(after(lambda c: c.policies.append(c.policies[0])))


@named("the digits of another policy", "fingerprint_differs")
def _other_digits() -> Made:
    return published(2).bundle(), None, policy_fingerprint(published(2, seed="other ").policies[0])
