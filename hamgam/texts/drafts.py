"""A draft as the writers of papers want it: every word already in the text's language."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from hamgam.engine.letters import direction
from hamgam.engine.spoken import both, number
from hamgam.members import here
from hamgam.papers.writing import Clause, Paper, Section
from hamgam.texts.layout import adopted_line
from hamgam.texts.models import Text
from hamgam.texts.names import kind_name
from hamgam.texts.shape import laid_out


def labels() -> dict[str, str]:
    """The fixed words of a paper, in the active language."""
    return {
        "page": _("Page {page} of {pages}"),
        "contents": _("Contents"),
        "signatories": _("Signatories"),
        "note": _("Note"),
        "proof": _("Check it yourself"),
        "proof_how": _("Compare this fingerprint with the one that you know from elsewhere."),
        "digits": "",
        "contact": _("Contact"),
        "hand_back": _(
            "A draft to work on. Changes are marked by themselves; hand the file back on the page of the text, and each "
            "change becomes a proposed wording."
        ),
    }


def paper_of(text: Text, language: str) -> Paper:
    """The text as it stands: clauses that belong to it, in one language. A missing translation is left empty."""
    coalition = here.coalition()
    with override(language if language == "fa" else "en"):
        spoken = language if language == "fa" else "en"
        return Paper(
            title=text.titles.get(language) or str(text),
            language=language,
            direction=direction(language),  # type: ignore[arg-type]
            labels=labels(),
            kind_label=_("%(kind)s, draft") % {"kind": kind_name(text.kind)},
            coalition=(coalition.names.get(language) or str(coalition)) if coalition else "",
            dates_line=_("Begun on %(day)s") % {"day": both(text.opened_on, spoken)},
            adopted_line=adopted_line(text.adopted, language),
            sections=_sections(text, language),
        )


def _sections(text: Text, language: str) -> tuple[Section, ...]:
    made = []
    for part in laid_out(text):
        clauses = tuple(
            Clause(
                anchor=laid.anchor,
                text=laid.words(language, text.language),
                label=None if laid.number is None else number(laid.number, language),
                heading=laid.clause.headings.get(language, ""),
            )
            for laid in part.clauses
            if laid.clause.state == "in"
        )
        made.append(Section(part.section.titles.get(language, ""), clauses))
    return tuple(section for section in made if section.title or section.clauses)
