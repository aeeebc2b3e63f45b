"""What is downloaded of a statement: its exact bytes, papers, signatures, bundle and policy."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hamgam.papers import writing
from hamgam.record import log
from hamgam.statements import bundles, papers
from hamgam.statements.models import Statement
from hamgam.statements.reading import Reading
from hamgam.statements.views import statement_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def file_answer(data: bytes, name: str, media_type: str) -> HttpResponse:
    """A file to be kept under this name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(data, content_type=media_type, headers=headers)


def _site(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _language_of(statement: Statement, language: str | None) -> str:
    """The language asked for, or the leading one; 404 where the text has no such language."""
    wanted = language or statement.version.text.language
    if not statement.version.files.filter(language=wanted).exists():
        raise Http404
    return wanted


@require_safe
def text(request: HttpRequest, number: int, slug: str, language: str | None = None) -> HttpResponse:
    """The exact bytes that were frozen and signed, in the leading language or the one asked for."""
    statement = statement_of(request, number)
    file = statement.version.files.get(language=_language_of(statement, language))
    name = f"statement-{number}-{file.language}.txt"
    return file_answer(bytes(file.data), name, "text/plain; charset=utf-8")


@require_safe
def pdf(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    """The statement with its signatories as PDF, every language in one file, the reader's first."""
    statement = statement_of(request, number)
    made = papers.pdf(statement, get_language() or "fa", _site(request))
    return file_answer(made, f"statement-{number}.pdf", "application/pdf")


@require_safe
def docx(request: HttpRequest, number: int, slug: str, language: str) -> HttpResponse:
    """The same in one language as a Word file."""
    statement = statement_of(request, number)
    paper = papers.paper(statement, _language_of(statement, language), _site(request))
    return file_answer(writing.word(paper), f"statement-{number}-{language}.docx", WORD)


@require_safe
def plain(request: HttpRequest, number: int, slug: str, language: str) -> HttpResponse:
    """The same in one language as plain text with its signatories, for messengers and old printers."""
    statement = statement_of(request, number)
    paper = papers.paper(statement, _language_of(statement, language), _site(request))
    name = f"statement-{number}-{language}-signed.txt"
    return file_answer(writing.plain(paper), name, "text/plain; charset=utf-8")


@require_safe
def bundle(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    """Everything by which a stranger verifies the statement offline."""
    made = bundles.bundle(statement_of(request, number))
    return file_answer(made, f"statement-{number}.bundle", "application/octet-stream")


@require_safe
def policy(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    """The policy in force when it was published: what a reader keeps, or pins by its forty digits."""
    kept = bundles.policy(statement_of(request, number))
    return file_answer(bytes(kept.data), f"statement-{number}.policy", "application/octet-stream")


@require_safe
def signatures(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    """Who signed, at which level, when, with which key, as JSON."""
    statement = statement_of(request, number)
    reading = Reading(statement, statement.version.text.language)
    rows = [
        {
            "organisation": row.public_id,
            "names": row.names,
            "level": row.level,
            "unvouched": row.unvouched,
            "signed": row.signed.isoformat(),
            "later": row.late,
            "withdrawn": row.withdrawn.isoformat() if row.withdrawn else None,
            "note": row.note or None,
            "withdrawal_note": row.withdrawal_note or None,
            "key": row.key or None,
            "signature": row.signature or None,
            "entry": row.leaf,
        }
        for row in reading.signers
    ]
    content = {
        "statement": statement.number,
        "titles": {words.language: words.title for words in reading.texts},
        "digest": statement.version.digest,
        "digests": {words.language: words.sha256 for words in reading.texts},
        "roster": statement.version.roster_digest,
        "rule": statement.stated_rule,
        "article": reading.article,
        "asked": reading.asked,
        "published": statement.published_on.isoformat(),
        "adopted": statement.adopted,
        "signatories": rows,
        "record": {"origin": log.origin(), "entry": statement.leaf},
    }
    return HttpResponse(
        json.dumps(content, ensure_ascii=False, indent=1), content_type="application/json; charset=utf-8"
    )
