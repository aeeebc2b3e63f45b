"""Pages of members."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def member_list(request: HttpRequest) -> HttpResponse:
    """members.list."""
    return render(request, "members/member_list.html")


@require_GET
def ours(request: HttpRequest) -> HttpResponse:
    """members.ours."""
    return render(request, "members/ours.html")


@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    """members.keys."""
    return render(request, "members/keys.html")
