"""A seminar or conference is opened to the public or closed to it; guests at the door are counted."""

from datetime import datetime
from typing import Any

from hamgam.assemblies import checks
from hamgam.assemblies.acts import of_an_office, of_ones_own
from hamgam.assemblies.models import Assembly
from hamgam.assemblies.public_models import Guests, Opening
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws.words import OFFICES

#: The most places of what is open.
PLACES = 2_000


@act("assemblies.open_to_public", subject=of_ones_own)
def open_to_public(*, by: Any, on: Assembly, at: datetime, places: int = 0, after_registering: bool = True) -> Opening:
    """Let anybody register for a seminar, round table or conference, or change how.

    places: how many may come in this way, 0 for as many as wish. after_registering: place and address are shown to those alone
    who have a place.
    """
    if not on.can_be_public:
        raise NotPossible("opening_no_seminar")
    if not 0 <= places <= PLACES:
        raise NotPossible("opening_places", limit=PLACES)
    given = {"places": places, "after_registering": after_registering, "open": True}
    row, _made = Opening.objects.update_or_create(assembly=on, defaults=given)
    return row


@act("assemblies.close_to_public", subject=of_ones_own)
def close_to_public(*, by: Any, on: Assembly, at: datetime) -> Assembly:
    """Take no more registrations. Those who registered keep their place and their link."""
    row = Opening.objects.filter(assembly=on, open=True).first()
    if row is None:
        raise NotPossible("opening_not_open")
    row.open = False
    row.save(update_fields=["open"])
    return on


@act("assemblies.enter_guests", subject=of_an_office(*OFFICES))
def enter_guests(*, by: Any, on: Assembly, at: datetime, people: int, remote: int = 0) -> Guests:
    """How many people without an organisation are there today. remote: how many of them take part from elsewhere."""
    if min(people, remote) < 0 or people > checks.PEOPLE:
        raise NotPossible("attendance_wrong", limit=checks.PEOPLE)
    if remote > people:
        raise NotPossible("attendance_remote")
    given = {"people": people, "remote": remote}
    row, _made = Guests.objects.update_or_create(assembly=on, day=on.today(at), defaults=given)
    return row
