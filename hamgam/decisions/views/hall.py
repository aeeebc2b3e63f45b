"""What was decided in a hall, entered afterwards on one page, by phone too."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamgam.bylaws import rules
from hamgam.decisions import acts, forms
from hamgam.decisions.kinds import kind_of
from hamgam.decisions.views.bring import form_context, kinds_for, the_rule
from hamgam.decisions.views.found import filled, members_only, token
from hamgam.texts.moments import asked


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Agreed or not, who was there, where and when; it stands once nobody has objected by the end of the next day."""
    members_only(request)
    offered = [row for row in kinds_for(request.actor, "decisions.enter") if kind_of(row[0]).choices is None]
    kind = request.GET.get("kind", "") or (offered[0][0] if offered else "decision")
    rule, reader = the_rule(kind), get_language() or "fa"
    form = forms.Entered(kind)
    if request.method == "POST":
        form = forms.entered(request.POST, kind, reader)
        if not form.errors:
            made = acts.enter(by=request.actor, token=token(request), kind=kind, **given_of(form))
            messages.success(
                request, _("It is entered. Whoever was there can object until the end of tomorrow; then it stands.")
            )
            return redirect("decisions.page", made.number)
    shown = {
        **form_context(request, form, rule), "kinds": offered, "kind_word": kind,
        "verdict": rules.ask(request.actor, "decisions.enter", kind=kind), "place": filled(form.place),
        "reservations": filled(form.reservations), "lines_at_most": range(1, 13), "address": request.get_full_path(),
        "asked_decided": asked(
            "decided", reader, default=form.decided_on, typed=request.POST or None, with_hour=False, years=(-1, 0)
        ),
    }  # fmt: skip
    return render(request, "decisions/enter.html", shown, status=422 if form.errors else 200)


def given_of(form: forms.Entered) -> dict[str, Any]:
    """What `decisions.enter` asks for, from a form without errors."""
    if form.decided_on is None:  # a form without errors has a day
        raise Http404
    chosen = f"c{forms.whole_number(form.chosen)}" if form.agreed and form.choices else ""
    return {
        "question": form.question, "text": form.text, "choices": form.choices, "choice": chosen,
        "details": form.details, "decided_on": form.decided_on, "agreed": bool(form.agreed), "present": form.present,
        "individuals": form.individuals, "place": form.place, "reservations": form.reservations,
        "status_quo": form.status_quo, "debate": form.debate, "debate_on": form.debate_on,
    }  # fmt: skip
