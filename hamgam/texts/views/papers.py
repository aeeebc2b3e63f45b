"""A text on paper: a page to print, Word to work on, PDF and plain text of the draft."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hamgam.papers.writing import pdf, plain, word
from hamgam.texts.drafts import paper_of
from hamgam.texts.models import Text
from hamgam.texts.shape import laid_out
from hamgam.texts.views.found import about, the_text, tongue

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _asked_language(request: HttpRequest, text: Text) -> str:
    language = request.GET.get("language", text.language)
    if language not in text.languages:
        raise Http404
    return language


def sent_as_file(data: bytes, kind: str, name: str) -> HttpResponse:
    """A file that a browser saves and never interprets."""
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_GET
def printable(request: HttpRequest, number: int) -> HttpResponse:
    """The text alone, to be printed."""
    text = the_text(request, number)
    language = _asked_language(request, text)
    parts = [
        (part.section.titles.get(language, ""), [(laid, laid.words(language, text.language)) for laid in part.clauses if laid.clause.state == "in"])
        for part in laid_out(text)
    ]  # fmt: skip
    shown = about(text, parts=parts, language=language, other=tongue(language), title_here=text.titles.get(language))
    return render(request, "texts/print.html", shown)


@require_GET
def word_file(request: HttpRequest, number: int) -> HttpResponse:
    """The draft as a Word file with marked changes, to be worked on and handed back."""
    text = the_text(request, number)
    return sent_as_file(word(paper_of(text, text.language), for_editing=True), _WORD, f"text-{text.number}.docx")


@require_GET
def plain_file(request: HttpRequest, number: int) -> HttpResponse:
    """The draft as plain text."""
    text = the_text(request, number)
    language = _asked_language(request, text)
    data = plain(paper_of(text, language))
    return sent_as_file(data, "text/plain; charset=utf-8", f"text-{text.number}-{language}.txt")


@require_GET
def pdf_file(request: HttpRequest, number: int) -> HttpResponse:
    """The draft as a PDF."""
    text = the_text(request, number)
    language = _asked_language(request, text)
    return sent_as_file(pdf(paper_of(text, language)), "application/pdf", f"text-{text.number}-{language}.pdf")
