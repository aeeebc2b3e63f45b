"""What a hostile host or member tries. The host holds the log's key and seals every bundle anew; each is refused with
its reason, under the policy that the reader pinned while all was well."""

import hashlib
from dataclasses import replace

import pytest

from hamgam.engine.record import (
    CONSENT_NAMESPACE,
    LETTER_NAMESPACE,
    SigningNote,
    commitment,
    consent_document,
    parse_leaf,
    parse_note,
    parse_policy,
    parse_roster,
    roster_digest,
    sign_note,
    signature_line,
    verify_bundle,
    write_note,
    write_policy,
    write_roster,
)

from .coalition import SALT, TEXT_EN, TEXT_FA, Coalition, key_of, public_of, published, ssh_sign


def refused(coalition, policy=None, bundle=None):
    report = verify_bundle(bundle or coalition.bundle(), policy or coalition.policies[0])
    assert report.status == "invalid" and report.title is None and report.signatories == ()
    return report.reason


def with_one_consent(change, rule="all", count=3, **options):
    """All sign; the last one's consent is made by `change(coalition)`."""
    coalition = Coalition(count, **options)
    coalition.freeze()
    consents = {o: coalition.consent(o) for o in coalition.ids[:-1]}
    consents[coalition.ids[-1]] = change(coalition, coalition.ids[-1])
    coalition.publish(consents, rule)
    return coalition


H = hashlib.sha256(b"other").hexdigest()


@pytest.mark.parametrize(
    "signed",
    [
        {"version": 2}, {"text": "text-8"}, {"kind": "call"}, {"digest": H}, {"roster": H},
        {"organisation": "org-00"}, {"answer": "decline"}, {"note": H},
    ],
    ids=lambda s: next(iter(s)),
)  # fmt: skip
def test_a_signature_over_another_matter_does_not_hold(signed):
    coalition = with_one_consent(lambda c, o: c.consent(o, signed=signed))
    assert refused(coalition) == "signature_false"


def test_a_signature_for_another_log_does_not_hold():
    def change(coalition, organisation):
        entry = coalition.consent_entry(organisation)
        raw = ssh_sign(coalition.keys[organisation], CONSENT_NAMESPACE, consent_document("sea.example/record", entry))
        return coalition.append(entry, [signature_line(organisation, raw)])

    assert refused(with_one_consent(change)) == "signature_false"


def test_a_signature_for_another_purpose_does_not_hold():
    def change(coalition, organisation):
        entry = coalition.consent_entry(organisation)
        raw = ssh_sign(coalition.keys[organisation], LETTER_NAMESPACE, consent_document(coalition.origin, entry))
        return coalition.append(entry, [signature_line(organisation, raw)])

    assert refused(with_one_consent(change)) == "signature_false"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"version": 2}, "consent_to_another"),
        ({"text": "text-8"}, "consent_to_another"),
        ({"kind": "call"}, "consent_to_another"),
        ({"digest": H}, "consent_to_another"),
        ({"roster": H}, "consent_to_another_roster"),
        ({"answer": "decline"}, "not_a_signature"),
        ({"level": "attested"}, "below_level"),
    ],
)
def test_an_entry_about_another_matter_does_not_count(change, reason):
    assert refused(with_one_consent(lambda c, o: c.consent(o, **change))) == reason


def test_a_foreign_key_is_refused():
    assert refused(with_one_consent(lambda c, o: c.consent(o, key=key_of("foreign")))) == "unknown_key"


def test_the_key_of_another_member_is_refused():
    assert refused(with_one_consent(lambda c, o: c.consent(o, key=c.keys["org-00"]))) == "unknown_key"


def test_a_signature_line_under_another_name_is_refused():
    def change(coalition, organisation):
        entry = coalition.consent_entry(organisation)
        raw = ssh_sign(coalition.keys[organisation], CONSENT_NAMESPACE, consent_document(coalition.origin, entry))
        return coalition.append(entry, [signature_line("org-00", raw)])

    assert refused(with_one_consent(change)) == "signature_false"


@pytest.mark.parametrize("count", [0, 2])
def test_not_exactly_one_signature_is_refused(count):
    def change(coalition, organisation):
        entry = coalition.consent_entry(organisation)
        raw = ssh_sign(coalition.keys[organisation], CONSENT_NAMESPACE, consent_document(coalition.origin, entry))
        return coalition.append(entry, [signature_line(organisation, raw)] * count)

    assert refused(with_one_consent(change)) == "signature_false"


def test_the_same_names_with_other_keys_are_refused_even_by_the_same_log():
    mine, other = published(3), published(3, seed="other ")
    other.log_key, other.log = mine.log_key, mine.log
    assert refused(other, mine.policies[0]) == "unknown_key"


def test_the_same_names_with_other_keys_and_another_log_key_are_refused():
    mine, other = published(3), published(3, seed="other ")
    assert refused(other, mine.policies[0]) == "checkpoint_not_signed"


def test_another_coalitions_bundle_is_refused():
    mine, other = published(3), published(3, origin="sea.example/record")
    assert refused(other, mine.policies[0]) == "wrong_origin"


@pytest.mark.parametrize(("position", "old", "new"), [(0, "رود", "دود"), (1, "river", "rivers"), (1, "safe", "sáfe")])
def test_one_letter_of_one_clause_is_refused(position, old, new):
    coalition = published(3)
    parts = coalition.parts()
    texts = list(parts.texts)
    language, text = texts[position]
    texts[position] = (language, text.replace(old.encode(), new.encode(), 1))
    report = verify_bundle(coalition.seal(parts._replace(texts=tuple(texts))), coalition.policies[0])
    assert (report.reason, dict(report.data)) == ("text_differs", {"language": language})


@pytest.mark.parametrize(
    "texts",
    [(("fa", TEXT_FA),), (("en", TEXT_EN), ("fa", TEXT_FA)), (("fa", TEXT_FA), ("ckb", TEXT_EN)),
     (("fa", TEXT_FA), ("en", TEXT_EN), ("fr", TEXT_EN)), (("fa", TEXT_FA), ("en", TEXT_EN), ("en", TEXT_EN))],
)  # fmt: skip
def test_languages_left_out_added_or_exchanged_are_refused(texts):
    coalition = published(2)
    bundle = coalition.seal(coalition.parts()._replace(texts=texts))
    assert refused(coalition, bundle=bundle) == "languages_differ"


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\x1b[2J", "\r", "\ufeff", "\u2028", "\U000e0041"])
def test_a_frozen_text_with_hidden_characters_is_refused(hidden):
    coalition = Coalition(1)
    coalition.texts = (("fa", TEXT_FA + f"۳. پایان{hidden}\n".encode()),)
    coalition.freeze()
    coalition.publish({"org-00": coalition.consent("org-00")})
    assert refused(coalition) == "text_not_plain"


def test_a_frozen_text_that_is_not_utf8_is_refused():
    coalition = Coalition(1)
    coalition.texts = (("fa", TEXT_FA), ("en", b"\xff\n"))
    coalition.freeze()
    coalition.publish({"org-00": coalition.consent("org-00")})
    report = verify_bundle(coalition.bundle(), coalition.policies[0])
    assert (report.status, report.reason, report.data) == ("invalid", "text_not_plain", {"language": "en"})


def test_a_key_revoked_before_its_entry_is_refused():
    coalition = Coalition(2)
    coalition.freeze()
    coalition.revoke_key("org-01", coalition.keys["org-01"], by=coalition.keys["org-01"])
    coalition.publish({o: coalition.consent(o) for o in coalition.ids})
    assert refused(coalition) == "key_not_in_force"


def test_a_key_revoked_by_the_host_for_an_organisation_that_lost_it_is_refused_too():
    coalition = Coalition(2)
    coalition.freeze()
    coalition.revoke_key("org-01", coalition.keys["org-01"])
    coalition.publish({o: coalition.consent(o) for o in coalition.ids})
    assert refused(coalition) == "key_not_in_force"


def test_a_key_revoked_after_its_entry_still_counts():
    coalition = published(2)
    coalition.revoke_key("org-01", coalition.keys["org-01"])
    assert verify_bundle(coalition.bundle(), coalition.policies[0]).valid


def test_a_key_that_the_policy_itself_says_was_revoked_is_refused():
    coalition = published(2)
    policy = parse_policy(coalition.policies[0])
    last = policy.organisations[1]
    ended = last._replace(keys=(last.keys[0]._replace(end=2),))
    pinned = write_policy(policy._replace(organisations=(policy.organisations[0], ended)))
    assert refused(coalition, pinned) == "key_not_in_force"


def test_a_new_key_that_the_former_one_vouches_for_is_believed_under_an_older_policy():
    coalition = Coalition(2)
    coalition.freeze()
    new, old = key_of("new"), coalition.keys["org-01"]
    coalition.add_key("org-01", new)
    coalition.revoke_key("org-01", old, by=new)
    coalition.keys["org-01"] = new
    coalition.publish({o: coalition.consent(o) for o in coalition.ids})
    assert verify_bundle(coalition.bundle(), coalition.policies[0]).valid


def test_the_first_entry_after_a_policy_was_written_is_followed():
    coalition = Coalition(1)
    coalition.policies = [coalition.policy()]
    new = key_of("new")
    assert coalition.add_key("org-00", new) == parse_policy(coalition.policies[0]).size
    coalition.keys["org-00"] = new
    coalition.freeze()
    coalition.publish({"org-00": coalition.consent("org-00")})
    assert verify_bundle(coalition.bundle(), coalition.policies[0]).valid


@pytest.mark.parametrize("former", [None, "stranger"])
def test_a_new_key_that_no_known_key_vouches_for_is_refused(former):
    coalition = Coalition(2)
    coalition.freeze()
    new = key_of("new")
    coalition.add_key("org-01", new, former=former and key_of(former))
    coalition.publish({"org-00": coalition.consent("org-00"), "org-01": coalition.consent("org-01", key=new)})
    assert refused(coalition) == "unknown_key"


def test_a_new_key_counts_only_after_its_entry():
    coalition = Coalition(2)
    coalition.freeze()
    new = key_of("new")
    consents = {"org-00": coalition.consent("org-00"), "org-01": coalition.consent("org-01", key=new)}
    coalition.add_key("org-01", new)
    coalition.publish(consents)
    assert refused(coalition) == "key_not_in_force"


def test_a_new_key_without_its_own_signature_is_refused():
    coalition = Coalition(2)
    coalition.freeze()
    index = coalition.add_key("org-01", key_of("new"))
    coalition.publish({o: coalition.consent(o) for o in coalition.ids})
    note, first, second, _ = coalition.leaves[index].rsplit(b"\n", 3)
    coalition.leaves[index] = note + b"\n" + second + b"\n"
    assert first.startswith("— org-01".encode())
    assert refused(coalition) == "key_entry_false"


def test_a_revoked_key_never_returns():
    coalition = Coalition(1)
    coalition.freeze()
    old, new = coalition.keys["org-00"], key_of("new")
    coalition.add_key("org-00", new)
    coalition.revoke_key("org-00", old, by=new)
    coalition.add_key("org-00", old, former=new)
    coalition.publish({"org-00": coalition.consent("org-00", key=old)})
    assert refused(coalition) == "key_not_in_force"


def test_a_roster_with_another_key_is_refused():
    coalition = Coalition(2)
    coalition.policies = [coalition.policy()]
    coalition.keys["org-01"] = key_of("slipped in")
    coalition.freeze()
    coalition.publish({o: coalition.consent(o) for o in coalition.ids})
    assert refused(coalition) == "unknown_key"


def test_who_signs_must_stand_with_its_key_in_the_roster_that_all_sign():
    coalition = Coalition(2)
    coalition.policies = [coalition.policy()]
    key = coalition.keys.pop("org-01")
    coalition.freeze()
    coalition.publish({"org-00": coalition.consent("org-00"),
                       "org-01": coalition.consent("org-01", key=key, level="key")})  # fmt: skip
    assert refused(coalition) == "key_not_in_roster"


def test_taking_the_key_out_of_the_roster_does_not_lower_the_level():
    coalition = Coalition(2)
    coalition.policies = [coalition.policy()]
    del coalition.keys["org-01"]
    coalition.freeze()
    coalition.publish({o: coalition.consent(o) for o in coalition.ids})
    assert refused(coalition) == "below_level"


def test_who_has_a_key_by_the_roster_that_all_sign_is_never_named_by_the_host_alone():
    coalition = Coalition(2)
    known = parse_policy(coalition.policy())
    first, second = known.organisations
    coalition.policies = [write_policy(known._replace(organisations=(first, second._replace(keys=()))))]
    coalition.freeze()
    coalition.publish({"org-00": coalition.consent("org-00"), "org-01": coalition.consent("org-01", level="attested")})
    assert refused(coalition) == "below_level"


def test_an_attested_signatory_is_refused_where_the_policy_asks_for_keys():
    assert refused(published(2, without_key=("org-01",), lowest="key")) == "below_level"


def test_a_member_left_out_of_the_roster_is_missed():
    coalition = Coalition(3)
    coalition.policies = [coalition.policy()]
    coalition.ids.pop()
    coalition.freeze()
    coalition.publish({o: coalition.consent(o) for o in coalition.ids})
    report = verify_bundle(coalition.bundle(), coalition.policies[0])
    assert (report.reason, report.data["organisation"]) == ("members_differ", "org-02")


def test_all_means_all():
    coalition = published(3, "all", ["org-00", "org-01"])
    report = verify_bundle(coalition.bundle(), coalition.policies[0])
    assert (report.reason, report.data["organisation"]) == ("signature_missing", "org-02")
    nobody = Coalition(2)
    nobody.freeze()
    nobody.publish({})
    report = verify_bundle(nobody.bundle(), nobody.policies[0])
    assert (report.reason, report.data["organisation"]) == ("signature_missing", "org-00")


def test_fewer_than_the_rule_says_is_refused():
    assert refused(published(3, "signatories 3", ["org-00", "org-01"])) == "too_few_signatories"


def test_a_rule_weaker_than_the_policys_is_refused():
    assert refused(published(3, "signatories 1", ["org-00"])) == "rule_not_in_policy"


def test_a_kind_without_a_rule_is_refused():
    coalition = Coalition(1)
    coalition.freeze(kind="notice")
    coalition.publish({"org-00": coalition.consent("org-00")})
    assert refused(coalition) == "rule_not_in_policy"


@pytest.mark.parametrize("changes", [{"signatories": ()}, {"signatories": (("org-00", 2),)},
                                     {"signatories": (("org-00", 2), ("org-01", 2))}])  # fmt: skip
def test_the_publication_names_exactly_those_who_signed(changes):
    coalition = Coalition(2)
    coalition.freeze()
    coalition.publish({o: coalition.consent(o) for o in coalition.ids}, **changes)
    report = verify_bundle(coalition.bundle(), coalition.policies[0])
    first = "org-01" if ("org-00", 2) in changes["signatories"] else "org-00"
    assert (report.reason, report.data["organisation"]) == ("signatories_differ", first)


@pytest.mark.parametrize("changes", [{"version": 2}, {"digest": H}, {"roster": H}, {"freeze": 0}, {"kind": "call"}])
def test_a_publication_of_another_version_is_refused(changes):
    coalition = Coalition(1)
    coalition.freeze()
    coalition.publish({"org-00": coalition.consent("org-00")}, **changes)
    assert refused(coalition) == "publication_of_another"


def test_a_consent_before_the_freeze_is_refused():
    coalition = Coalition(1)
    coalition.freeze()
    del coalition.leaves[-1], coalition.kept[-1]
    consent = coalition.consent("org-00")
    coalition.freeze_index = coalition.append(coalition.frozen)
    coalition.publish({"org-00": consent})
    assert refused(coalition) == "consent_before_freeze"


def test_who_signed_twice_is_not_counted_twice():
    coalition = Coalition(2)
    coalition.freeze()
    coalition.consent("org-00")
    coalition.publish({o: coalition.consent(o) for o in coalition.ids})
    assert refused(coalition) == "signed_twice"


def test_a_signature_withdrawn_before_publication_is_missed():
    coalition = Coalition(2)
    coalition.freeze()
    consents = {o: coalition.consent(o) for o in coalition.ids}
    coalition.withdraw("org-01", consents["org-01"], day="2026-11-06")
    coalition.publish(consents)
    assert refused(coalition) == "withdrawn_before_publication"


@pytest.mark.parametrize(("organisation", "consent"), [("org-00", 3), ("org-01", 99), ("org-02", 2)])
def test_a_withdrawal_of_nothing_is_refused(organisation, consent):
    coalition = published(3, "signatories 2", ["org-00", "org-01"])
    coalition.withdraw(organisation, consent)
    assert refused(coalition) == "withdrawal_of_nothing"


def test_before_publication_only_the_frozen_roster_counts():
    coalition = Coalition(2)
    coalition.freeze()
    coalition.rosters.append(coalition.roster(salt=bytes(32)))
    other = roster_digest(coalition.rosters[1])
    coalition.publish({"org-00": coalition.consent("org-00"), "org-01": coalition.consent("org-01", roster=other)})
    assert refused(coalition) == "consent_to_another_roster"


def test_a_roster_that_nobody_signed_is_refused():
    coalition = published(2)
    coalition.rosters.append(coalition.roster(salt=bytes(32)))
    assert refused(coalition) == "roster_not_used"


def test_an_exchanged_roster_is_refused():
    coalition = published(2)
    coalition.rosters = [coalition.roster(salt=bytes(32))]
    assert refused(coalition) == "roster_differs"


def test_names_cannot_be_exchanged_between_two_members():
    coalition = Coalition(2)
    coalition.policies = [coalition.policy()]
    coalition.names = {"org-00": coalition.names["org-01"], "org-01": coalition.names["org-00"]}
    coalition.freeze()
    coalition.publish({o: coalition.consent(o) for o in coalition.ids})
    assert refused(coalition) == "name_differs"


def test_a_signing_note_that_was_not_signed_is_refused():
    coalition = published(2)
    coalition.notes.append(SigningNote(2, SALT, "ما مخالفیم".encode()))
    assert refused(coalition) == "note_differs"


def test_an_exchanged_signing_note_is_refused():
    coalition = Coalition(1)
    coalition.freeze()
    coalition.publish({"org-00": coalition.consent("org-00", note=b"yes")})
    coalition.notes = [SigningNote(2, SALT, b"no")]
    assert refused(coalition) == "note_differs"


def test_a_note_that_was_added_after_signing_is_refused():
    coalition = with_one_consent(lambda c, o: c.consent(o, note=b"but", signed={"note": "-"}))
    assert refused(coalition) == "signature_false"


def test_other_facts_than_those_recorded_are_refused():
    coalition = published(1)
    coalition.facts = coalition.facts.replace("تهران".encode(), "شیراز".encode())
    assert refused(coalition) == "facts_differ"


def test_an_entry_of_another_sort_does_not_belong():
    coalition = published(1)
    coalition.kept.insert(0, 0)
    assert refused(coalition) == "entry_not_expected"


def test_a_bundle_is_of_one_frozen_text_and_one_publication():
    changes = {
        "freeze_missing": (lambda c: c.kept.remove(c.freeze_index), lambda c: c.append(c.frozen)),
        "publication_missing": (
            lambda c: c.kept.remove(c.publication_index),
            lambda c: c.append(parse_leaf(c.leaves[c.publication_index]).entry),
        ),
    }
    for reason, ways in changes.items():
        for change in ways:
            coalition = published(1)
            change(coalition)
            assert refused(coalition) == reason


def test_an_entry_that_is_not_in_the_record_is_refused():
    coalition = published(2)
    parts = coalition.parts()
    forged = Coalition(2)
    forged.freeze()
    index = forged.consent("org-00", day="2026-11-06")
    entries = tuple(replace(e, leaf=forged.leaves[index]) if e.index == 2 else e for e in parts.entries)
    assert index == 2
    assert refused(coalition, bundle=coalition.seal(parts._replace(entries=entries))) == "entry_not_in_record"


def test_a_small_order_key_can_stand_in_no_policy_and_no_roster():
    coalition = Coalition(1)

    class Small:
        verify_key = bytes([1] + [0] * 31)

    coalition.keys["org-00"] = Small()
    for write in (coalition.policy, coalition.roster):
        with pytest.raises(ValueError, match="key_not_acceptable"):
            write()


def test_a_commitment_is_not_the_plain_digest():
    assert commitment(SALT, b"note") != hashlib.sha256(b"note").hexdigest()


def test_public_keys_of_tests_differ():
    assert public_of(key_of("a")) != public_of(key_of("b"))


def test_a_checkpoint_with_further_lines_is_refused():
    coalition = published(1)
    parts = coalition.parts()
    note = parse_note(parts.checkpoint)
    twice = write_note(note.text, note.signatures * 2)
    longer = sign_note(note.text + b"more\n", coalition.log, coalition.sign_log)
    for checkpoint in (twice, longer):
        bundle = coalition.seal(parts._replace(checkpoint=checkpoint))
        assert refused(coalition, bundle=bundle) == "checkpoint_has_more"


def test_an_entry_of_another_log_in_our_tree_is_refused():
    coalition = published(1)
    other = Coalition(1, origin="sea.example/record")
    coalition.leaves[2] = coalition.leaves[2].replace(b"rud.example/record\n", b"sea.example/record\n", 1)
    assert other.origin in coalition.leaves[2].decode()
    assert refused(coalition) == "wrong_origin"


def test_a_roster_of_another_log_is_refused():
    coalition = Coalition(1)
    coalition.policies = [coalition.policy()]
    coalition.roster = lambda: Coalition(1, origin="sea.example/record").roster()
    coalition.freeze()
    coalition.publish({"org-00": coalition.consent("org-00")})
    assert refused(coalition) == "wrong_origin"


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ((("fa", "رود پاک"),), (("en", "Clean River"),)),
        ((("en", "Clean River"), ("fa", "رود پاک")), (("en", "Clean River"), ("fa", "دشت سبز"))),
    ],
)
def test_a_member_under_names_that_the_reader_does_not_know_is_refused(known, shown):
    coalition = Coalition(1)
    policy = parse_policy(coalition.policy())
    coalition.policies = [write_policy(policy._replace(organisations=(policy.organisations[0]._replace(names=known),)))]
    roster = parse_roster(coalition.roster())
    raw = write_roster(roster._replace(organisations=(roster.organisations[0]._replace(names=shown),)))
    coalition.roster = lambda: raw
    coalition.freeze()
    coalition.publish({"org-00": coalition.consent("org-00")})
    assert refused(coalition) == "name_differs"


def test_a_name_in_one_more_language_does_no_harm():
    coalition = Coalition(1)
    coalition.policies = [coalition.policy()]
    roster = parse_roster(coalition.roster())
    names = (("en", "Clean River"), *roster.organisations[0].names)
    raw = write_roster(roster._replace(organisations=(roster.organisations[0]._replace(names=names),)))
    coalition.roster = lambda: raw
    coalition.freeze()
    coalition.publish({"org-00": coalition.consent("org-00")})
    assert verify_bundle(coalition.bundle(), coalition.policies[0]).valid


def test_an_attested_signatory_must_stand_in_the_roster():
    coalition = Coalition(3, without_key=("org-02",))
    coalition.policies = [coalition.policy()]
    coalition.ids.pop()
    coalition.freeze()
    consents = {o: coalition.consent(o) for o in ("org-00", "org-01", "org-02")}
    coalition.publish(consents, "signatories 2")
    assert refused(coalition) == "not_in_roster"


def test_hidden_characters_in_a_signing_note_are_refused():
    coalition = Coalition(1)
    coalition.freeze()
    coalition.publish({"org-00": coalition.consent("org-00", note="\u202eno".encode())})
    assert refused(coalition) == "note_differs"


def test_policies_in_a_bundle_stand_from_old_to_new_and_once():
    coalition = published(1)
    newer = coalition.policy()
    for policies in ([newer, coalition.policies[0]], [coalition.policies[0]] * 2):
        bundle = coalition.seal(coalition.parts()._replace(policies=tuple(policies)))
        assert refused(coalition, bundle=bundle) == "malformed"


def test_a_policy_of_another_log_in_the_bundle_is_refused():
    coalition, other = published(1), published(1, origin="sea.example/record")
    for policies in ((coalition.policies[0], other.policy()), (other.policies[0],)):
        bundle = coalition.seal(coalition.parts()._replace(policies=policies))
        report = verify_bundle(bundle, coalition.policies[0])
        found = {"found": "sea.example/record", "expected": "rud.example/record"}
        assert (report.status, report.reason, report.data) == ("invalid", "wrong_origin", found)


def test_who_left_since_still_counts_for_what_it_signed_while_a_member():
    coalition = published(2)
    policy = parse_policy(coalition.policies[0])
    left = policy.organisations[1]._replace(end=len(coalition.leaves))
    newer = policy._replace(organisations=(policy.organisations[0], left), size=len(coalition.leaves) + 1)
    gone = policy._replace(organisations=(policy.organisations[0], left._replace(end=1)))
    assert verify_bundle(coalition.bundle(), write_policy(newer)).valid
    assert refused(coalition, write_policy(gone)) == "unknown_signatory"


def test_a_rule_holds_only_while_it_is_in_force():
    coalition = published(2)
    policy = parse_policy(coalition.policies[0])
    at = coalition.publication_index
    changed = policy._replace(rules=(policy.rules[0]._replace(end=at), *policy.rules[1:]))
    kept = policy._replace(rules=(policy.rules[0]._replace(end=at + 1), *policy.rules[1:]))
    assert refused(coalition, write_policy(changed)) == "rule_not_in_policy"
    assert verify_bundle(coalition.bundle(), write_policy(kept)).valid
