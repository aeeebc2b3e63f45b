"""Statements that organisations signed with passkeys: what a stranger's verifier says, and what it refuses.

The host holds the log's key and seals every bundle anew, as in `test_forgery`.
"""

import hashlib
import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from hamgam.engine.record import (
    CONSENT_NAMESPACE,
    WEBAUTHN,
    NoteSignature,
    Passkey,
    PolicyPasskey,
    RecordError,
    check_passkey,
    consent_document,
    key_id,
    parse_assertion,
    parse_leaf,
    parse_policy,
    parse_roster,
    policy_fingerprint,
    read_netstrings,
    signature_line,
    verify_bundle,
    write_assertion,
    write_leaf,
    write_policy,
    write_roster,
)
from hamgam.engine.record.sentences import sentence

from . import passkeys
from .coalition import Coalition, b64, key_of, published, ssh_sign
from .passkeys import PRESENT, RP_ID, VERIFIED, WEB_ORIGIN
from .test_mutations import rich, structural_mutants

BOTH = {"org-01": "ES256", "org-02": "EdDSA"}
VERIFY = Path(__file__).resolve().parents[3] / "verifier" / "hamgam_verify.py"


def outcome(coalition, policy=None):
    """(reason, cause) of a bundle under the policy that was pinned while all was well."""
    report = verify_bundle(coalition.bundle(), policy or coalition.policies[0])
    assert report.title is None or report.status == "valid"
    return report.reason, report.data.get("cause", "")


def with_one_consent(change=None, kind="ES256", lowest="attested", **options):
    """Two sign by key, the third by passkey; `change(coalition)` makes its consent, or options of `consent` do."""
    coalition = Coalition(3, passkeys={"org-02": kind}, lowest=lowest)
    coalition.freeze()
    consents = {o: coalition.consent(o) for o in ("org-00", "org-01")}
    consents["org-02"] = change(coalition) if change else coalition.consent("org-02", **options)
    coalition.publish(consents)
    return coalition


def test_a_signature_by_passkey_is_verified_and_shown_with_its_level():
    coalition = published(3, passkeys=BOTH, lowest="passkey")
    report = verify_bundle(coalition.bundle(), coalition.policies[0])
    assert report.valid
    assert [row.level for row in report.signatories] == ["key", "passkey", "passkey"]
    assert [row["level"] for row in report.as_json()["signatories"]] == ["key", "passkey", "passkey"]


def test_bundles_of_before_are_byte_for_byte_what_they_were():
    """The digests were taken before there were passkeys."""
    made = [hashlib.sha256(raw).hexdigest() for c in (published(3), rich()) for raw in (c.bundle(), c.policies[0])]
    assert made == [
        "f6936a8068e24d2706094af28ee8d067a693f8fb6ccdcd1c03d9146477b43429",
        "5f82de78fde9fb42c865a9ee474e9c78a569e3ba526ea6357b8e724ae77716ec",
        "80542d0a6f0cbfa0cc6a84247a115b6e3d60f92d7efa2b6c466b96d4fa0b8537",
        "12af0047d9ea03886c751f23cf3967ec419d0cc4f84019e7b3d8838f124334af",
    ]


@pytest.mark.parametrize(
    ("lowest", "organisation", "expected"),
    [
        ("attested", "org-01", ""),
        ("passkey", "org-01", ""),
        ("key", "org-01", "only_by_passkey"),
        ("attested", "org-02", ""),
        ("passkey", "org-02", "below_level"),
        ("key", "org-02", "below_level"),
        ("key", "org-00", ""),
    ],
)
def test_the_lowest_level_of_the_readers_policy_is_enforced(lowest, organisation, expected):
    """org-00 has a key, org-01 a passkey, org-02 neither."""
    coalition = Coalition(3, passkeys={"org-01": "ES256"}, without_key=("org-02",), lowest=lowest)
    coalition.freeze()
    signers = sorted({"org-00", organisation})
    coalition.publish({o: coalition.consent(o) for o in signers}, "signatories 2" if len(signers) == 2 else "all")
    found = verify_bundle(coalition.bundle(), coalition.policies[0])
    assert found.reason == ("signature_missing" if organisation == "org-00" else expected)


def test_who_has_a_passkey_is_never_named_by_the_host_alone():
    assert outcome(with_one_consent(level="attested")) == ("below_level", "")


ANOTHER = hashlib.sha256(b"other").hexdigest()
SIGNED = [
    {"version": 2}, {"text": "text-8"}, {"kind": "call"}, {"digest": ANOTHER}, {"roster": ANOTHER},
    {"organisation": "org-00"}, {"answer": "decline"}, {"note": ANOTHER},
]  # fmt: skip


@pytest.mark.parametrize("kind", ["ES256", "EdDSA"])
@pytest.mark.parametrize("signed", SIGNED, ids=lambda s: next(iter(s)))
def test_an_assertion_for_another_matter_does_not_hold(signed, kind):
    assert outcome(with_one_consent(signed=signed, kind=kind)) == ("signature_false", "wrong_challenge")


TOLD = [
    (({"type": "webauthn.create"}, {}), "wrong_ceremony"),
    (({"challenge": "AAAA"}, {}), "wrong_challenge"),
    (({"origin": "https://evil.example"}, {}), "wrong_site"),
    (({"crossOrigin": True}, {}), "inside_another_site"),
    (({"topOrigin": "https://evil.example"}, {}), "inside_another_site"),
    (({"type": None}, {}), "bad_client_data"),
    (({}, {"flags": VERIFIED}), "person_not_present"),
    (({}, {"flags": PRESENT}), "person_not_verified"),
    (({}, {"rp_id": "evil.example"}), "wrong_rp"),
    (({}, {"more": b"\0"}), "bad_authenticator_data"),
]


@pytest.mark.parametrize(("told", "cause"), TOLD, ids=lambda value: str(value)[:40])
def test_what_browser_and_authenticator_said_is_held_against_the_policy(told, cause):
    coalition = with_one_consent(told=told)
    assert outcome(coalition) == ("signature_false", cause)
    data = {"organisation": "org-02", "cause": cause}
    for language in ("en", "fa"):
        assert sentence("signature_false", data, language).endswith(" " + sentence(cause, {}, language))


def test_the_policy_and_not_the_roster_says_where_a_passkey_signs():
    """The host freezes a roster that names its own phishing site; the reader's policy knows better."""
    coalition = Coalition(2, passkeys={"org-01": "ES256"})
    coalition.policies = [coalition.policy()]
    ours = coalition.passkeys["org-01"]
    ours.rp_id, ours.origin = "evil.example", "https://evil.example"
    coalition.freeze()
    coalition.publish({o: coalition.consent(o) for o in coalition.ids})
    assert outcome(coalition) == ("signature_false", "wrong_site")
    assert outcome(coalition, coalition.policy()) == ("", "")


def test_a_passkey_of_nobody_or_of_another_member_is_refused():
    assert outcome(with_one_consent(passkey=passkeys.Passkey()))[0] == "unknown_key"
    coalition = Coalition(3, passkeys=BOTH)
    coalition.freeze()
    consents = {o: coalition.consent(o) for o in ("org-00", "org-01")}
    consents["org-02"] = coalition.consent("org-02", passkey=coalition.passkeys["org-01"])
    coalition.publish(consents)
    assert outcome(coalition)[0] == "unknown_key"


def lines_of(change):
    """A consent whose signature lines `change(line)` makes of the honest one."""

    def made(coalition):
        entry = coalition.consent_entry("org-02")
        return coalition.append(entry, change(coalition.asserted("org-02", consent_document(coalition.origin, entry))))

    return with_one_consent(made)


LINES = {
    "none": (lambda line: [], "signature_missing"),
    "two": (lambda line: [line, line], "too_many_signatures"),
    "another name": (lambda line: [line._replace(name="org-00")], "wrong_signer"),
    "another key id": (lambda line: [line._replace(key_id=b"\0\0\0\0")], "bad_signature_line"),
    "no parts": (lambda line: [line._replace(signature=b"\0\0\0\0")], "bad_assertion"),
    "a byte too many": (lambda line: [line._replace(signature=line.signature + b"\0")], "bad_assertion"),
    "a byte too few": (lambda line: [line._replace(signature=line.signature[:-1])], "bad_assertion"),
    "a fifth part": (lambda line: [line._replace(signature=line.signature + bytes(4))], "bad_assertion"),
}


@pytest.mark.parametrize("name", LINES)
def test_not_exactly_one_well_formed_line_is_refused(name):
    change, cause = LINES[name]
    assert outcome(lines_of(change)) == ("signature_false", cause)


def test_a_signature_of_the_other_kind_is_not_taken_for_the_level():
    def by_key(coalition):
        entry = coalition.consent_entry("org-02")
        raw = ssh_sign(key_of("org-02"), CONSENT_NAMESPACE, consent_document(coalition.origin, entry))
        return coalition.append(entry, [signature_line("org-02", raw)])

    def as_key(coalition):
        entry = replace(coalition.consent_entry("org-02"), level="key")
        line = coalition.asserted("org-02", consent_document(coalition.origin, entry))
        return coalition.append(entry, [line])

    assert outcome(with_one_consent(by_key))[0] == "signature_false"
    assert outcome(with_one_consent(as_key))[0] == "signature_false"
    assert outcome(with_one_consent(lambda c: c.append(c.consent_entry("org-02", level="attested"), [
        c.asserted("org-02", consent_document(c.origin, c.consent_entry("org-02")))
    ]))) == ("signature_false", "too_many_signatures")  # fmt: skip


def test_a_leaf_is_checked_against_the_passkey_that_is_asked_about():
    coalition = with_one_consent()
    leaf = parse_leaf(coalition.leaves[4])
    check_passkey(leaf, coalition.passkeys["org-02"].known)
    with pytest.raises(RecordError, match="wrong_signer"):
        check_passkey(leaf, passkeys.Passkey().known)


def test_a_key_in_a_line_that_is_no_acceptable_point_is_unknown():
    small = bytes.fromhex("a4010103272006215820") + bytes([1]) + bytes(31)

    def change(line):
        assertion = parse_assertion(line.signature)._replace(key=small)
        return [NoteSignature("org-02", key_id("org-02", WEBAUTHN, small), write_assertion(assertion))]

    assert outcome(lines_of(change))[0] == "unknown_key"


def test_a_passkey_that_was_revoked_or_not_yet_in_force_does_not_sign():
    def revoked(coalition):
        coalition.revoke_key("org-02", coalition.passkeys["org-02"])
        return coalition.consent("org-02")

    assert outcome(with_one_consent(revoked))[0] == "key_not_in_force"
    coalition = with_one_consent()
    known = PolicyPasskey(*coalition.passkeys["org-02"].known)
    with pytest.raises(RecordError, match="bad_span"):
        spanned(coalition, known._replace(start=5, end=4))
    for span in ({"start": 5}, {"start": 1, "end": 4}):
        assert outcome(coalition, spanned(coalition, known._replace(**span)))[0] == "key_not_in_force"
    assert outcome(coalition, spanned(coalition, known._replace(start=4, end=5)))[0] == ""


def spanned(coalition, passkey):
    policy = parse_policy(coalition.policies[0])
    rows = [
        row._replace(passkeys=(passkey,)) if row.organisation == "org-02" else row for row in policy.organisations
    ]  # fmt: skip
    return write_policy(policy._replace(organisations=tuple(rows)))


def test_an_entry_that_revokes_a_passkey_carries_the_signature_of_whom_it_names():
    coalition = with_one_consent()
    coalition.revoke_key("org-02", coalition.passkeys["org-02"], by=key_of("helper"))
    assert outcome(coalition) == ("", "")
    leaf = parse_leaf(coalition.leaves[-1])
    coalition.leaves[-1] = write_leaf(leaf.origin, replace(leaf.entry, by=b64(key_of("other"))), leaf.signatures)
    assert outcome(coalition)[0] == "key_entry_false"


def test_a_withdrawal_by_passkey_is_verified_too():
    coalition = with_one_consent()
    index = next(i for i, leaf in enumerate(coalition.leaves) if b"organisation org-02" in leaf)
    coalition.withdraw("org-02", index)
    report = verify_bundle(coalition.bundle(), coalition.policies[0])
    assert [(row.level, row.withdrawn_level) for row in report.signatories][2] == ("passkey", "passkey")
    leaf = parse_leaf(coalition.leaves[-1])
    coalition.leaves[-1] = write_leaf(leaf.origin, replace(leaf.entry, note=ANOTHER), leaf.signatures)
    assert outcome(coalition) == ("signature_false", "wrong_challenge")


def test_after_publication_an_unknown_passkey_is_reported_as_unknown_and_takes_nothing():
    coalition = Coalition(3, passkeys={"org-02": "ES256"})
    coalition.freeze()
    coalition.publish({o: coalition.consent(o) for o in ("org-00", "org-01")}, "signatories 2")
    known = coalition.policies[0]
    revoked = coalition.revoke_key("org-02", coalition.passkeys["org-02"])
    coalition.passkeys["org-02"] = passkeys.Passkey("ES256", "another")
    coalition.rosters.append(coalition.roster())
    coalition.consent("org-02", roster=hashlib.sha256(coalition.rosters[1]).hexdigest(), day="2026-11-15")
    report = verify_bundle(coalition.bundle(), known)
    assert (report.reason, [row.level for row in report.signatories]) == ("", ["key", "key", "unknown"])
    assert revoked == 5


def test_no_bit_and_no_part_of_a_bundle_with_passkeys_can_be_changed():
    coalition = published(3, passkeys=BOTH)
    bundle, policy = coalition.bundle(), coalition.policies[0]
    chance = random.Random(4)
    for _ in range(400):
        mutant = bytearray(bundle)
        mutant[chance.randrange(len(mutant))] ^= 1 << chance.randrange(8)
        assert verify_bundle(bytes(mutant), policy).status in ("invalid", "unusable")
    seen = 0
    for parts in structural_mutants(bundle, published(3, seed="other ", passkeys=BOTH).bundle()):
        if parts != read_netstrings(bundle):
            seen += 1
            mutant = b"".join(b"%d:%s," % (len(part), part) for part in parts)
            assert verify_bundle(mutant, policy).status in ("invalid", "unusable")
    assert seen > 200


def test_the_bits_of_an_assertion_are_held_by_the_signature_even_when_the_host_seals_anew():
    """Every bit of the line's bytes, in a record that the host wrote and sealed with it."""
    chance = random.Random(5)
    coalition = with_one_consent()
    line = coalition.asserted("org-02", consent_document(coalition.origin, coalition.consent_entry("org-02")))
    for _ in range(80):
        mutant = bytearray(line.signature)
        mutant[chance.randrange(len(mutant))] ^= 1 << chance.randrange(8)
        changed = lines_of(lambda _, raw=bytes(mutant): [line._replace(signature=raw)])
        assert outcome(changed)[0] in ("signature_false", "unknown_key")


def test_rosters_and_policies_take_passkeys_in_one_form_only():
    coalition = Coalition(3, passkeys=BOTH)
    roster, policy = parse_roster(coalition.roster()), parse_policy(coalition.policy())
    assert write_roster(roster) == coalition.roster() and write_policy(policy) == coalition.policy()
    assert [row.level for row in roster.organisations] == ["key", "passkey", "passkey"]
    one, two = sorted(key.known for key in coalition.passkeys.values())
    for rows, reason in (
        ((two, one), "keys_not_in_order"),
        ((one, one), "keys_not_in_order"),
        ((one, one._replace(origin="https://other.rud.example")), "keys_not_in_order"),
        ((one._replace(rp_id="evil.example"),), "site_not_acceptable"),
        ((one._replace(origin="https://rud.example\nkey x"),), "site_not_acceptable"),
        ((one._replace(public=one.public[:-1]),), "key_not_acceptable"),
        ((Passkey(two.public, RP_ID, WEB_ORIGIN),), "key_of_two"),
    ):
        row = roster.organisations[1 if two.public == roster.organisations[2].passkeys[0].public else 2]
        changed = [r._replace(passkeys=rows) if r is row else r for r in roster.organisations]
        with pytest.raises(RecordError) as error:
            write_roster(roster._replace(organisations=tuple(changed)))
        assert error.value.reason == reason
        members = [
            r._replace(passkeys=tuple(PolicyPasskey(*one) for one in rows)) if r.organisation == row.organisation else r
            for r in policy.organisations
        ]
        with pytest.raises(RecordError) as error:
            write_policy(policy._replace(organisations=tuple(members)))
        assert error.value.reason == reason


def test_the_lines_of_a_roster_and_a_policy_are_read_to_the_letter():
    coalition = Coalition(3, passkeys=BOTH)
    for raw, reader in ((coalition.roster(), parse_roster), (coalition.policy(), parse_policy)):
        line = next(line for line in raw.split(b"\n") if line.startswith(b"passkey "))
        words = line.split(b" ")
        for changed in (
            line + b" x",
            b" ".join([words[0], words[1][:-4], *words[2:]]),
            b" ".join([*words[:2], b"evil.example", *words[3:]]),
            b" ".join([*words[:3], b"http://rud.example", *words[4:]]),
            line.replace(b"passkey", b"key"),
            line + b"\n" + line,
        ):
            with pytest.raises(RecordError):
                reader(raw.replace(line, changed))


def test_the_strangers_file_says_the_level_in_both_languages(tmp_path):
    coalition = published(3, passkeys=BOTH, lowest="passkey")
    (tmp_path / "bundle").write_bytes(coalition.bundle())
    digits = policy_fingerprint(coalition.policies[0])

    def run(*arguments):
        command = [sys.executable, "-I", str(VERIFY), "bundle", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
        return done.returncode, done.stdout

    code, said = run("--fingerprint", digits)
    assert code == 0
    assert "کارگاه ایمن — signed 2026-11-05 with a passkey, signature verified" in said
    assert "1 signatures verified by key, 2 by passkey; 0 named by the host only." in said
    code, said = run("--fingerprint", digits, "--lang", "fa")
    assert code == 0 and "کارگاه ایمن — امضا با کلید ورود در ۱۴ آبان ۱۴۰۵، امضا بررسی شد و درست است" in said
    code, said = run()
    assert code == 3 and "fits a passkey that only the bundle names" in said and "verified" not in said
    code, said = run("--fingerprint", digits, "--json")
    assert [row["level"] for row in json.loads(said)["signatories"]] == ["key", "passkey", "passkey"]
