"""Headers, closed doors, and what a refusal looks like."""

import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from hamgam.bylaws.acts import AlreadyRecorded, NotPossible, Refused
from hamgam.members import factors
from hamgam.members.accounts import known_device
from hamgam.members.proofs import Unproven
from hamgam.members.sessions import letters_of, room_for
from hamgam.site.doors import OPEN_DOORS
from hamgam.site.room import is_full, no_room
from hamgam.site.sentences import explain, why_not

Handler = Callable[[HttpRequest], HttpResponse]
#: What is never kept, and what is never shown again on a page that gives back what was typed.
SECRETS = {"password", "password1", "password2", "oldpassword"}
UNSHOWN = SECRETS | {"csrfmiddlewaretoken", "token"}
#: What a form carries by itself: nobody typed it, so nobody has to read it again.
CARRIED = re.compile(r"against|organisation|rows?|seen.*|step|view|what|wording|one|tick-n\d+|rank-n\d+|sure|change")
#: Forms that are never kept, not even for a sign-in: a secret ballot. Each with the page on which it begins anew.
UNKEPT = {"elections.cast": "elections.ballot"}
#: The most letters of a form that a session keeps (all strangers together: `hamgam.members.sessions`), and for how many seconds.
KEPT_LETTERS, KEPT_SECONDS = 1_000_000, 24 * 60 * 60


#: What no page may use of the device. What is not named is asked of its owner or has no harm; passkeys are a page's own by default. The
#: line goes with every page, and the first one's weight is bounded.
NOTHING_OF_THE_DEVICE = ", ".join(
    f"{name}=()"
    for name in ("camera", "display-capture", "geolocation", "hid", "microphone", "payment", "serial", "usb")
)


class SecurityHeaders:
    """A strict content policy on every answer; nothing of the workspace is kept by a cache."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.policy = "; ".join(f"{name} {' '.join(values)}" for name, values in settings.SECURE_CSP.items())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path_info.startswith(settings.STATIC_URL):  # a policy for documents says nothing of a font
            return response
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault(
            "X-Frame-Options", "DENY"
        )  # also where a request was refused before Django's own looks
        response.headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        response.headers.setdefault("Permissions-Policy", NOTHING_OF_THE_DEVICE)
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        if request.method == "POST" and getattr(request.resolver_match, "view_name", "") == "account_logout":
            # What a page kept for its reader on this machine goes with the session.
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed into a form, so that no refusal loses it."""
    return [
        (name, value) for name, values in request.POST.lists() if by_hand(name) for value in values if value.strip()
    ]


def by_hand(name: str) -> bool:
    """Whether a field of a form holds what a person typed or chose, and may be shown again."""
    return name not in UNSHOWN and not CARRIED.fullmatch(name)


class Refusals:
    """Turns what the gate says into a page that names the article, and gives back what was typed."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for a refusal, a conflict or a form sent twice; anything else is not ours."""
        if isinstance(error, Refused):
            shown = {"explanation": explain(error.verdict), "verdict": error.verdict, "typed": typed(request)}
            return render(request, "site/refused.html", shown, status=403)
        if isinstance(error, NotPossible):
            return render(
                request, "site/not_possible.html", {"sentence": why_not(error), "typed": typed(request)}, status=409
            )
        if isinstance(error, AlreadyRecorded) and error.changed:
            sentence = _(
                "This form was recorded before, with other words. What you changed since then is not recorded: open the "
                "page anew and write it there."
            )
            return render(
                request, "site/not_possible.html", {"sentence": sentence, "typed": typed(request)}, status=409
            )
        if isinstance(error, AlreadyRecorded):
            messages.info(request, _("This was already recorded. Nothing was entered twice."))
            return redirect(self._back(request))
        if isinstance(error, Unproven):
            return _prove_first(request)
        return no_room(request) if is_full(error) else None

    @staticmethod
    def _back(request: HttpRequest) -> str:
        referer = request.headers.get("referer", "")
        if url_has_allowed_host_and_scheme(referer, {request.get_host()}):
            return referer
        return reverse("notices.now")


class NoNul:
    """Takes NUL out of what an address or a form says: it is no letter of any text, and PostgreSQL keeps and looks up none."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """After the form was checked to come from a page of ours, and before any view reads it."""
        request.GET = _without_nul(request.GET)
        if request.method == "POST":
            request.POST = _without_nul(request.POST)


def _without_nul(data: QueryDict) -> QueryDict:
    if not any("\0" in said for name, values in data.lists() for said in (name, *values)):
        return data
    kept = QueryDict(mutable=True)
    for name, values in data.lists():
        kept.setlist(name.replace("\0", ""), [value.replace("\0", "") for value in values])
    kept._mutable = False
    return kept


class Doors:
    """Every door is closed but those in `hamgam.site.doors.OPEN_DOORS`."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, view_kwargs: Any) -> HttpResponse | None:
        """Send whoever has not signed in to the sign-in page; a form that came too late is kept on the way."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if request.user.is_authenticated:
            _let_go(request)
            return None
        if name in OPEN_DOORS:
            return None
        target = request.get_full_path()
        if request.method == "POST" and name in UNKEPT:
            target = reverse(UNKEPT[name], kwargs=view_kwargs)
        elif request.method == "POST":
            if not _keep(request):
                return render(request, "site/error.html", {"code": "signed_out", "typed": typed(request)}, status=403)
            target = reverse("site.kept_form")
        return redirect(f"{reverse('account_login')}?{urlencode({'next': target}, safe='/')}")


def _prove_first(request: HttpRequest) -> HttpResponse:
    """Keep the form and ask for the second factor, or send whoever has none to where it is set up."""
    form = _form(request)
    if letters_of(form) > KEPT_LETTERS:
        sentence = _(
            "This asks for your second factor, and the form is too long to be kept meanwhile. Confirm it on the page “Your account” first."
        )
        return render(request, "site/not_possible.html", {"sentence": sentence, "typed": typed(request)}, status=409)
    request.session["kept_form"] = {**form, "proof": True}
    if not factors.of(request.user):
        return redirect("mfa_index")
    target = urlencode({"next": reverse("site.kept_form")}, safe="/")
    return redirect(f"{reverse('account_reauthenticate')}?{target}")


def _form(request: HttpRequest) -> dict[str, Any]:
    """A form as a session keeps it."""
    return {
        "path": request.get_full_path(), "fields": kept_fields(request), "had_files": bool(request.FILES),
        "until": time.time() + KEPT_SECONDS,
    }  # fmt: skip


def _keep(request: HttpRequest) -> bool:
    """Keep a form for after the sign-in, where it is not too large; files cannot be kept.

    Where strangers have filled the room that there is for them, only devices that somebody called their own have forms
    kept, as long as there is room for those; everybody else gets back at once what they typed.
    """
    form = _form(request)
    letters = letters_of(form)
    if letters > KEPT_LETTERS or not room_for(letters, own_device=bool(known_device(request))):
        return False
    request.session["kept_form"] = form
    request.session.set_expiry(KEPT_SECONDS)
    return True


def _let_go(request: HttpRequest) -> None:
    """A kept form is kept no longer when it is sent on from its page, or when its day is over."""
    kept = request.session.get("kept_form")
    if kept is None:
        return
    sent_on = request.method == "POST" and kept["path"] == request.get_full_path()
    if sent_on or kept.get("until", 0) < time.time():
        del request.session["kept_form"]


def kept_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """A form's fields as they came, without what belongs to the old session and without passwords."""
    unkept = SECRETS | {"csrfmiddlewaretoken"}
    return [(name, value) for name, values in request.POST.lists() if name not in unkept for value in values]
