"""Pages for what went wrong before a view could answer."""

import sys
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from hamgam.site.middleware import typed
from hamgam.site.room import is_full, no_room


def _page(request: HttpRequest, code: str, status: int) -> HttpResponse:
    return render(request, "site/error.html", {"code": code, "typed": typed(request)}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that cannot be read, for example one far too large."""
    if is_full(exception):  # a session that cannot be kept is reported as a bad request
        return no_room(request)
    return render(request, "site/error.html", {"code": "bad_request"}, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not permitted, for a reason that is not in the bylaws."""
    return _page(request, "forbidden", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page, or none that the reader may see."""
    return _page(request, "not_found", 404)


def failed(request: HttpRequest) -> HttpResponse:
    """Our fault. Nothing was changed: every act is one transaction."""
    if is_full(sys.exception()):
        return no_room(request)
    # Neither a session nor the database is asked: they may be what failed.
    return HttpResponse(render_to_string("site/failed.html", {"language": get_language() or "fa"}), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose protection ran out; what was typed is given back."""
    return _page(request, "csrf", 403)


__all__: list[Any] = ["bad_request", "csrf_failure", "failed", "forbidden", "not_found"]
