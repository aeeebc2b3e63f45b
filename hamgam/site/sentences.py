"""The sentences behind the rules' reason words, in the reader's language."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws.acts import NotPossible
from hamgam.engine.spoken import listed, number
from hamgam.members.models import Organisation


@dataclass(frozen=True)
class Explanation:
    """Why an act is refused: one sentence, its article, and the organisations still missing."""

    sentence: str
    article: str
    missing: list[str]


def in_language(values: dict[str, str], language: str | None = None) -> str:
    """A text held in several languages, in the reader's, else in the first there is."""
    language = language or get_language() or "fa"
    return values.get(language) or next((v for v in values.values() if v), "")


def explain(verdict: Any) -> Explanation:
    """A verdict as a person reads it."""
    language = get_language() or "fa"
    waited = [*getattr(verdict, "missing", ()), *getattr(verdict, "refused", ())]
    rows = Organisation.objects.filter(public_id__in=waited).alphabetical(language) if waited else []
    names = [in_language(row.names, language) for row in rows]
    roles = listed([role_name(role) for role in verdict.roles], language)
    sentences = {
        "no_article": _("No article of the bylaws permits this to anyone."),
        "wrong_role": _("This is for: %(roles)s.") % {"roles": roles},
        "other_organisation": _("Each organisation does this for itself alone."),
        "wrong_stage": _("It cannot be done at this stage."),
        "not_agreed": _("The organisations have not agreed to it as the bylaws ask."),
        "quorum_missing": _("Not enough organisations have answered for the quorum."),
        "too_few_signatories": _("Fewer organisations have signed than the bylaws ask for."),
        "nobody_answered": _("Nobody has answered yet, and nobody decides nothing."),
        "same_person": _("A second person has to do this."),
    }
    sentence = sentences.get(verdict.reason) or _("The bylaws do not permit this.")
    return Explanation(sentence, number(verdict.article or "", language), names)


def role_name(role: str) -> str:
    """A role's name in the reader's language."""
    names = {
        "liaison": _("liaison"),
        "delegate": _("delegate"),
        "coordinator": _("holder of the coordination duty"),
        "secretary": _("secretary"),
        "executive": _("executive"),
        "observer": _("observer"),
        "invited": _("invited person"),
        "key_holder": _("holder of the organisation’s key"),
        "clock": _("the clock"),
        "host": _("host"),
    }
    return names.get(role, role)


def why_not(error: NotPossible) -> str:
    """The sentence for something that was permitted but could not be done."""
    from hamgam.texts import sentences as texts  # the features' own sentences; more are listed as they come

    sentence = texts.sentences().get(error.code) or _("This cannot be done as it was given.")
    return sentence % error.data
