"""Freezing: what would be frozen, what stands in the way, and the exact bytes afterwards."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamgam.bylaws import rules
from hamgam.engine.bylaws import Bylaws
from hamgam.engine.letters import NotFreezable, Problem, frozen_bytes
from hamgam.engine.texts import telephone_words
from hamgam.texts import acts
from hamgam.texts.layout import frozen_text
from hamgam.texts.models import Text, Wording
from hamgam.texts.moments import WrongMoment, asked, evening_after, read_moment
from hamgam.texts.sentences import sentences
from hamgam.texts.shape import Laid, Part, in_text, laid_out, missing_headings, missing_translations, snapshot
from hamgam.texts.views.found import about, back_to, the_text


@dataclass
class Ready:
    """One language before the freezing: its bytes, or what prevents them."""

    language: str
    words: str = ""
    data: bytes = b""
    lacking: list[Laid] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def sha256(self) -> str:
        """The fingerprint of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def fine(self) -> bool:
        """Whether it can be frozen now."""
        return not (self.lacking or self.headings or self.problems)


def readiness(text: Text, parts: list[Part]) -> list[Ready]:
    """Every language of the text, its own first."""
    shot, rows = snapshot(text, parts), []
    for language in [text.language, *sorted(set(text.languages) - {text.language})]:
        row = Ready(language)
        if language != text.language:
            row.lacking = missing_translations(text, language, parts)
            row.headings = missing_headings(text, language, parts)
        if row.fine:
            row.words = frozen_text(shot, language)
            try:
                row.data = frozen_bytes(row.words, language)
            except NotFreezable as found:
                row.problems = found.problems[:20]
        rows.append(row)
    return rows


@require_http_methods(["GET", "POST"])
def freeze(request: HttpRequest, number: int) -> HttpResponse:
    """Show what is going to be frozen; freeze it when that is confirmed."""
    text, language, errors = the_text(request, number), get_language() or "fa", {}
    if request.method == "POST":
        try:
            sign_by = read_moment(request.POST, "sign", language)
            if sign_by <= timezone.now():
                errors["sign"] = sentences()["deadline_passed"]
        except WrongMoment as wrong:
            errors["sign"] = sentences()[wrong.code]
        if not errors:
            chosen = [code for code in request.POST.getlist("languages") if code in text.languages] or [text.language]
            acts.freeze(
                by=request.actor, on=text, token=request.POST.get("token", ""), sign_by=sign_by,
                languages=chosen, seen={code: request.POST.get(f"seen_{code}", "") for code in text.languages},
            )  # fmt: skip
            messages.success(request, _("The text is frozen. What is signed from now on is these bytes."))
            return back_to(text)
    parts = laid_out(text)
    rows = readiness(text, parts)
    days = int(rules.in_force().setting("signing_days", text.kind))
    typed = request.POST if request.method == "POST" else None
    shown = about(
        text, rows=rows, errors=errors, days=days, possible=rows[0].fine and bool(in_text(text, parts)),
        asked=asked("sign", language, default=evening_after(days), typed=typed), standing=_standing_apart(text, parts),
        differences=text.differences.count(),
        offered=Wording.objects.filter(clause__text=text, clause__state__in=("in", "proposed"), state="open").count(),
    )  # fmt: skip
    return render(request, "texts/freeze.html", shown, status=422 if errors else 200)


@require_http_methods(["GET", "POST"])
def call_urgent(request: HttpRequest, number: int) -> HttpResponse:
    """Show what an urgent call does and which bytes it freezes; do it when that is confirmed."""
    text = the_text(request, number)
    if request.method == "POST":
        chosen = [code for code in request.POST.getlist("languages") if code in text.languages] or [text.language]
        acts.call_urgent(
            by=request.actor, on=text, token=request.POST.get("token", ""), languages=chosen,
            seen={code: request.POST.get(f"seen_{code}", "") for code in text.languages},
        )  # fmt: skip
        messages.success(request, _("The text is urgent and frozen. All organisations are told, and can sign it now."))
        return back_to(text)
    parts = laid_out(text)
    rows = readiness(text, parts)
    bylaws = rules.in_force()
    shown = about(
        text, rows=rows, possible=rows[0].fine and bool(in_text(text, parts)),
        hours=int(bylaws.setting("urgent_hours", text.kind)), article=bylaws.settings["urgent_hours"].article,
        needed=bylaws.minimum_signatories(text.kind), by_itself=_clock_publishes(bylaws),
    )  # fmt: skip
    return render(request, "texts/call_urgent.html", shown)


def _clock_publishes(bylaws: Bylaws) -> bool:
    return any("clock" in row.roles for row in bylaws.rows("statements.publish_for_signatories"))


def _standing_apart(text: Text, parts: list[Part]) -> list[tuple[Laid, list[tuple[str, list[Any]]]]]:
    """Clauses that somebody does not accept or stands aside from, with who does which: told, never a hindrance."""
    laid = {row.lead.pk: row for row in in_text(text, parts) if row.lead}
    positions = Wording._meta.get_field("positions").related_model.objects.filter(
        wording__in=laid, current=True, stance__in=("reject", "stand_aside")
    )
    found: dict[int, dict[str, list[Any]]] = {}
    for position in positions.select_related("organisation"):
        found.setdefault(position.wording_id, {}).setdefault(position.stance, []).append(position.organisation)
    return [(row, sorted(found[key].items())) for key, row in laid.items() if key in found]


@require_POST
def thaw(request: HttpRequest, number: int) -> HttpResponse:
    """Take the frozen text back, as long as nobody has answered to it."""
    text = the_text(request, number)
    acts.thaw(by=request.actor, on=text, token=request.POST.get("token", ""))
    messages.success(request, _("The text is open again. Its frozen version stays in the history."))
    return back_to(text)


@require_GET
def final(request: HttpRequest, number: int) -> HttpResponse:
    """The exact bytes of each language, one digest, and words for the telephone."""
    text = the_text(request, number)
    version = text.frozen_version
    if version is None:
        raise Http404
    files = [(row.language, bytes(row.data).decode(), row.sha256) for row in version.files.all()]
    files.sort(key=lambda row: row[0] != text.language)
    words = telephone_words(version.digest, get_language() or "fa")
    shown = about(text, version=version, files=files, words=words, answered=version.consents.exists())
    return render(request, "texts/final.html", shown)


@require_GET
def final_file(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """The frozen bytes as a file, exactly as they are signed."""
    text = the_text(request, number)
    version = text.frozen_version
    if version is None:
        raise Http404
    found = get_object_or_404(version.files, language=language)
    response = HttpResponse(bytes(found.data), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="text-{text.number}-{language}.txt"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
