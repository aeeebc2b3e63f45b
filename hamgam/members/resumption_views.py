"""What the record says of itself after a backup was brought back, and the members' answers."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hamgam.members import acts
from hamgam.members.key_acts import active_key
from hamgam.members.models import Organisation
from hamgam.members.resumption import approvals, letter, needed
from hamgam.record import resuming


class ApprovalForm(forms.Form):
    """The signature over the letter, where the organisation has a key."""

    signature = forms.CharField(max_length=10_000, required=False)


def _latest(request: HttpRequest) -> resuming.Resumption:
    """The newest entry of this kind; 404 where there is none, and for whoever is no member."""
    rows = resuming.all_of_it() if request.actor.is_member else []
    if not rows:
        raise Http404
    return rows[-1]


def _own(request: HttpRequest) -> Organisation:
    if request.actor.organisation is None or not request.actor.is_inside:
        raise Http404
    return request.actor.organisation


@require_http_methods(["GET", "POST"])
def resumption(request: HttpRequest) -> HttpResponse:
    """What happened, who has agreed, and the own organisation's answer."""
    row = _latest(request)
    form = ApprovalForm(request.POST or None)
    if request.method == "POST":
        form.is_valid()
        acts.approve_resumption(
            by=request.actor, on=_own(request), token=request.POST.get("token", ""), resumption=row.index,
            signature=form.cleaned_data.get("signature", ""),
        )  # fmt: skip
        messages.success(request, _("Recorded. Your organisation agrees that the record goes on so."))
        return redirect("members.resumption")
    own, given = request.actor.organisation, approvals(row)
    shown = {
        "row": row, "given": given, "needed": needed(), "own": own, "form": form,
        "answered": own is not None and any(one.organisation_id == own.pk for one in given),
        "words": row.in_words(get_language() or "fa"), "key": active_key(own) if own is not None else None,
    }  # fmt: skip
    return render(request, "members/resumption.html", shown)


@require_safe
def resumption_letter(request: HttpRequest) -> HttpResponse:
    """The letter that the own organisation's key signs."""
    own, row = _own(request), _latest(request)
    headers = {"Content-Disposition": 'attachment; filename="resumption.hamgam"'}
    return HttpResponse(letter(row, own), content_type="text/plain; charset=utf-8", headers=headers)
