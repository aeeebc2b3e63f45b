"""Somebody registers for an open seminar, and takes it back. Nobody is signed in, so it is no act.

No address of the network is looked at: how many register in all and in a minute, and how long a name is, are limited in number.
"""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from hamgam.assemblies import checks
from hamgam.assemblies.models import Assembly
from hamgam.assemblies.public_models import Opening, Registration
from hamgam.bylaws.acts import NotPossible
from hamgam.members.models import secret_hash
from hamgam.record import times
from hamgam.record.shared import has_room

#: The most registrations of one assembly, waiting ones among them, and of all assemblies in a minute.
MOST, A_MINUTE = 2_000, 20
#: Of an assembly that nobody closed, names are erased so many days after its last day.
KEPT_DAYS = 14


def open_ones() -> list[Opening]:
    """What is open to the public and not over, the next first."""
    rows = Opening.objects.filter(open=True, assembly__stage__in=("called", "in_session")).select_related("assembly")
    now = times.now()
    return [row for row in rows.order_by("assembly__first_day", "pk") if row.assembly.ends > now]


def the_open_one(number: int) -> Opening | None:
    """The opening of this assembly, where it is open and not over."""
    return next((row for row in open_ones() if row.assembly.number == number), None)


def register(opening: Opening, name: str) -> tuple[Registration, str]:
    """Keep a name until the assembly is over. Answers it with the secret part of the link by which it is taken back."""
    kept = checks.name(name)
    if not kept:
        raise NotPossible("registration_name_missing")
    secret = secrets.token_urlsafe(16)
    with transaction.atomic():
        held = Opening.objects.select_for_update().select_related(None).get(pk=opening.pk)
        if the_open_one(opening.assembly.number) is None:
            raise NotPossible("registration_over")
        if held.registrations.count() >= MOST:
            raise NotPossible("registrations_full")
        _let_in()
        made = Registration.objects.create(opening=held, key=secret_hash(secret), name=kept)
    return made, secret


def _let_in() -> None:
    if not has_room("registrations", A_MINUTE):
        raise NotPossible("registrations_crowded")


def behind(secret: str) -> Registration | None:
    """The registration that this secret leads to."""
    rows = Registration.objects.filter(key=secret_hash(secret))
    return rows.select_related("opening__assembly").first()


def waits(registration: Registration) -> int:
    """At which place of the waiting list it stands, from one; 0 where it has a place."""
    places = registration.opening.places
    before = Registration.objects.filter(opening=registration.opening_id, pk__lt=registration.pk).count()
    return max(before + 1 - places, 0) if places else 0


def take_back(secret: str) -> bool:
    """Take a registration back: nothing of it stays, and whoever waits moves up. Whether there was one."""
    deleted, _rows = Registration.objects.filter(key=secret_hash(secret)).delete()
    return bool(deleted)


def figures(opening: Opening) -> tuple[int, int]:
    """How many have a place and how many wait."""
    count = opening.registered if opening.registered is not None else opening.registrations.count()
    seated = min(count, opening.places) if opening.places else count
    return seated, count - seated


def erase(assembly: Assembly) -> None:
    """The assembly is over: names go, their number stays. In an act alone."""
    for opening in Opening.objects.filter(assembly=assembly, registered=None):
        opening.registered = opening.registrations.count()
        opening.save(update_fields=["registered"])
        opening.registrations.all().delete()


def forget(now: datetime) -> None:
    """Names of assemblies that nobody closed go too, some days later."""
    last = (now - timedelta(days=KEPT_DAYS)).date()
    Registration.objects.filter(opening__assembly__last_day__lt=last).delete()
