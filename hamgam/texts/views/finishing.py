"""Finishing a text under a mandate: every clause with its words, to be changed by the body that was mandated to do so."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamgam.bylaws import rules
from hamgam.texts import acts
from hamgam.texts.shape import in_text
from hamgam.texts.views.found import the_text


@require_http_methods(["GET", "POST"])
def finish(request: HttpRequest, number: int) -> HttpResponse:
    """All clauses in one form. What a clause said before stays in its history."""
    text = the_text(request, number)
    laid = in_text(text)
    if request.method == "POST":
        acts.finish(
            by=request.actor, on=text, token=request.POST.get("token", "")[:64],
            clauses=[
                {
                    "id": row.clause.pk,
                    "words": request.POST.get(f"words-{row.clause.pk}", "").replace("\r\n", "\n"),
                    "seen": _pk(request.POST.get(f"seen-{row.clause.pk}", "")),
                }
                for row in laid if f"words-{row.clause.pk}" in request.POST
            ],
        )  # fmt: skip
        messages.success(request, _("The text is finished. What changed is marked when the versions are compared."))
        return redirect("texts.text", number)
    verdict = rules.ask(request.actor, "texts.finish", text)
    return render(request, "texts/finish.html", {"text": text, "laid": laid, "verdict": verdict})


def _pk(value: str) -> int | None:
    return int(value) if value.isdecimal() and len(value) < 19 else None
