"""Pages of statements."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def statement_list(request: HttpRequest) -> HttpResponse:
    """statements.list."""
    return render(request, "statements/statement_list.html")


@require_GET
def verify(request: HttpRequest) -> HttpResponse:
    """statements.verify."""
    return render(request, "statements/verify.html")
