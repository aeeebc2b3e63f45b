"""Keys: the own organisation's, and everybody's fingerprints to compare face to face."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamgam.engine import record as engine
from hamgam.engine.record.policy import fingerprint_groups
from hamgam.engine.spoken import both
from hamgam.members import here, key_acts
from hamgam.members.key_models import Key, fingerprint
from hamgam.members.models import Organisation, PolicyFile
from hamgam.papers.writing import KeyRow, KeyTable, pdf_table_of_keys
from hamgam.record import times


def _active() -> list[Key]:
    order = "organisation__sort_fa" if get_language() == "fa" else "organisation__sort_en"
    rows = Key.objects.filter(state="active", kind="key").select_related("organisation", "enrolled_by").order_by(order)
    keys = list(rows.prefetch_related("comparisons__organisation"))
    for key in keys:
        key.shown = fingerprint(key)
    return keys


def _own(request: HttpRequest) -> Organisation:
    """The organisation for which the reader acts; 404 for whoever sits in none, or in a candidate."""
    if request.actor.organisation is None or not request.actor.is_inside:
        raise Http404
    return request.actor.organisation


@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    """The table of fingerprints, the own key, and the forty digits that readers pin."""
    own = _own(request)
    mine = list(own.keys.exclude(state="dropped").select_related("enrolled_by__person", "voucher").order_by("-pk"))
    for key in mine:
        key.shown, key.organisation = fingerprint(key), own
        key.unvouched = key_acts.voucher_missing(key, mine)
    active = _active()
    for key in active:
        key.compared = any(row.organisation_id == own.pk for row in key.comparisons.all())
    without = (
        Organisation.objects.signing()
        .exclude(pk__in=[key.organisation_id for key in active])
        .alphabetical(get_language())
    )
    policy = PolicyFile.objects.order_by("-size").first()
    shown = {
        "keys": active, "mine": mine, "own": own, "without": without,
        "voucher": next((key for key in mine if key.kind == "key" and key.state == "active"), None),
        "digits": fingerprint_groups(policy.fingerprint).split() if policy else [], "policy": policy,
    }  # fmt: skip
    return render(request, "members/keys.html", shown)


class PublicKeyForm(forms.Form):
    """The public half of a new key, as one line."""

    public = forms.CharField(max_length=1000)
    vouch = forms.BooleanField(required=False)

    def clean_public(self) -> bytes:
        """The 32 bytes."""
        try:
            public = engine.parse_public_key(self.cleaned_data["public"].strip())
        except engine.RecordError as error:
            message = _("This is not the public line of an Ed25519 key. It begins with “ssh-ed25519”.")
            raise forms.ValidationError(message) from error
        if not engine.key_is_acceptable(public):
            raise forms.ValidationError(_("This key cannot be used. Make a new one with hamgam-sign."))
        return public


class ProofForm(forms.Form):
    """Signatures by the new key, and by the former one where it vouches."""

    proof = forms.CharField(max_length=8000, required=False)
    voucher_proof = forms.CharField(max_length=8000, required=False)

    def __init__(self, *given: Any, vouch: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        self.wanted = ("proof", "voucher_proof") if vouch else ("proof",)

    def clean(self) -> dict[str, Any]:
        """Each signature that was announced."""
        values = dict(super().clean() or {})
        for name in self.wanted:
            if not values.get(name, "").strip():
                self.add_error(name, _("Paste the signature, from BEGIN to END."))
        return values


def _chosen(request: HttpRequest, own: Organisation) -> dict[str, Any]:
    """The key of the first step, as long as it was meant for this organisation."""
    kept = request.session.get("new_key") or {}
    return kept if kept.get("organisation") == own.pk else {}


@require_http_methods(["GET", "POST"])
def enrol_key(request: HttpRequest) -> HttpResponse:
    """First the public line; then the document that the new key signs; then its signature."""
    own = _own(request)
    if request.GET.get("again"):
        request.session.pop("new_key", None)
        return redirect("members.enrol_key")
    former, chosen = key_acts.active_key(own), _chosen(request, own)
    given = request.POST or None
    form: Any = ProofForm(given, vouch=chosen["vouch"]) if chosen else PublicKeyForm(given)
    if given and form.is_valid():
        return _enrol(request, own, chosen, form) if chosen else _choose(request, own, former, form)
    shown = {"form": form, "chosen": chosen, "former": former, "own": own}
    if chosen:
        shown["fingerprint"] = engine.ssh_fingerprint(bytes.fromhex(chosen["public"]))
    return render(request, "members/enrol_key.html", shown, status=422 if form.errors else 200)


def _choose(request: HttpRequest, own: Organisation, former: Key | None, form: PublicKeyForm) -> HttpResponse:
    public, vouch = form.cleaned_data["public"].hex(), bool(former and form.cleaned_data["vouch"])
    request.session["new_key"] = {"organisation": own.pk, "public": public, "vouch": vouch}
    return redirect("members.enrol_key")


def _enrol(request: HttpRequest, own: Organisation, chosen: dict[str, Any], form: ProofForm) -> HttpResponse:
    key_acts.enrol_key(
        by=request.actor, on=own, token=request.POST.get("token", ""), public=bytes.fromhex(chosen["public"]),
        **form.cleaned_data,
    )  # fmt: skip
    request.session.pop("new_key", None)
    messages.success(
        request, _("Recorded. A second person of your organisation compares the fingerprint and confirms.")
    )
    return redirect("members.keys")


@require_GET
def key_document(request: HttpRequest) -> HttpResponse:
    """The document that proves the new key: signed by it, and by the former one where that vouches; or, of a passkey
    (`?passkey=` its credential), the one by which the key in force vouches for it."""
    own = _own(request)
    former = key_acts.active_key(own)
    passkey = own.keys.filter(kind="passkey", credential=request.GET.get("passkey") or None).first()
    if passkey is not None and former is not None:
        return _document(own, passkey.public, former)
    chosen = _chosen(request, own)
    if not chosen:
        return redirect("members.enrol_key")
    return _document(own, chosen["public"], former if chosen["vouch"] else None)


def _document(own: Organisation, public: str, voucher: Key | None) -> HttpResponse:
    raw = key_acts.enrolment_document(own, bytes.fromhex(public), bytes.fromhex(voucher.public) if voucher else None)
    response = HttpResponse(raw, content_type="application/octet-stream")
    response["Content-Disposition"] = 'attachment; filename="new-key.hamgam"'
    return response


def _key(request: HttpRequest, pk: int) -> Key:
    """A key of one's own organisation; members also meet those in force, which they compare."""
    actor = request.actor
    seen = Q(organisation=actor.organisation) if actor.organisation is not None else Q(pk=None)
    seen |= Q(state="active") if actor.is_member else Q(pk=None)
    found: Key = get_object_or_404(Key.objects.filter(seen).select_related("organisation"), pk=pk)
    return found


@require_POST
def confirm_key(request: HttpRequest, pk: int) -> HttpResponse:
    """A second person compared the fingerprint."""
    pasted = request.POST.get("voucher_proof", "")[:8000]
    key_acts.confirm_key(
        by=request.actor, on=_key(request, pk), token=request.POST.get("token", ""), voucher_proof=pasted
    )
    messages.success(request, _("Recorded: the key speaks for your organisation from now on."))
    return redirect("members.keys")


@require_POST
def revoke_key(request: HttpRequest, pk: int) -> HttpResponse:
    """A key is given up."""
    key_acts.revoke_key(by=request.actor, on=_key(request, pk), token=request.POST.get("token", ""))
    messages.success(request, _("Recorded: the key no longer speaks for your organisation. What it signed stays."))
    return redirect("members.keys")


@require_POST
def compare_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Another organisation compared the fingerprint face to face."""
    key_acts.compare_key(by=request.actor, on=_key(request, pk), token=request.POST.get("token", ""))
    messages.success(request, _("Recorded: your organisation compared this key face to face."))
    return redirect("members.keys")


def _key_labels() -> dict[str, str]:
    return {
        "page": _("{page} of {pages}"),
        "organisation": _("Organisation"),
        "fingerprint": _("Fingerprint of the key"),
        "compared": _("Compared"),
        "roster": _("Forty digits that readers pin"),
        "place_and_day": _("Place and day"),
        "compared_by": _("Compared by (name and signature)"),
    }


@require_GET
def key_table(request: HttpRequest) -> HttpResponse:
    """The table on paper, to compare at an assembly."""
    _own(request)
    language = get_language() or "fa"
    coalition = here.coalition()
    policy = PolicyFile.objects.order_by("-size").first()
    rows = tuple(
        KeyRow(
            here.in_language(key.organisation.names), tuple(_split(key.shown)), here.in_language(key.organisation.city)
        )
        for key in _active()
    )
    table = KeyTable(
        title=_("Fingerprints of the organisations’ keys"), language=language,
        direction="rtl" if language == "fa" else "ltr", labels=_key_labels(), rows=rows,
        coalition=here.in_language(coalition.names) if coalition else "",
        dates_line=both(times.now().date(), language),
        intro_lines=(_("Each organisation reads its own fingerprint aloud from its own machine; the others compare and tick."),),
        roster_groups=tuple(fingerprint_groups(policy.fingerprint).split()) if policy else (),
    )  # fmt: skip
    response = HttpResponse(pdf_table_of_keys(table), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="keys.pdf"'
    return response


def _split(shown: str) -> list[str]:
    """A fingerprint in groups that can be read aloud."""
    body = shown.removeprefix("SHA256:")
    return [body[place : place + 6] for place in range(0, len(body), 6)]
