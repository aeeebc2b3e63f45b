"""The lot between those tied: a matter in which organisations make the seed together, that nobody, the host included, can choose.

See `hamgam.engine.methods.lot` and `hamgam.decisions.ballots`: commitments first, then the secrets that open them.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import override

from hamgam.bylaws import rules
from hamgam.decisions import roll
from hamgam.decisions.models import Matter
from hamgam.elections.models import Election
from hamgam.elections.words import nominee_name, title_in
from hamgam.members import here


def bring_lot(on: Election, tied: Sequence[str], at: datetime) -> int | None:
    """Bring the lot between those tied; its number, or None where the bylaws have no row for one or nobody could draw it."""
    version = rules.newest()
    row = rules.read_version(version).matter("tie")
    if row is None or not roll.entitled_organisations():
        return None
    number = (Matter.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    nominees = {nominee.key: nominee for nominee in on.nominations.select_related("organisation")}
    matter = Matter(
        number=number, kind="tie", question=_question(on), version=version, opened_on=here.day_of(at),
        choices=[{"id": key, "words": _named(nominees[key])} for key in tied], details={"election": on.number},
        closes_at=at + timedelta(days=max(row.notice_days, 1)),
    )  # fmt: skip
    matter.save()
    roll.call(matter)
    return number


def _question(on: Election) -> dict[str, str]:
    said = {}
    for language in ("fa", "en"):
        with override(language):
            said[language] = _("Lot: %(title)s") % {"title": title_in(on)}
    return said


def _named(nominee: Any) -> dict[str, str]:
    said = {}
    for language in ("fa", "en"):
        with override(language):
            said[language] = nominee_name(nominee)
    return said
