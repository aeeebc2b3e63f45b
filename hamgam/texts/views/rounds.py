"""Rounds of positions: opened with a deadline, closed early where everybody has answered."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamgam.bylaws import rules
from hamgam.bylaws import sentences as bylaws_sentences
from hamgam.texts import acts, settling
from hamgam.texts.models import Text
from hamgam.texts.moments import WrongMoment, asked, evening_after, read_moment
from hamgam.texts.sentences import sentences
from hamgam.texts.shape import in_text
from hamgam.texts.views.found import about, back_to, the_text


def after_the_last(text: Text) -> str:
    """What follows by itself after the last round, in the reader's words; empty while another round remains."""
    return bylaws_sentences.otherwise_words().get(settling.follows_the_last(text), "")


@require_http_methods(["GET", "POST"])
def open_round(request: HttpRequest, number: int) -> HttpResponse:
    """Ask every organisation about every clause, until a deadline."""
    text, errors, language = the_text(request, number), {}, get_language() or "fa"
    if request.method == "POST":
        try:
            closes_at = read_moment(request.POST, "closes", language)
        except WrongMoment as wrong:
            errors["closes"] = sentences()[wrong.code]
        else:
            verdict = rules.ask(request.actor, "texts.open_round", text, closes_at=closes_at)
            if closes_at <= timezone.now():
                errors["closes"] = sentences()["deadline_passed"]
            elif verdict.reason == "notice_too_short":
                errors["closes"] = bylaws_sentences.reason(verdict)
        if not errors:
            made = acts.open_round(by=request.actor, on=text, token=request.POST.get("token", ""), closes_at=closes_at)
            messages.success(request, _("The round is open. Every organisation sees that it is asked."))
            return back_to(made.text)
    bylaws = rules.of(text)
    days = int(bylaws.setting("round_days", text.kind))
    matter = bylaws.matter("wording", text.kind)
    typed = request.POST if request.method == "POST" else None
    shown = about(
        text, errors=errors, asked=asked("closes", language, default=evening_after(days), typed=typed), days=days,
        notice=matter.notice_days if matter else 0, clauses=len(in_text(text)),
        answers=bylaws.setting("answers", text.kind), again=text.rounds.exists(), follows=after_the_last(text),
    )  # fmt: skip
    return render(request, "texts/open_round.html", shown, status=422 if errors else 200)


@require_POST
def close_round(request: HttpRequest, number: int) -> HttpResponse:
    """Close the round before its deadline, when everybody has answered."""
    text = the_text(request, number)
    acts.close_round(by=request.actor, on=text, token=request.POST.get("token", ""))
    messages.success(request, _("The round is closed. Everyone sees the common ground now."))
    return back_to(text)
