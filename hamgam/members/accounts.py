"""Sign-in is allauth's; this is where ours differs: nobody signs up, no address of a visitor is kept, nobody is locked out.

Failed attempts are counted for each user name *and* where they come from, so that a stranger who types somebody's name
with wrong passwords shuts out only himself. Behind an onion service or a shared line everybody comes from the same
place; a device on which its owner signed in before is therefore known by a cookie and counted by itself. On a new device
at such a place a link from a colleague opens at once: no attempts are counted there, and none can be guessed.
"""

import hashlib
import hmac
import ipaddress
from datetime import date
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hamgam.members import account_changes, shared
from hamgam.members.names import plain_username

DEVICE = f"{settings.COOKIE_PREFIX}hamgam_device"
"""The cookie of a device that its owner called their own."""
_SALT = "hamgam.members.device"
_PASSKEY = "webauthn"
_DEVICE_AGE = 60 * 60 * 24 * 365
#: Where a session keeps, until somebody is signed in, whether the device is theirs.
_OWN = "own_device"


class Adapter(DefaultAccountAdapter):
    """Accounts come by invitation alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: see `members.accept_invitation`."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """A bucket for rate limits that changes every day and leads back to no address and to no name."""
        return _bucket(f"{date.today().isoformat()} {known_device(request) or self._place(request)}")

    def _place(self, request: HttpRequest) -> str:
        """Where somebody comes from: an address; of the newer kind its first half, since one line has all of the rest."""
        try:
            address = ipaddress.ip_address(super().get_client_ip(request))
        except (PermissionDenied, ValueError):
            return ""
        if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is None:
            return str(ipaddress.ip_network((address, 64), strict=False))
        return str(getattr(address, "ipv4_mapped", None) or address)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Who is tried, from where: the two together."""
        name = plain_username(str(credentials.get("username") or ""))
        return _bucket(f"{name} {self.get_client_ip(request)}")

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Only what a person needs to know: what changed in the account, and why something did not."""
        if said := kwargs.get("message"):
            messages.add_message(request, level, said)
            return
        template = str(kwargs.get("message_template") or (args[0] if args else ""))
        for part, sentence in _changed().items():
            if part in template:
                messages.success(request, sentence)

    def send_notification_mail(self, template_prefix: str, user: Any, *args: Any, **kwargs: Any) -> None:
        """Written down for its owner, and told by a letter of ours: allauth's would carry the address and program of a browser."""
        account_changes.note_letter(template_prefix, user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the own organisation's page."""
        return reverse("members.ours")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """By what somebody confirms that it is still them: a second factor where they have one, since a password can be seen."""
        found = super().get_reauthentication_methods(user)
        return sorted(
            [way for way in found if way["id"] != "reauthenticate"] or found, key=lambda way: _PASSKEY not in way["id"]
        )

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """Keep over the question for a second factor whether the device was called one's own."""
        request.session[_OWN] = bool(request.POST.get("remember"))
        found: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return found

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Know the device again, if its owner called it their own."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        own = request.session.pop(_OWN, False)
        request.session.set_expiry(settings.SESSION_COOKIE_AGE if own else 0)
        if own:
            response.set_cookie(
                DEVICE, signing.dumps(_bucket(str(user.pk)), salt=_SALT), max_age=_DEVICE_AGE, httponly=True,
                secure=settings.SESSION_COOKIE_SECURE, samesite="Lax",
            )  # fmt: skip
        else:
            shared.begin(request)
        return response


def _changed() -> dict[str, str]:
    """Part of the name of allauth's message → ours."""
    return {
        "password_changed": _("The password was changed. Your other sessions have ended."),
        "webauthn_added": _("The passkey was added."),
        "webauthn_removed": _("The passkey was removed."),
        "totp_activated": _("The codes of the app are set up."),
        "totp_deactivated": _("The codes of the app have ended."),
    }


def _bucket(source: str) -> str:
    return hmac.new(settings.RUN_SECRET.encode(), source.encode(), hashlib.sha256).hexdigest()[:32]


def known_device(request: HttpRequest) -> str:
    """Whose device this is, as a pseudonym; empty for an unknown one and for a forged cookie."""
    try:
        return str(signing.loads(request.COOKIES.get(DEVICE, ""), salt=_SALT, max_age=_DEVICE_AGE))
    except signing.BadSignature:
        return ""
