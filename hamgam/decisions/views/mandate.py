"""Settling a matter under a mandate: one form, within the mandate's limits."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamgam.bodies.models import Mandate
from hamgam.bodies.reading import limits_of
from hamgam.bodies.sitting import SETTLE
from hamgam.bylaws import rules
from hamgam.decisions import forms, mandate_acts
from hamgam.decisions.kinds import kind_of
from hamgam.decisions.views.found import filled, token
from hamgam.decisions.words import kind_names
from hamgam.members import here
from hamgam.texts.moments import asked

#: The kind of matter that says where and when everybody meets.
CALENDAR = "calendar"


@require_http_methods(["GET", "POST"])
def settle_by_mandate(request: HttpRequest, number: int) -> HttpResponse:
    """Record what the body settled; the register shows it with the number of the mandate."""
    rows = Mandate.objects.visible_to(request.actor).filter(act=SETTLE)
    mandate = get_object_or_404(rows, number=number)
    reader, form = get_language() or "fa", forms.UnderMandate(mandate.kind)
    if request.method == "POST":
        form = forms.under_mandate(request.POST, mandate.kind, reader)
        if not form.errors:
            made = mandate_acts.settle_by_mandate(
                by=request.actor, on=mandate, token=token(request), question=form.question, text=form.text,
                amount=form.amount, place=form.where, day=form.settled, details=form.details,
            )  # fmt: skip
            messages.success(request, _("It is settled, and stands in the register with the number of the mandate."))
            return redirect("decisions.page", made.number)
    kind = kind_of(mandate.kind)
    typed = {name: request.POST.get(name, "") for name in request.POST} if request.method == "POST" else {}
    shown = {
        "mandate": mandate, "limits": limits_of(mandate), "form": form, "kind": kind, "typed": typed,
        "kind_name": kind_names()[mandate.kind], "offered": kind.offers(request.actor),
        "question": filled(form.question), "text": filled(form.text), "first_language": here.languages()[0],
        "place": typed.get("where", mandate.place), "dated": mandate.kind == CALENDAR,
        "asked_settled": asked("settled", reader, with_hour=False), "verdict": rules.ask(request.actor, SETTLE, mandate),
    }  # fmt: skip
    return render(request, "decisions/settle_by_mandate.html", shown, status=422 if form.errors else 200)
