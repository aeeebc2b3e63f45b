"""The lot between those who are tied in an election. details: {"election": number}; the choices are those tied.

The close of the election brings it by itself; where that was not possible, somebody brings it. Carried out, the same ballots are
counted once more with the seed that was drawn.
"""

from collections.abc import Mapping
from datetime import datetime

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.models import Matter
from hamgam.elections import counting
from hamgam.elections.models import Election
from hamgam.elections.sentences import sentences
from hamgam.elections.words import title_in


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """Nothing is typed: an election brings its lot by itself."""
    return {}, {"question": sentences()["election_not_tied"]}


def check(details: Details) -> None:
    """Brought by the close of an election alone, which does not ask here; NotPossible `election_not_tied`."""
    raise NotPossible("election_not_tied")


def _election(matter: Matter) -> Election | None:
    found: Election | None = Election.objects.filter(number=matter.details.get("election") or 0, stage="tied").first()
    return found


def carry_out(matter: Matter, at: datetime) -> Details:
    """Count once more, with the seed."""
    on, seed = _election(matter), (matter.outcome.get("seed") or {}).get("value")
    if on is None or not seed:
        return {"not_carried_out": "election_not_tied"}
    counting.settle_by_lot(on, at, bytes.fromhex(seed), len(matter.outcome["seed"]["opened"]))
    return {"election": on.number}


def not_agreed(matter: Matter, at: datetime) -> Details:
    """No lot came about: the seats between those tied stay empty."""
    on = _election(matter)
    if on is None:
        return {}
    counting.without_lot(on, at)
    return {"election": on.number}


def said(matter: Matter) -> list[tuple[str, str]]:
    """The election whose ballots it decides on."""
    on = Election.objects.filter(number=matter.details.get("election") or 0).select_related("body").first()
    if on is None:
        return []
    return [
        (_("Election"), format_html('<a href="{}">{}</a>', reverse("elections.page", args=[on.number]), title_in(on)))
    ]


register(Kind("tie", by_itself=True, read=read, check=check, carry_out=carry_out, not_agreed=not_agreed, said=said))
