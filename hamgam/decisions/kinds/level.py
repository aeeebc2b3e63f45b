"""A step on the ladder of co-operation, of one organisation or of all together, after a review; staying is a step too."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws.acts import NotPossible
from hamgam.bylaws.sentences import ladder_words
from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.kinds.admission import found, in_words, once
from hamgam.decisions.models import Matter
from hamgam.members import joining, levels
from hamgam.members.here import in_language
from hamgam.members.models import Organisation
from hamgam.members.sentences import sentences

#: What the form sends instead of a slug, which holds no such sign.
ALL = "*"


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """From the form: `organisation` (its slug, or "*" for all together), `level` (a step, or nothing for wholly)."""
    chosen = data.get("organisation", "")
    house = Organisation.objects.filter(slug=chosen).first()
    if house is None and chosen != ALL:
        return {}, {"organisation": sentences()["organisation_missing"]}
    details = {"organisation": house.public_id if house else "", "level": data.get("level", "")}
    try:
        check(details)
    except NotPossible as error:
        name = "level" if error.code.startswith("level") else "organisation"
        return details, {name: in_words(error)}
    return details, {}


def of_all(details: Details) -> bool:
    """Whether the step is one of all together."""
    return details.get("organisation") == ""


def check(details: Details) -> None:
    """A member that both sides have reviewed since its last step, or all together once more than half have looked back."""
    if of_all(details):
        levels.check_step_of_all(str(details.get("level", "")))
    else:
        levels.check_step(found(details), str(details.get("level", "")))
    once("level", details)


def carry_out(matter: Matter, at: datetime) -> Details:
    """It stands on that step, or all do. Where it left meanwhile, nothing happens, and the result says so."""
    if of_all(matter.details):
        step = levels.take_step_of_all(str(matter.details.get("level", "")), at)
        return {"level": step.level, "former": step.former}
    house = found(matter.details)
    if house.standing not in ("member", "suspended") or house.left_on is not None:
        return {"not_carried_out": "not_a_member"}
    step = levels.take_step(house, str(matter.details.get("level", "")), at)
    return {"level": step.level, "former": step.former}


def said(matter: Matter) -> list[tuple[str, str]]:
    """Which organisation, or all together, and at which level."""
    level = str(matter.details.get("level", ""))
    whose = _("all together") if of_all(matter.details) else in_language(found(matter.details).names)
    return [
        (_("Whose"), whose),
        (_("Level of co-operation"), ladder_words().get(level) or _("wholly")),
    ]


def offers(actor: Any) -> Details:
    """The members, all together, and the steps of the ladder."""
    words = ladder_words()
    rows = Organisation.objects.present().filter(standing__in=("member", "suspended"))
    return {
        "organisations": list(rows.alphabetical(get_language() or "fa")),
        "all_together": ALL,
        "steps": [(step, words[step]) for step in joining.steps()],
    }


register(
    Kind(
        "level",
        template="decisions/kinds/level.html",
        read=read,
        check=check,
        carry_out=carry_out,
        said=said,
        offers=offers,
    )
)
