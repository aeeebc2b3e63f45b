"""Public pages may be kept for a minute by anyone in between, and are not sent again when nothing has changed."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from hamgam.site.doors import OPEN_DOORS, PRIVATE_DOORS

#: Seconds.
BRIEFLY = 60


class PublicPages:
    """Names the state of what a visitor reads (ETag), and answers 304 to whoever has it already.

    It stands beneath the compression, so that the name is of the page itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not _is_public(request, response):
            return response
        response.headers["Cache-Control"] = f"public, max-age={BRIEFLY}"
        response.headers["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        return get_conditional_response(request, etag=response.headers["ETag"], response=response)


def _is_public(request: HttpRequest, response: HttpResponse) -> bool:
    """A page behind an open door, read by somebody who has not signed in, that sets nothing."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    user = getattr(request, "user", None)
    return (
        request.method in ("GET", "HEAD")
        and response.status_code == 200
        and name in OPEN_DOORS
        and name not in PRIVATE_DOORS
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
        and user is not None
        and not user.is_authenticated
    )
