"""Bringing a paper in: upload, paste or begin from scratch; then the correction page beside the original."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hamgam.engine.recognise import Note
from hamgam.members import here
from hamgam.papers.reading import Unreadable, read_paper, recognise_text, sentence, warning_text
from hamgam.texts import acts
from hamgam.texts.acts.draft import CLAUSES_LIMIT, HEADING_LIMIT, LETTERS_LIMIT
from hamgam.texts.forms import too_long
from hamgam.texts.intake import blocks_of, given_by, original_of, rows_of
from hamgam.texts.models import Clause, Original, Section, Text
from hamgam.texts.moments import WrongMoment, asked, read_day
from hamgam.texts.names import kinds
from hamgam.texts.sentences import sentences
from hamgam.texts.views.found import about, the_text, tongue
from hamgam.texts.views.meanwhile import Meanwhile, meanwhile
from hamgam.texts.views.papers import sent_as_file

_PLAIN = "text/plain; charset=utf-8"


@require_http_methods(["GET", "POST"])
def import_text(request: HttpRequest) -> HttpResponse:
    """A paper, pasted words or a title alone become a draft at once; it is corrected on the next page."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        given = _given(request, errors)
        if given and not errors:
            text = acts.import_text(by=request.actor, on=None, token=request.POST.get("token", ""), **given)
            messages.success(request, _("The draft is kept. Compare it with the original and correct what is wrong."))
            return redirect("texts.edit_draft", text.number)
    shown = {
        "errors": errors, "typed": request.POST, "kinds": kinds(), "limit": settings.PAPER_LIMIT // 1024 // 1024,
        "languages": here.languages(), "chosen": request.POST.getlist("languages") or here.languages(),
    }  # fmt: skip
    return render(request, "texts/import_text.html", shown, status=422 if errors else 200)


def _given(request: HttpRequest, errors: dict[str, str]) -> dict[str, Any] | None:
    """What the import act wants, from the first of: a file, pasted words, a title."""
    paper, pasted = request.FILES.get("paper"), request.POST.get("pasted", "")
    title = " ".join(request.POST.get("title", "").split())
    try:
        if paper is not None:
            if paper.size > settings.PAPER_LIMIT:
                raise Unreadable("too_large")
            data = paper.read()
            found = read_paper(paper.name or "", data)
            original = original_of(found, paper.name or "", paper.content_type or "", data)
        elif pasted.strip():
            found = recognise_text(pasted)
            original = original_of(found, "pasted.txt", _PLAIN, pasted.encode())
        else:
            return _from_scratch(request, title, errors)
    except Unreadable as wrong:
        errors["paper" if paper is not None else "pasted"] = sentence(wrong.code, get_language() or "fa")
        return None
    given = given_by(found)
    words = [clause["text"] for section in given["sections"] for clause in section["clauses"]]
    if len(words) > CLAUSES_LIMIT:
        errors["paper" if paper is not None else "pasted"] = sentences()["too_many_clauses"] % {"limit": CLAUSES_LIMIT}
    if any(too_long(word) for word in words):
        errors["paper" if paper is not None else "pasted"] = sentences()["too_long"] % {"limit": LETTERS_LIMIT}
    named = title or " ".join(found.title.split())[:HEADING_LIMIT] or _("Untitled")
    return {
        **given, "titles": {given["language"]: named}, "original": original,
        "languages": [code for code in request.POST.getlist("languages") if code in here.languages()],
    }  # fmt: skip


def _from_scratch(request: HttpRequest, title: str, errors: dict[str, str]) -> dict[str, Any] | None:
    language = request.POST.get("language", "")
    if not title:
        errors["paper"] = _("There is nothing to begin with. Choose a file, paste the words, or write a title.")
        return None
    if len(title) > HEADING_LIMIT:
        errors["title"] = sentences()["heading_too_long"] % {"limit": HEADING_LIMIT}
    language = language if language in here.languages() else here.languages()[0]
    return {
        "kind": request.POST.get("kind", "") or "statement", "titles": {language: title}, "language": language,
        "sections": [{"clauses": []}],
        "languages": [code for code in request.POST.getlist("languages") if code in here.languages()],
    }  # fmt: skip


@dataclass
class Block:
    """One block of the correction page, with the lines of the original that it came from."""

    key: str
    role: str
    words: str
    heading: str = ""
    seen: int | None = None
    lines: str = ""
    first_line: int | None = None
    joins: bool = False

    @property
    def height(self) -> int:
        """Rows of its field, so that most words are seen without scrolling."""
        return min(16, 1 + len(self.words) // 42 + self.words.count("\n"))

    @property
    def one_line(self) -> bool:
        """Whether it came from one line of the original alone."""
        return self.lines.isdecimal()

    @property
    def may_have_heading(self) -> bool:
        """Whether the page offers a field for a heading: not for each paragraph of a preamble."""
        return self.key.startswith("c") and (self.role == "clause" or bool(self.heading))


@require_http_methods(["GET", "POST"])
def edit_draft(request: HttpRequest, number: int) -> HttpResponse:
    """Correct a draft: title, kind, place and day, and every block, with the original beside it."""
    text, errors, language = the_text(request, number), {}, get_language() or "fa"
    since = Meanwhile([])
    if request.method == "POST":
        since = meanwhile(text, rows_of(request.POST, request.POST.getlist("row")))
        blocks, named = blocks_of(since.rows)
        adopted = _adopted(request, text, language, errors)
        title = named or request.POST.get("title", "")
        _check(title, blocks, errors)
        if not errors and not since:
            codes = [code for code in request.POST.getlist("languages") if code in here.languages()]
            acts.edit_draft(
                by=request.actor, on=text, token=request.POST.get("token", ""), titles={text.language: title},
                kind=request.POST.get("kind") or None, languages=codes, adopted=adopted, blocks=blocks,
            )  # fmt: skip
            messages.success(request, _("The draft is recorded as corrected."))
            return redirect("texts.edit_draft" if "stay" in request.POST else "texts.text", text.number)
        shown = [
            Block(row.key, row.role, row.words, row.heading, row.seen, joins=row.joins)
            for row in since.rows if row.key != "new"
        ]  # fmt: skip
    else:
        shown = _blocks(text)
    page = {**_page(request, text, shown, errors), "since": since}
    return render(request, "texts/edit_draft.html", page, status=422 if errors else 409 if since else 200)


def _adopted(request: HttpRequest, text: Text, language: str, errors: dict[str, str]) -> dict[str, Any]:
    try:
        day = read_day(request.POST, "adopted", language)
    except WrongMoment:
        errors["adopted"], day = sentences()["day_impossible"], None
    named: dict[str, Any] = {name: _named(request, name) for name in ("name", "place")}
    return {**named, **({"date": day.isoformat()} if day else {})}


def _named(request: HttpRequest, name: str) -> dict[str, str]:
    """Assembly or place as typed, by language."""
    codes = here.languages()
    return {code: request.POST.get(f"adopted_{name}_{code}", "")[:HEADING_LIMIT] for code in codes}


def _check(title: str, blocks: list[dict[str, Any]], errors: dict[str, str]) -> None:
    if not title.strip():
        errors["title"] = sentences()["title_missing"]
    elif len(title) > HEADING_LIMIT or any(
        len(b.get("title", "") + b.get("heading", "")) > HEADING_LIMIT for b in blocks
    ):
        errors["title"] = sentences()["heading_too_long"] % {"limit": HEADING_LIMIT}
    if sum(block.get("state") == "in" for block in blocks) > CLAUSES_LIMIT:
        errors["more"] = sentences()["too_many_clauses"] % {"limit": CLAUSES_LIMIT}
    if any(too_long(block.get("text", "")) for block in blocks):
        errors["more"] = sentences()["too_long"] % {"limit": LETTERS_LIMIT}


def _blocks(text: Text) -> list[Block]:
    """Sections and clauses in their order, also the clauses that were put beside the text."""
    lines = (text.imported or {}).get("lines", {})
    rows: dict[int, list[Clause]] = {}
    for clause in text.clauses.exclude(lineage="merged").prefetch_related("wordings").order_by("order", "pk"):
        rows.setdefault(clause.section_id, []).append(clause)
    shown: list[Block] = []
    for section in text.sections.filter(gone=False):
        shown += _section(section, text)
        shown += [_clause(clause, text, lines) for clause in rows.get(section.pk, [])]
    return shown


def _section(section: Section, text: Text) -> list[Block]:
    return [Block(f"s{section.pk}", "heading", section.titles.get(text.language, ""))]


def _clause(clause: Clause, text: Text, lines: dict[str, list[int]]) -> Block:
    lead = next((wording for wording in clause.wordings.all() if wording.state == "leading"), None)
    role = "note" if clause.state == "out" else "clause" if clause.numbered else "paragraph"
    places = lines.get(str(clause.anchor), [])
    said = f"{places[0]}–{places[-1]}" if len(places) > 1 else str(places[0]) if places else ""
    return Block(
        f"c{clause.pk}", role, lead.body if lead else "", clause.headings.get(text.language, ""),
        lead.pk if lead else None, said, places[0] if places else None,
    )  # fmt: skip


def _page(request: HttpRequest, text: Text, shown: list[Block], errors: dict[str, str]) -> dict[str, Any]:
    original = Original.objects.filter(text=text).defer("data").first() if request.actor.is_member else None
    typed = request.POST if request.method == "POST" else None
    day = text.adopted.get("date")
    known = {name: _named(request, name) if typed else text.adopted.get(name) or {} for name in ("name", "place")}
    return about(
        text, blocks=shown, errors=errors, original=original, kinds=kinds(), typed=typed,
        title=typed.get("title", "") if typed else str(text), kind=typed.get("kind") if typed else text.kind,
        languages=here.languages(), chosen=typed.getlist("languages") if typed else text.languages,
        adopted=[(code, tongue(code), known["name"].get(code, ""), known["place"].get(code, "")) for code in text.languages],
        is_adopted=any([*known["name"].values(), *known["place"].values(), day]),
        asked=asked("adopted", get_language() or "fa", default=_date(day), typed=typed, with_hour=False, years=(-4, 1)),
        dates=[(row["text"], _date(row["start"]), _date(row["end"])) for row in (text.imported or {}).get("dates", ())],
        warnings=_warnings(original), roles=_roles(), more=typed.get("more", "") if typed else "",
    )  # fmt: skip


def _date(day: str | None) -> Any:
    return date.fromisoformat(day) if day else None


def _roles() -> list[tuple[str, str]]:
    return [
        ("clause", _("numbered clause")),
        ("paragraph", _("paragraph")),
        ("heading", _("section heading")),
        ("title", _("title of the text")),
        ("note", _("leave beside the text")),
    ]


def _warnings(original: Original | None) -> list[str]:
    """The remarks of whoever read the paper, as sentences that quote it."""
    rows = original.warnings if original else []
    notes = [Note(row["code"], tuple(row["quotes"]), row["number"]) for row in rows]
    return [warning_text(note, get_language() or "fa") for note in notes]


@require_GET
def original(request: HttpRequest, number: int) -> HttpResponse:
    """The paper as it was handed in: its lines and its checksum. For members alone."""
    text, found = _original(request, number)
    return render(request, "texts/original.html", about(text, original=found))


@require_GET
def original_file(request: HttpRequest, number: int) -> HttpResponse:
    """The bytes as they came, to be saved and never shown by the browser."""
    text, found = _original(request, number)
    ending = found.filename.rpartition(".")[2].lower()
    ending = ending if ending in ("txt", "docx", "pdf") else "bin"
    return sent_as_file(bytes(found.data), "application/octet-stream", f"original-{text.number}.{ending}")


def _original(request: HttpRequest, number: int) -> tuple[Text, Original]:
    text = the_text(request, number)
    if not request.actor.is_member:
        raise Http404
    return text, get_object_or_404(Original, text=text)
