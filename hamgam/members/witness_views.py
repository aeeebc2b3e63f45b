"""Naming and retiring the machine of one's own organisation that watches the record."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamgam.engine.record import COSIGNATURE_V1, RecordError, parse_verifier_key, write_verifier_key
from hamgam.members import acts
from hamgam.members.models import Organisation
from hamgam.members.sentences import sentences
from hamgam.members.witness_models import Witness
from hamgam.members.witnesses import active_witness
from hamgam.record import log


class WitnessForm(forms.Form):
    """The line that the program printed."""

    key = forms.CharField(max_length=300)

    def clean_key(self) -> str:
        """The line, if it can be a witness's key at all."""
        word: str = self.cleaned_data["key"].strip()
        try:
            kind = parse_verifier_key(word).kind
        except RecordError:
            kind = b""
        if kind != COSIGNATURE_V1:
            raise forms.ValidationError(sentences()["not_a_witness"])
        return word


def _own(request: HttpRequest) -> Organisation:
    """The organisation for which the reader acts; 404 for whoever sits in none, or in a candidate."""
    if request.actor.organisation is None or not request.actor.is_inside:
        raise Http404
    return request.actor.organisation


@require_http_methods(["GET", "POST"])
def name_witness(request: HttpRequest) -> HttpResponse:
    """How the machine is set up, and the line that it printed."""
    own = _own(request)
    form = WitnessForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.name_witness(by=request.actor, on=own, token=request.POST.get("token", ""), key=form.cleaned_data["key"])
        messages.success(
            request, _("Recorded. The machine is counted from now on; its first line comes with its next look.")
        )
        return redirect("site.record_witnesses")
    shown = {
        "form": form, "own": own, "mine": active_witness(own), "address": request.build_absolute_uri("/").rstrip("/"),
        "key": write_verifier_key(log.verifier_key(log.origin())),
    }  # fmt: skip
    return render(request, "members/name_witness.html", shown, status=422 if form.errors else 200)


@require_POST
def retire_witness(request: HttpRequest, pk: int) -> HttpResponse:
    """It is counted no more. Others' machines are not there."""
    row = get_object_or_404(Witness, pk=pk, organisation=_own(request))
    acts.retire_witness(by=request.actor, on=row, token=request.POST.get("token", ""))
    messages.success(request, _("The machine is retired. A new one begins with a key of its own."))
    return redirect("site.record_witnesses")
