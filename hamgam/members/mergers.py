"""Organisations that become one, and one that becomes two: who keeps what is said, never assumed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine import record
from hamgam.engine.bylaws import Subject
from hamgam.engine.record.lines import to_base64
from hamgam.members import names as naming
from hamgam.members.models import FormerName, Invitation, Merger, Organisation, Seat
from hamgam.members.organisations import free_slug
from hamgam.members.policy import renew_policy
from hamgam.members.seats import make_link
from hamgam.record import log

CARRIED = ("liaison", "delegate", "coordinator", "secretary", "executive", "observer")
"""Seats that go over when two organisations become one."""


@dataclass(frozen=True)
class Terms:
    """What goes over from the former organisation to the later one."""

    name: bool
    key: bool
    signatures: bool
    membership: bool = False

    def as_fields(self) -> dict[str, bool]:
        """The same as the row holds it."""
        return {
            "keeps_name": self.name, "keeps_key": self.key, "keeps_signatures": self.signatures,
            "keeps_membership": self.membership,
        }  # fmt: skip

    @classmethod
    def of(cls, merger: Merger) -> "Terms":
        """The terms of a declared merger."""
        return cls(merger.keeps_name, merger.keeps_key, merger.keeps_signatures, merger.keeps_membership)


def declared_with(organisation: Organisation) -> Any:
    """Declarations still open in which this organisation is one of the two."""
    rows = Merger.objects.filter(kind="merge", state="declared").select_related("former", "later", "declared_by")
    return rows.filter(former=organisation) | rows.filter(later=organisation)


def _own(by: Any, on: Organisation, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.public_id)


@act("members.merge_organisations", subject=_own)
def merge_organisations(
    *, by: Any, on: Organisation, at: datetime, other: Organisation | None = None,
    goes_on: Organisation | None = None, terms: Terms | None = None, withdraw: bool = False,
) -> Merger | None:  # fmt: skip
    """Declare for one's own organisation that it becomes one with another; done when the other has said the same.

    `goes_on` is the one of the two that stays; a new declaration takes the place of one's former one, and `withdraw`
    only takes that back.
    """
    declared_with(on).filter(declared_by=on).update(state="withdrawn")
    if withdraw:
        return None
    if other is None or other == on or other.left_on is not None or on.left_on is not None:
        raise NotPossible("merge_with_whom")
    if goes_on not in (on, other) or terms is None:
        raise NotPossible("terms_missing")
    if other.standing != on.standing and goes_on.standing != "member":
        raise NotPossible("member_goes_on")
    former = other if goes_on == on else on
    same = {"former": former, "later": goes_on, "kind": "merge", **terms.as_fields()}
    theirs = Merger.objects.filter(**same, state="declared", declared_by=other).first()
    if theirs is None:
        return Merger.objects.create(**same, state="declared", declared_by=on, day=at.date())
    theirs.state, theirs.day = "done", at.date()
    theirs.save()
    _join(former, goes_on, terms, at)
    renew_policy(at.date())
    return theirs


def _join(former: Organisation, later: Organisation, terms: Terms, at: datetime) -> None:
    """The former one leaves; its people, and what was agreed, go on with the later one."""
    today = at.date()
    held = set(later.seats.held().values_list("person_id", "role"))
    for seat in former.seats.held():
        seat.until = today
        seat.save(update_fields=["until"])
        if seat.role in CARRIED and (seat.person_id, seat.role) not in held:
            Seat.objects.create(person_id=seat.person_id, organisation=later, role=seat.role, since=today)
    end_links(former)
    declared_with(former).update(state="withdrawn")
    end_key(former, at)
    if terms.key:
        end_key(later, at)  # the former's key is enrolled anew by the later one, with that key's own signature
    former.left_on = today
    former.save()
    if terms.name:
        take_name(later, former.names, former.short_names, at)


def end_links(organisation: Organisation) -> None:
    """Links that nobody has used yet open nothing any more."""
    organisation.invitations.filter(used=False, withdrawn=False).update(withdrawn=True)


def end_key(organisation: Organisation, at: datetime) -> None:
    """The organisation's keys speak no more from here on; what they signed stays signed."""
    for key in organisation.keys.filter(state="waiting"):
        key.state = "dropped"
        key.save(update_fields=["state"])
    for key in organisation.keys.filter(state="active"):
        public, day = to_base64(bytes.fromhex(key.public)), at.date()
        ended = record.KeyRevoke(day=day.isoformat(), organisation=organisation.public_id, key=public, by="-")
        key.until_leaf, key.state, key.revoked_on = log.add_leaf(ended), "revoked", day
        key.save()


def take_name(organisation: Organisation, names: dict[str, str], short: dict[str, str], at: datetime) -> None:
    """It bears this name from now on; the former one stays known."""
    if names == organisation.names:
        return
    FormerName.objects.create(organisation=organisation, names=organisation.names, until=at.date())
    organisation.names, organisation.short_names = names, short
    organisation.save()


@act("members.split_organisation", subject=_own)
def split_organisation(
    *, by: Any, on: Organisation, at: datetime, names: dict[str, str], other_names: dict[str, str], terms: Terms
) -> Invitation:
    """One becomes two: this one with `names`, the other part with `other_names`; `terms` say what goes to the other part.

    Only one of the two keeps the membership; the other is an observer until admitted. Answers the invitation for the
    other part's first seat.
    """
    names, other_names = naming.stored(names), naming.stored(other_names)
    if on.left_on is not None:
        raise NotPossible("organisation_left")
    if terms.name != (other_names == on.names) or (terms.name and names == on.names):
        raise NotPossible("name_and_terms")
    first, second = (names, other_names) if not terms.name else (other_names, names)
    naming.check_name(first, but=on)
    naming.check_name(second, but=on)
    if naming.same(names, other_names):
        raise NotPossible("parts_named_alike")
    part = Organisation(names=other_names, slug=free_slug("", other_names), kind=on.kind, joined_on=at.date())
    part.standing = on.standing if terms.membership else "observer"
    part.save()
    if terms.membership:
        _become_observer(on, at)
    if terms.key:
        end_key(on, at)
    if names != on.names:
        FormerName.objects.create(organisation=on, names=on.names, until=at.date())
        on.names, on.short_names = names, {}
    on.save()
    Merger.objects.create(
        former=on, later=part, kind="split", declared_by=on, state="done", day=at.date(), **terms.as_fields()
    )
    renew_policy(at.date())
    return make_link(part, at, role="observer" if part.standing == "observer" else "liaison")


def _become_observer(organisation: Organisation, at: datetime) -> None:
    """The membership went to the other part: whoever sat here sits here as an observer."""
    organisation.standing = "observer"
    people = dict.fromkeys(seat.person_id for seat in organisation.seats.held())
    organisation.seats.held().update(until=at.date())
    for person in people:
        Seat.objects.create(person_id=person, organisation=organisation, role="observer", since=at.date())
