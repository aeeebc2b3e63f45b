"""Items that are about a text: which texts can be chosen, who sees them, the text as it is read and as a sheet with room for changes."""

from typing import Any

from django.utils.translation import gettext as _

from hamgam.assemblies.models import Item
from hamgam.bylaws.acts import NotPossible
from hamgam.engine import letters
from hamgam.engine.spoken import number
from hamgam.papers.reading import Paragraph
from hamgam.papers.writing import PackClause, PackText
from hamgam.texts.models import Text
from hamgam.texts.shape import Laid, laid_out, printed

#: Stages in which a text can still be changed, so that an assembly deals with it.
WORKED_ON = ("draft", "positions", "common_ground")


def texts_for(actor: Any, items: list[Item] | None = None) -> list[Text]:
    """The texts that can be chosen: those on which the coalition works, and those that these items name already."""
    named = {item.text_id for item in items or () if item.text_id}
    rows = Text.objects.visible_to(actor)
    return list((rows.filter(stage__in=WORKED_ON) | rows.filter(pk__in=named)).order_by("-number"))


def checked(item: Item | None, text: Text | None) -> Text | None:
    """The text, if it is still worked on or stands there already; NotPossible `item_text_over`."""
    stays = item is not None and text is not None and item.text_id == text.pk
    if text is not None and not stays and text.stage not in WORKED_ON:
        raise NotPossible("item_text_over")
    return text


def sees(actor: Any) -> bool:
    """Whether somebody reads the texts on which the coalition works."""
    return not Text.objects.visible_to(actor).query.is_empty()


def sheets(actor: Any, items: list[Item], language: str) -> tuple[PackText, ...]:
    """Each text of these items that can still be changed, once, in their order; none for who may not read them."""
    if not sees(actor):
        return ()
    texts = {item.text.pk: item.text for item in items if item.text and item.text.stage in WORKED_ON}
    return tuple(_sheet(text, language) for text in texts.values())


def language_of(text: Text, reader: str) -> str:
    """The language in which a text is printed for a reader: theirs where the text has it, else its own."""
    return reader if reader in text.languages else text.language


def flow(text: Text, reader: str) -> tuple[Paragraph, ...]:
    """The words of a text as they stand now, with headings and printed numbers; a clause without translation in its own words."""
    language, made = language_of(text, reader), []
    for part in laid_out(text):
        if title := part.section.titles.get(language, ""):
            made.append(Paragraph(title, heading=2))
        for laid in part.clauses:
            if laid.clause.state != "in":
                continue
            if heading := laid.clause.headings.get(language, ""):
                made.append(Paragraph(heading, strong=True))
            words = laid.words(language, text.language) or laid.words(text.language, text.language)
            made.append(Paragraph(words, label=printed(laid, language)))
    return tuple(made)


def _sheet(text: Text, reader: str) -> PackText:
    """In the reader's language where the text has it, else in its own; a clause without translation in its own words."""
    language = language_of(text, reader)
    clauses = [laid for part in laid_out(text) for laid in part.clauses if laid.clause.state == "in"]
    return PackText(
        title=text.titles.get(language) or str(text), language=language,
        direction="rtl" if letters.direction(language) == "rtl" else "ltr",
        clauses=tuple(_clause(laid, text, language) for laid in clauses),
    )  # fmt: skip


def _clause(laid: Laid, text: Text, language: str) -> PackClause:
    words = laid.words(language, text.language) or laid.words(text.language, text.language)
    label = "" if laid.number is None else _("Clause %(n)s") % {"n": number(laid.number, language)}
    return PackClause(label, laid.clause.headings.get(language, ""), words)
