"""Who keeps the name, the key and the past signatures: after what was declared, or between near-namesakes.

details: {"merger": the number of a declaration} or {"keeps", "renamed": two organisations, "names": the new name}.

The organisations concerned keep their voice, one each. It is their own name, key and word that are settled, and no count is
to take them from an organisation without hearing it; one that is against it can say so like any other. One voice does not
become two by it: the other part of a split is on no roll that was called before, and who has left or observes by the time
of a count is not counted.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.kinds.admission import in_words
from hamgam.decisions.models import Matter
from hamgam.engine.letters import direction
from hamgam.members import declared, here, succession
from hamgam.members import names as naming
from hamgam.members.here import in_language
from hamgam.members.models import Merger, Organisation
from hamgam.members.words import language_name

NAMESAKES = "namesakes"
"""What is typed where it is not about a declaration."""


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """From the form: `declared` (a declaration's number, or `NAMESAKES`), and for these `keeps`, `renamed`, `names`."""
    typed = data.get("declared", "")
    if typed != NAMESAKES:
        number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0
        details: Details = {"merger": number}
    else:
        rows = {row.slug: row.public_id for row in Organisation.objects.present()}
        names = {code: data.get(f"names-{code}", "") for code in here.languages()}
        details = {"names": naming.stored(names)}
        details |= {field: rows.get(data.get(field, ""), "") for field in ("keeps", "renamed")}
    try:
        check(details)
    except NotPossible as error:
        return details, {_FIELD.get(error.code, "declared"): in_words(error)}
    return details, {}


_FIELD = {
    "namesakes_which": "keeps", "names_not_near": "renamed", "name_still_near": "names", "name_missing": "names",
    "name_long": "names", "looks_alike": "names", "name_taken": "names",
}  # fmt: skip


def _merger(details: Details) -> Merger | None:
    rows = Merger.objects.select_related("former", "later", "declared_by")
    number = details.get("merger")
    return rows.filter(pk=number).first() if isinstance(number, int) else None


def _two(details: Details) -> tuple[Organisation, Organisation]:
    rows = {row.public_id: row for row in Organisation.objects.filter(public_id__in=_named(details))}
    keeps, renamed = (rows.get(name) for name in _named(details))
    if keeps is None or renamed is None:
        raise NotPossible("namesakes_which")
    return keeps, renamed


def _named(details: Details) -> list[str]:
    return [str(details.get(field, "")) for field in ("keeps", "renamed")]


def check(details: Details) -> None:
    """Something declared that can be carried out, or two names near each other and a new one; asked once at a time."""
    if "merger" in details:
        row = _merger(details)
        if row is None:
            raise NotPossible("declaration_missing")
        succession.check_declared(row)
    else:
        succession.check_namesakes(*_two(details), _names(details))
    about = _about(details)
    if any(_about(row.details) == about for row in Matter.objects.running().filter(kind="succession")):
        raise NotPossible("matter_runs_already")


def _names(details: Details) -> dict[str, str]:
    names = details.get("names")
    return {str(code): str(name) for code, name in names.items()} if isinstance(names, dict) else {}


def _about(details: Details) -> Any:
    """What it is about, whichever of two namesakes was named first."""
    return details["merger"] if "merger" in details else sorted(_named(details))


def carry_out(matter: Matter, at: datetime) -> Details:
    """It happens as it was declared or settled. What became impossible meanwhile changes nothing, and the result says so."""
    details = matter.details
    try:
        if "merger" in details:
            row = _merger(details)
            if row is None:
                return {"not_carried_out": "declaration_over"}
            succession.carry_out(row, at, matter.number)
            return {"merger": row.pk}
        keeps, renamed = _two(details)
        former = dict(renamed.names)
        succession.rename_namesake(keeps, renamed, _names(details), at)
    except NotPossible as error:
        return {"not_carried_out": error.code}
    return {"renamed": renamed.public_id, "former": former}


def said(matter: Matter) -> list[tuple[str, str]]:
    """What was declared and its terms, or which of two keeps its name and what the other is called from then on."""
    details = matter.details
    if "merger" in details:
        row = _merger(details)
        return [(_("Declared"), declared.what(row)), *declared.terms(row)] if row is not None else []
    keeps, renamed = _two(details)
    return [
        (_("Keeps its name"), in_language(keeps.names)),
        (_("Bears another name"), in_language(matter.result.get("former") or renamed.names)),
        (_("The new name"), in_language(_names(details))),
        (_("Key, past signatures and membership"), _("stay with each of the two as they are")),
    ]


def offers(actor: Any) -> Details:
    """What was declared by all concerned, and the organisations to choose from."""
    language = get_language() or "fa"
    open_ones = Merger.objects.filter(state="declared").select_related("former", "later", "declared_by").order_by("-pk")
    houses = Organisation.objects.present().alphabetical(language)
    return {
        "declared": [(str(row.pk), declared.what(row)) for row in open_ones if row.is_complete],
        "namesakes": (NAMESAKES, _("two organisations with nearly the same name")),
        "organisations": [(row.slug, in_language(row.names)) for row in houses],
        "names": [
            {"id": f"names-{code}", "language": code, "dir": direction(code), "called": language_name(code)}
            for code in here.languages()
        ],
    }  # fmt: skip


register(
    Kind(
        "succession",
        template="decisions/kinds/succession.html",
        read=read,
        check=check,
        carry_out=carry_out,
        said=said,
        offers=offers,
    )
)
