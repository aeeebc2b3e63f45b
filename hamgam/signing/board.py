"""Who has answered a frozen version, as its page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from hamgam.members.models import Organisation
from hamgam.signing.models import Consent
from hamgam.texts.models import Version


@dataclass(frozen=True)
class Row:
    """One organisation and its answer. `answer` is sign, sign_note, decline or waiting."""

    organisation: Organisation
    consent: Consent | None
    answer: str
    own: bool


def board(version: Version, actor: Any) -> list[Row]:
    """Every member in the order of the alphabet; a signature that waits for its second person is seen by its own alone."""
    consents = {
        row.organisation_id: row
        for row in version.consents.filter(state__in=("waiting", "valid", "withdrawn")).select_related("organisation")
    }
    members = Organisation.objects.members().alphabetical(get_language() or "fa")
    return [_row(organisation, consents.get(organisation.pk), actor) for organisation in members]


def _row(organisation: Organisation, consent: Consent | None, actor: Any) -> Row:
    own = actor.organisation is not None and actor.organisation.pk == organisation.pk
    if consent is None or (consent.state == "waiting" and not own):
        return Row(organisation, None, "waiting", own)
    if consent.state == "waiting":
        return Row(organisation, consent, "waiting", own)
    answer = "decline" if consent.answer == "decline" else "sign_note" if consent.note else "sign"
    return Row(organisation, consent, answer, own)


def counts(rows: Iterable[Row]) -> dict[str, int]:
    """How many gave each answer."""
    found = {"sign": 0, "sign_note": 0, "decline": 0, "waiting": 0}
    for row in rows:
        found[row.answer] += 1
    return found
