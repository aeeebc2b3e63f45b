"""The founding text on paper: its words, the fields of joint work with their means, and who stands under it."""

from collections.abc import Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws.sentences import ladder_words
from hamgam.engine.letters import direction
from hamgam.engine.spoken import both, number
from hamgam.members import here
from hamgam.members.founding_signatories import Signatory
from hamgam.members.founding_text import FoundingText
from hamgam.members.here import in_language
from hamgam.papers.writing import Clause, Paper, Section
from hamgam.papers.writing import Signatory as Printed


def founding_paper(text: FoundingText, signed: Sequence[Signatory], until: FoundingText | None) -> Paper:
    """In the reader's language. until: the version that came after it, None where it is in force."""
    language, coalition = get_language() or "fa", here.coalition()
    return Paper(
        title=_("The founding text"), language=language, direction=direction(language), labels=_labels(),
        kind_label=_("Version %(n)s") % {"n": number(text.number, language)},
        coalition=in_language(coalition.names) if coalition else "", dates_line=_in_force(text, until, language),
        sections=tuple(_sections(text, "" if until or not coalition else coalition.level)),
        signatories=tuple(_printed(row, language) for row in signed),
        order_line=_("In the order of the alphabet.") if signed else "", contact=coalition.contact if coalition else "",
    )  # fmt: skip


def _labels() -> dict[str, str]:
    """The fixed words; nothing of it is checked by a fingerprint, so none is spoken of."""
    return {
        "page": _("Page {page} of {pages}"), "contents": _("Contents"), "signatories": _("Who accepted it"),
        "note": _("Note"), "proof": "", "proof_how": "", "digits": "", "contact": _("Contact"), "hand_back": "",
    }  # fmt: skip


def _in_force(text: FoundingText, until: FoundingText | None, language: str) -> str:
    if until is None:
        return _("In force since %(day)s.") % {"day": both(text.since, language)}
    days = {"day": both(text.since, language), "until": both(until.since, language)}
    return _("In force from %(day)s until %(until)s.") % days


def _sections(text: FoundingText, level: str) -> list[Section]:
    language = get_language() or "fa"
    made = [Section("", (Clause("text", in_language(text.texts)),))]
    if text.fields:
        rows = (
            Clause(f"f{n}", in_language(row["means"]), number(n, language), in_language(row["names"]))
            for n, row in enumerate(text.fields, 1)
        )
        made.append(Section(_("Fields of joint work"), tuple(rows)))
    if text.means:
        made.append(Section(_("Means of all fields"), (Clause("means", in_language(text.means)),)))
    if level:
        said = _("All together: %(level)s.") % {"level": ladder_words().get(level, level)}
        made.append(Section(_("Level of co-operation"), (Clause("level", said),)))
    return made


def _printed(row: Signatory, language: str) -> Printed:
    house = row.organisation
    joined = _("joined on %(day)s") % {"day": both(row.joined, language)} if row.joined else None
    return Printed(
        in_language(house.names), in_language(house.city) if "city" in house.shown else "", note=row.said, late=joined
    )
