"""Nothing can be changed in a bundle by whoever holds neither the log's key nor an organisation's."""

import random

import pytest

from hamgam.engine.record import netstring, policy_fingerprint, read_netstrings, verify_bundle, write_bundle

from .coalition import Coalition, key_of, published


def rich():
    """A statement with every sort of part: note, key changes, later signature, withdrawal, attested signatory."""
    coalition = Coalition(4, without_key=("org-03",))
    coalition.freeze()
    consents = {
        o: coalition.consent(o, note=b"note" if o == "org-01" else None) for o in ("org-00", "org-01", "org-03")
    }
    coalition.publish(consents, "signatories 2")
    coalition.revoke_key("org-00", coalition.keys["org-00"])
    coalition.consent("org-02", day="2026-11-12")
    coalition.withdraw("org-01", consents["org-01"])
    return coalition


def test_no_single_bit_of_a_bundle_can_be_turned():
    coalition = published(1)
    bundle, policy = coalition.bundle(), coalition.policies[0]
    assert verify_bundle(bundle, policy).valid
    chance = random.Random(1)
    accepted = []
    for place in range(len(bundle)):
        mutant = bytearray(bundle)
        mutant[place] ^= 1 << chance.randrange(8)
        if verify_bundle(bytes(mutant), policy).status in ("valid", "unpinned"):
            accepted.append(place)
    assert accepted == []


def test_no_bit_of_a_rich_bundle_can_be_turned_in_a_sample():
    coalition = rich()
    bundle, policy = coalition.bundle(), coalition.policies[0]
    assert verify_bundle(bundle, policy).valid
    chance = random.Random(2)
    for _ in range(1000):
        mutant = bytearray(bundle)
        mutant[chance.randrange(len(mutant))] ^= 1 << chance.randrange(8)
        assert verify_bundle(bytes(mutant), policy).status in ("invalid", "unusable")


def test_a_pinned_fingerprint_catches_the_same():
    coalition = published(1)
    bundle, digits = coalition.bundle(), policy_fingerprint(coalition.policies[0])
    chance = random.Random(3)
    for _ in range(100):
        mutant = bytearray(bundle)
        mutant[chance.randrange(len(mutant))] ^= 1 << chance.randrange(8)
        assert verify_bundle(bytes(mutant), fingerprint=digits).status in ("invalid", "unusable")


def structural_mutants(bundle, other):
    """Each part dropped, doubled, exchanged with the next, replaced by each part of another bundle."""
    parts, others = read_netstrings(bundle), read_netstrings(other)
    for i in range(len(parts)):
        yield parts[:i] + parts[i + 1 :]
        yield parts[: i + 1] + parts[i:]
        yield [*parts[:i], *parts[i + 1 : i + 2], parts[i], *parts[i + 2 :]]
        for foreign in others:
            yield [*parts[:i], foreign, *parts[i + 1 :]]
            yield [*parts[:i], foreign, *parts[i:]]


@pytest.mark.parametrize("other", [{"seed": "other "}, {"origin": "sea.example/record"}, {"count": 3}], ids=str)
def test_no_part_can_be_dropped_doubled_exchanged_or_spliced_in(other):
    coalition = rich()
    bundle, policy = coalition.bundle(), coalition.policies[0]
    accepted, seen = [], 0
    for parts in structural_mutants(bundle, published(**{"count": 2, **other}).bundle()):
        mutant = b"".join(netstring(part) for part in parts)
        if mutant != bundle:
            seen += 1
            accepted += [parts] if verify_bundle(mutant, policy).status == "valid" else []
    assert accepted == [] and seen > 300


def test_no_line_of_an_entry_can_be_dropped_doubled_or_moved():
    coalition = rich()
    bundle, policy = coalition.bundle(), coalition.policies[0]
    parts = read_netstrings(bundle)
    for i, part in enumerate(parts):
        lines = part.split(b"\n")
        for j in range(len(lines)):
            for changed in (
                lines[:j] + lines[j + 1 :],
                lines[: j + 1] + lines[j:],
                lines[:j] + lines[j + 1 :] + [lines[j]],
            ):
                mutant = b"".join(netstring(p) for p in [*parts[:i], b"\n".join(changed), *parts[i + 1 :]])
                if mutant != bundle:
                    assert verify_bundle(mutant, policy).status in ("invalid", "unusable")


def test_truncated_and_prolonged_files_are_refused():
    coalition = published(1)
    bundle, policy = coalition.bundle(), coalition.policies[0]
    for end in range(0, len(bundle), 37):
        assert verify_bundle(bundle[:end], policy).status in ("invalid", "unusable")
    for tail in (b"\n", b" ", b"0:,", b"4:seal,", bundle):
        assert verify_bundle(bundle + tail, policy).status == "invalid"


def test_a_host_that_seals_anew_can_only_fall_back_to_an_older_true_state():
    """Dropping the last entries gives what was true before them; dropping any other is refused."""
    coalition = rich()
    policy = coalition.policies[0]
    outcomes = {}
    for dropped in coalition.kept:
        parts = coalition.parts()
        entries = tuple(e for e in parts.entries if e.index != dropped)
        notes = tuple(n for n in parts.notes if n.index != dropped)
        report = verify_bundle(coalition.seal(parts._replace(entries=entries, notes=notes)), policy)
        outcomes[dropped] = report.reason
    assert outcomes == {
        1: "freeze_missing",
        2: "signatories_differ",
        3: "withdrawal_of_nothing",
        4: "signatories_differ",
        5: "publication_missing",
        6: "",  # a revocation after the signature changes nothing
        7: "",  # a later signature left out: the statement as it was
        8: "",  # a withdrawal left out: only mirrors of the record can tell
    }


@pytest.mark.parametrize("raw", [b"16:hamgam/bundle/v1,", b"16:hamgam/bundle/v1,1:", b"16:hamgam/bundle/v1,99999999999:x,",
                                 b"16:hamgam/bundle/v1,00:,", b"16:hamgam/bundle/v1," + b"0:," * 30000])  # fmt: skip
def test_broken_frames_are_refused(raw):
    assert verify_bundle(raw).reason == "malformed"


def test_what_was_left_out_by_somebody_without_the_logs_key_breaks_the_seal():
    coalition = rich()
    policy, parts = coalition.policies[0], read_netstrings(coalition.bundle())
    for label in (b"entry 6\n", b"entry 7\n", b"entry 8\n", b"note "):
        mutant = b"".join(netstring(part) for part in parts if not part.startswith(label))
        assert verify_bundle(mutant, policy).reason == "seal_broken"


def test_a_seal_by_another_key_of_another_statement_or_size_is_broken():
    coalition = published(1)
    policy, parts = coalition.policies[0], coalition.parts()
    seals = {"number": 7, "day": "2026-11-21", "size": 4, "log": coalition.log, "sign": coalition.sign_log}
    stranger = {"sign": lambda message: key_of("stranger").sign(message).signature}
    for change, reason in (
        ({}, ""),
        (stranger, "seal_broken"),
        ({"number": 8}, "seal_broken"),
        ({"size": 5}, "seal_broken"),
    ):
        assert verify_bundle(write_bundle(parts, **{**seals, **change}), policy).reason == reason


def test_of_eight_organisations_no_smaller_set_publishes_in_the_coalitions_name():
    names = [f"org-{i:02}" for i in range(8)]
    reasons = []
    for chosen in range(1, 256):
        coalition = Coalition(8)
        coalition.freeze()
        signers = [name for i, name in enumerate(names) if chosen >> i & 1]
        coalition.publish({name: coalition.consent(name) for name in signers})
        reasons.append(verify_bundle(coalition.bundle(), coalition.policies[0]).reason)
    assert reasons == ["signature_missing"] * 254 + [""]
