"""Local variants of a common slogan, on the page of its matter: proposing one, and saying that one contradicts it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hamgam.bodies.models import Body
from hamgam.bylaws.acts import NotPossible
from hamgam.decisions import variants
from hamgam.decisions.models import Variant
from hamgam.decisions.sentences import sentences
from hamgam.decisions.views.found import the_matter, token
from hamgam.decisions.views.matter import shown
from hamgam.engine.spoken import number

FIELDS = (("words", variants.WORDS_LIMIT), ("place", variants.PLACE_LIMIT), ("language", variants.LANGUAGE_LIMIT))


def _faults(typed: dict[str, str]) -> dict[str, str]:
    """What is wrong in the form of a new variant, by field."""
    errors, reader = {}, get_language() or "fa"
    for name, limit in FIELDS:
        try:
            if not variants.one_line(typed[name], limit) and name == "words":
                errors["variant-words"] = sentences()["variant_words_missing"]
        except NotPossible as wrong:
            errors[f"variant-{name}"] = sentences()[wrong.code] % {"limit": number(limit, reader)}
    return errors


@require_POST
def propose_variant(request: HttpRequest, number: int) -> HttpResponse:
    """Propose a local variant; what was typed stays where something is missing."""
    matter = the_matter(request, number)
    typed = {name: request.POST.get(f"variant-{name}", "") for name in ("words", "place", "language", "body")}
    errors = _faults(typed)
    if errors:
        more: dict[str, Any] = {"variant_errors": errors, "variant_typed": typed}
        return render(request, "decisions/page.html", shown(request, matter, **more), status=422)
    body = get_object_or_404(Body.objects.in_force(), slug=typed["body"]) if typed["body"] else None
    variants.propose_variant(
        by=request.actor, on=matter, token=token(request), words=typed["words"], place=typed["place"],
        language=typed["language"], body=body,
    )  # fmt: skip
    messages.success(request, _("The local slogan is proposed. The others can read it now and say whether it fits."))
    return redirect("decisions.page", number)


@require_POST
def object_to_variant(request: HttpRequest, variant: int) -> HttpResponse:
    """Say with a reason that a variant contradicts what is common."""
    found = get_object_or_404(Variant.objects.visible_to(request.actor).select_related("matter__version"), pk=variant)
    matter, reason = the_matter(request, found.matter.number), request.POST.get("reason", "")
    if not reason.strip():
        more = {"variant_errors": {found.field: sentences()["variant_reason_missing"]}}
        return render(request, "decisions/page.html", shown(request, matter, **more), status=422)
    variants.object_to_variant(by=request.actor, on=found, token=token(request), reason=reason)
    messages.success(request, _("It is recorded. The local slogan is not used, and everybody reads your reason."))
    return redirect("decisions.page", matter.number)
