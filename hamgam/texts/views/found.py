"""What every page of a text begins with: the text, a clause, a wording that the reader may see, or 404."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from hamgam.engine.letters import direction
from hamgam.texts.models import Clause, Text, Wording


def the_text(request: HttpRequest, number: int) -> Text:
    """The text with this number."""
    rows = Text.objects.visible_to(request.actor).select_related("proposer")
    return get_object_or_404(rows, number=number)  # type: ignore[no-any-return]


def the_clause(request: HttpRequest, number: int, anchor: int) -> Clause:
    """A clause by its anchor, with its text."""
    text = the_text(request, number)
    clause = get_object_or_404(text.clauses.select_related("section"), anchor=anchor)
    clause.text = text
    return clause


def the_wording(request: HttpRequest, number: int, anchor: int, letter: int) -> Wording:
    """A wording by its letter, with its clause and text."""
    clause = the_clause(request, number, anchor)
    wording = get_object_or_404(clause.wordings.select_related("proposer"), letter=letter)
    wording.clause = clause
    return wording


def tongue(language: str) -> SafeString | str:
    """The attributes of words in another language than the page's; nothing where they are the same."""
    if language == get_language():
        return ""
    return format_html(' lang="{}" dir="{}"', language, direction(language))


def about(text: Text, **more: Any) -> dict[str, Any]:
    """What the templates of a text share. `near`: the text's page, as links from this page begin; empty on it."""
    base = address(text)
    return {"text": text, "base": base, "near": base, "tongue": tongue(text.language), **more}


def address(text: Text) -> str:
    """The text's page."""
    return reverse("texts.text", args=[text.number])


def back_to(text: Text, anchor: int | None = None) -> HttpResponse:
    """To the text's page, at a clause."""
    return redirect(address(text) + (f"#b{anchor}" if anchor else ""))
