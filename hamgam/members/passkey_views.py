"""A passkey of one of the organisation's people becomes the organisation's: chosen, proved by a touch, confirmed by a second person.

Beside it, on the same page of keys: how many of the organisation's people sign together.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamgam.members import key_acts, passkeys, signers
from hamgam.members.key_models import Key


def _offered(request: HttpRequest) -> list[dict[str, Any]]:
    """The reader's own passkeys that are nobody's yet."""
    found = passkeys.of_person(request.actor.person)
    known = Key.objects.filter(public__in=[row["public"].hex() for row in found]).exclude(state="dropped")
    taken = set(known.values_list("public", flat=True))
    return [row for row in found if row["public"].hex() not in taken]


@require_http_methods(["GET", "POST"])
def enrol_passkey(request: HttpRequest) -> HttpResponse:
    """Choose one of one's own passkeys, and touch it: it signs the document of the organisation's new key."""
    if request.actor.organisation is None or not request.actor.is_inside:
        raise Http404
    own, offered = request.actor.organisation, _offered(request)
    wanted = request.POST.get("chosen") or request.GET.get("chosen", "")
    chosen = next((row for row in offered if row["credential"] == wanted), None)
    if request.method == "POST" and chosen is not None:
        key_acts.enrol_key(
            by=request.actor, on=own, token=request.POST.get("token", ""), passkey=True, public=chosen["public"],
            proof=request.POST.get("credential", ""),
        )  # fmt: skip
        messages.success(request, _("Recorded. A second person of your organisation confirms the passkey."))
        return redirect("members.keys")
    shown: dict[str, Any] = {"own": own, "offered": offered, "chosen": chosen, "missing": request.method == "POST"}
    if chosen is not None:
        document = key_acts.enrolment_document(own, chosen["public"], None)
        shown["data"] = {"request_options": passkeys.options(document, [chosen["credential"]])}
    return render(request, "members/enrol_passkey.html", shown, status=422 if shown["missing"] else 200)


@require_POST
def set_signers(request: HttpRequest) -> HttpResponse:
    """One or two of the organisation's people sign together."""
    if request.actor.organisation is None:
        raise Http404
    typed = request.POST.get("signers", "")
    own = signers.set_signers(
        by=request.actor, on=request.actor.organisation, token=request.POST.get("token", ""),
        signers=int(typed) if typed in ("1", "2") else 0,
    )  # fmt: skip
    if own.one_signer_asked_by_id:
        messages.success(request, _("Recorded. It takes a second person of your organisation to agree."))
    else:
        messages.success(request, _("Recorded: it holds from now on."))
    return redirect("members.keys")
