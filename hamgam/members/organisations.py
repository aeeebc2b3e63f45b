"""Organisations: added while the coalition is founded, described and renamed by themselves alone."""

from datetime import datetime
from typing import Any

from django.utils.text import slugify

from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.members import here
from hamgam.members import names as naming
from hamgam.members.models import Coalition, FormerName, Organisation
from hamgam.members.policy import renew_policy

KINDS = ("association", "union", "council", "committee", "society", "collective", "unit")
"""Kinds of organisation."""

SHOWABLE = ("name", "kind", "city", "country", "intro", "contact", "site")
"""What an organisation may agree to show to the public; without "name" it does not stand in the public list at all."""

PROFILE = ("short_names", "kind", "city", "country", "intro", "contact", "site", "shown")
"""What an organisation says of itself; its name changes by an act of its own."""


def _founding(by: Any, on: Any, given: dict[str, Any]) -> Subject:
    return Subject(stage=on.stage if isinstance(on, Coalition) else here.stage())


@act("members.add_organisation", subject=_founding)
def add_organisation(
    *, by: Any, on: Any, at: datetime, names: dict[str, str], slug: str = "", standing: str = "member", **profile: Any
) -> Organisation:
    """A founding organisation. `names`: language → name; `profile`: the fields of `PROFILE`, all of them optional."""
    names = naming.stored(names)
    naming.check_name(names)
    if standing == "observer" and not any("observer" in power.gives for power in rules.in_force().powers):
        raise NotPossible("no_observers")
    organisation = Organisation(names=names, slug=free_slug(slug, names), standing=standing, joined_on=here.day_of(at))
    _describe(organisation, profile)
    organisation.save()
    return organisation


def free_slug(wanted: str, names: dict[str, str]) -> str:
    """The address wanted, or one made of the name; a number makes it unique."""
    made = slugify(wanted or names.get("en", ""))[:50] or f"member-{Organisation.objects.count() + 1}"
    taken = set(Organisation.objects.filter(slug__startswith=made).values_list("slug", flat=True))
    return next(slug for n in range(1, len(taken) + 2) if (slug := made if n == 1 else f"{made}-{n}") not in taken)


def _describe(organisation: Organisation, profile: dict[str, Any]) -> None:
    """Take over what was said, in the letters of each language."""
    for field, value in profile.items():
        if field not in PROFILE:
            raise TypeError(f"an organisation has no {field!r} to describe")
        if field in ("short_names", "city", "country", "intro"):
            value = naming.stored(value or {})
        setattr(organisation, field, value)
    if organisation.kind not in KINDS:
        raise NotPossible("unknown_kind")
    organisation.shown = [field for field in SHOWABLE if field in organisation.shown]


@act("members.close_founding", subject=_founding)
def close_founding(*, by: Any, on: Coalition, at: datetime) -> Coalition:
    """The founding is over: from now on each organisation alone fills its seats."""
    waiting = [row for row in Organisation.objects.present() if not row.seats.held().exists()]
    if not Organisation.objects.members().exists():
        raise NotPossible("nobody_founds")
    if waiting:
        raise NotPossible("seats_are_empty", organisation=naming.said(waiting[0]))
    on.stage = "standing"
    on.save(update_fields=["stage"])
    renew_policy(at.date())
    return on


@act("members.edit_organisation")
def edit_organisation(*, by: Any, on: Organisation, at: datetime, **profile: Any) -> Organisation:
    """What the organisation says of itself, and what of it the public may see."""
    _describe(on, profile)
    on.save()
    return on


@act("members.rename_organisation")
def rename_organisation(
    *, by: Any, on: Organisation, at: datetime, names: dict[str, str], near_is_known: bool = False
) -> Organisation:
    """Another name. The former one stays known, with the day until which it was borne.

    A name nearly the same as another organisation's is taken only by who has said to know it: the members can settle
    then which of the two keeps it.
    """
    names = naming.stored(names)
    naming.check_name(names, but=on)
    if names == on.names:
        raise NotPossible("same_name")
    alike = naming.near(names, Organisation.objects.present(), but=on)
    if alike and not near_is_known:
        raise NotPossible("name_near", name=naming.said(alike[0]))
    FormerName.objects.create(organisation=on, names=on.names, until=here.day_of(at))
    on.names = names
    on.save()
    renew_policy(at.date())
    return on
