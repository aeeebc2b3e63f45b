"""The record goes on under another key: who pinned the former one follows only whom the members follow."""

from dataclasses import replace

import pytest

from hamgam.engine.record import (
    ED25519,
    LETTER_NAMESPACE,
    Approval,
    RecordError,
    Resumption,
    Tree,
    VerifierKey,
    approval_letter,
    approvals_needed,
    checkpoint_text,
    compare_copy,
    leaf_hash,
    letter_document,
    log_of,
    logs_of,
    parse_leaf,
    parse_policy,
    resumption_digest,
    signature_line,
    verify_bundle,
    write_leaf,
    write_policy,
    write_verifier_key,
)
from hamgam.engine.record.told import root_of_leaves
from tests.engine.record.coalition import key_of, public_of, published, ssh_sign
from tests.engine.record.test_forgery import refused


def resume(coalition, *, known=None, told=None, seed="new host", **changes):
    """The record goes on under a key of `seed`; answers the number of the entry."""
    size, former = len(coalition.leaves), write_verifier_key(coalition.log)
    coalition.log_key = key_of(seed)
    coalition.log = VerifierKey(coalition.origin, ED25519, public_of(coalition.log_key))
    entry = Resumption(
        "2026-11-25", former, write_verifier_key(coalition.log), size if known is None else known, size,
        root_of_leaves(coalition.leaves).hex(), size if told is None else told,
    )  # fmt: skip
    return coalition.append(replace(entry, **changes))


def approve(coalition, index, organisation, *, level="key", key=None, of=None, **changes):
    raw = coalition.leaves[index if of is None else of]
    lines = []
    if level == "key":
        message = letter_document(coalition.origin, approval_letter(raw, organisation))
        lines = [signature_line(organisation, ssh_sign(key or coalition.keys[organisation], LETTER_NAMESPACE, message))]
    entry = Approval("2026-11-26", organisation, index, resumption_digest(raw), level)
    return coalition.append(replace(entry, **changes), lines)


def taken_over(count=5, approving=3, **options):
    coalition = published(count, **options)
    index = resume(coalition)
    for organisation in coalition.ids[:approving]:
        approve(coalition, index, organisation)
    return coalition


def found(coalition, policy=None):
    report = verify_bundle(coalition.bundle(), policy or coalition.policies[0])
    return report.status, report.reason, dict(report.data)


def test_whoever_pinned_the_former_key_reads_on_once_more_than_half_have_signed_the_new_one():
    coalition = taken_over(5, 3)
    report = verify_bundle(coalition.bundle(), coalition.policies[0])
    assert (report.status, [row.level for row in report.signatories]) == ("valid", ["key"] * 5)


@pytest.mark.parametrize(("members", "approving", "needed"), [(5, 2, 3), (4, 2, 3), (2, 1, 2), (1, 0, 1), (3, 0, 2)])
def test_half_of_the_members_is_not_enough(members, approving, needed):
    assert found(taken_over(members, approving)) == (
        "invalid", "host_not_approved", {"found": str(approving), "needed": str(needed)}
    )  # fmt: skip


def test_of_one_to_forty_members_no_two_majorities_are_apart():
    assert [2 * approvals_needed(n) > n for n in range(1, 41)] == [True] * 40
    assert [2 * (approvals_needed(n) - 1) > n for n in range(1, 41)] == [False] * 40


def test_nobody_is_asked_where_the_host_goes_on_with_its_key():
    coalition = published(3)
    log_key, log = coalition.log_key, coalition.log
    word = write_verifier_key(log)
    resume(coalition, log=word)
    coalition.log_key, coalition.log = log_key, log
    assert found(coalition)[0] == "valid"


def test_a_change_of_host_that_the_readers_policy_knows_is_not_asked_about_again():
    coalition = published(3)
    former = coalition.log
    index = resume(coalition)
    policy = parse_policy(coalition.policies[0])
    newer = policy._replace(log=coalition.log, formers=((former, index),), size=index + 1)
    assert found(coalition, write_policy(newer))[0] == "valid"
    assert found(coalition)[1] == "host_not_approved"


def test_without_the_entry_nobody_follows_a_new_key():
    coalition = taken_over()
    coalition.kept = [i for i in coalition.kept if not isinstance(parse_leaf(coalition.leaves[i]).entry, Resumption)]
    assert found(coalition)[:2] == ("invalid", "checkpoint_not_signed")


def test_the_former_host_cannot_go_on_beside_the_new_one_for_whoever_knows_the_new_key():
    coalition = published(3)
    former = coalition.log, coalition.log_key
    index = resume(coalition)
    for organisation in coalition.ids[:2]:
        approve(coalition, index, organisation)
    newer = write_policy(
        parse_policy(coalition.policies[0])._replace(
            log=coalition.log, formers=((former[0], index),), size=len(coalition.leaves)
        )
    )
    assert found(coalition, newer)[0] == "valid"
    coalition.log, coalition.log_key = former
    assert found(coalition, newer)[:2] == ("invalid", "checkpoint_not_signed")


def test_a_newer_policy_still_reads_a_bundle_of_the_former_host():
    coalition = published(3)
    before, former = coalition.bundle(), coalition.log
    index = resume(coalition)
    newer = write_policy(
        parse_policy(coalition.policies[0])._replace(log=coalition.log, formers=((former, index),), size=index + 1)
    )
    assert verify_bundle(before, newer).status == "valid"
    too_early = parse_policy(newer)._replace(formers=((former, 2),))
    assert verify_bundle(before, write_policy(too_early)).reason == "checkpoint_not_signed"


def test_approvals_count_by_keys_that_speak_for_members_and_once_each():
    coalition = published(5, without_key=("org-04",))
    index = resume(coalition)
    approve(coalition, index, "org-00")
    approve(coalition, index, "org-00", day="2026-11-27")
    approve(coalition, index, "org-04", level="attested")
    assert found(coalition)[2] == {"found": "1", "needed": "3"}
    coalition.keys["org-99"] = key_of("org-99")
    approve(coalition, index, "org-99")
    approve(coalition, index, "org-01", key=key_of("somebody"))
    assert found(coalition)[2] == {"found": "1", "needed": "3"}


def test_a_key_that_was_revoked_approves_nothing_and_a_new_one_does():
    coalition = published(3)
    index = resume(coalition)
    approve(coalition, index, "org-00")
    old, new = coalition.keys["org-01"], key_of("new of org-01")
    coalition.add_key("org-01", new)
    coalition.revoke_key("org-01", old, by=old)
    approve(coalition, index, "org-01")
    assert found(coalition)[1] == "host_not_approved"
    approve(coalition, index, "org-01", key=new)
    assert found(coalition)[0] == "valid"


def test_an_approval_holds_for_one_key_and_one_state_of_the_record():
    coalition = published(3)
    first = resume(coalition)
    approve(coalition, first, "org-00"), approve(coalition, first, "org-01")
    second = resume(coalition, seed="a third host")
    # The approvals of the first are said to be of the second.
    for organisation in ("org-00", "org-01"):
        approve(coalition, second, organisation, of=first)
    assert found(coalition)[:2] == ("invalid", "approval_false")


def test_two_hosts_one_after_another_are_followed():
    coalition = published(3)
    for seed in ("second host", "third host"):
        index = resume(coalition, seed=seed)
        approve(coalition, index, "org-00"), approve(coalition, index, "org-02")
    assert found(coalition)[0] == "valid"
    assert [(key.public, last) for key, last in logs_of(coalition.leaves)] == [
        (public_of(key_of(coalition.origin)), 6), (public_of(key_of("second host")), 9), (coalition.log.public, None),
    ]  # fmt: skip


def test_an_entry_that_names_another_former_key_or_the_same_changes_no_key_of_the_log():
    coalition = published(1)
    first, word = coalition.log, write_verifier_key(coalition.log)
    resume(coalition, log=word)
    foreign = write_verifier_key(VerifierKey(coalition.origin, ED25519, public_of(key_of("nobody"))))
    resume(coalition, former=foreign)
    assert (logs_of(coalition.leaves), log_of(coalition.leaves)) == ([(first, None)], first)
    resume(coalition, former=word)
    assert log_of(coalition.leaves) == coalition.log != first


def test_what_begins_no_record_names_no_log_and_what_is_no_resumption_is_not_approved():
    leaves = published(1).leaves
    for other in ([], leaves[1:]):
        with pytest.raises(RecordError, match="not_a_copy"):
            logs_of(other)
    with pytest.raises(RecordError, match="wrong_type"):
        approval_letter(leaves[0], "org-00")


def test_a_signature_by_another_for_the_organisation_is_told():
    coalition = published(3)
    index = resume(coalition)
    approve(coalition, index, "org-00", level="key", digest="0" * 64)
    assert found(coalition)[2] == {"organisation": "org-00", "cause": "approval_of_another", "name fa": "رود پاک"}


@pytest.mark.parametrize(
    ("lines", "level", "cause"), [(0, "key", "signature_missing"), (1, "attested", "too_many_signatures")]
)
def test_an_approval_carries_what_its_level_says(lines, level, cause):
    coalition = published(3)
    index = resume(coalition)
    raw = coalition.leaves[index]
    message = letter_document(coalition.origin, approval_letter(raw, "org-00"))
    line = signature_line("org-00", ssh_sign(coalition.keys["org-00"], LETTER_NAMESPACE, message))
    coalition.append(Approval("2026-11-26", "org-00", index, resumption_digest(raw), level), [line][:lines])
    assert found(coalition)[2]["cause"] == cause


def test_a_resumption_that_stands_elsewhere_is_refused():
    coalition = published(3)
    index = resume(coalition, size=5, known=5)
    for organisation in coalition.ids:
        approve(coalition, index, organisation)
    assert refused(coalition, coalition.policies[0]) == "bad_resumption"


@pytest.mark.parametrize(("known", "size", "told"), [(7, 6, 6), (6, 7, 6), (8, 7, 7)])
def test_no_entry_says_what_cannot_be(known, size, told):
    log = write_verifier_key(VerifierKey("rud.example/record", ED25519, public_of(key_of("a"))))
    with pytest.raises(RecordError) as error:
        write_leaf("rud.example/record", Resumption("2026-11-25", log, log, known, size, "0" * 64, told))
    assert error.value.reason == "bad_resumption"


def test_whether_the_members_are_asked():
    log, other = (
        write_verifier_key(VerifierKey("rud.example/record", ED25519, public_of(key_of(name)))) for name in "ab"
    )
    rows = [(log, log, 5, 7, 7), (log, other, 7, 7, 7), (log, log, 5, 5, 9)]
    asked = [
        Resumption("2026-11-25", a, b, known, size, "0" * 64, told).needs_approval for a, b, known, size, told in rows
    ]
    assert asked == [False, True, True]


@pytest.mark.parametrize(
    "formers",
    [
        lambda log: ((log, 1),),
        lambda log: ((VerifierKey("other.example/record", ED25519, public_of(key_of("x"))), 1),),
        lambda log: ((VerifierKey(log.name, ED25519, public_of(key_of("x"))), 99),),
        lambda log: tuple((VerifierKey(log.name, ED25519, public_of(key_of(n))), s) for n, s in (("x", 2), ("y", 1))),
        lambda log: tuple((VerifierKey(log.name, ED25519, public_of(key_of(n))), s) for n, s in (("x", 1), ("x", 2))),
    ],
)
def test_a_policy_names_each_key_once_and_in_order(formers):
    coalition = published(2)
    policy = parse_policy(coalition.policies[0])
    with pytest.raises(RecordError) as error:
        write_policy(policy._replace(formers=formers(coalition.log)))
    assert error.value.reason in ("logs_not_in_order", "bad_policy")


def letter_of(leaves, origin):
    tree = Tree([leaf_hash(leaf) for leaf in leaves])
    return checkpoint_text(origin, tree.size, tree.root())


def test_a_letter_of_what_was_lost_is_told_from_a_letter_of_another_history():
    coalition = published(3)
    whole = list(coalition.leaves)
    last, early = letter_of(whole, coalition.origin), letter_of(whole[:3], coalition.origin)
    del coalition.leaves[4:]
    resume(coalition, told=len(whole))
    coalition.append(coalition.consent_entry("org-00", level="attested"))
    compared = compare_copy(coalition.leaves, last)
    assert (compared.word, compared.resumed, compared.told.size) == ("lost", 4, len(whole))
    assert compare_copy(coalition.leaves, early).word == "same"
    false = early.replace(b"\n3\n", b"\n4\n")
    assert compare_copy(coalition.leaves, false).word == "other_history"
