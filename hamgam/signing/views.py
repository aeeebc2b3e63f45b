"""The final text and the answers to it: sign by key or attested, decline, confirm, object, withdraw."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamgam.bylaws import rules
from hamgam.engine import record as engine
from hamgam.members import passkeys
from hamgam.members.key_acts import active_key, people_of
from hamgam.members.key_models import Key
from hamgam.members.models import Organisation
from hamgam.record import times
from hamgam.signing import acts, documents, passkey_views, second_look
from hamgam.signing.asked import groups_of, version_of, wish_of
from hamgam.signing.board import Row, board, counts, counts_sentence
from hamgam.signing.forms import AnswerForm, SignatureForm, WithdrawForm
from hamgam.signing.models import Consent
from hamgam.texts.models import Version


def _token(request: HttpRequest) -> str:
    return request.POST.get("token", "")


@require_http_methods(["GET", "POST"])
def sign_off(request: HttpRequest, number: int) -> HttpResponse:
    """Read the exact text, see who has answered, and answer for the own organisation."""
    version = version_of(request, number)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _answer(request, version, form)
    rows = board(version, request.actor)
    own = next((row for row in rows if row.own), None)
    found = counts(rows)
    shown = {
        "version": version, "text": version.text, "files": documents.languages_of(version), "rows": rows,
        "counts": found, "counted": counts_sentence(found), "own": own, "form": form,
        "groups": groups_of(version.digest), "over": bool(version.text.sign_by and version.text.sign_by <= times.now()),
        **(_own_state(request, version, own) if own else {}),
    }  # fmt: skip
    return render(request, "signing/sign_off.html", shown, status=422 if form.errors else 200)


def _own_state(request: HttpRequest, version: Version, own: Row) -> dict[str, Any]:
    """What decides which of the ways of answering the own organisation is offered."""
    key, held = active_key(own.organisation), passkeys.active(own.organisation)
    row = documents.on_roster(documents.signing_roster(version, own.organisation), own.organisation)
    stuck, mine = "", passkey_views.usable(request, version)
    if row is None:
        stuck = "not_in_roster"
    elif (key or held) and not any(documents.speaks_under(one, row) for one in (key, *held)):
        stuck = "key_not_in_roster"
    elif key is None and not held and row.signing_keys:
        stuck = "roster_names_a_key"
    elif key is None and held and not mine and rules.in_force().level_suffices("passkey", version.text.kind):
        stuck = "passkey_of_others"
    consent = own.consent
    until = consent.objectable_until(acts.objection_hours()) if consent else None
    return {
        "first": not Consent.objects.filter(organisation=own.organisation, answer="sign").exclude(leaf=None).exists(),
        "key": key, "passkeys": held, "mine": mine, "two": own.organisation.signers > 1,
        "alone": people_of(own.organisation) < 2, "stuck": stuck, "hours": acts.objection_hours(),
        "can_object": consent is not None
        and (consent.state == "waiting" or (until is not None and times.now() < until)),
        "objection_until": until,
        "look_by": second_look.look_by(consent, acts.objection_hours()) if consent and own.unseen else None,
        "objections": Consent.objects.filter(version=version, organisation=own.organisation, state="objected"),
    }  # fmt: skip


def _answer(request: HttpRequest, version: Version, form: AnswerForm) -> HttpResponse:
    given = form.given()
    if form.cleaned_data["answer"] == "decline":
        acts.decline(by=request.actor, on=version, token=_token(request), **given)
        messages.success(request, _("Recorded: your organisation does not sign. You can still change this."))
        return redirect("signing.sign_off", number=version.text.number)
    own = request.actor.organisation
    by_passkey = bool(passkey_views.usable(request, version))
    if by_passkey or (own is not None and active_key(own) is not None):
        request.session["signing"] = {"version": version.pk, **given}
        return redirect("signing.sign_by_passkey" if by_passkey else "signing.sign", number=version.text.number)
    consent = acts.attest(by=request.actor, on=version, token=_token(request), **given)
    if consent.valid_from:
        messages.success(request, _("Recorded. It stands when the hours for objecting have passed."))
    else:
        messages.success(request, _("Recorded. It counts once a second person of your organisation confirms it."))
    return redirect("signing.sign_off", number=version.text.number)


def _keyed(request: HttpRequest) -> tuple[Organisation, Key]:
    """The own organisation and its key in force; 404 for whoever has none."""
    organisation = request.actor.organisation
    key = active_key(organisation) if organisation is not None else None
    if organisation is None or key is None:
        raise Http404
    return organisation, key


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """Sign with the organisation's key: download the request, sign it elsewhere, paste the signature."""
    version = version_of(request, number)
    organisation, key = _keyed(request)
    form = SignatureForm(request.POST or None, request.FILES or None, initial=wish_of(request, version))
    if request.method == "POST" and form.is_valid():
        act = acts.sign_later if version.text.stage == "published" else acts.sign
        done = act(by=request.actor, on=version, token=_token(request), **form.given())
        request.session.pop("signing", None)
        if done.state == "waiting":
            messages.success(request, _("Recorded. It counts once a second person of your organisation confirms it."))
        else:
            messages.success(request, _("Recorded: your organisation has signed with its key."))
        return redirect("signing.sign_off", number=number)
    row = documents.on_roster(documents.signing_roster(version, organisation), organisation)
    public = bytes.fromhex(key.public)
    shown = {
        "version": version, "text": version.text, "form": form, "groups": groups_of(version.digest),
        "fingerprint": engine.ssh_fingerprint(public), "replaced": row is not None and public not in row.keys, "mine": passkey_views.usable(request, version),
    }  # fmt: skip
    return render(request, "signing/sign.html", shown, status=422 if form.errors else 200)


def _file(raw: bytes, name: str) -> HttpResponse:
    response = HttpResponse(raw, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_GET
def request_file(request: HttpRequest, number: int) -> HttpResponse:
    """The signing request: texts, roster and document, for `hamgam-sign` on another machine."""
    version = version_of(request, number)
    organisation, _key = _keyed(request)
    raw = documents.signing_request(version, organisation, wish_of(request, version)["note"])
    return _file(raw, f"sign-{number}-{version.number}.hamgam")


def _own_consent(request: HttpRequest, pk: int) -> Consent:
    return get_object_or_404(Consent.objects.own(request.actor).select_related("version__text"), pk=pk)


@require_POST
def confirm_attestation(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person confirms."""
    consent = _own_consent(request, pk)
    act = acts.confirm_attestation if consent.level == "attested" else acts.confirm_signature
    act(by=request.actor, on=consent, token=_token(request))
    messages.success(request, _("Recorded: your organisation has signed."))
    return redirect("signing.sign_off", number=consent.version.text.number)


@require_POST
def object_(request: HttpRequest, pk: int) -> HttpResponse:
    """Another person of the organisation objects."""
    consent = _own_consent(request, pk)
    acts.object(by=request.actor, on=consent, token=_token(request), reason=request.POST.get("reason", ""))
    messages.success(request, _("Recorded: it does not count as a signature."))
    return redirect("signing.sign_off", number=consent.version.text.number)


def _withdrawal_note(request: HttpRequest, consent: Consent) -> str | None:
    """The reason kept from the first step of a withdrawal by key; None where that step was not made."""
    kept = request.session.get("withdrawing") or {}
    return str(kept.get("note", "")) if kept.get("consent") == consent.pk else None


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The organisation takes its signature back: by its key in two steps, or by the host's word in one."""
    consent = _own_consent(request, pk)
    choice = acts.proof_is_chosen(consent)
    form = WithdrawForm(request.POST or None, choice=choice)
    if request.method == "POST" and form.is_valid():
        return _withdraw(request, consent, form)
    note = _withdrawal_note(request, consent)
    shown = {
        "consent": consent, "text": consent.version.text, "form": form, "note": note,
        "key": choice, "by_key": choice and note is not None, "by_passkey": consent.level == "passkey",
    }  # fmt: skip
    if shown["by_key"] and shown["by_passkey"]:
        shown["data"] = passkey_views.withdrawal_data(request, consent, note or "")
    return render(request, "signing/withdraw.html", shown, status=422 if form.errors else 200)


def _withdraw(request: HttpRequest, consent: Consent, form: WithdrawForm) -> HttpResponse:
    given, how = form.cleaned_data, form.cleaned_data["how"]
    touched = request.POST.get("credential", "") if consent.level == "passkey" else ""
    if how == "key" and not given["signature"].strip() and not touched:
        request.session["withdrawing"] = {"consent": consent.pk, "note": given["note"].strip()}
        return redirect("signing.withdraw", pk=consent.pk)
    signature = given["signature"] if how == "key" else ""
    proof = {"signature": signature, "assertion": touched if how == "key" else "", "by_host": how == "host"}
    acts.withdraw(by=request.actor, on=consent, token=_token(request), note=given["note"], **proof)
    request.session.pop("withdrawing", None)
    messages.success(
        request, _("Recorded: the signature is withdrawn. What was published shows it, with today’s date.")
    )
    return redirect("signing.sign_off", number=consent.version.text.number)


@require_GET
def withdrawal_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The request by which the organisation's key takes its signature back."""
    consent = _own_consent(request, pk)
    _keyed(request)
    if consent.state != "valid" or consent.answer != "sign":
        raise Http404
    raw = documents.withdrawal_request(consent, _withdrawal_note(request, consent) or "")
    return _file(raw, f"withdraw-{consent.version.text.number}-{consent.version.number}.hamgam")
