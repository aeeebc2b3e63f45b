"""What organisations answered to wordings, as the bylaws count it. Reads upward through reverse relations alone."""

from collections.abc import Mapping
from typing import Any

from hamgam.members.models import Organisation
from hamgam.texts.models import Text, Wording


def member_ids() -> dict[int, str]:
    """Primary key → pseudonymous id of everyone entitled to take positions."""
    return dict(Organisation.objects.answering().values_list("pk", "public_id"))


def signer_ids() -> dict[int, str]:
    """Primary key → pseudonymous id of everyone entitled to sign."""
    return dict(Organisation.objects.signing().values_list("pk", "public_id"))


def wording_answers(wording: Wording) -> dict[str, str | None]:
    """Pseudonymous id → stance on one wording; None where there is no answer."""
    members = member_ids()
    found = dict(wording.positions.filter(current=True).values_list("organisation_id", "stance"))
    return {public: found.get(key) for key, public in members.items()}


def stances_of(text: Text) -> Mapping[tuple[int, int], Any]:
    """(organisation, wording) → the current position on every wording of a text, in one query."""
    position = Wording._meta.get_field("positions").related_model
    rows = position.objects.filter(wording__clause__text=text, current=True).select_related("organisation")
    return {(row.organisation_id, row.wording_id): row for row in rows}


def round_answers(text: Text) -> dict[str, str | None]:
    """Pseudonymous id → "yes" for everyone who has answered every clause of the text, None for the others."""
    asked = set(
        Wording.objects.filter(clause__text=text, clause__state="in", state="leading").values_list("pk", flat=True)
    )
    position = Wording._meta.get_field("positions").related_model
    rows = position.objects.filter(wording__in=asked, current=True).values_list("organisation_id", "wording_id")
    given: dict[int, set[int]] = {}
    for organisation, wording in rows:
        given.setdefault(organisation, set()).add(wording)
    return {public: ("yes" if given.get(key, set()) >= asked else None) for key, public in member_ids().items()}
