"""Whether a candidate becomes a member, and at which step of the ladder."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws.acts import NotPossible
from hamgam.bylaws.sentences import ladder_words
from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.models import Answer, Matter
from hamgam.decisions.sentences import sentences as of_matters
from hamgam.engine.spoken import number
from hamgam.members import joining
from hamgam.members.here import in_language
from hamgam.members.models import Organisation
from hamgam.members.sentences import sentences


def found(details: Details) -> Organisation:
    """The organisation that the matter is about; NotPossible `organisation_missing`."""
    row = Organisation.objects.filter(public_id=str(details.get("organisation", ""))).first()
    if row is None:
        raise NotPossible("organisation_missing")
    return row


def in_words(error: NotPossible) -> str:
    """What stands beside the field: a sentence about organisations, or one about matters."""
    said = {key: number(value, get_language() or "fa") if isinstance(value, int) else value
            for key, value in error.data.items()}  # fmt: skip
    return {**of_matters(), **sentences()}[error.code] % said


def once(kind: str, details: Details) -> None:
    """There is no such matter about this organisation already; NotPossible `matter_runs_already`."""
    running = Matter.objects.running().filter(kind=kind)
    if any(row.details.get("organisation") == details.get("organisation") for row in running):
        raise NotPossible("matter_runs_already")


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """From the form: `organisation` (its slug), `level` (a step, or nothing for wholly)."""
    house = Organisation.objects.filter(slug=data.get("organisation", "")).first()
    if house is None:
        return {}, {"organisation": sentences()["organisation_missing"]}
    details = {"organisation": house.public_id, "level": data.get("level", "")}
    try:
        check(details)
    except NotPossible as error:
        name = "level" if error.code.startswith("level") else "organisation"
        return details, {name: in_words(error)}
    return details, {}


def check(details: Details) -> None:
    """A candidate that accepted the founding text, as far as the level asks for."""
    joining.check_admission(found(details), str(details.get("level", "")))
    once("admission", details)


def carry_out(matter: Matter, at: datetime) -> Details:
    """It is admitted. Where it left meanwhile, nothing happens, and the result says so."""
    house = found(matter.details)
    if house.standing != "candidate" or house.left_on is not None:
        return {"not_carried_out": "not_a_candidate"}
    joining.admit(house, str(matter.details.get("level", "")), at)
    return {"admitted": house.public_id}


def not_agreed(matter: Matter, at: datetime) -> Details:
    """It stays a candidate and reads the reasons that were given."""
    house = found(matter.details)
    if house.standing == "candidate" and house.left_on is None:
        joining.stay_candidate(house, reasons_of(matter), at)
    return {}


def reasons_of(matter: Matter) -> list[str]:
    """The reasons given with what was last answered, without names, in the order of their letters."""
    rows = Answer.objects.filter(voice__matter=matter, current=True).exclude(reason="")
    return sorted(set(rows.values_list("reason", flat=True)))


def offers(actor: Any) -> Details:
    """The candidates that have accepted the founding text, and the steps of the ladder."""
    ready = Organisation.objects.present().filter(standing="candidate", candidature__accepted_on__isnull=False)
    words = ladder_words()
    return {
        "candidates": list(ready.select_related("candidature").alphabetical(get_language() or "fa")),
        "steps": [(step, words[step]) for step in joining.steps()],
    }


def said(matter: Matter) -> list[tuple[str, str]]:
    """Which organisation, at which level, for the matter's page."""
    level = str(matter.details.get("level", ""))
    house = found(matter.details)
    rows = [(_("Candidate"), in_language(house.names))]
    if joining.steps() or level:
        rows.append((_("Level of co-operation"), ladder_words().get(level) or _("wholly")))
    return rows


register(
    Kind(
        "admission",
        template="decisions/kinds/admission.html",
        read=read,
        check=check,
        carry_out=carry_out,
        not_agreed=not_agreed,
        said=said,
        offers=offers,
    )
)
