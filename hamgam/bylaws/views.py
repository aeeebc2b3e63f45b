"""How we work: who may do what, when and why, from the same rows that the gate asks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamgam.bylaws import openness, reading, rules
from hamgam.bylaws.models import BylawsVersion


@require_safe
def how_we_work(request: HttpRequest) -> HttpResponse:
    """The rules as people read them, and the text beside them; for members alone where the coalition decided so."""
    if not request.coalition.public_bylaws and request.actor.organisation is None:
        return redirect(f"{reverse('account_login')}?next={request.path}")
    version = BylawsVersion.objects.order_by("-pk").first()
    if version is None:
        raise rules.NoBylaws
    bylaws = rules.in_force()
    language, text = reading.text_in(version.texts, get_language() or "fa")
    context = {
        "version": version,
        "groups": reading.powers(bylaws),
        "matters": reading.matters(bylaws),
        "settings": reading.settings(bylaws),
        "text_language": language,
        "preface": reading.preface(text),
        "chapters": reading.chapters(text),
        "only_while_founding": request.coalition.stage == "founding",
    }
    return render(request, "bylaws/how_we_work.html", context)


@require_POST
def show_publicly(request: HttpRequest) -> HttpResponse:
    """Open the bylaws to the public, or close them."""
    public = request.POST.get("public") == "yes"
    coalition = request.coalition._meta.model.objects.get()
    openness.show_publicly(by=request.actor, on=coalition, token=request.POST.get("token", ""), public=public)
    messages.success(request, _("The bylaws are public now.") if public else _("The bylaws are for members alone now."))
    return redirect("bylaws.how_we_work")
