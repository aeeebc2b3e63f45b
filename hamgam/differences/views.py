"""Pages of differences."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def difference_list(request: HttpRequest) -> HttpResponse:
    """differences.list."""
    return render(request, "differences/difference_list.html")
