"""Pages of the founding text: the one in force, and each version with what changed in it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hamgam.bylaws import rules
from hamgam.bylaws.sentences import ladder_words
from hamgam.members.founding_changes import changes
from hamgam.members.founding_paper import founding_paper
from hamgam.members.founding_signatories import Signatory, signatories
from hamgam.members.founding_text import FoundingText
from hamgam.papers.writing import pdf


@require_safe
def founding_text(request: HttpRequest) -> HttpResponse:
    """The founding text in force with its fields of joint work, and its versions."""
    if closed := _closed(request):
        return closed
    versions = list(FoundingText.objects.visible_to(request.actor))
    bylaws = rules.in_force()
    rule = bylaws.matter("founding_text")
    brings = rule is not None and rules.ask(request.actor, "decisions.bring", bylaws=bylaws, kind="founding_text")
    level = ladder_words().get(request.coalition.level, "")
    ladder = bool(bylaws.levels) and request.actor.is_member
    shown = {
        "level": level,
        "ladder": ladder,
        "text": versions[0] if versions else None,
        "versions": versions,
        "signed": _signed(request, versions[0]) if versions else [],
        "rule": rule,
        "brings": bool(brings),
    }
    return render(request, "members/founding_text.html", shown)


@require_safe
def founding_text_version(request: HttpRequest, number: int) -> HttpResponse:
    """One version: what changed with it, and the whole of it."""
    if closed := _closed(request):
        return closed
    versions = FoundingText.objects.visible_to(request.actor)
    text = get_object_or_404(versions, number=number)
    former, later = versions.filter(number=number - 1).first(), versions.filter(number=number + 1).first()
    shown: dict[str, Any] = {"text": text, "former": former, "later": later, "signed": _signed(request, text)}
    return render(
        request,
        "members/founding_text_version.html",
        {**shown, "changes": changes(former, text.texts, text.fields, text.means) if former else []},
    )


@require_safe
def founding_text_pdf(request: HttpRequest, number: int) -> HttpResponse:
    """One version for print, with who stands under it."""
    if closed := _closed(request):
        return closed
    versions = FoundingText.objects.visible_to(request.actor)
    text = get_object_or_404(versions, number=number)
    later = versions.filter(number=number + 1).first()
    answer = HttpResponse(pdf(founding_paper(text, _signed(request, text), later)), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="founding-text-{number}.pdf"'
    return answer


def _signed(request: HttpRequest, text: FoundingText) -> list[Signatory]:
    return signatories(text, request.actor, get_language() or "fa")


def _closed(request: HttpRequest) -> HttpResponse | None:
    """Where the coalition keeps its bylaws for its members, others are sent to the sign-in."""
    if request.coalition.public_bylaws or request.actor.organisation is not None:
        return None
    return redirect(f"{reverse('account_login')}?next={request.path}")
