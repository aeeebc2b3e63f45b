"""The list of texts, and the page of one text: number, words, margin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hamgam.bylaws import rules
from hamgam.texts import acts
from hamgam.texts.models import Original, Text
from hamgam.texts.reading import LONG, read
from hamgam.texts.views.found import about, the_text
from hamgam.texts.views.rounds import after_the_last
from hamgam.texts.waiting import Waiting, waiting

ORDER = ("positions", "signing", "final", "common_ground", "draft", "published", "discarded")


@require_GET
def text_list(request: HttpRequest) -> HttpResponse:
    """Every text that the reader may see, by stage; what waits for the reader's organisation first."""
    texts = list(Text.objects.visible_to(request.actor).select_related("proposer").order_by("-number"))
    rows = waiting(request.actor, texts)
    texts.sort(key=lambda text: (not rows[text.pk].anything, ORDER.index(text.stage)))
    shown = [(text, rows[text.pk]) for text in texts]
    return render(
        request,
        "texts/list.html",
        {
            "going": [row for row in shown if row[0].stage not in ("published", "discarded")],
            "published": [row for row in shown if row[0].stage == "published"],
            "discarded": [row for row in shown if row[0].stage == "discarded"],
        },
    )


@require_GET
def text_page(request: HttpRequest, number: int) -> HttpResponse:
    """One text with its clauses, other wordings, and what can be done now."""
    text = the_text(request, number)
    return render(request, "texts/text.html", page_of(request, text))


def page_of(request: HttpRequest, text: Text) -> dict[str, Any]:
    """Everything that the page of a text shows."""
    actor = request.actor
    parts = read(text, actor)
    clauses = [laid for part in parts for laid in part.clauses]
    some = next((laid.clause for laid in clauses if laid.clause.state == "in"), None)
    waits: Waiting = waiting(actor, [text])[text.pk]
    return about(
        text,
        near="",
        parts=parts,
        every_clause=clauses,
        passages=len(clauses) > LONG and any(laid.offers for laid in clauses),
        index=[laid for laid in clauses if laid.number is not None],
        waits=waits,
        first_unanswered=next((laid for laid in clauses if laid.lead and not laid.ours), None),
        open_round=text.rounds.filter(closed_at=None).last() if text.stage == "positions" else None,
        follows=after_the_last(text) if text.stage == "positions" else "",
        last_round=text.rounds.last() if text.stage == "common_ground" else None,
        differences=text.differences.count(),
        may_propose=bool(
            text.stage in ("positions", "common_ground") and some and rules.ask(actor, "texts.propose_wording", some)
        ),
        reader_words=get_language() != text.language and get_language() in text.languages,
        has_original=actor.is_member and Original.objects.filter(text=text).exists(),
        others=[language for language in text.languages if language != text.language],
    )


@require_POST
def discard_draft(request: HttpRequest, number: int) -> HttpResponse:
    """Put a draft aside."""
    text = the_text(request, number)
    acts.discard_draft(by=request.actor, on=text, token=request.POST.get("token", ""))
    messages.success(request, _("The draft is put aside. It stays readable."))
    return redirect("texts.list")
