"""One's own account: by what one signs in, where one is signed in, and how one leaves at once."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hamgam.engine.letters import direction, in_one_line
from hamgam.members import account_changes, factors, sessions

#: Signs of a session's number that name it among those of one person.
MARK = 16


@require_GET
def app_square(request: HttpRequest) -> HttpResponse:
    """The secret of an app that is being set up, as a square to photograph: the content policy shows no picture but a file of ours."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    adapter = factors.Adapter(request)
    square = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return HttpResponse(square, content_type="image/svg+xml")


@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """Second factors, sessions, the password."""
    held = factors.of(request.user)
    sheet = held.get(factors.SHEET)
    shown = {
        "passkeys": [_named(row) for row in held.get(factors.PASSKEY, [])],
        "app": held.get(factors.TOTP),
        "sheet": sheet,
        "left": len(sheet.wrap().get_unused_codes()) if sheet else 0,
        "has_one": bool(held),
        "sessions": sessions.of(request.user, request.session.session_key),
        "changes": account_changes.of(request.user),
        "kept": request.session.get("kept_form"),
    }
    return render(request, "members/account.html", shown)


def _named(row: Authenticator) -> dict[str, Any]:
    return {"pk": row.pk, "name": row.wrap().name, "created_at": row.created_at}


def renewing(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page on which somebody confirms who they are: the session goes on under a new key once they have.

    Whoever knew the former key, from the line or from a backup of the browser, holds none that confirmed anything.
    """

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        before = list(get_authentication_records(request, request.user))
        response = view(request, *args, **kwargs)
        if request.user.is_authenticated and list(get_authentication_records(request, request.user)) != before:
            request.session.cycle_key()
        return response

    return page


@require_GET
def passkey_list(request: HttpRequest) -> HttpResponse:
    """Passkeys stand on the page of the account."""
    return redirect("mfa_index")


@require_POST
def name_session(request: HttpRequest) -> HttpResponse:
    """Give this device a name, by which its owner finds it in the list."""
    request.session["label"] = in_one_line(request.POST.get("label", ""), "fa")[:60]
    messages.success(request, _("The name of this device is kept."))
    return redirect("mfa_index")


@require_POST
def end_session(request: HttpRequest, mark: str) -> HttpResponse:
    """End one session, on whatever device it is."""
    if len(mark) != MARK or not sessions.end(request.user, mark):
        raise Http404
    messages.success(request, _("Signed out there."))
    return redirect("mfa_index")


@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """End all sessions but this one."""
    ended = sessions.end_others(request.user, request.session.session_key)
    messages.success(request, _("Signed out everywhere else.") if ended else _("You were signed in nowhere else."))
    return redirect("mfa_index")


@require_POST
def quick_exit(request: HttpRequest) -> HttpResponse:
    """Leave at once: the session ends, the browser forgets what it kept, and an empty page stands there."""
    logout(request)
    response = redirect("members.empty")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response.delete_cookie(settings.SESSION_COOKIE_NAME)
    return response


@require_GET
def empty(request: HttpRequest) -> HttpResponse:
    """A page that says nothing of where one was."""
    language = get_language() or "fa"
    page = '<!doctype html><html lang="{}" dir="{}"><head><meta charset="utf-8"><title>…</title></head><body><h1>…</h1></body></html>'
    return HttpResponse(format_html(page, language, direction(language)))
