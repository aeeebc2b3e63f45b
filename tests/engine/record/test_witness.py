"""What a witness signs and what it answers: quorums, cosignatures, the policy's lines, `add-checkpoint`."""

import hashlib

import pytest

from hamgam.engine.record import (
    COSIGNATURE_V1,
    ED25519,
    Frontier,
    Note,
    PolicyWitness,
    RecordError,
    Seen,
    Submission,
    VerifierKey,
    append,
    checkpoint_text,
    consistency_path,
    cosign,
    cosigned_at,
    ed25519_public,
    grown,
    judge,
    leaf_hash,
    parse_checkpoint,
    parse_note,
    parse_policy,
    parse_submission,
    root,
    sign_ed25519,
    sign_note,
    verify_bundle,
    verify_ed25519,
    witnesses_needed,
    write_note,
    write_policy,
    write_submission,
    write_verifier_key,
)
from verifier.parts.verify_command import report_lines

from .coalition import SALT, key_of, public_of, published


def witness(name: str) -> tuple[VerifierKey, bytes]:
    """A witness's key and its private half."""
    seed = hashlib.sha256(name.encode()).digest()
    return VerifierKey(name, COSIGNATURE_V1, ed25519_public(seed)), seed


def line(name: str, text: bytes, second: int = 1_800_000_000):
    key, seed = witness(name)
    return cosign(text, key, second, lambda message: sign_ed25519(seed, message))


def with_witnesses(coalition, *names, faulty=1, change=None):
    """The coalition's policy with these machines, each of the organisation of its place."""
    rows = [PolicyWitness(f"org-{i:02}", witness(name)[0]) for i, name in enumerate(names)]
    rows = change(rows) if change else sorted(rows, key=lambda row: write_verifier_key(row.key))
    return write_policy(parse_policy(coalition.policies[0])._replace(witnesses=tuple(rows), faulty=faulty))


def bundle_seen_by(coalition, lines):
    parts = coalition.parts()
    note = parse_note(parts.checkpoint)
    return coalition.seal(parts._replace(checkpoint=write_note(note.text, (*note.signatures, *lines(note.text)))))


def test_how_many_must_have_seen_it():
    table = {(n, f): witnesses_needed(n, f) for n in (1, 2, 3, 4, 5, 7, 9, 12) for f in (1, 2)}
    assert [table[n, 1] for n in (3, 4, 5, 7, 9, 12)] == [3, 3, 4, 5, 6, 7]
    assert [table[n, 2] for n in (3, 4, 5, 7, 9, 12)] == [3, 4, 4, 5, 6, 8]
    assert (table[1, 1], table[2, 1]) == (2, 2)


def test_two_groups_of_that_size_share_an_honest_one():
    for n in range(1, 30):
        for f in range(n):
            assert 2 * witnesses_needed(n, f) - n > f


def test_a_signature_made_here_is_the_one_that_rfc_8032_gives():
    for i in range(20):
        key = key_of(f"sign {i}")
        message = bytes(range(i * 7))
        assert ed25519_public(bytes(key)) == public_of(key)
        assert sign_ed25519(bytes(key), message) == key.sign(message).signature
        assert verify_ed25519(public_of(key), message, sign_ed25519(bytes(key), message))
    with pytest.raises(ValueError, match="32 bytes"):
        sign_ed25519(b"short", b"")


def test_who_has_cosigned_is_found_and_what_does_not_hold_is_not_counted():
    text = checkpoint_text("rud.example/record", 3, bytes(32))
    one, two, three = (line(name, text) for name in ("one", "two", "three"))
    keys = [witness(name)[0] for name in ("one", "two", "three", "four")]
    late = line("three", text, 2**61)
    note = Note(text, (one, two._replace(signature=three.signature), late))
    assert cosigned_at(note, keys) == {keys[0]: 1_800_000_000}
    assert cosigned_at(Note(text, (one, one)), keys) == {}
    latest = 253402300799  # the last second of the year 9999
    assert cosigned_at(Note(text, (line("one", text, latest),)), keys) == {keys[0]: latest}
    assert cosigned_at(Note(text, (line("one", text, latest + 1),)), keys) == {}
    assert cosigned_at(Note(checkpoint_text("rud.example/record", 4, bytes(32)), (one,)), keys) == {}


def test_a_policy_with_witnesses_is_read_as_it_was_written_and_one_without_is_what_it_was():
    coalition = published(4)
    raw = with_witnesses(coalition, "w-a", "w-b", "w-c", "w-d")
    policy = parse_policy(raw)
    assert (len(policy.witnesses), policy.faulty, policy.witnesses_needed_at(9)) == (4, 1, 3)
    assert b"\nfaulty 1\norganisation " in raw and write_policy(policy) == raw
    assert b"witness" not in coalition.policies[0] and parse_policy(coalition.policies[0]).witnesses_needed_at(9) == 0


def wrong_key(coalition):
    return lambda rows: [
        row._replace(key=VerifierKey("w", COSIGNATURE_V1, public_of(coalition.keys["org-01"]))) for row in rows[:1]
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            lambda rows: sorted(rows, key=lambda row: write_verifier_key(row.key), reverse=True),
            "witnesses_not_in_order",
        ),
        (lambda rows: [rows[0], rows[0]], "witnesses_not_in_order"),
        (lambda rows: [rows[0]._replace(key=rows[0].key._replace(kind=ED25519))], "bad_witness"),
        (lambda rows: [rows[0]._replace(start=5, end=4)], "bad_span"),
        (lambda rows: [rows[0], rows[1]._replace(organisation="org-00")], "two_witnesses_of_one"),
        (
            lambda rows: [rows[0], rows[1]._replace(key=VerifierKey("w-z", COSIGNATURE_V1, rows[0].key.public))],
            "bad_witness",
        ),
    ],
)
def test_a_policy_with_unfit_witnesses_is_none(change, reason):
    with pytest.raises(RecordError) as found:
        with_witnesses(published(4), "w-a", "w-b", change=change)
    assert found.value.reason == reason


def test_a_key_that_signs_for_an_organisation_witnesses_nothing():
    coalition = published(4)
    with pytest.raises(RecordError) as found:
        with_witnesses(coalition, "w-a", change=wrong_key(coalition))
    assert found.value.reason == "bad_witness"
    with pytest.raises(RecordError):
        with_witnesses(coalition, faulty=1)


def test_the_report_says_who_saw_the_record_and_unknown_lines_count_for_nothing():
    coalition = published(4)
    policy = with_witnesses(coalition, "w-a", "w-b", "w-c", "w-d")
    lines = lambda text: [line(name, text) for name in sorted(("w-a", "w-b", "w-c"))]  # noqa: E731
    report = verify_bundle(bundle_seen_by(coalition, lines), policy)
    assert (report.status, report.witnesses_named, report.witnesses_needed) == ("valid", 4, 3)
    assert [(w.name, w.organisation, w.day) for w in report.witnesses] == [
        ("w-a", "org-00", "2027-01-15"), ("w-b", "org-01", "2027-01-15"), ("w-c", "org-02", "2027-01-15"),
    ]  # fmt: skip
    assert [report.seen_by_own_witness(f"org-{i:02}") for i in range(5)] == [True, True, True, False, None]
    said = "\n".join(report_lines(report, "en"))
    assert (said.count(", seen by its own witness"), said.count("NOT YET seen by its own witness")) == (3, 1)
    few = verify_bundle(bundle_seen_by(coalition, lambda text: lines(text)[:2]), policy)
    assert (few.valid, len(few.witnesses)) == (True, 2)
    assert verify_bundle(bundle_seen_by(coalition, lines), policy, witnessed=True).valid
    asked = verify_bundle(bundle_seen_by(coalition, lambda text: lines(text)[:2]), policy, witnessed=True)
    assert (asked.status, asked.reason, asked.data) == ("invalid", "not_witnessed", {"found": "2", "needed": "3"})
    without = verify_bundle(bundle_seen_by(coalition, lines), coalition.policies[0])
    assert (without.valid, without.witnesses, without.witnesses_needed) == (True, (), 0)
    assert (
        verify_bundle(bundle_seen_by(coalition, lines), coalition.policies[0], witnessed=True).reason == "not_witnessed"
    )


def test_lines_that_are_no_cosignatures_or_stand_in_disorder_are_refused():
    coalition = published(4)
    for lines in (
        lambda text: [line("w-b", text), line("w-a", text)],
        lambda text: [line("w-a", text), line("w-a", text)],
        lambda text: [line("w-a", text)._replace(signature=b"\x00" * 64)],
    ):
        assert verify_bundle(bundle_seen_by(coalition, lines), coalition.policies[0]).reason == "checkpoint_has_more"


LEAVES = [leaf_hash(bytes([i])) for i in range(20)]


def point(size, of=LEAVES):
    return parse_checkpoint(checkpoint_text("rud.example/record", size, root(of[:size])))


@pytest.mark.parametrize(
    ("seen", "old", "proof", "checkpoint", "status"),
    [
        (Seen(), 0, (), point(7), 200),
        (Seen(), 0, (bytes(32),), point(7), 422),
        (Seen(7, root(LEAVES[:7])), 7, tuple(consistency_path(7, LEAVES[:12])), point(12), 200),
        (Seen(7, root(LEAVES[:7])), 7, (), point(7), 200),
        (Seen(7, root(LEAVES[:7])), 7, (bytes(32),), point(7), 422),
        (Seen(7, root(LEAVES[:7])), 7, (), point(7, LEAVES[::-1]), 409),
        (Seen(7, root(LEAVES[:7])), 6, tuple(consistency_path(6, LEAVES[:12])), point(12), 409),
        (Seen(7, root(LEAVES[:7])), 0, (), point(12), 409),
        (Seen(7, root(LEAVES[:7])), 13, (), point(12), 400),
        (Seen(7, root(LEAVES[:7])), 7, tuple(consistency_path(7, LEAVES[:12]))[:-1], point(12), 422),
        (Seen(7, root(LEAVES[:7])), 7, tuple(consistency_path(7, LEAVES[:12])), point(12, LEAVES[::-1]), 422),
    ],
)
def test_what_a_witness_answers(seen, old, proof, checkpoint, status):
    assert judge(seen, Submission(old, proof, b""), checkpoint) == status


def test_what_a_log_hands_in_is_read_as_it_was_written():
    note = sign_note(
        checkpoint_text("x", 3, SALT), VerifierKey("x", ED25519, public_of(key_of("x"))), lambda m: bytes(64)
    )
    given = Submission(2, (SALT, bytes(32)), note)
    assert parse_submission(write_submission(given)) == given
    longest = Submission(2, (SALT,) * 63, note)
    assert parse_submission(write_submission(longest)) == longest
    for raw in (b"", b"old 2\n", b"old 02\n\nx", b"new 2\n\nx", b"old 2\nAAAA\n\nx", b"old 2\n" + b"A" * 44 + b"\n\nx",
                b"old 2\n" + write_submission(Submission(2, (SALT,) * 64, note))[6:]):  # fmt: skip
        with pytest.raises(RecordError):
            parse_submission(raw)


def test_a_copy_grows_to_a_checkpoint_or_says_why_not():
    leaves = [bytes([i]) for i in range(20)]
    half = grown(Frontier(), leaves[:7], point(7))
    whole = Frontier()
    for leaf in leaves[:12]:
        whole = append(whole, leaf_hash(leaf))
    assert grown(half, leaves[7:12], point(12)) == whole
    for given, checkpoint, reason in (
        (leaves[7:11], point(12), "leaves_missing"),
        (leaves[8:13], point(12), "other_history"),
        (leaves[7:12], point(12, LEAVES[::-1]), "other_history"),
    ):
        with pytest.raises(RecordError) as found:
            grown(half, given, checkpoint)
        assert found.value.reason == reason
        if reason == "leaves_missing":
            assert found.value.data == {"found": "11", "wanted": "12"}
