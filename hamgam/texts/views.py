"""Lists and pages of texts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from hamgam.texts.models import Text


@require_GET
def text_list(request: HttpRequest) -> HttpResponse:
    """Every text that the reader may see."""
    texts = Text.objects.visible_to(request.actor).order_by("-number")
    return render(request, "texts/list.html", {"texts": texts})


@require_GET
def text_page(request: HttpRequest, number: int) -> HttpResponse:
    """One text with its clauses."""
    text = get_object_or_404(Text.objects.visible_to(request.actor), number=number)
    return render(request, "texts/text.html", {"text": text})
