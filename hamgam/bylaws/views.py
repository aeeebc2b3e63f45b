"""Pages of bylaws."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def how_we_work(request: HttpRequest) -> HttpResponse:
    """bylaws.how_we_work."""
    return render(request, "bylaws/how_we_work.html")
