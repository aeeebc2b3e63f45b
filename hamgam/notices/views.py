"""Pages of notices."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def now(request: HttpRequest) -> HttpResponse:
    """notices.now."""
    return render(request, "notices/now.html")


@require_GET
def settings_page(request: HttpRequest) -> HttpResponse:
    """notices.settings."""
    return render(request, "notices/settings_page.html")


@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    """notices.outbox."""
    return render(request, "notices/outbox.html")
