"""What every page knows."""

from typing import Any

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from hamgam.members import here
from hamgam.members.models import DemoMark


def page(request: HttpRequest) -> dict[str, Any]:
    """The coalition, who is asking, and this page's address in the other language."""
    return {
        "coalition": here.coalition(),
        "actor": getattr(request, "actor", None),
        "other_language": "en" if translation.get_language() == "fa" else "fa",
        "other_address": _address_in(request, "en" if translation.get_language() == "fa" else "fa"),
        "is_demo": SimpleLazyObject(DemoMark.objects.exists),
    }


def _address_in(request: HttpRequest, language: str) -> str:
    try:
        match = resolve(request.path_info)
        with translation.override(language):
            return reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    except (Resolver404, LookupError):
        return f"/{language}/"
