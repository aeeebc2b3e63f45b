"""Sign-in is allauth's; this is where ours differs: nobody signs up, and no address of a visitor is kept."""

import hashlib
import hmac
from datetime import date

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Accounts come by invitation alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: see `members.accept_invitation`."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """A bucket for rate limits that changes every day and leads back to no address."""
        address = super().get_client_ip(request) or ""
        day = date.today().isoformat()
        return hmac.new(settings.SECRET_KEY.encode(), f"{day} {address}".encode(), hashlib.sha256).hexdigest()[:32]
