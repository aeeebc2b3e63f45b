"""Passkeys of an organisation that has a key: for which its key vouched, and what a host's own is told as."""

import base64
import json

import pytest

from hamgam.engine.record import (
    KEY_NAMESPACE,
    KeyAdd,
    PolicyPasskey,
    RecordError,
    check_key_leaf,
    key_document,
    parse_leaf,
    parse_policy,
    signature_line,
    verify_bundle,
    write_leaf,
    write_policy,
)
from hamgam.engine.record.keyring import KeyRing
from hamgam.engine.record.sentences import sentence

from .coalition import Coalition, b64, key_of, public_of, ssh_sign
from .passkeys import Passkey

OWN = "org-02"


class Mixed(Coalition):
    """Three organisations; the last one has a key, and signs with a passkey that stands on the roster beside it."""

    def __init__(self, lowest="passkey"):
        super().__init__(3, lowest=lowest)
        self.before = self.policy()  # what a reader pinned before there was a passkey
        self.key = self.keys[OWN]
        self.phone = Passkey("ES256", "phone")
        self.passkeys[OWN] = self.phone

    def vouch(self, by=None, passkey=None, signer=None, organisation=OWN):
        """The entry by which a key vouches for a passkey; `signer` is who really signed it."""
        by, passkey = by or self.key, passkey or self.phone
        message = key_document(self.origin, "add", organisation, passkey.cose, public_of(by))
        line = signature_line(organisation, ssh_sign(signer or by, KEY_NAMESPACE, message))
        return self.append(KeyAdd("2026-11-02", organisation, base64.b64encode(passkey.cose).decode(), b64(by)), [line])

    def finish(self, later=None):
        """Frozen, signed by all, the last by passkey, and published; `later(coalition)` comes before its signature."""
        self.policies = [self.before]
        self.freeze()
        consents = {o: self.consent(o) for o in ("org-00", "org-01")}
        if later:
            later(self)
        consents[OWN] = self.consent(OWN, level="passkey")
        self.publish(consents)
        return self

    def today(self):
        """The policy that the host writes now, with the passkey in it."""
        return self.policy(size=len(self.leaves))


def told(coalition, policy):
    """Why a bundle does not hold; where it does, how each signature is told."""
    report = verify_bundle(coalition.bundle(), policy)
    return report.reason or [(row.level, row.unvouched) for row in report.signatories]


FINE = [("key", False), ("key", False), ("passkey", False)]
SAID = [("key", False), ("key", False), ("passkey", True)]


def vouched(lowest="passkey", later=None):
    coalition = Mixed(lowest)
    coalition.vouch()
    return coalition.finish(later)


@pytest.mark.parametrize("lowest", ["attested", "passkey"])
def test_what_the_key_vouched_for_signs_for_readers_of_older_digits_too(lowest):
    coalition = vouched(lowest)
    assert (told(coalition, coalition.before), told(coalition, coalition.today())) == (FINE, FINE)


def test_never_above_its_own_level():
    coalition = vouched("key")
    assert (told(coalition, coalition.before), told(coalition, coalition.today())) == ("only_by_passkey",) * 2


def test_a_passkey_that_the_host_slipped_in_is_refused_or_told_as_the_hosts_word():
    for lowest, expected in (("attested", SAID), ("passkey", "passkey_not_vouched")):
        coalition = Mixed(lowest).finish()
        assert (told(coalition, coalition.before), told(coalition, coalition.today())) == ("unknown_key", expected)
    for language, word in (("en", "only the host says"), ("fa", "تنها میزبان می‌گوید")):
        assert word in sentence("passkey_not_vouched", {"organisation": "x"}, language)


def test_revoking_the_key_first_does_not_hide_it():
    coalition = Mixed("attested")
    coalition.revoke_key(OWN, coalition.key)
    coalition.finish()
    ended = parse_policy(coalition.today())
    rows = [
        row._replace(keys=(row.keys[0]._replace(end=1),)) if row.organisation == OWN else row
        for row in ended.organisations
    ]
    assert told(coalition, write_policy(ended._replace(organisations=tuple(rows)))) == SAID


def test_no_key_of_the_host_vouches():
    """Another organisation's, one that nobody knows, one that came without a voucher, the right name under a wrong signature."""
    stranger = key_of("host")
    for by in (stranger, key_of("org-00")):
        coalition = Mixed("attested")
        coalition.vouch(by=by)
        assert told(coalition.finish(), coalition.before) == "unknown_key"
        assert told(coalition, coalition.today()) == SAID
    coalition = Mixed("attested")
    coalition.add_key(OWN, stranger, former=None)
    coalition.vouch(by=stranger)
    assert told(coalition.finish(), coalition.today()) == SAID
    coalition = Mixed("attested")
    coalition.vouch(signer=stranger)
    coalition.finish()
    assert (told(coalition, coalition.before), told(coalition, coalition.today())) == ("key_entry_false",) * 2


def test_what_was_vouched_for_after_the_signature_or_by_a_revoked_key_was_not():
    coalition = Mixed("attested").finish()
    coalition.vouch()
    assert told(coalition, coalition.today()) == SAID
    coalition = Mixed("attested")
    coalition.revoke_key(OWN, coalition.key)
    coalition.vouch()
    assert told(coalition.finish(), coalition.before) == "unknown_key"


def test_the_passkey_stays_vouched_for_when_the_key_is_revoked_later():
    coalition = vouched(later=lambda one: one.revoke_key(OWN, one.key))
    assert told(coalition, coalition.before) == FINE


def test_an_organisation_that_has_only_passkeys_is_told_nothing_of_keys():
    coalition = Coalition(3, passkeys={OWN: "ES256"}, lowest="passkey")
    coalition.freeze()
    coalition.publish({o: coalition.consent(o) for o in coalition.ids})
    assert told(coalition, coalition.policies[0]) == FINE


def test_a_key_that_came_after_the_signature_says_nothing_against_it():
    coalition = Mixed("passkey").finish()
    policy = parse_policy(coalition.today())
    rows = [
        row._replace(keys=(row.keys[0]._replace(start=len(coalition.leaves)),)) if row.organisation == OWN else row
        for row in policy.organisations
    ]
    assert told(coalition, write_policy(policy._replace(organisations=tuple(rows)))) == FINE


@pytest.mark.parametrize("known", [True, False])
def test_a_withdrawal_by_such_a_passkey_is_by_the_hosts_word(known):
    coalition = Mixed("attested")
    if known:
        coalition.vouch()
    coalition.finish()
    consent = next(
        i for i, leaf in enumerate(coalition.leaves) if b"consent/v1" in leaf and b"organisation org-02" in leaf
    )
    coalition.withdraw(OWN, consent, level="passkey")
    report = verify_bundle(coalition.bundle(), coalition.today())
    assert [row.withdrawn_level for row in report.signatories] == [None, None, "passkey" if known else "attested"]


def test_the_entry_carries_the_vouching_keys_signature_and_nothing_else():
    coalition = Mixed()
    leaf = parse_leaf(coalition.leaves[coalition.vouch()])
    check_key_leaf(leaf)
    for signatures, reason in (((), "signature_missing"), (leaf.signatures * 2, "too_many_signatures")):
        with pytest.raises(RecordError, match=reason):
            check_key_leaf(leaf._replace(signatures=signatures))
    alone = KeyAdd("2026-11-02", OWN, leaf.entry.key, "-")
    with pytest.raises(RecordError, match="signature_missing"):
        check_key_leaf(parse_leaf(write_leaf(coalition.origin, alone)))


def test_programs_are_told_only_where_there_is_something_to_tell():
    coalition = Mixed("attested").finish()
    rows = verify_bundle(coalition.bundle(), coalition.today()).as_json()["signatories"]
    assert [row.get("unvouched") for row in rows] == [None, None, True]
    assert "unvouched" not in json.dumps(verify_bundle(vouched().bundle(), vouched().before).as_json())
    assert isinstance(coalition.phone.known, object) and PolicyPasskey(*coalition.phone.known).start == 0


def test_a_key_is_known_of_from_the_entry_that_adds_it_on_and_a_passkey_is_none():
    ring = KeyRing()
    ring._spans[OWN] = {public_of(key_of("a key")): (4, 5), Passkey("ES256", "phone").cose: (1, None)}
    assert [ring.had_key(OWN, index) for index in (3, 4, 5, 6)] == [False, True, True, True]
