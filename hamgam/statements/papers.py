"""A statement on paper: the same page as PDF, Word and plain text, each language in its own words."""

import functools

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from hamgam.engine import spoken
from hamgam.engine.letters import direction
from hamgam.engine.record import fingerprint_groups
from hamgam.members import here
from hamgam.papers import writing
from hamgam.statements import bundles, words
from hamgam.statements.models import Statement
from hamgam.statements.reading import Item, Reading, Signer, Words, in_language


def labels() -> dict[str, str]:
    """The fixed words of a paper, in the language that is active."""
    return {
        "page": _("Page {page} of {pages}"),
        "contents": _("Contents"),
        "signatories": _("Signatories"),
        "note": _("Note"),
        "proof": _("Check for yourself that it is genuine"),
        "proof_how": _(
            "This text has a fingerprint. If one letter changes, the fingerprint changes. Compare it with the one on "
            "the statement’s page or on the paper of another signatory."
        ),
        "digits": _(
            "Keep these forty digits. With them, the bundle and the program from the address below, anyone can check "
            "every signature without trusting a server."
        ),
        "contact": _("Contact"),
        "hand_back": "",
    }


def papers(statement: Statement, language: str, site: str) -> list[writing.Paper]:
    """The statement in each of its languages, the reader's first. `site`: the address before the path, to be printed."""
    return [paper(statement, words.language, site) for words in Reading(statement, language).texts]


def pdf(statement: Statement, language: str, site: str) -> bytes:
    """One file with every language, the reader's first; set once for the same content."""
    return _typeset(writing.source_json(papers(statement, language, site)))


@functools.lru_cache(maxsize=16)
def _typeset(source: bytes) -> bytes:
    return writing.pdf(writing.papers_of(source))


def paper(statement: Statement, language: str, site: str) -> writing.Paper:
    """The statement in one of its languages."""
    spoken_in = language if language in dict(settings.LANGUAGES) else "en"
    with override(spoken_in):
        reading = Reading(statement, language)
        text = reading.texts[0]
        coalition = here.coalition()
        published = {"day": words.both(statement.published_on, spoken_in)}
        rule = words.rule_sentence(statement, len(reading.first), reading.asked, spoken_in)
        return writing.Paper(
            title=text.title,
            language=language,
            direction=direction(language),
            labels=labels(),
            number_label=words.number_line(statement, spoken_in),
            coalition=in_language(coalition.names, language) if coalition else "",
            sections=tuple(_sections(text, spoken_in)),
            adopted_line=words.adopted_line(reading),
            dates_line=_("Published on %(day)s") % published,
            rule_line=f"{words.rule_title(statement)}. {rule}",
            signatories=tuple(_signatory(row, spoken_in) for row in reading.signers),
            order_line=words.order_line(statement),
            fingerprint_groups=reading.groups,
            digits_groups=tuple(fingerprint_groups(bundles.policy(statement).fingerprint).split()),
            contact=coalition.contact if coalition else "",
            footer_lines=(site + reverse("statements.short", args=[statement.number]),),
            translation_note=words.authority_line(reading),
        )


def _sections(text: Words, language: str) -> list[writing.Section]:
    """The items of a text under their headings; clauses bear their numbers."""
    found: list[tuple[str, list[writing.Clause]]] = [("", [])]
    number = 0
    for item in text.items:
        if item.kind == "part":
            found.append((item.heading, []))
            continue
        number += item.kind == "clause"
        label = spoken.number(number, language) if item.kind == "clause" else None
        found[-1][1].append(_clause(item, label))
    return [writing.Section(title, tuple(clauses)) for title, clauses in found if title or clauses]


def _clause(item: Item, label: str | None) -> writing.Clause:
    return writing.Clause(item.anchor, "\n".join(item.lines), label, item.heading)


def _signatory(row: Signer, language: str) -> writing.Signatory:
    late = _("signed later, on %(day)s") % {"day": words.both(row.signed, language)} if row.late else None
    withdrawn = None
    if row.withdrawn:
        withdrawn = _("withdrew its signature on %(day)s") % {"day": words.both(row.withdrawn, language)}
        if row.withdrawal_note:
            withdrawn += _(". Reason: “%(reason)s”") % {"reason": row.withdrawal_note}
    beneath = _(", ").join([row.town, words.level_word(row)] if row.town else [words.level_word(row)])
    return writing.Signatory(row.name, beneath, row.note, late, withdrawn)
