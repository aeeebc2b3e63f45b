"""When the disk is full: what was to be recorded is not, nothing is half done, and the page says so."""

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

#: SQLITE_FULL as its driver words it; "disk full" of PostgreSQL.
_SQLITE, _POSTGRESQL = "database or disk is full", "53100"


def is_full(error: BaseException | None) -> bool:
    """Whether the database had no room left; the error itself says it, or one that it came from."""
    while error is not None:
        if isinstance(error, OperationalError) and (
            _SQLITE in str(error) or getattr(error.__cause__, "sqlstate", "") == _POSTGRESQL
        ):
            return True
        error = error.__cause__ or error.__context__
    return False


def no_room(request: HttpRequest) -> HttpResponse:
    """507: nothing was changed, and what was typed is given back."""
    from hamgam.site.middleware import typed

    return render(request, "site/no_room.html", {"typed": typed(request)}, status=507)
