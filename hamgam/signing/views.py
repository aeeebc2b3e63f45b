"""The final text and the answers to it: sign by key or attested, decline, confirm, object, withdraw."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamgam.engine import record as engine
from hamgam.engine.letters import store
from hamgam.engine.record.requests import write_signing_request
from hamgam.members.key_acts import active_key, people_of
from hamgam.signing import acts
from hamgam.signing.board import board, counts
from hamgam.signing.forms import AnswerForm, SignatureForm
from hamgam.signing.models import Consent
from hamgam.texts.models import Text, Version


def _version(request: HttpRequest, number: int) -> Version:
    text = get_object_or_404(Text.objects.visible_to(request.actor), number=number)
    version = text.frozen_version
    if version is None:
        raise Http404
    return version


def _languages(version: Version) -> list[Any]:
    """The frozen files, the leading language first."""
    return sorted(version.files.all(), key=lambda file: (file.language != version.text.language, file.language))


@require_http_methods(["GET", "POST"])
def sign_off(request: HttpRequest, number: int) -> HttpResponse:
    """Read the exact text, see who has answered, and answer for the own organisation."""
    version = _version(request, number)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _answer(request, version, form)
    rows = board(version, request.actor)
    own = next((row for row in rows if row.own), None)
    key = active_key(own.organisation) if own else None
    shown = {
        "version": version, "text": version.text, "files": _languages(version), "rows": rows, "counts": counts(rows),
        "own": own, "key": key, "form": form, "groups": _groups(version.digest),
        "alone": own is not None and people_of(own.organisation) < 2,
    }  # fmt: skip
    return render(request, "signing/sign_off.html", shown)


def _groups(digest: str) -> list[str]:
    return [digest[place : place + 8] for place in range(0, 64, 8)]


def _answer(request: HttpRequest, version: Version, form: AnswerForm) -> HttpResponse:
    given, token = form.given(), request.POST.get("token", "")
    if form.cleaned_data["answer"] == "decline":
        acts.decline(by=request.actor, on=version, token=token, **given)
        messages.success(request, _("Recorded: your organisation does not sign. You can still change this."))
        return redirect("signing.sign_off", number=version.text.number)
    if active_key(request.actor.organisation) is not None:
        request.session["signing"] = {"version": version.pk, **given}
        return redirect("signing.sign", number=version.text.number)
    consent = acts.attest(by=request.actor, on=version, token=token, **given)
    if consent.valid_from:
        messages.success(request, _("Recorded. It stands when the hours for objecting have passed."))
    else:
        messages.success(request, _("Recorded. It counts once a second person of your organisation confirms it."))
    return redirect("signing.sign_off", number=version.text.number)


def _wish(request: HttpRequest, version: Version) -> dict[str, str]:
    """Note and place from the first page, as long as they belong to this version."""
    kept = request.session.get("signing") or {}
    if kept.get("version") != version.pk:
        return {"note": "", "where": ""}
    return {"note": kept.get("note", ""), "where": kept.get("where", "")}


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """Sign with the organisation's key: download the request, sign it elsewhere, paste the signature."""
    version = _version(request, number)
    if request.actor.organisation is None or active_key(request.actor.organisation) is None:
        raise Http404
    form = SignatureForm(request.POST or None, request.FILES or None, initial=_wish(request, version))
    if request.method == "POST" and form.is_valid():
        act = acts.sign_later if version.text.stage == "published" else acts.sign
        act(by=request.actor, on=version, token=request.POST.get("token", ""), **form.given())
        request.session.pop("signing", None)
        messages.success(request, _("Recorded: your organisation has signed with its key."))
        return redirect("signing.sign_off", number=number)
    key = active_key(request.actor.organisation)
    shown = {
        "version": version, "text": version.text, "form": form, "key": key,
        "fingerprint": engine.ssh_fingerprint(bytes.fromhex(key.public)), "groups": _groups(version.digest),
    }  # fmt: skip
    return render(request, "signing/sign.html", shown)


@require_GET
def request_file(request: HttpRequest, number: int) -> HttpResponse:
    """The signing request: texts, roster and document, for `hamgam-sign` on another machine."""
    version = _version(request, number)
    organisation = request.actor.organisation
    if organisation is None or not request.actor.is_member:
        raise Http404
    note = store(_wish(request, version)["note"], version.text.language).strip()
    roster = acts.signing_roster(version, organisation)
    raw = write_signing_request(
        [(file.language, bytes(file.data)) for file in _languages(version)],
        roster,
        acts.consent_bytes(version, organisation, note, roster),
        (acts.note_salt(version, organisation, note), note.encode()) if note else None,
    )
    response = HttpResponse(raw, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="sign-{number}-{version.number}.hamgam"'
    return response


def _own_consent(request: HttpRequest, pk: int) -> Consent:
    return get_object_or_404(Consent.objects.filter(organisation=request.actor.organisation), pk=pk)


@require_POST
def confirm_attestation(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person confirms."""
    consent = _own_consent(request, pk)
    acts.confirm_attestation(by=request.actor, on=consent, token=request.POST.get("token", ""))
    messages.success(request, _("Recorded: your organisation has signed."))
    return redirect("signing.sign_off", number=consent.version.text.number)


@require_POST
def object_(request: HttpRequest, pk: int) -> HttpResponse:
    """Another person of the organisation objects."""
    consent = _own_consent(request, pk)
    reason = request.POST.get("reason", "")[:2000]
    acts.object(by=request.actor, on=consent, token=request.POST.get("token", ""), reason=reason)
    messages.success(request, _("Recorded: it does not count as a signature."))
    return redirect("signing.sign_off", number=consent.version.text.number)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The organisation takes its signature back."""
    consent = _own_consent(request, pk)
    note = request.POST.get("note", "")[:2000]
    acts.withdraw(by=request.actor, on=consent, token=request.POST.get("token", ""), note=note)
    messages.success(
        request, _("Recorded: the signature is withdrawn. What was published shows it, with today’s date.")
    )
    return redirect("signing.sign_off", number=consent.version.text.number)
