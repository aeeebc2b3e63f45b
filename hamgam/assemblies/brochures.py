"""The brochure of an assembly in the reader's language: agenda, texts and papers in its order, bound into one PDF."""

import hashlib
import json
import threading
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Literal

from django.conf import settings
from django.core.cache import caches
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.assemblies import contributions, item_texts, looks, packs, reading
from hamgam.assemblies.contributions_models import Contribution
from hamgam.assemblies.models import Assembly, Item, Paper
from hamgam.assemblies.sentences import item_names
from hamgam.engine import letters
from hamgam.engine.spoken import both, day, number
from hamgam.members import here
from hamgam.members.models import Organisation
from hamgam.papers.binding import Brochure, Chapter, Looked, Part, Place, pdf_brochure
from hamgam.papers.reading import Paragraph
from hamgam.papers.writing.paper import lines
from hamgam.record import trees
from hamgam.texts.models import Text
from hamgam.texts.names import stage_name

Sheet = Literal["a4", "a5"]

#: A brochure of the same papers and the same words is given again for so many seconds; how many bytes and pages its PDFs may have.
KEPT_FOR, MOST_BYTES, MOST_PAGES = 24 * 3600, 120_000_000, 1_500
#: One at a time in each process: setting one may take two gigabytes of memory.
_ONE = threading.Lock()


@dataclass(frozen=True)
class _Worded:
    """A text that an item is about, beside the papers: it has no file, and its part says it all."""

    format: str = ""
    data: bytes = b""
    sha256: str = ""


#: What stands in a part: a paper, a report or a proposal, or a text.
Row = Paper | Contribution | _Worded


@dataclass
class _Chapter:
    """Texts and papers, or reports and proposals, under one heading; each with what is printed over it."""

    title: str
    rows: list[tuple[Part, Row]]
    words: str = ""


def brochure(assembly: Assembly, sheet: Sheet = "a4", *, with_texts: bool = True) -> bytes:
    """The brochure as a PDF; same bytes for the same papers, words and checkpoint. Raises Unbound where it could not be made.

    with_texts: for whoever reads the texts on which the coalition works, with those that its items are about.
    """
    language = get_language() or "fa"
    papers = list(assembly.papers.filter(withdrawn=False).defer("data").select_related("organisation", "item"))
    items = list(assembly.items.agenda().select_related("text__proposer"))
    texts = _texts(items, language) if with_texts else {}
    chapters = _in_order(items, texts, papers, contributions.collected(assembly), language)
    rows = [row for chapter in chapters for _part, row in chapter.rows]
    files = [row for row in rows if not isinstance(row, _Worded) and row.format]
    found = _within_bounds(files, looks.looked_all(files, looks.AT_A_CLICK))
    made = _brochure(assembly, sheet, _agenda(assembly, items, texts, papers, language), chapters, found)
    digest = hashlib.sha256(json.dumps([asdict(made), [row.sha256 for row in rows]]).encode()).hexdigest()
    kept: bytes | None = caches["brochures"].get(digest)
    if kept is None:
        with _ONE:
            kept = pdf_brochure(
                made, lambda n: bytes(rows[n].data), newer=any(each.newer for each in found.values()),
                instead=(_absent(looks.reason_said("too_large")), _where()),
            )  # fmt: skip
        caches["brochures"].set(digest, kept, KEPT_FOR)
    return kept


def _within_bounds(files: Iterable[Paper | Contribution], found: dict[str, Looked]) -> dict[str, Looked]:
    """What was found, PDFs beyond what one brochure holds being too large."""
    size = pages = 0
    kept = {}
    for row in files:
        look = found.get(row.sha256)
        if look is None:
            continue
        if look.pages:
            size, pages = size + row.size, pages + look.pages
        over = look.pages and (size > MOST_BYTES or pages > MOST_PAGES)
        kept[row.sha256] = Looked(reason="too_large") if over else look
    return kept


def _texts(items: list[Item], language: str) -> dict[int, Part]:
    """Id of an item → the text that it is about, as it stands now; each text once, under the first of its items."""
    first: dict[int, Item] = {}
    for item in items:
        if item.text and item.text.stage != "discarded":
            first.setdefault(item.text.pk, item)
    made = {item.pk: _text(item.text, language) for item in first.values()}
    return {key: part for key, part in made.items() if part is not None}


def _text(text: Text, reader: str) -> Part | None:
    """None for a text without a word."""
    flow = item_texts.flow(text, reader)
    if not flow:
        return None
    spoken, house = item_texts.language_of(text, reader), here.in_language(text.proposer.names, reader)
    note = _("As it stands when this brochure is made: %(stage)s.") % {"stage": stage_name(text.stage).lower()}
    note = "" if text.stage == "published" else note
    return Part(
        _("Text %(n)s") % {"n": number(text.number, reader)}, text.titles.get(spoken) or str(text), by=house, note=note,
        language=spoken, direction=_direction(spoken), flow=flow,
    )  # fmt: skip


def _in_order(
    items: list[Item], texts: dict[int, Part], papers: list[Paper], brought: contributions.Collected, language: str
) -> list[_Chapter]:
    """Texts and papers under their items in the order of the agenda; then what the members bring; papers of no item come last."""
    places = {item.pk: place for place, item in enumerate(items)}
    under: dict[int, list[Paper]] = {}
    for paper in papers:
        under.setdefault(places.get(paper.item_id, len(items)), []).append(paper)
    made = []
    for n, item in enumerate(items, 1):
        rows: list[tuple[Part, Row]] = [(texts[item.pk], _Worded())] if item.pk in texts else []
        if rows := [*rows, *_papers(under.get(n - 1, []), language)]:
            made.append(_Chapter(f"{number(n, language)}. {here.in_language(item.titles, language)}", rows))
    if brought.brought:
        words = _("In the alphabetical order of their names, in which they are presented.")
        made.append(_Chapter(_("Reports and proposals of the members"), _brought(brought, language), words))
    if rest := under.get(len(items)):
        made.append(_Chapter(_("Other papers") if made else _("Papers"), _papers(rest, language)))
    return made


def _papers(papers: list[Paper], language: str) -> list[tuple[Part, Row]]:
    return [
        (
            _over(_named(row, language), row.titles, row.organisation, reverse("assemblies.paper", args=[row.pk])),
            row,
        )
        for row in papers
    ]


def _brought(collected: contributions.Collected, language: str) -> list[tuple[Part, Row]]:
    made: list[tuple[Part, Row]] = []
    for each in collected.brought:
        if each.report is not None:
            address = reverse("assemblies.contribution", args=[each.report.pk])
            made.append((_over(_capital(item_names()["report"]), each.organisation.names, None, address), each.report))
        for row in each.proposals:
            address = reverse("assemblies.contribution", args=[row.pk])
            made.append((_over(_("Proposal"), row.titles, each.organisation, address), row))
    return made


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _over(name: str, titles: dict[str, str], house: Organisation | None, path: str) -> Part:
    """What is printed over a paper; `absent` until it is known what stands in it."""
    return Part(
        name, here.in_language(titles), by=here.in_language(house.names) if house else "", absent=(_where(),),
        address=settings.SITE_ADDRESS.rstrip("/") + path,
    )  # fmt: skip


def _brochure(
    assembly: Assembly, sheet: Sheet, agenda: tuple[Place, ...], chapters: list[_Chapter], found: dict[str, Looked]
) -> Brochure:  # fmt: skip
    language = get_language() or "fa"
    coalition, checkpoint = here.coalition(), trees.newest()
    return Brochure(
        title=here.in_language(assembly.titles, language), language=language, direction=_direction(language), sheet=sheet,
        labels=_labels(), coalition=here.in_language(coalition.names, language) if coalition else "",
        when_and_where=tuple(line for line in (_days(assembly, language), here.in_language(assembly.place)) if line),
        record_lines=tuple(checkpoint.note.splitlines()[:3]) if checkpoint else (), agenda=agenda,
        chapters=tuple(
            Chapter(each.title, tuple(_filled(part, row, found.get(row.sha256)) for part, row in each.rows), each.words)
            for each in chapters
        ),
    )  # fmt: skip


def _filled(part: Part, row: Row, look: Looked | None) -> Part:
    """The part with its text or its pages; where it has neither, with the reason and with where it is."""
    if isinstance(row, _Worded):
        return part
    if not row.format:
        return _typed(part, row)
    if look is not None and look.pages:
        return replace(part, pages=look.pages, absent=(), address="")
    if look is not None and look.flow is not None:
        note = _("The words of a Word file; its pictures are in the file itself.") if look.pictures else ""
        spoken = look.flow.language
        return replace(
            part, flow=look.flow.paragraphs, language=spoken, direction=_direction(spoken), note=note, absent=(), address="",
        )  # fmt: skip
    why = looks.reason_said(look.reason) if look else _("Nobody has looked into it yet. Make the brochure again later.")
    return replace(part, absent=(_absent(why), _where()))


def _typed(part: Part, row: Paper | Contribution) -> Part:
    """A report or a proposal as it was typed, in the reader's language or the one there is."""
    words = row.words if isinstance(row, Contribution) else {}
    reader = get_language() or "fa"
    spoken = reader if words.get(reader) else next(iter(words), reader)
    flow = tuple(Paragraph(line) for line in lines(words.get(spoken, "")))
    if not flow:
        return replace(part, absent=(_absent(looks.reason_said("empty")), _where()))
    return replace(part, flow=flow, language=spoken, direction=_direction(spoken), absent=(), address="")


def _direction(language: str) -> Literal["rtl", "ltr"]:
    return "rtl" if letters.direction(language) == "rtl" else "ltr"


def _days(assembly: Assembly, language: str) -> str:
    first, last = both(assembly.first_day, language), both(assembly.last_day, language)
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def _agenda(
    assembly: Assembly, items: list[Item], texts: dict[int, Part], papers: list[Paper], language: str
) -> tuple[Place, ...]:
    """The items with their kind, their minutes, the hour at which they come if all keep theirs, their texts and papers."""
    made = []
    for line in reading.lines(assembly, items):
        said = [packs.about(line.item.kind, line.item.minutes, language)]
        if line.begins is not None:
            if len(assembly.days) > 1:
                said.append(day(line.begins.date(), language, year=False, weekday=True))
            hour = number(f"{line.begins:%H:%M}", language)
            said.append(_("at %(hour)s") % {"hour": hour} if line.fixed else hour)
        said += [texts[line.item.pk].name] if line.item.pk in texts else []
        said += [_named(paper, language) for paper in papers if paper.item_id == line.item.pk]
        made.append(Place(here.in_language(line.item.titles, language), _(", ").join(said)))
    return tuple(made)


def _named(paper: Paper, language: str) -> str:
    return _("Paper %(n)s") % {"n": number(paper.number, language)}


def _absent(why: str) -> str:
    return _("This paper is not inside the brochure.") + " " + why


def _where() -> str:
    return _("The file itself is on the page of the assembly.")


def _labels() -> dict[str, str]:
    return {
        "page": _("Page {page} of {pages}"), "kicker": _("Brochure"), "contents": _("Contents"), "agenda": _("Agenda"),
        "record": _("The record as of today, to compare later:"), "sheet": _("{name}, page {page} of {pages}"),
    }  # fmt: skip
