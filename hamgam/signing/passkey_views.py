"""Signing, and taking back, with a passkey in the browser."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamgam.bylaws import rules
from hamgam.members import passkeys
from hamgam.members.key_acts import active_key
from hamgam.signing import acts, documents
from hamgam.signing.asked import groups_of, version_of, wish_of
from hamgam.signing.models import Consent
from hamgam.texts.models import Version


def usable(request: HttpRequest, version: Version) -> list[Any]:
    """The reader's own passkeys that can sign this version for their organisation."""
    organisation = request.actor.organisation
    if organisation is None or not rules.in_force().level_suffices("passkey", version.text.kind):
        return []
    row = documents.on_roster(documents.signing_roster(version, organisation), organisation)
    held = passkeys.usable(organisation, request.actor.person)
    return [key for key in held if row is not None and documents.speaks_under(key, row)]


@require_http_methods(["GET", "POST"])
def sign_by_passkey(request: HttpRequest, number: int) -> HttpResponse:
    """Sign by a touch; the second look follows."""
    version = version_of(request, number)
    keys = usable(request, version)
    if not keys:
        raise Http404
    organisation, wish = request.actor.organisation, wish_of(request, version)
    if request.method == "POST":
        return _sign(request, version)
    roster = documents.signing_roster(version, organisation)
    document = documents.consent_bytes(version, organisation, documents.stored_note(version, wish["note"]), roster)
    shown = {
        "version": version, "text": version.text, "wish": wish, "groups": groups_of(version.digest),
        "two": organisation.signers > 1, "hours": acts.objection_hours(), "key": active_key(organisation),
        "data": {"request_options": passkeys.options(document, [key.credential for key in keys])},
    }  # fmt: skip
    return render(request, "signing/sign_by_passkey.html", shown)


def _sign(request: HttpRequest, version: Version) -> HttpResponse:
    typed = {name: request.POST.get(name, "").strip() for name in ("note", "where")}
    consent = acts.sign_by_passkey(
        by=request.actor, on=version, token=request.POST.get("token", ""),
        assertion=request.POST.get("credential", ""), **typed,
    )  # fmt: skip
    request.session.pop("signing", None)
    if consent.valid_from:
        messages.success(request, _("Recorded. The others of your organisation are told, and can confirm or object."))
    else:
        messages.success(request, _("Recorded. It counts once a second person of your organisation confirms it."))
    return redirect("signing.sign_off", number=version.text.number)


def withdrawal_data(request: HttpRequest, consent: Consent, note: str) -> dict[str, Any]:
    """What the browser is asked so that a passkey takes a signature back."""
    own = passkeys.usable(consent.organisation, request.actor.person)
    document = documents.withdrawal_bytes(consent, documents.stored_note(consent.version, note))
    return {"request_options": passkeys.options(document, [key.credential for key in own])}
