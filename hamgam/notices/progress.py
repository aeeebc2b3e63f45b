"""Texts in progress, each with the one sentence that says where it stands."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.engine.spoken import counted
from hamgam.members.models import Organisation
from hamgam.positions.models import Position
from hamgam.signing.models import Consent
from hamgam.texts.models import Text, Wording

LIMIT = 8


@dataclass(frozen=True)
class Going:
    """A text and its sentence."""

    text: Text
    sentence: str


def going(actor: Any) -> list[Going]:
    """The texts on which something goes on, the newest first; a fixed number of queries."""
    texts = list(Text.objects.visible_to(actor).going().order_by("-number")[:LIMIT])
    members = Organisation.objects.members().count()
    answered, consents = _answered(texts), _consents(texts)
    return [Going(text, _sentence(text, members, answered, consents)) for text in texts]


def _word(number: int) -> str:
    return counted(number, get_language() or "fa")


def _answered(texts: list[Text]) -> dict[int, set[int]]:
    """Text → organisations that have answered at least one clause."""
    asked = Wording.objects.filter(clause__text__in=texts, state="leading")
    rows = Position.objects.filter(wording__in=asked, current=True).values_list("wording__clause__text", "organisation")
    found: dict[int, set[int]] = defaultdict(set)
    for text, organisation in rows.distinct():
        found[text].add(organisation)
    return found


def _consents(texts: list[Text]) -> dict[int, dict[str, int]]:
    """Text → answer → how many."""
    found: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    rows = Consent.objects.filter(version__text__in=texts, version__thawed=False, state="valid")
    for text, answer in rows.values_list("version__text", "answer"):
        found[text][answer] += 1
    return found


def _sentence(text: Text, members: int, answered: dict[int, set[int]], consents: dict[int, dict[str, int]]) -> str:
    if text.stage == "draft":
        return _("A draft. No round has been opened yet.")
    if text.stage == "positions":
        count = len(answered[text.pk])
        return ngettext(
            "%(count)s of %(members)s organisations has begun to answer.",
            "%(count)s of %(members)s organisations have begun to answer.", count,
        ) % {"count": _word(count), "members": _word(members)}  # fmt: skip
    if text.stage == "common_ground":
        return _("The round is closed. See what all accept, and what stands between you.")
    signed, declined = consents[text.pk]["sign"], consents[text.pk]["decline"]
    return _("%(signed)s signed, %(declined)s do not sign, %(waiting)s have not answered.") % {
        "signed": _word(signed), "declined": _word(declined), "waiting": _word(max(members - signed - declined, 0)),
    }  # fmt: skip
