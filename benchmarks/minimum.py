"""Hamgam and, under /minimum/, the least that Django can answer: no middleware, one line of text, the same server."""

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import path

from hamgam.wsgi import application as hamgam


def smallest(request: HttpRequest) -> HttpResponse:
    """One line."""
    return HttpResponse("ok")


urlpatterns = [path("minimum/", smallest)]


class _Bare(WSGIHandler):
    """The bare handler, with addresses of its own."""

    def load_middleware(self, is_async: bool = False) -> None:
        with override_settings(MIDDLEWARE=[]):
            super().load_middleware(is_async)

    def resolve_request(self, request: HttpRequest) -> object:
        request.urlconf = "benchmarks.minimum"  # type: ignore[attr-defined]
        return super().resolve_request(request)


_minimum = _Bare()


def application(environ: dict, start_response: object) -> object:
    """Either of the two."""
    chosen = _minimum if environ["PATH_INFO"].startswith("/minimum/") else hamgam
    return chosen(environ, start_response)
