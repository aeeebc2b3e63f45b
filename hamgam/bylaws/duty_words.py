"""Duties as people read them: what each is called, whose turn it is, and a row of [[duties]] in words."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.bylaws.sentences import role_words
from hamgam.engine.bylaws.rules import Duty
from hamgam.engine.spoken import number


def duty_words() -> dict[str, str]:
    """Duties that one organisation holds for all."""
    return {
        "coordination": _("coordination duty"),
        "web_site": _("web site"),
        "mailing_list": _("mailing list"),
        "treasurer": _("treasurer’s duty"),
        "next_assembly": _("preparing the next assembly"),
        "programme": _("programme"),
    }


def turn_words() -> dict[str, str]:
    """Whose turn a duty is."""
    return {
        "order": _("in turn, in the order in which the organisations joined"),
        "volunteer": _("whoever volunteers; who never had it goes first"),
        "lot": _("drawn by a lot that everybody can recompute"),
        "decision": _("whom the organisations name by a decision"),
    }


def phrase(row: Duty, keys: Any = ()) -> str:
    """These keys of a row of the duties; without any, all."""
    return _(", ").join(said(row) for key, said in PHRASES.items() if not keys or key in keys)


def _days(row: Duty) -> str:
    said = ngettext("for %(n)s day each time", "for %(n)s days each time", row.term_days)
    return said % {"n": number(row.term_days, get_language() or "fa")}


def _handover(row: Duty) -> str:
    said = ngettext("handed over in the last day", "handed over in the last %(n)s days", row.handover_days)
    return said % {"n": number(row.handover_days, get_language() or "fa")}


def _role(row: Duty) -> str:
    if not row.role:
        return _("with no power in Hamgam")
    return _("with the powers of this role: %(role)s") % {"role": role_words()[row.role]}


#: Each key of a duty with its phrase.
PHRASES: dict[str, Callable[[Duty], str]] = {
    "turn": lambda row: turn_words()[row.turn],
    "term_days": _days,
    "handover_days": _handover,
    "role": _role,
}
