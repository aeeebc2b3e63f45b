"""What comes after publication, as a reader with older and with newer digits sees it."""

from hamgam.engine.record import parse_policy, roster_digest, verify_bundle, write_policy
from tests.engine.record.coalition import Coalition, key_of, published
from tests.engine.record.test_forgery import refused


def joined(coalition, name="نهاد تازه", with_key=True):
    """org-99 joins after publication and signs with a newer roster; answers the number of its entry."""
    coalition.ids.append("org-99")
    coalition.names["org-99"] = name
    if with_key:
        coalition.keys["org-99"] = key_of("org-99")
    coalition.rosters.append(coalition.roster(salt=bytes(32)))
    return coalition.consent("org-99", roster=roster_digest(coalition.rosters[1]))


def levels(coalition, policy=None):
    """Who stands under the statement, each with its level and whether it signed later."""
    report = verify_bundle(coalition.bundle(), policy or coalition.policies[0])
    assert report.status == "valid", report.reason
    return [(s.organisation, s.level, s.later) for s in report.signatories]


FIRST_TWO = [("org-00", "key", False), ("org-01", "key", False)]


def test_a_later_signatory_whom_an_older_policy_cannot_know_is_reported_as_unknown():
    coalition = published(2)
    joined(coalition)
    assert levels(coalition) == [*FIRST_TWO, ("org-99", "unknown", True)]


def test_so_is_one_that_signs_in_the_very_next_entry_after_the_policy_was_written():
    coalition = published(2)
    coalition.policies = [coalition.policy()]
    assert joined(coalition) == parse_policy(coalition.policies[0]).size
    assert levels(coalition) == [*FIRST_TWO, ("org-99", "unknown", True)]


def test_so_is_one_for_which_the_host_alone_vouches():
    coalition = published(2)
    joined(coalition, with_key=False)
    assert levels(coalition) == [*FIRST_TWO, ("org-99", "unknown", True)]


def test_a_later_signatory_whom_the_policy_could_know_and_does_not_is_refused():
    coalition = published(2)
    policy = parse_policy(coalition.policies[0])
    joined(coalition)
    assert refused(coalition, write_policy(policy._replace(size=len(coalition.leaves)))) == "unknown_signatory"


def test_a_later_signatory_may_sign_with_a_newer_roster_that_the_newer_policy_knows():
    coalition = published(2)
    older, before = coalition.policies[0], len(coalition.leaves)
    joined(coalition)
    policy = parse_policy(coalition.policy())
    newer = policy.organisations[2]._replace(start=before)
    coalition.policies.append(write_policy(policy._replace(organisations=(*policy.organisations[:2], newer))))
    assert levels(coalition, coalition.policies[1]) == [*FIRST_TWO, ("org-99", "key", True)]
    assert levels(coalition, older) == [*FIRST_TWO, ("org-99", "unknown", True)]


def test_who_signs_later_cannot_take_the_name_of_a_member():
    coalition = published(2)
    taken, coalition.names["org-00"] = coalition.names["org-00"], "نامی دیگر"
    joined(coalition, taken)
    assert refused(coalition) == "name_differs"


def test_whom_the_policy_does_not_know_cannot_bear_a_members_name_in_the_frozen_roster_either():
    coalition = Coalition(3)
    coalition.policies = [coalition.policy()]
    taken = coalition.names["org-02"]
    coalition.ids[2] = "org-99"
    coalition.names["org-99"], coalition.keys["org-99"] = taken, key_of("org-99")
    coalition.freeze()
    coalition.publish({o: coalition.consent(o) for o in coalition.ids[:2]}, "signatories 2")
    coalition.consent("org-99")
    assert refused(coalition) == "name_differs"


def test_a_name_that_went_over_after_a_later_signature_breaks_nothing():
    coalition = published(3, "signatories 2", ["org-00", "org-01"])
    coalition.rosters.append(coalition.roster(salt=bytes(32)))
    coalition.consent("org-02", roster=roster_digest(coalition.rosters[1]))
    size = len(coalition.leaves)
    policy = parse_policy(coalition.policies[0])
    first, second, third = policy.organisations
    heir = first._replace(names=third.names, former=tuple((lang, size, name) for lang, name in first.names))
    ended = third._replace(end=size, keys=tuple(key._replace(end=size) for key in third.keys))
    newer = write_policy(policy._replace(size=size, organisations=(heir, second, ended)))
    assert levels(coalition, newer) == [*FIRST_TWO, ("org-02", "key", True)]


def test_a_newcomer_may_bear_the_name_of_an_organisation_that_ended():
    coalition = published(3, "signatories 2", ["org-00", "org-01"])
    first, second, third = parse_policy(coalition.policies[0]).organisations
    ended = third._replace(end=2)
    policy = parse_policy(coalition.policies[0])._replace(organisations=(first, second, ended))
    name, coalition.names["org-02"] = coalition.names["org-02"], "نام دیگر"
    joined(coalition, name)
    assert levels(coalition, write_policy(policy)) == [*FIRST_TWO, ("org-99", "unknown", True)]


def test_a_name_that_was_borne_in_the_first_entries_is_an_own_name_for_good():
    """org-02 was called so until entry 1, and signs later under that name, which org-00 bears by now."""
    coalition = Coalition(3)
    old, coalition.names["org-02"] = coalition.names["org-02"], "نام تازه"
    policy = parse_policy(coalition.policy())
    coalition.freeze()
    coalition.publish({o: coalition.consent(o) for o in ("org-00", "org-01")}, "signatories 2")
    coalition.names["org-00"], coalition.names["org-02"] = "نام سوم", old
    coalition.rosters.append(coalition.roster(salt=bytes(32)))
    coalition.consent("org-02", roster=roster_digest(coalition.rosters[1]))
    first, second, third = policy.organisations
    heir = first._replace(names=(("fa", old),), former=(("fa", 9, first.names[0][1]),))
    for until, reason in ((1, ""), (0, "name_differs")):
        rows = (heir, second, third._replace(former=(("fa", until, old),)))
        report = verify_bundle(coalition.bundle(), write_policy(policy._replace(organisations=rows)))
        assert report.reason == reason


def test_an_unknown_later_signature_must_still_hold():
    coalition = published(2)
    coalition.ids.append("org-99")
    coalition.names["org-99"], coalition.keys["org-99"] = "نهاد تازه", key_of("org-99")
    coalition.rosters.append(coalition.roster(salt=bytes(32)))
    coalition.consent("org-99", key=key_of("other"), roster=roster_digest(coalition.rosters[1]))
    assert refused(coalition) == "key_not_in_roster"


def later_with_another_key(vouched):
    """org-01 signs later, after a key was enrolled for it; `vouched`: whether its key in force before is revoked."""
    coalition = published(3, "signatories 2", ["org-00", "org-02"])
    new = key_of("new")
    coalition.add_key("org-01", new, former=None)
    if vouched:
        coalition.revoke_key("org-01", coalition.keys["org-01"], by=new)
    coalition.keys["org-01"] = new
    coalition.rosters.append(coalition.roster(salt=bytes(32)))
    coalition.consent("org-01", roster=roster_digest(coalition.rosters[1]))
    return coalition


def test_a_later_signature_with_another_key_while_the_known_one_is_in_force_is_refused():
    assert refused(later_with_another_key(vouched=False)) == "unknown_key"


def test_a_later_signature_with_a_key_that_replaced_a_lost_one_is_unknown_to_an_older_policy():
    assert levels(later_with_another_key(vouched=True)) == [
        ("org-00", "key", False), ("org-02", "key", False), ("org-01", "unknown", True),
    ]  # fmt: skip


def test_a_withdrawal_by_whom_the_policy_cannot_know_rests_on_the_hosts_word():
    coalition = published(2)
    index = joined(coalition)
    coalition.withdraw("org-99", index, roster=roster_digest(coalition.rosters[1]))
    report = verify_bundle(coalition.bundle(), coalition.policies[0])
    assert [(s.level, s.withdrawn_level) for s in report.signatories] == [
        ("key", None), ("key", None), ("unknown", "attested"),
    ]  # fmt: skip


def test_a_name_borne_when_the_text_was_frozen_still_fits_a_policy_that_knows_the_new_one():
    coalition = Coalition(2)
    frozen = coalition.policy()
    coalition.freeze()
    coalition.publish({o: coalition.consent(o) for o in coalition.ids})
    policy = parse_policy(frozen)
    renamed = policy.organisations[1]._replace(names=(("fa", "نام تازه"),))
    remembered = renamed._replace(former=tuple((lang, 2, name) for lang, name in policy.organisations[1].names))
    for row, reason in ((renamed, "name_differs"), (remembered, None)):
        coalition.policies = [write_policy(policy._replace(organisations=(policy.organisations[0], row)))]
        report = verify_bundle(coalition.bundle(), coalition.policies[0])
        assert (report.reason or None) == reason
    assert [s.names for s in report.signatories][1] == (("fa", "نام تازه"),)
    forgotten = renamed._replace(former=tuple((lang, 0, name) for lang, name in policy.organisations[1].names))
    coalition.policies = [write_policy(policy._replace(organisations=(policy.organisations[0], forgotten)))]
    assert refused(coalition) == "name_differs"
