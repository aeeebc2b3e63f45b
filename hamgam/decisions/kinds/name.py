"""A new name. The coalition's own is carried out: it is called by the new one, and the former stays in the register.

What else a name is of (a text, a campaign) the question says; the former name then stands as what is in force.
"""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.models import Matter
from hamgam.members import here
from hamgam.members.here import in_language
from hamgam.members.models import Coalition


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """Whether it is the coalition's own name."""
    return ({"of": "coalition"} if data.get("of") == "coalition" else {}), {}


def _is_own(matter: Matter) -> bool:
    return matter.details.get("of") == "coalition"


def carry_out(matter: Matter, at: datetime) -> Details:
    """The coalition bears the name that was chosen, in the languages in which it was written, from this moment."""
    chosen = next((row["words"] for row in matter.choices if row["id"] == matter.result.get("choice")), None)
    if not _is_own(matter) or not chosen:
        return {}
    coalition = Coalition.objects.get()
    former, coalition.names = coalition.names, dict(chosen)
    coalition.save(update_fields=["names"])
    return {"former": former}


def not_agreed(matter: Matter, at: datetime) -> Details:
    """The former name stays."""
    return {"former": Coalition.objects.get().names} if _is_own(matter) else {}


def said(matter: Matter) -> list[tuple[str, str]]:
    """What the name is of, and the name that it had when this was settled, or has now."""
    coalition = here.coalition()
    if not _is_own(matter) or coalition is None:
        return []
    former = matter.result.get("former") or coalition.names
    label = _("The name before") if matter.stage == "agreed" else _("The name that it bears")
    return [(_("A name of"), _("the coalition itself")), (label, in_language(former))]


register(
    Kind(
        "name", chooses=True, template="decisions/kinds/name.html", read=read, carry_out=carry_out,
        not_agreed=not_agreed, said=said,
    )
)  # fmt: skip
