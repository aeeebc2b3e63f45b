"""The open questions that came from a text, as this reader sees them: views side by side, in their holders' words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamgam.copies.folder import direction, spoken
from hamgam.differences.models import Difference
from hamgam.differences.reading import ShownView, views_of
from hamgam.engine.spoken import counted, listed, number
from hamgam.members.here import in_language
from hamgam.papers.writing import Line
from hamgam.papers.writing.paper import Direction
from hamgam.texts.models import Text


def in_words(kind: Any, values: dict[str, str], language: str) -> Line:
    """Words kept in several languages, in this one or the one that there is."""
    tongue = language if values.get(language) else next((key for key, words in values.items() if words), language)
    way: Direction = direction(tongue)
    return Line(kind, values.get(tongue, ""), language="" if tongue == language else tongue, direction=way)


def questions(text: Text, actor: Any, language: str) -> list[Line]:
    """A part with every open question of the text; nothing where there is none."""
    rows = list(Difference.objects.visible_to(actor).filter(text=text).order_by("number"))
    if not rows:
        return []
    views, body = views_of(rows, actor), [Line("part", _("Open questions"))]
    for row in rows:
        asked = in_words("head", row.question, language)
        body.append(
            Line(
                "head",
                asked.words,
                label=number(row.number, spoken(language)),
                language=asked.language,
                direction=asked.direction,
            )
        )
        for said, values in ((_("In force meanwhile:"), row.in_force), (_("Debated next:"), row.debate)):
            if in_language(values, language):
                body += [Line("small", said), in_words("text", values, language)]
        for view in views[row.pk]:
            body += _view(view, language)
    return body


def _view(shown: ShownView, language: str) -> list[Line]:
    body = [in_words("sub", shown.view.titles, language), in_words("quote", shown.view.words, language)]
    if shown.named:
        body.append(Line("small", _("Held by %(names)s") % {"names": listed(shown.named, spoken(language))}))
    if shown.unnamed:
        said = ngettext("%(n)s organisation holds it without its name.", "%(n)s organisations hold it without their names.", shown.unnamed)  # fmt: skip
        body.append(Line("small", said % {"n": counted(shown.unnamed, spoken(language))}))
    return body
