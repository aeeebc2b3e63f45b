"""A whole bundle: what it proves, and to whom."""

import json

import pytest

from hamgam.engine.record import (
    fingerprint_groups,
    policy_fingerprint,
    read_bundle,
    verify_bundle,
)

from .coalition import TEXT_EN, TEXT_FA, Coalition, published


def outcome(bundle, policy=None, fingerprint=None):
    report = verify_bundle(bundle, policy, fingerprint)
    return report.status, report.reason


def test_a_statement_signed_by_all_is_valid_under_the_policy_that_the_reader_pinned():
    coalition = published(3)
    report = verify_bundle(coalition.bundle(), coalition.policies[0])
    assert (report.language, report.number) == ("fa", 7)
    assert json.loads(json.dumps(report.as_json())) == {
        "valid": True,
        "title": "آب پاک برای همه",
        "digest": coalition.frozen.digest,
        "digests": dict(coalition.frozen.languages),
        "rule": "all",
        "signatories": [
            {"name": coalition.names[o], "level": "key", "signed": "2026-11-05", "withdrawn": None}
            for o in coalition.ids
        ],
        "origin": "rud.example/record",
        "size": 6,
        "as_of": "2026-11-21",
        "witnesses": [],
        "witnesses_needed": 0,
    }


def test_the_fingerprint_on_paper_is_enough():
    coalition = published(3)
    digits = policy_fingerprint(coalition.policies[0])
    assert outcome(coalition.bundle(), fingerprint=digits) == ("valid", "")


def test_with_nothing_pinned_all_fits_but_the_signers_are_unknown():
    assert outcome(published(3).bundle()) == ("unpinned", "signers_unknown")


def test_a_report_says_to_programs_whether_it_is_valid_and_why_it_is_not():
    coalition = published(1)
    raw, policy = coalition.bundle(), coalition.policies[0]
    reports = [verify_bundle(*given) for given in ((raw, policy), (raw[:-1], policy), (b"", policy), (raw,))]
    assert [(row.status, row.exit_code, row.valid, row.as_json()["valid"]) for row in reports] == [
        ("valid", 0, True, True), ("invalid", 1, False, False), ("unusable", 2, False, False), ("unpinned", 3, False, False),
    ]  # fmt: skip
    assert [row.as_json().get("reason") for row in reports] == [None, "malformed", "not_a_bundle", "signers_unknown"]


def test_a_fingerprint_of_another_policy_is_refused():
    mine, other = published(3), published(3, seed="other ")
    digits = policy_fingerprint(mine.policies[0])
    assert outcome(other.bundle(), fingerprint=digits) == ("invalid", "fingerprint_differs")


@pytest.mark.parametrize("digits", ["", "123", "x" * 40, "1" * 41])
def test_a_fingerprint_that_is_not_forty_digits_is_unusable(digits):
    assert outcome(published(1).bundle(), fingerprint=digits) == ("unusable", "bad_fingerprint")


def test_a_fingerprint_may_be_typed_in_groups_and_in_persian_digits():
    coalition = published(2)
    digits = fingerprint_groups(policy_fingerprint(coalition.policies[0]))
    persian = digits.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")).replace(" ", "\u00a0")
    assert outcome(coalition.bundle(), fingerprint=digits) == ("valid", "")
    assert outcome(coalition.bundle(), fingerprint=persian) == ("valid", "")


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"<html>", "متن".encode()])
def test_a_file_that_is_no_bundle_is_unusable(raw):
    assert outcome(raw) == ("unusable", "not_a_bundle")


def test_a_policy_that_is_no_policy_is_unusable():
    coalition = published(1)
    assert outcome(coalition.bundle(), b"hello\n") == ("unusable", "policy_unusable")


def test_a_bundle_is_read_as_it_was_written():
    coalition = published(2)
    raw = coalition.bundle()
    bundle = read_bundle(raw)
    assert coalition.seal(bundle._replace(seal=b"", body=b"")) == raw
    assert bundle.texts == (("fa", TEXT_FA), ("en", TEXT_EN))


def test_in_the_names_of_those_who_sign():
    coalition = published(4, "signatories 2", ["org-00", "org-02"])
    report = verify_bundle(coalition.bundle(), coalition.policies[0])
    assert (report.status, report.rule) == ("valid", "signatories 2")
    assert [s.organisation for s in report.signatories] == ["org-00", "org-02"]


def test_who_has_no_key_is_reported_as_named_by_the_host():
    coalition = published(3, without_key=("org-01",))
    report = verify_bundle(coalition.bundle(), coalition.policies[0])
    assert report.status == "valid"
    assert [s.level for s in report.signatories] == ["key", "attested", "key"]


def test_a_later_signature_and_a_withdrawal_are_shown_with_their_days():
    coalition = published(4, "signatories 2", ["org-00", "org-02"])
    coalition.consent("org-01", day="2026-11-15")
    coalition.withdraw("org-02", 3, day="2026-11-18")
    report = verify_bundle(coalition.bundle(), coalition.policies[0])
    assert report.status == "valid"
    assert [(s.organisation, s.signed, s.withdrawn, s.later) for s in report.signatories] == [
        ("org-00", "2026-11-05", None, False),
        ("org-02", "2026-11-05", "2026-11-18", False),
        ("org-01", "2026-11-15", None, True),
    ]


def test_a_withdrawal_says_whether_the_organisation_signed_it():
    levels = []
    for level in ("key", "attested"):
        coalition = published(2)
        coalition.withdraw("org-00", 2, level=level)
        report = verify_bundle(coalition.bundle(), coalition.policies[0])
        levels.append(report.signatories[0].withdrawn_level)
    assert levels == ["key", "attested"]


def test_who_withdrew_may_sign_again():
    coalition = published(2, "signatories 2")
    coalition.withdraw("org-00", 2)
    coalition.consent("org-00", day="2026-12-01")
    report = verify_bundle(coalition.bundle(), coalition.policies[0])
    assert [(s.organisation, s.signed, s.withdrawn) for s in report.signatories] == [
        ("org-01", "2026-11-05", None),
        ("org-00", "2026-12-01", None),
    ]


def test_a_signing_note_stands_beside_its_signature():
    coalition = Coalition(2)
    coalition.freeze()
    consents = {"org-00": coalition.consent("org-00", note="با تأکید بر بند ۲".encode()), "org-01": None}
    consents["org-01"] = coalition.consent("org-01")
    coalition.publish(consents)
    report = verify_bundle(coalition.bundle(), coalition.policies[0])
    assert report.status == "valid"
    assert [s.note for s in report.signatories] == ["با تأکید بر بند ۲", None]


def test_where_and_when_it_was_adopted_goes_with_it():
    coalition = published(1)
    facts = verify_bundle(coalition.bundle(), coalition.policies[0]).facts
    assert (facts.adopted, facts.assembly, facts.place) == (
        "2026-11-07", (("fa", "مجمع عمومی سوم"),), (("fa", "تهران"),),
    )  # fmt: skip


def test_forty_organisations_are_checked():
    coalition = published(40)
    assert len(verify_bundle(coalition.bundle(), coalition.policies[0]).signatories) == 40
