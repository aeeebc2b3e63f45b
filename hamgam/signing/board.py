"""Who has answered a frozen version, as its page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.engine.spoken import counted, listed
from hamgam.members.models import Organisation
from hamgam.signing import second_look
from hamgam.signing.models import Consent
from hamgam.texts.models import Version

ANSWERS = ("sign", "sign_note", "decline", "waiting")


@dataclass(frozen=True)
class Row:
    """One organisation and its answer: sign, sign_note, decline or waiting. `silent`: it had none at the deadline."""

    organisation: Organisation
    consent: Consent | None
    answer: str
    own: bool
    silent: bool = False
    #: It signed by passkey, and its own witness has not seen that yet.
    unseen: bool = False
    #: It signed by passkey, and its own witness did not look in time: no answer.
    lapsed: bool = False


def board(version: Version, actor: Any) -> list[Row]:
    """Every member that signs, in the order of the alphabet; what waits for a second person is seen by its own organisation alone."""
    rows = version.consents.standing().visible_to(actor).select_related("attested_by__person", "confirmed_by__person")
    consents = {row.organisation_id: row for row in rows}
    silent = set(version.silences.values_list("organisation", flat=True))
    looks = {row.organisation_id for row in second_look.unseen([version])}, second_look.lapsed(version)
    members = Organisation.objects.signing().alphabetical(get_language() or "fa")
    return [_row(organisation, consents.get(organisation.pk), silent, looks, actor) for organisation in members]


def _row(
    organisation: Organisation, consent: Consent | None, silent: set[int], looks: tuple[set[int], set[int]], actor: Any
) -> Row:
    own = actor.organisation is not None and actor.organisation.pk == organisation.pk
    answer = answer_of(consent)
    waits = answer == "waiting" and organisation.pk in silent
    unseen, lapsed = organisation.pk in looks[0], answer == "waiting" and organisation.pk in looks[1]
    return Row(organisation, consent, answer, own, waits and not lapsed, unseen, lapsed)


def answer_of(consent: Consent | None) -> str:
    """What a consent says on the board."""
    if consent is None or consent.state == "waiting":
        return "waiting"
    if consent.answer == "decline":
        return "decline"
    return "sign_note" if consent.note else "sign"


def counts(rows: Iterable[Row]) -> dict[str, int]:
    """How many gave each answer."""
    found = dict.fromkeys(ANSWERS, 0)
    for row in rows:
        found[row.answer] += 1
    return found


def counts_sentence(found: dict[str, int]) -> str:
    """«شش امضا، یک امضا با یادداشت و چهار نهاد بی‌پاسخ»; what nobody did is left out."""
    language = get_language() or "fa"
    words = {
        "sign": ngettext("%(n)s signature", "%(n)s signatures", found["sign"]),
        "sign_note": ngettext("%(n)s signature with a note", "%(n)s signatures with a note", found["sign_note"]),
        "decline": ngettext("%(n)s does not sign", "%(n)s do not sign", found["decline"]),
        "waiting": ngettext("%(n)s has not answered", "%(n)s have not answered", found["waiting"]),
    }
    said = [words[answer] % {"n": counted(found[answer], language)} for answer in ANSWERS if found[answer]]
    sentence = listed(said, language) or _("nobody was asked")
    return f"{capfirst(sentence)}."
