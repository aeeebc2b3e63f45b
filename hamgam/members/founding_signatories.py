"""Who stands under a founding text: those who accepted it when it was settled, and those who accepted it when they joined."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from hamgam.bylaws.sentences import ladder_words
from hamgam.members.founding_text import FoundingText
from hamgam.members.models import Organisation


@dataclass(frozen=True)
class Signatory:
    """An organisation under a founding text.

    joined: the day on which it became a member, where it accepted the text by joining; level: how far, empty for wholly;
    reserved: whether it accepted with a reservation; left: whether it is no longer a member.
    """

    organisation: Organisation
    joined: date | None = None
    level: str = ""
    reserved: bool = False
    left: bool = False

    @property
    def said(self) -> str:
        """What stands beside the name: up to which level, with a reservation, has left since; empty for most."""
        said = [self.level] if self.level else []
        said += [_("with a reservation")] if self.reserved else []
        said += [_("has left since")] if self.left else []
        return _(", ").join(said)


def signatories(text: FoundingText, reader: Any, language: str) -> list[Signatory]:
    """In the order of the alphabet, as somebody may see them; in one query. How far each accepted it is for those inside.

    Under the text in force stands nobody who has left. Who never accepted it stands under none: silence is no acceptance.
    """
    agreed = {row["organisation"]: row["word"] for row in text.agreed}
    joined = models.Q(candidature__accepted_text=text, candidature__admitted_on__isnull=False)
    houses = Organisation.objects.visible_to(reader).filter(joined | models.Q(public_id__in=list(agreed)))
    if text.is_newest:
        houses = houses.present()
    rows = houses.select_related("candidature").alphabetical(language)
    return [_signatory(house, agreed.get(house.public_id), reader) for house in rows]


def _signatory(house: Organisation, word: str | None, reader: Any) -> Signatory:
    left = house.left_on is not None
    if word is not None:
        return Signatory(house, reserved=word == "reservation" and reader.is_inside, left=left)
    way = house.candidature
    level = ladder_words().get(way.accepted_level, "") if reader.is_inside else ""
    return Signatory(house, way.admitted_on, level, left=left)
