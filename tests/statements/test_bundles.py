"""From a frozen text to a bundle that a stranger verifies under what she pinned."""

from datetime import timedelta

import pytest

from hamgam.bylaws.acts import Refused
from hamgam.engine.record import parse_policy, verify_bundle
from hamgam.members import acts as members
from hamgam.members import here, suspensions
from hamgam.members.actor import Actor
from hamgam.members.models import PolicyFile
from hamgam.record.times import now, told
from hamgam.signing import acts as signing
from hamgam.statements import acts, bundles
from hamgam.texts import acts as texts
from tests import flow
from tests.decisions.brought import answered, brought, close

pytestmark = pytest.mark.django_db


def test_a_statement_signed_by_all_is_valid_under_its_policy(world):
    key, held = flow.enrol(world.a, world.a_liaison, world.a_delegate)
    version = flow.frozen(world)
    flow.sign_with_key(version, world.a_liaison, held, note="به زبان ساده.")
    for letter in "bcd":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    statement = acts.publish_for_all(by=world.coordinator, on=version)
    report = verify_bundle(bundles.bundle(statement), bytes(bundles.policy(statement).data))
    assert (report.status, report.reason) == ("valid", "")
    assert report.rule == "all"
    assert sorted(row.level for row in report.signatories) == ["attested", "attested", "attested", "key"]
    assert report.title == "آب پاک، کار ایمن"


def test_publishing_early_is_refused_with_article_and_missing_names(world):
    version = flow.frozen(world)
    flow.attest(version, world.a_liaison, world.a_delegate)
    with pytest.raises(Refused) as refused:
        acts.publish_for_all(by=world.coordinator, on=version)
    verdict = refused.value.verdict
    assert (verdict.reason, verdict.article) == ("answers_missing", "9.1")
    assert set(verdict.missing) == {world.b.public_id, world.c.public_id, world.d.public_id}


def test_one_refusal_leaves_publication_in_the_signatories_names(world):
    version = flow.frozen(world)
    for letter in "abc":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    signing.decline(by=world.d_liaison, on=version, note="نه هنوز.")
    with pytest.raises(Refused) as refused:
        acts.publish_for_all(by=world.coordinator, on=version)
    assert refused.value.verdict.refused == (world.d.public_id,)
    statement = acts.publish_for_signatories(by=world.coordinator, on=version)
    signing.withdraw(by=world.c_liaison, on=version.consents.get(organisation=world.c), note="")
    report = verify_bundle(bundles.bundle(statement), fingerprint=bundles.policy(statement).fingerprint)
    assert (report.status, report.rule) == ("valid", "signatories 3")
    assert [bool(row.withdrawn) for row in report.signatories] == [False, False, True]


def test_a_key_that_came_after_publication_does_not_spoil_the_digits_on_paper(world):
    version = flow.frozen(world)
    for letter in "abc":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    signing.decline(by=world.d_liaison, on=version, note="")
    statement = acts.publish_for_signatories(by=world.coordinator, on=version)
    on_paper = bundles.policy(statement).fingerprint
    _key, held = flow.enrol(world.d, world.d_liaison, world.d_delegate)
    version.text.refresh_from_db()
    flow.sign_with_key(version, world.d_liaison, held)
    bundle = bundles.bundle(statement)
    today = PolicyFile.objects.order_by("-size").first()
    found = {}
    for digits in (on_paper, today.fingerprint):
        report = verify_bundle(bundle, fingerprint=digits)
        found[digits] = (report.status, [row.level for row in report.signatories if row.later])
    assert found == {on_paper: ("valid", ["unknown"]), today.fingerprint: ("valid", ["key"])}


def test_an_organisation_renamed_while_others_sign_spoils_nothing(world):
    version = flow.frozen(world)
    flow.everybody_signs(world, version)
    former = dict(world.b.names)
    new = {"fa": "کانون کشتکاران", "en": "Tillers’ Circle"}
    members.rename_organisation(by=world.b_liaison, on=world.b, names=new)
    statement = acts.publish_for_all(by=world.coordinator, on=version)
    policy = bundles.policy(statement)
    report = verify_bundle(bundles.bundle(statement), fingerprint=policy.fingerprint)
    assert (report.status, report.reason) == ("valid", "")
    shown = {row.organisation: dict(row.names) for row in report.signatories}
    assert shown[world.b.public_id] == new
    known = parse_policy(bytes(policy.data)).find(world.b.public_id)
    assert {language: name for language, _end, name in known.former} == former


def test_what_was_published_while_a_member_was_suspended_stays_valid_when_it_is_back(world):
    first = flow.frozen(world)
    flow.everybody_signs(world, first)
    before = acts.publish_for_all(by=world.coordinator, on=first)
    text = flow.frozen(world).text
    details = {
        "organisation": world.d.public_id,
        "until": (here.today() + timedelta(days=40)).isoformat(),
        "reason": "چون.",
    }
    close(
        answered(world, brought(world, "suspension", details=details, closes_at=None), "accept", "accept", "accept", "")
    )
    texts.thaw(by=world.a_liaison, on=text)
    version = texts.freeze(by=world.a_liaison, on=text, sign_by=now() + timedelta(days=14))
    for letter in "bc":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    flow.attest(version, world.a_liaison, world.a_delegate)
    meanwhile = acts.publish_for_all(by=world.coordinator, on=version)
    with told(now() + timedelta(days=41)):
        suspensions.end_suspension(by=Actor.clock(), on=world.d)
    newest = bytes(PolicyFile.objects.order_by("-size").first().data)
    assert parse_policy(newest).find(world.d.public_id).away != ()
    found = [verify_bundle(bundles.bundle(statement), newest) for statement in (before, meanwhile)]
    assert [(report.status, report.reason, len(report.signatories)) for report in found] == [
        ("valid", "", 4), ("valid", "", 3),
    ]  # fmt: skip
