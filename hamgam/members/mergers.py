"""Organisations that become one, and one that becomes two: declared by themselves, with who keeps what.

While the coalition is being founded, what was declared takes effect at once. After that the members settle it: a matter
of the kind `succession` carries it out.
"""

from datetime import datetime
from typing import Any

from django.db.models import Q

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.members import here
from hamgam.members import names as naming
from hamgam.members.models import Invitation, Merger, Organisation
from hamgam.members.seats import make_link
from hamgam.members.succession import Terms, carry_out, check_pair, check_parts, declared_with, end_links

__all__ = ["Terms", "invite_part", "merge_organisations", "split_organisation"]


def _own(by: Any, on: Organisation, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.public_id)


def _take_back(house: Organisation, kind: str) -> None:
    """What it declared stands no more. What both had declared falls for both; the other one can declare it anew."""
    own = Q(declared_by=house) | Q(seconded_on__isnull=False)
    declared_with(house).filter(own, kind=kind).update(state="withdrawn")


def _at_once(declared: Merger, at: datetime) -> Merger:
    """While the coalition is being founded there are no matters yet."""
    if declared.is_complete and here.stage() == "founding":
        carry_out(declared, at)
    return declared


@act("members.merge_organisations", subject=_own)
def merge_organisations(
    *, by: Any, on: Organisation, at: datetime, other: Organisation | None = None,
    goes_on: Organisation | None = None, terms: Terms | None = None, withdraw: bool = False,
) -> Merger | None:  # fmt: skip
    """Declare for one's own organisation that it becomes one with another, on these terms.

    It is complete once the other has declared the same. `goes_on` is the one of the two that stays; a new declaration
    takes the place of one's former one, and `withdraw` only takes that back.
    """
    if withdraw:
        _take_back(on, "merge")
        return None
    if other is None:
        raise NotPossible("merge_with_whom")
    if goes_on not in (on, other) or terms is None:
        raise NotPossible("terms_missing")
    former = other if goes_on == on else on
    check_pair(former, goes_on)
    same = Merger.objects.filter(
        former=former, later=goes_on, kind="merge", state="declared", **terms.as_fields()
    )  # fmt: skip
    mine = same.filter(Q(declared_by=on) | Q(seconded_on__isnull=False)).first()
    if mine is not None:
        return mine
    _take_back(on, "merge")
    theirs = same.filter(declared_by=other).first()
    if theirs is None:
        return Merger.objects.create(
            former=former, later=goes_on, kind="merge", state="declared", declared_by=on, day=here.day_of(at),
            **terms.as_fields(),
        )  # fmt: skip
    theirs.seconded_on = here.day_of(at)
    theirs.save(update_fields=["seconded_on"])
    return _at_once(theirs, at)


@act("members.split_organisation", subject=_own)
def split_organisation(
    *, by: Any, on: Organisation, at: datetime, names: dict[str, str] | None = None,
    other_names: dict[str, str] | None = None, terms: Terms | None = None, withdraw: bool = False,
) -> Merger | None:  # fmt: skip
    """Declare that one becomes two: this one with `names`, the other part with `other_names`.

    `terms` say what goes to the other part. Only one of the two keeps the membership; the other is an observer until
    admitted. A new declaration takes the place of the former one, and `withdraw` only takes that back.
    """
    if withdraw:
        _take_back(on, "split")
        return None
    if terms is None:
        raise NotPossible("terms_missing")
    names, other_names = naming.stored(names or {}), naming.stored(other_names or {})
    check_parts(on, names, other_names, terms)
    _take_back(on, "split")
    declared = Merger.objects.create(
        former=on, later=None, kind="split", declared_by=on, state="declared", day=here.day_of(at), names=names,
        other_names=other_names, **terms.as_fields(),
    )  # fmt: skip
    return _at_once(declared, at)


def _of_declarer(by: Any, on: Merger, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.former.public_id)


@act("members.invite_part", subject=_of_declarer)
def invite_part(*, by: Any, on: Merger, at: datetime) -> Invitation:
    """The link to the first seat of the other part, as long as nobody sits there. An earlier one opens nothing any more."""
    if on.kind != "split" or on.state != "done":
        raise NotPossible("declaration_not_done")
    part = on.later
    if part.left_on is not None:
        raise NotPossible("organisation_left")
    if part.seats.exists():
        raise NotPossible("part_has_people")
    end_links(part)
    return make_link(part, at, role="observer" if part.standing == "observer" else "liaison")
