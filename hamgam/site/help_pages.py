"""The manual, as it lies in docs/manual, for whoever needs it: one page for each feature, in the reader's language."""

import functools
import re
from dataclasses import dataclass
from pathlib import Path

import nh3
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

MANUAL = settings.BASE_DIR / "docs" / "manual"
#: The order in which one needs them; pages that are not named here follow by their names.
ORDER = (
    "shapes", "now", "texts", "positions", "common-ground", "staircase", "differences", "talk", "decisions", "bodies", "elections",
    "assemblies", "chairing", "minutes",
    "coordinating", "enquiries", "joining", "consultations", "trust", "signing", "keys", "statements", "verification", "witnesses", "bylaws", "bylaws-words",
)  # fmt: skip
_TAGS = {"h2", "h3", "h4", "p", "ul", "ol", "li", "strong", "em", "code", "pre", "a", "blockquote", "br", "hr",
         "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip


@dataclass(frozen=True)
class Chapter:
    """A page of the manual: its name in the address, its title, its content."""

    slug: str
    title: str
    content: SafeString


def _folder(language: str) -> Path:
    return MANUAL / (language if language in dict(settings.LANGUAGES) else "en")


def chapters(language: str) -> list[Chapter]:
    """Every chapter in a language, in the order in which one needs them."""
    found = [_read(path, path.stat().st_mtime_ns) for path in sorted(_folder(language).glob("*.md"))]
    rank = {name: place for place, name in enumerate(ORDER)}
    return sorted(found, key=lambda row: (rank.get(row.slug, len(rank)), row.slug))


@functools.lru_cache(maxsize=128)
def _read(path: Path, changed: int) -> Chapter:
    """A file of Markdown, made HTML and cleaned; `changed` lets an edited file be read anew."""
    source = path.read_text()
    title = re.match(r"#\s+(.+)", source)
    body = source[title.end() :] if title else source
    html = nh3.clean(
        MarkdownIt("commonmark", {"html": False}).enable("table").render(body),
        tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"https", "http", "mailto"}, link_rel=None,
    )  # fmt: skip
    html = re.sub(r'href="(?:\./)?([a-z0-9_-]+)\.md"', r'href="../\1/"', html)
    html = html.replace("<table>", '<div class="scroll" tabindex="0"><table class="plain">').replace(
        "</table>", "</table></div>"
    )
    return Chapter(
        path.stem,
        title[1].strip() if title else path.stem,
        mark_safe(html.replace("<pre>", '<pre class="code" dir="ltr">')),
    )


@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    """What the manual has."""
    return render(request, "site/help.html", {"chapters": chapters(get_language() or "fa")})


@require_safe
def page(request: HttpRequest, page: str) -> HttpResponse:
    """One chapter."""
    found = chapters(get_language() or "fa")
    chapter = next((row for row in found if row.slug == page), None)
    if chapter is None:
        raise Http404
    return render(request, "site/help_page.html", {"chapter": chapter, "chapters": found})
