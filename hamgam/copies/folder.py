"""What the folders of texts and assemblies have in common: tongues, the first page, the files of a sheet, the checkpoint."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.engine import letters
from hamgam.engine.spoken import both
from hamgam.members import here
from hamgam.papers.writing import Line, Sheet, sheet_html, sheet_plain, sheet_word, style
from hamgam.papers.writing.paper import Direction
from hamgam.record import trees
from hamgam.texts.names import language_name

Files = Iterator[tuple[str, bytes]]


def reader() -> str:
    """The language of the page from which the copy is taken."""
    return get_language() or "fa"


def spoken(language: str) -> str:
    """The language in which Hamgam speaks beside words of this one."""
    return language if language in dict(settings.LANGUAGES) else "en"


def direction(language: str) -> Direction:
    """Where a line of this language begins."""
    return "rtl" if letters.direction(language) == "rtl" else "ltr"


def sheet(
    title: str, language: str, body: list[Line], *, kicker: str = "", lead: str = "", first: bool = False
) -> Sheet:
    """A document in the active language's words, with the day of the copy at its foot."""
    coalition = here.coalition()
    name = here.in_language(coalition.names, language) if coalition else ""
    said = _("A copy of %(day)s. It does not change any more; what is newer stands in Hamgam.")
    foot = (name, said % {"day": both(here.today(), spoken(language))})
    home = "" if first else _("What this folder holds")
    return Sheet(
        title, language, direction(language), _("Page {page} of {pages}"), kicker, lead, tuple(body), foot, home
    )


@dataclass(frozen=True)
class Written:
    """A document under its name in the folder, and how the first page calls it."""

    name: str
    called: str
    sheet: Sheet

    def files(self) -> Files:
        """As HTML, Word and plain text."""
        yield f"{self.name}.html", sheet_html(self.sheet)
        yield f"{self.name}.docx", sheet_word(self.sheet)
        yield f"{self.name}.txt", sheet_plain(self.sheet)

    def lines(self) -> list[Line]:
        """How the first page leads to it."""
        return [
            Line("item", self.called, link=f"{self.name}.html"),
            Line("item", _("%(name)s, as a Word file") % {"name": self.called}, link=f"{self.name}.docx"),
            Line("item", _("%(name)s, as plain text") % {"name": self.called}, link=f"{self.name}.txt"),
        ]


def first_page(title: str, kicker: str, about: list[Line], holds: list[Line]) -> Files:
    """`index.html` and the style sheet: what this is a copy of, what it holds, and the record as it stood."""
    body = [*about, Line("part", _("What this folder holds")), *holds]
    note = _("These files are for your organisation. Whoever holds the folder can read everything in it.")
    body.append(Line("small", note))
    if checkpoint := trees.newest():
        lines = "\n".join(checkpoint.note.splitlines()[:3])
        body += [Line("part", _("The record as of today, to compare later:").rstrip(":")), Line("code", lines)]
    yield "index.html", sheet_html(sheet(title, reader(), body, kicker=kicker, first=True))
    yield "style.css", style()


def tongue(language: str) -> str:
    """A language by its name, as the reader calls it."""
    return language_name(language)
