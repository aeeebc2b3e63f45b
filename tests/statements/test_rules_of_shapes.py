"""A shape that decides by consent or majority publishes in its name with as many signatures as its rule asks."""

from datetime import timedelta

import pytest

from hamgam.bylaws.acts import Refused
from hamgam.engine.record import verify_bundle
from hamgam.positions import acts as positions
from hamgam.record.times import now, told
from hamgam.signing import acts as signing
from hamgam.statements import acts, bundles
from hamgam.texts import acts as texts
from tests import flow
from tests.furnished import furnished

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(db):
    return furnished("council")


def frozen_by_delegates(council):
    """A text in Persian alone that every delegate accepts: in a council delegates act."""
    by = council.a_delegate
    text = texts.import_text(
        by=by, kind="statement", titles={"fa": "آب پاک"}, language="fa",
        sections=[{"titles": {}, "clauses": [{"text": fa} for fa, _en in flow.WORDS]}],
    )  # fmt: skip
    flow.open_round(text, by, days=20)
    for clause in text.clauses.all():
        for letter in "abcd":
            delegate = getattr(council, f"{letter}_delegate")
            positions.take(by=delegate, on=clause.wordings.get(), stance="accept")
    flow.close_round(council, text, by)
    return texts.freeze(by=by, on=text, sign_by=now() + timedelta(days=14))


def test_a_council_publishes_in_its_name_with_two_thirds_and_the_bundle_says_how_many(council):
    version = frozen_by_delegates(council)
    for letter in "abc":
        liaison, delegate = getattr(council, f"{letter}_liaison"), getattr(council, f"{letter}_delegate")
        signing.confirm_attestation(by=liaison, on=signing.attest(by=delegate, on=version))
    with told(now() + timedelta(days=8)):
        statement = acts.publish_for_all(by=council.coordinator, on=version)
    report = verify_bundle(bundles.bundle(statement), bytes(bundles.policy(statement).data))
    assert (report.status, report.reason, report.rule) == ("valid", "", "coalition 3")


def test_a_council_does_not_publish_in_its_name_against_a_refusal(council):
    version = frozen_by_delegates(council)
    for letter in "abc":
        liaison, delegate = getattr(council, f"{letter}_liaison"), getattr(council, f"{letter}_delegate")
        signing.confirm_attestation(by=liaison, on=signing.attest(by=delegate, on=version))
    signing.decline(by=council.d_delegate, on=version, note="نه.")
    with told(now() + timedelta(days=8)), pytest.raises(Refused) as refused:
        acts.publish_for_all(by=council.coordinator, on=version)
    assert (refused.value.verdict.reason, refused.value.verdict.refused) == ("not_agreed", (council.d.public_id,))
