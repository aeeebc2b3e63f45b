"""Second factors: passkeys, codes of an app, a sheet of codes on paper. They are allauth's; this is where ours differ.

Secrets are sealed with a key that is not in the database; the name of the place is the installation's own and never what a
visitor's browser says; a sheet of codes alone is enough, for whoever has no telephone that could do more; no letter is sent.
"""

import base64
import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django import forms
from django.conf import settings
from django.core.cache import caches
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from hamgam.engine.letters import digits
from hamgam.engine.spoken import number

#: A code of an app is right for 90 seconds; for so many it is remembered as used.
USED_FOR = 120
TOTP, PASSKEY, SHEET = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN, Authenticator.Type.RECOVERY_CODES


def _seal() -> Fernet:
    key = HKDF(SHA256(), 32, salt=None, info=b"hamgam second factors").derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))


class Adapter(DefaultMFAAdapter):
    """What allauth asks about second factors."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("This code is not right, or was used before. Take the next one."),
    }

    def encrypt(self, text: str) -> str:
        """A secret as the database holds it."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret behind it; for one that another installation's key sealed, a secret of which no code is right."""
        try:
            return _seal().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def get_totp_issuer(self) -> str:
        """What an app shows beside the code: the place, and neither the coalition nor the organisation."""
        return _host()

    def get_totp_label(self, user: Any) -> str:
        """The user name alone."""
        return str(user.username)

    def _get_user_identifier(self, user: Any) -> str:
        return str(user.username)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """For which place a passkey holds: the installation's own address, whatever host a request names."""
        return {"id": _host(), "name": _host()}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """What the device keeps beside a passkey: the user name, no display name."""
        return {**super().get_public_key_credential_user_entity(user), "display_name": str(user.username)}

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        """Whether the person has a second factor; a sheet of codes alone is one. Asked for an app alone, the app is meant."""
        wanted = [*types, SHEET] if types and TOTP in types and len(types) > 1 else types
        return bool(super().is_mfa_enabled(user, types=wanted))

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """A name until its owner gives another."""
        return _("Passkey %(number)s") % {"number": number(len(passkeys(user)) + 1, get_language() or "fa")}

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Never by allauth; `hamgam.members.accounts` writes the change down."""


def _host() -> str:
    return urlsplit(settings.SITE_ADDRESS).hostname or "localhost"


def passkeys(person: Any) -> list[Authenticator]:
    """The person's passkeys, the oldest first."""
    return list(Authenticator.objects.filter(user_id=person.pk, type=PASSKEY).order_by("pk"))


def of(person: Any) -> dict[str, Any]:
    """The person's second factors by kind: `webauthn` a list, `totp` and `recovery_codes` one each."""
    found: dict[str, Any] = {}
    for row in Authenticator.objects.filter(user_id=person.pk).order_by("pk"):
        if row.type == PASSKEY:
            found.setdefault(row.type, []).append(row)
        else:
            found[row.type] = row
    return found


def end_all(person: Any) -> None:
    """No second factor of this person opens anything any more; they set up new ones."""
    Authenticator.objects.filter(user_id=person.pk).delete()


class _Typed(forms.Form):
    """A code may be typed in the digits of any keyboard."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound and self.data.get("code"):
            self.data = self.data.copy()
            self.data["code"] = digits(str(self.data["code"])[:40], "en")

    def clean_code(self) -> Any:
        """A code that is right, and that nobody has used at any of the processes for as long as it could be right."""
        code = super().clean_code()  # type: ignore[misc]
        about = f"{self.user.pk} {code}"  # type: ignore[attr-defined]
        if not caches["work"].add(
            "code-" + salted_hmac("hamgam.used", about, algorithm="sha256").hexdigest(), "used", USED_FOR
        ):
            raise get_adapter().validation_error("incorrect_code")
        return code


class Code(_Typed, AuthenticateForm):
    """The code that is asked for after the password."""


class CodeAgain(_Typed, ReauthenticateForm):
    """The code that is asked for anew."""


class FirstCode(_Typed, ActivateTOTPForm):
    """The code by which an app shows that it took the secret over."""


class _Json(forms.JSONField):
    """JSON whose numbers may be too long and whose brackets too deep for Python to read."""

    def to_python(self, value: Any) -> Any:
        """What was sent, read."""
        try:
            return super().to_python(value)
        except (ValueError, RecursionError) as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Nothing: what a device gave is given anew, and not shown on a page again."""
        return None


class _Given(forms.Form):
    """What a browser sends of a passkey. Anything that is not in its form is a wrong one, and no fault of ours."""

    credential = _Json(widget=forms.HiddenInput)

    def clean(self) -> Any:
        """As the form of allauth does, for whatever was sent."""
        return _or_wrong(super().clean)

    def clean_credential(self) -> Any:
        """As the form of allauth does, for whatever was sent."""
        if not isinstance(self.cleaned_data["credential"], dict):
            raise get_adapter().validation_error("incorrect_code")
        return _or_wrong(getattr(super(), "clean_credential", lambda: self.cleaned_data["credential"]))


def _or_wrong(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise get_adapter().validation_error("incorrect_code") from error


class PasskeyAfterPassword(_Given, AuthenticateWebAuthnForm):
    """The passkey that is asked for after the password."""


class PasskeyAlone(_Given, LoginWebAuthnForm):
    """The passkey by which somebody signs in."""


class PasskeyAgain(_Given, ReauthenticateWebAuthnForm):
    """The passkey that is asked for anew."""


class NewPasskey(_Given, AddWebAuthnForm):
    """A passkey that a device made."""


class NewSheet(GenerateRecoveryCodesForm):
    """A new sheet of codes, also for whoever has no other second factor."""

    def clean(self) -> dict[str, Any]:
        """Always possible."""
        return dict(forms.Form.clean(self) or {})
