"""A mandate: to which body, for which act, within which limits, until when. Carried out: it stands; or one ends early.

details: {"to": "body:<slug>" or "kind:<kind of body>", "act", "kind", "text", "amount", "times", "place", "begins_on",
"ends_on", "report_due"} (days as ISO, whatever is not limited left out), or {"ends": number of the mandate that ends}.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bodies import making
from hamgam.bodies.models import Body, Mandate
from hamgam.bodies.sentences import body_kind_words
from hamgam.bodies.sentences import sentences as of_bodies
from hamgam.bodies.sitting import SETTLE
from hamgam.bylaws import rules
from hamgam.bylaws.act_words import act_words
from hamgam.bylaws.acts import NotPossible
from hamgam.bylaws.sentences import matter_words
from hamgam.decisions.kinds import Details, Kind, kind_of, register
from hamgam.decisions.mandate_words import details_said
from hamgam.decisions.models import Matter
from hamgam.engine.bylaws import Bylaws
from hamgam.engine.bylaws.floor import OF_ALL
from hamgam.engine.spoken import number
from hamgam.members import here
from hamgam.texts.models import Text
from hamgam.texts.moments import WrongMoment, asked, read_day

FINISH = "texts.finish"
ACTS = (FINISH, SETTLE)
DAYS = ("begins_on", "ends_on", "report_due")
NUMBERS = ("amount", "times")
MOST = {"amount": 10**15, "times": 999}


def receivers(bylaws: Bylaws) -> list[tuple[str, str]]:
    """To whom a mandate can be given: the bodies that there are, and each kind of body, also one still to be filled."""
    there = [(f"body:{row.slug}", here.in_language(row.names)) for row in Body.objects.in_force()]
    words = body_kind_words()
    kinds = [(f"kind:{row.body}", _("whoever fills it: %(kind)s") % {"kind": words[row.body]}) for row in bylaws.bodies]
    return there + kinds


def offers(actor: Any) -> Details:
    """What the form offers to choose from."""
    bylaws, language, named = rules.in_force(), get_language() or "fa", matter_words()
    running = Mandate.objects.filter(state="given", ends_on__gte=here.today())
    return {
        "receivers": receivers(bylaws),
        "acts": [
            (act, act_words()[act] if act == FINISH else _("settle a kind of matter"))
            for act in ACTS if bylaws.may_be_mandated(act)
        ],
        "texts": [(str(row.number), str(row)) for row in Text.objects.going().order_by("-number")],
        "kinds": [(kind, named[kind]) for kind in kinds(bylaws)],
        "mandates": [
            (str(row.number), f"{number(row.number, language)}. {here.in_language(row.words)[:80]}") for row in running
        ],
        **{name: asked(name, language, with_hour=False) for name in DAYS},
    }  # fmt: skip


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """From the form; what is wrong stands under the name of its field."""
    if data.get("ends"):
        return {"ends": _whole(data["ends"]) or 0}, {}
    details: Details = {name: data.get(name, "").strip() for name in ("to", "act", "kind", "place")}
    errors: dict[str, str] = {}
    say = of_bodies()
    for name in NUMBERS:
        typed = data.get(name, "").strip()
        details[name] = _whole(typed)
        if typed and not 1 <= (details[name] or 0) <= MOST[name]:
            errors[name] = say["mandate_number_wrong"]
    if details["act"] == FINISH:
        details["text"] = _whole(data.get("which_text", ""))
    for name in DAYS:
        try:
            day = read_day(data, name, language)
        except WrongMoment:
            errors[name] = say["mandate_days_wrong"]
        else:
            details[name] = day.isoformat() if day else None
    kept = {name: value for name, value in details.items() if value not in ("", None)}
    if not errors:
        errors = _wrong(kept)
    return kept, errors


def _whole(typed: str) -> int | None:
    """A number that was typed, in whatever digits."""
    return int(typed) if typed.isdecimal() and len(typed) < 17 else None


_FIELD = {
    "mandate_body_missing": "to", "mandate_act_missing": "act", "mandate_kind_closed": "kind", "mandate_kind_missing": "kind",
    "mandate_days_missing": "ends_on", "mandate_days_wrong": "ends_on", "mandate_text_missing": "which_text",
}  # fmt: skip


def _wrong(details: Details) -> dict[str, str]:
    try:
        check(details)
    except NotPossible as wrong:
        return {_FIELD.get(wrong.code, "ends"): of_bodies()[wrong.code]}
    return {}


def check(details: Details) -> None:
    """Whether these details can be carried out at all."""
    if "ends" in details:
        if not Mandate.objects.filter(number=details["ends"], state="given").exists():
            raise NotPossible("mandate_unknown")
        return
    bylaws = rules.in_force()
    _receiver(details, bylaws)
    if details.get("act") not in ACTS or not bylaws.may_be_mandated(details["act"]):
        raise NotPossible("mandate_act_missing")
    if details["act"] == SETTLE and not details.get("kind"):
        raise NotPossible("mandate_kind_missing")
    if details["act"] == SETTLE and details.get("kind") not in kinds(bylaws):
        raise NotPossible("mandate_kind_closed")
    if details["act"] == FINISH and not Text.objects.going().filter(number=details.get("text")).exists():
        raise NotPossible("mandate_text_missing")
    if not details.get("ends_on"):
        raise NotPossible("mandate_days_missing")
    today = here.today()
    begins = date.fromisoformat(details["begins_on"]) if details.get("begins_on") else today
    if date.fromisoformat(details["ends_on"]) < max(begins, today):
        raise NotPossible("mandate_days_wrong")


def kinds(bylaws: Bylaws) -> list[str]:
    """The kinds of matter that a body can be mandated to settle: never what only the members together settle."""
    return [kind for kind in bylaws.brought() if kind not in OF_ALL | {"body"} and not _chooses(kind)]


def _receiver(details: Details, bylaws: Bylaws) -> tuple[Body | None, str]:
    what, _colon, name = str(details.get("to", "")).partition(":")
    if what == "body" and (body := Body.objects.in_force().filter(slug=name).first()):
        return body, body.kind
    if what == "kind" and bylaws.body(name) is not None:
        return None, name
    raise NotPossible("mandate_body_missing")


def carry_out(matter: Matter, at: datetime) -> Details:
    """Give the mandate, or end the one that is named. What became impossible meanwhile changes nothing, and says so."""
    details = matter.details
    if "ends" in details:
        ended = Mandate.objects.filter(number=details["ends"], state="given").first()
        if ended is not None:
            making.end_mandate(ended, at)
        return {"ended": details["ends"]}
    try:
        body, kind = _receiver(details, matter.bylaws)
    except NotPossible as gone:
        return {"not_carried_out": gone.code}
    days = {name: date.fromisoformat(details[name]) if details.get(name) else None for name in DAYS}
    given = making.give(
        at, body=body, body_kind=kind, given_by=matter.number, act=details["act"], kind=details.get("kind", ""),
        words=matter.text or matter.question, text=details.get("text"), amount=details.get("amount"),
        times=details.get("times"), place=details.get("place", ""), **days,
    )  # fmt: skip
    return {"mandate": given.number}


def said(matter: Matter) -> list[tuple[str, str]]:
    """The details as the page of the matter tells them."""
    return details_said(matter.details, get_language() or "fa")


def _chooses(kind: str) -> bool:
    return kind_of(kind).chooses or kind_of(kind).choices is not None


register(
    Kind(
        "mandate",
        template="decisions/kinds/mandate.html",
        read=read,
        check=check,
        carry_out=carry_out,
        said=said,
        offers=offers,
    )
)
