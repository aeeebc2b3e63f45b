"""What the engine makes of the answers, once, when a consultation has closed; and where nothing can be made of them."""

import dataclasses
import logging
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from hamgam.consultations.models import Consultation, WorkedOut
from hamgam.consultations.tables import sheets, table_digest

logger = logging.getLogger("hamgam")

#: Up to so many answer sets are worked out where somebody waits for the page (well under a second); more by the clock alone.
AT_ONCE = 5_000
#: No figure about fewer people than this is shown to anybody.
LEAST = 5


def figures_of(consultation: Consultation) -> dict[str, Any] | None:
    """The published figures of a closed consultation; None while it runs, or while they are being worked out.

    Nothing is worked out here: reading a page changes nothing, and nobody waits for it.
    """
    row = WorkedOut.objects.filter(consultation=consultation).first()
    return dict(row.figures) if row else None


def at_once(consultation: Consultation) -> None:
    """Work it out for whoever has just closed it, where that is soon done; else the clock does."""
    if consultation.answer_sets.count() <= AT_ONCE:
        _tried(consultation)


def work_out(consultation: Consultation) -> WorkedOut:
    """Work the figures out and keep them. Where the answers are not those that the record knows, that alone is kept."""
    if table_digest(consultation) != consultation.digest:
        logger.error("the answers of consultation %s are not those that were recorded", consultation.number)
        figures: dict[str, Any] = {"changed": True}
    else:
        figures = _asked(consultation)
    made, _new = WorkedOut.objects.get_or_create(
        consultation=consultation, defaults={"digest": consultation.digest, "figures": figures}
    )
    return made


def prepare() -> int:
    """Work out what has closed and is not worked out yet; answers of how many. The clock does this."""
    due = list(Consultation.objects.filter(state="closed", worked_out=None))
    return sum(_tried(consultation) for consultation in due)


def _tried(consultation: Consultation) -> bool:
    """Work one out; what fails is told, stops nothing else, and is tried again by the clock."""
    try:
        work_out(consultation)
    except Exception:
        logger.exception("consultation %s could not be worked out", consultation.number)
        return False
    return True


def changed() -> list[str]:
    """A sentence for each closed consultation whose answers are not those that the closing act recorded."""
    closed = Consultation.objects.filter(state="closed").order_by("number")
    sentence = _("The answers of consultation %(number)s are not those whose fingerprint was recorded at its closing.")
    return [sentence % {"number": row.number} for row in closed if table_digest(row) != row.digest]


def _asked(consultation: Consultation) -> dict[str, Any]:
    """The engine's answer as plain values. It is imported here alone: nothing else needs what it needs."""
    from hamgam.engine.ground import consultation as engine

    rows = ((str(at), place, value) for at, one in enumerate(sheets(consultation)) for place, value in one.items())
    found: dict[str, Any] = plain(engine.results(engine.votes_of(rows)))
    return found


def plain(value: Any) -> Any:
    """Dataclasses, tuples and mappings as what JSON holds."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value
