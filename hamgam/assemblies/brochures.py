"""The brochure of an assembly in the reader's language: agenda and papers in its order, bound into one PDF."""

import hashlib
import json
import threading
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Literal

from django.conf import settings
from django.core.cache import caches
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.assemblies import looks, packs, reading
from hamgam.assemblies.models import Assembly, Item, Paper
from hamgam.engine import letters
from hamgam.engine.spoken import both, day, number
from hamgam.members import here
from hamgam.papers.binding import Brochure, Chapter, Looked, Part, Place, pdf_brochure
from hamgam.record import trees

Sheet = Literal["a4", "a5"]

#: A brochure of the same papers and the same words is given again for so many seconds; how many bytes and pages its PDFs may have.
KEPT_FOR, MOST_BYTES, MOST_PAGES = 24 * 3600, 120_000_000, 1_500
#: One at a time in each process: setting one may take two gigabytes of memory.
_ONE = threading.Lock()


def brochure(assembly: Assembly, sheet: Sheet = "a4") -> bytes:
    """The brochure as a PDF; same bytes for the same papers, words and checkpoint. Raises Unbound where it could not be made."""
    papers = list(assembly.papers.filter(withdrawn=False).defer("data").select_related("organisation", "item"))
    found = _within_bounds(papers, looks.looked_all(papers, looks.AT_A_CLICK))
    items = list(assembly.items.agenda())
    chapters = _in_order(items, papers)
    made = _brochure(assembly, sheet, items, chapters, found)
    ordered = [paper for _title, rows in chapters for paper in rows]
    digest = hashlib.sha256(json.dumps([asdict(made), [row.sha256 for row in ordered]]).encode()).hexdigest()
    kept: bytes | None = caches["brochures"].get(digest)
    if kept is None:
        with _ONE:
            kept = pdf_brochure(
                made, lambda n: bytes(ordered[n].data), newer=any(each.newer for each in found.values()),
                instead=(_absent(looks.reason_said("too_large")), _where()),
            )  # fmt: skip
        caches["brochures"].set(digest, kept, KEPT_FOR)
    return kept


def _within_bounds(papers: Iterable[Paper], found: dict[int, Looked]) -> dict[int, Looked]:
    """What was found, PDFs beyond what one brochure holds being too large."""
    size = pages = 0
    kept = {}
    for paper in papers:
        look = found.get(paper.pk)
        if look is None:
            continue
        if look.pages:
            size, pages = size + paper.size, pages + look.pages
        over = look.pages and (size > MOST_BYTES or pages > MOST_PAGES)
        kept[paper.pk] = Looked(reason="too_large") if over else look
    return kept


def _in_order(items: list[Item], papers: list[Paper]) -> list[tuple[str, list[Paper]]]:
    """The papers under the items to which they belong, in the order of the agenda; those of none come last."""
    language = get_language() or "fa"
    places = {item.pk: place for place, item in enumerate(items)}
    under: dict[int, list[Paper]] = {}
    for paper in papers:
        under.setdefault(places.get(paper.item_id, len(items)), []).append(paper)
    titles = [f"{number(n, language)}. {here.in_language(item.titles, language)}" for n, item in enumerate(items, 1)]
    titles.append(_("Other papers") if any(place < len(items) for place in under) else _("Papers"))
    return [(titles[place], under[place]) for place in sorted(under)]


def _brochure(
    assembly: Assembly, sheet: Sheet, items: list[Item], chapters: list[tuple[str, list[Paper]]], found: dict[int, Looked]
) -> Brochure:  # fmt: skip
    language = get_language() or "fa"
    coalition, checkpoint = here.coalition(), trees.newest()
    papers = [paper for _title, rows in chapters for paper in rows]
    return Brochure(
        title=here.in_language(assembly.titles, language), language=language, direction=_direction(language), sheet=sheet,
        labels=_labels(), coalition=here.in_language(coalition.names, language) if coalition else "",
        when_and_where=tuple(line for line in (_days(assembly, language), here.in_language(assembly.place)) if line),
        record_lines=tuple(checkpoint.note.splitlines()[:3]) if checkpoint else (),
        agenda=_agenda(assembly, items, papers, language),
        chapters=tuple(
            Chapter(title, tuple(_part(paper, found.get(paper.pk), language) for paper in rows)) for title, rows in chapters
        ),
    )  # fmt: skip


def _direction(language: str) -> Literal["rtl", "ltr"]:
    return "rtl" if letters.direction(language) == "rtl" else "ltr"


def _days(assembly: Assembly, language: str) -> str:
    first, last = both(assembly.first_day, language), both(assembly.last_day, language)
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def _agenda(assembly: Assembly, items: list[Item], papers: list[Paper], language: str) -> tuple[Place, ...]:
    """The items with their kind, their minutes, the hour at which they come if all keep theirs, and their papers."""
    made = []
    for line in reading.lines(assembly, items):
        said = [packs.about(line.item.kind, line.item.minutes, language)]
        if line.begins is not None:
            if len(assembly.days) > 1:
                said.append(day(line.begins.date(), language, year=False, weekday=True))
            said.append(number(f"{line.begins:%H:%M}", language))
        said += [_named(paper, language) for paper in papers if paper.item_id == line.item.pk]
        made.append(Place(here.in_language(line.item.titles, language), _(", ").join(said)))
    return tuple(made)


def _named(paper: Paper, language: str) -> str:
    return _("Paper %(n)s") % {"n": number(paper.number, language)}


def _part(paper: Paper, look: Looked | None, language: str) -> Part:
    """The paper as text or as its pages; where it is neither, which it is, why, and where it is."""
    part = Part(
        _named(paper, language), here.in_language(paper.titles, language), pages=1,
        by=here.in_language(paper.organisation.names, language) if paper.organisation else "",
    )  # fmt: skip
    if look is not None and look.pages:
        return replace(part, pages=look.pages)
    if look is not None and look.flow is not None:
        note = _("The words of a Word file; its pictures are in the file itself.") if look.pictures else ""
        spoken = look.flow.language
        return replace(
            part, pages=0, flow=look.flow.paragraphs, language=spoken, direction=_direction(spoken), note=note
        )
    why = looks.reason_said(look.reason) if look else _("Nobody has looked into it yet. Make the brochure again later.")
    address = settings.SITE_ADDRESS.rstrip("/") + reverse("assemblies.paper", args=[paper.pk])
    return replace(part, pages=0, absent=(_absent(why), _where()), address=address)


def _absent(why: str) -> str:
    return _("This paper is not inside the brochure.") + " " + why


def _where() -> str:
    return _("The file itself is on the page of the assembly.")


def _labels() -> dict[str, str]:
    return {
        "page": _("Page {page} of {pages}"), "kicker": _("Brochure"), "contents": _("Contents"), "agenda": _("Agenda"),
        "record": _("The record as of today, to compare later:"), "sheet": _("{name}, page {page} of {pages}"),
    }  # fmt: skip
