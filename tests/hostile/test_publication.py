"""The gate and the verifier say the same of every set of signatures: what one refuses, the other does not let pass."""

import itertools
from datetime import timedelta

import pytest
from django.db import transaction

from hamgam.bylaws import rules
from hamgam.bylaws.acts import Refused
from hamgam.engine.bylaws import Verdict
from hamgam.engine.record import verify_bundle
from hamgam.members import key_acts
from hamgam.members.actor import Actor
from hamgam.members.models import Seat
from hamgam.record import log
from hamgam.record.kept import Writing, written_by
from hamgam.record.times import now, told
from hamgam.signing import acts as signing
from hamgam.statements import acts, bundles
from hamgam.texts import acts as texts
from tests import flow
from tests.furnished import furnished
from tests.statements.test_rules_of_shapes import frozen_by_delegates

pytestmark = pytest.mark.django_db

LETTERS = "abcd"
KEYED = "ab"
#: Why an organisation's signature is not there, or is not worth what it seems.
LACKING = ("missing", "waiting", "declined", "objected", "withdrawn", "another version", "key revoked afterwards")
RULES = {"all": acts.publish_for_all, "signatories": acts.publish_for_signatories}


class Case:
    """A coalition of four before a frozen version, two of them with keys."""

    def __init__(self, world, version, other, held, signer="liaison"):
        self.world, self.version, self.other, self.held = world, version, other, held
        self.first, self.second = signer, "delegate" if signer == "liaison" else "liaison"
        self.ready = {letter: self._signature(letter, version) for letter in held}
        self.elsewhere = {letter: self._signature(letter, other) for letter in held} if other else {}

    def _signature(self, letter, version):
        organisation = getattr(self.world, letter)
        roster = signing.signing_roster(version, organisation)
        return self.held[letter].sign(signing.consent_bytes(version, organisation, "", roster))

    def people(self, letter):
        """The two people of an organisation: who answers, and who confirms."""
        return getattr(self.world, f"{letter}_{self.first}"), getattr(self.world, f"{letter}_{self.second}")

    def sign(self, letter, version=None):
        """The organisation signs, by its key where it has one."""
        first, second = self.people(letter)
        version = version or self.version
        if letter in self.held:
            signature = (self.ready if version == self.version else self.elsewhere)[letter]
            return signing.sign(by=first, on=version, signature=signature)
        return signing.confirm_attestation(by=second, on=signing.attest(by=first, on=version))

    def answer(self, letter, how):
        """What an organisation of this kind does; answers False where it cannot do so."""
        first, second = self.people(letter)
        if how == "declined":
            signing.decline(by=first, on=self.version)
        elif how == "another version":
            self.sign(letter, self.other)
        elif how == "withdrawn":
            signing.withdraw(by=first, on=self.sign(letter), by_host=True)
        elif how == "key revoked afterwards" and letter in self.held:
            self.sign(letter)
            key_acts.revoke_key(by=first, on=key_acts.active_key(getattr(self.world, letter)))
        elif how == "waiting" and letter not in self.held:
            signing.attest(by=first, on=self.version)
        elif how == "objected" and letter not in self.held:
            signing.object(by=second, on=signing.attest(by=first, on=self.version))

    def permitted(self, rule):
        """Whether the gate publishes under this rule now, and what the verifier says of it."""
        try:
            with told(now() + timedelta(days=8)), transaction.atomic():
                statement = RULES[rule](by=self.world.coordinator, on=self.version)
                report = verified(statement)
                raise Undone
        except Refused:
            return False, None
        except Undone:
            return True, report

    def forced(self, rule):
        """What the verifier says when a host passes its own gate by and publishes all the same."""
        verdict = Verdict(True, f"statements.publish_for_{rule}", "allowed", "9.1", rules.in_force().version)
        try:
            with told(now() + timedelta(days=8)), transaction.atomic():
                with written_by(Writing(verdict.act, now())) as done:
                    body = RULES[rule].__wrapped__
                    statement = body(by=self.world.coordinator, on=self.version, at=now())
                    log.enter(done, verdict, by=self.world.coordinator, on=self.version)
                report = verified(statement)
                raise Undone
        except Undone:
            return report


class Undone(Exception):
    """Everything of this case is taken back."""


def verified(statement):
    """The verifier's report on the bundle, under the policy that a reader pinned."""
    return verify_bundle(bundles.bundle(statement), bytes(bundles.policy(statement).data))


def disagreements(case, subsets, how, *, blind=False):
    """Sets of organisations for which the gate and the verifier differ; `blind`: refusals, which no bundle can show."""
    found, published = [], 0
    for lacking in subsets:
        try:
            with transaction.atomic():
                for letter in LETTERS:
                    if letter in lacking:
                        case.answer(letter, how)
                    else:
                        case.sign(letter)
                case.version.text.refresh_from_db()
                for rule in RULES:
                    allowed, report = case.permitted(rule)
                    published += allowed
                    if allowed and not report.valid:
                        found.append((lacking, rule, "published and not verified", report.reason))
                    if not allowed and not blind and case.forced(rule).valid:
                        found.append((lacking, rule, "refused and verified"))
                raise Undone
        except Undone:
            continue
    return found, published


SUBSETS = [set(chosen) for size in range(5) for chosen in itertools.combinations(LETTERS, size)]
#: One of each sort: so many of those with a key, so many of those without.
SORTS = [set("ab"[:keyed] + "cd"[:plain]) for keyed in range(3) for plain in range(3)]


@pytest.mark.parametrize("how", LACKING)
def test_gate_and_verifier_agree_on_every_subset_of_a_network(world, how):
    held = {
        letter: flow.enrol(
            getattr(world, letter), getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate")
        )[1]
        for letter in KEYED
    }
    version = flow.frozen(world)
    other = flow.frozen(world) if how == "another version" else None
    subsets = SUBSETS if how == "missing" else SORTS
    found, published = disagreements(Case(world, version, other, held), subsets, how)
    assert found == []
    # In the coalition's name with all four, in the signatories' names with three. A key that was revoked only afterwards
    # signed while it spoke, so those signatures count.
    gone = [len(lacking - set(KEYED) if how == "key revoked afterwards" else lacking) for lacking in subsets]
    assert published == 2 * gone.count(0) + gone.count(1)


@pytest.mark.parametrize(("shape", "how"), list(itertools.product(("council", "committee"), ("missing", "declined"))))
def test_in_shapes_that_decide_otherwise_nothing_is_published_that_does_not_verify(db, shape, how):
    world = furnished(shape)
    version = frozen_by_delegates(world) if shape == "council" else frozen_by_the_secretary(world)
    case = Case(world, version, None, {}, "delegate" if shape == "council" else "liaison")
    subsets = [set(LETTERS[:size]) for size in range(5)]
    found, published = disagreements(case, subsets, how, blind=how == "declined")
    assert found == []
    assert published > 0


def frozen_by_the_secretary(world):
    """A text in Persian alone that everybody accepts; in a committee the secretary opens, closes and freezes."""
    with written_by(Writing("members.accept_invitation", now())):
        Seat.objects.create(person=world.b_liaison.person, organisation=world.b, role="secretary", since=now().date())
    world.coordinator = world.b_liaison = Actor.of(world.b_liaison.person, world.b)
    text = flow.draft_alone(world.b_liaison)
    flow.open_round(text, world.b_liaison, days=20)
    flow.all_accept(world, text)
    flow.close_round(world, text, world.b_liaison)
    return texts.freeze(by=world.b_liaison, on=text, sign_by=now() + timedelta(days=14))


def test_below_the_level_of_its_kind_nothing_is_signed_and_nothing_verifies(world):
    version = flow.frozen(world, kind="platform")
    with pytest.raises(Refused) as refused:
        signing.attest(by=world.a_liaison, on=version)
    assert refused.value.verdict.reason == "level_too_low"
    case = Case(world, version, None, {})
    for letter in LETTERS:
        with written_by(Writing("signing.attest", now())) as done:
            by = getattr(world, f"{letter}_liaison")
            consent = signing.attest.__wrapped__(by=by, on=version, at=now())
            log.enter(done, Verdict(True, done.act, "allowed", "10.3", rules.in_force().version), by=by, on=version)
        with written_by(Writing("signing.confirm_attestation", now())) as done:
            signing.confirm_attestation.__wrapped__(by=by, on=consent, at=now())
            log.enter(done, Verdict(True, done.act, "allowed", "10.3", rules.in_force().version), by=by, on=consent)
    version.text.refresh_from_db()
    report = case.forced("all")
    assert not report.valid
