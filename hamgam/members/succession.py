"""What goes over when organisations become one, one becomes two, or two bear nearly the same name. For acts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible
from hamgam.engine import record
from hamgam.engine.record.lines import to_base64
from hamgam.members import here
from hamgam.members import names as naming
from hamgam.members.models import FormerName, Merger, Organisation, Seat
from hamgam.members.organisations import free_slug
from hamgam.members.policy import renew_policy
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
        """The terms of a declared merger or split."""
        return cls(merger.keeps_name, merger.keeps_key, merger.keeps_signatures, merger.keeps_membership)


def declared_with(organisation: Organisation) -> Any:
    """Declarations still open in which this organisation is one of those concerned."""
    rows = Merger.objects.filter(state="declared").select_related("former", "later", "declared_by")
    return rows.filter(former=organisation) | rows.filter(later=organisation)


def check_declared(merger: Merger) -> None:
    """Whether what was declared can be carried out now; NotPossible with the reason."""
    if merger.state != "declared":
        raise NotPossible("declaration_over")
    if not merger.is_complete:
        raise NotPossible("declaration_of_one_side")
    if merger.kind == "split":
        check_parts(merger.former, merger.names, merger.other_names, Terms.of(merger))
    else:
        check_pair(merger.former, merger.later)


def check_pair(former: Organisation, later: Organisation) -> None:
    """Two that become one are both here, and a member's place goes on, not that of somebody else."""
    if former == later or former.left_on is not None or later.left_on is not None:
        raise NotPossible("merge_with_whom")
    if former.standing != later.standing and later.standing != "member":
        raise NotPossible("member_goes_on")


def check_parts(house: Organisation, names: dict[str, str], other_names: dict[str, str], terms: Terms) -> None:
    """Two parts have two names that are nobody else's, and the names fit the terms."""
    if house.left_on is not None:
        raise NotPossible("organisation_left")
    if terms.membership and house.standing == "suspended":
        raise NotPossible("suspended_stays")
    if terms.name != (other_names == house.names) or (terms.name and names == house.names):
        raise NotPossible("name_and_terms")
    first, second = (names, other_names) if not terms.name else (other_names, names)
    naming.check_name(first, but=house)
    naming.check_name(second, but=house)
    if naming.same(names, other_names):
        raise NotPossible("parts_named_alike")


def carry_out(merger: Merger, at: datetime, settled_by: int | None = None) -> None:
    """What was declared happens. `settled_by`: the number of the matter; None while the coalition is being founded."""
    check_declared(merger)
    merger.state, merger.day, merger.settled_by = "done", here.day_of(at), settled_by
    merger.save()
    if merger.kind == "split":
        _split(merger, Terms.of(merger), at)
    else:
        _join(merger.former, merger.later, Terms.of(merger), at)
    renew_policy(at.date())


def _join(former: Organisation, later: Organisation, terms: Terms, at: datetime) -> None:
    """The former one leaves; its people, and what was agreed, go on with the later one."""
    today = here.day_of(at)
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
    former.left_on, former.suspended_until = today, None
    former.save()
    if terms.name:
        take_name(later, former.names, former.short_names, at)


def _split(merger: Merger, terms: Terms, at: datetime) -> None:
    """The other part comes to be; only one of the two has the membership."""
    house, other = merger.former, merger.other_names
    part = Organisation(names=other, slug=free_slug("", other), kind=house.kind, joined_on=here.day_of(at))
    part.standing = house.standing if terms.membership else "observer"
    part.level = house.level if terms.membership else ""
    part.save()
    merger.later = part
    merger.save(update_fields=["later"])
    if terms.membership:
        _become_observer(house, at)
    if terms.key:
        end_key(house, at)
    take_name(house, merger.names, {}, at)
    house.save()


def _become_observer(organisation: Organisation, at: datetime) -> None:
    """The membership went to the other part: whoever sat here sits here as an observer."""
    organisation.standing, organisation.level = "observer", ""
    people = dict.fromkeys(seat.person_id for seat in organisation.seats.held())
    day = here.day_of(at)
    organisation.seats.held().update(until=day)
    for person in people:
        Seat.objects.create(person_id=person, organisation=organisation, role="observer", since=day)


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
    FormerName.objects.create(organisation=organisation, names=organisation.names, until=here.day_of(at))
    organisation.names, organisation.short_names = names, short
    organisation.save()


def check_namesakes(keeps: Organisation, renamed: Organisation, names: dict[str, str]) -> None:
    """Whether the two bear names that are near each other, and the new one ends that; NotPossible with the reason."""
    if keeps == renamed or keeps.left_on is not None or renamed.left_on is not None:
        raise NotPossible("namesakes_which")
    if not naming.near(keeps.names, [renamed]):
        raise NotPossible("names_not_near")
    naming.check_name(names, but=renamed)
    if naming.near(names, [keeps]):
        raise NotPossible("name_still_near", name=naming.said(keeps))


def rename_namesake(keeps: Organisation, renamed: Organisation, names: dict[str, str], at: datetime) -> None:
    """One of two near-namesakes bears another name from now on; the other keeps its own."""
    check_namesakes(keeps, renamed, names)
    take_name(renamed, names, {}, at)
    renew_policy(at.date())
