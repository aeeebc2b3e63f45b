"""An organisation that lost its only liaison: the letter by which it names one, and what the others say in view of all."""

import secrets

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamgam.engine import record
from hamgam.members import acts, forms, here
from hamgam.members.actor import Actor
from hamgam.members.liaisons import has_liaison, letter
from hamgam.members.links import show_link
from hamgam.members.models import LiaisonProposal, Organisation
from hamgam.members.sentences import answer_words
from hamgam.record import log


def _waiting(request: HttpRequest, slug: str) -> Organisation:
    """The organisation, if it has a key and no liaison. Nobody needs to be signed in: perhaps nobody can be."""
    organisation = get_object_or_404(Organisation.objects.present(), slug=slug)
    if has_liaison(organisation) or not organisation.keys.filter(state="active", kind="key").exists():
        raise Http404
    return organisation


@never_cache
@require_http_methods(["GET", "POST"])
def name_liaison_by_letter(request: HttpRequest, slug: str) -> HttpResponse:
    """Download the letter, sign it at home, paste the signature; the answer shows the invitation once."""
    organisation = _waiting(request, slug)
    form = forms.LetterIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        document = letter(organisation, form.cleaned_data["day"], form.cleaned_data["number"])
        made = acts.name_liaison_by_letter(
            by=Actor.key_holder(organisation), on=organisation, token=form.cleaned_data["number"], letter=document,
            origin=log.origin(), pasted=form.cleaned_data["pasted"],
        )  # fmt: skip
        return show_link(request, made, back=reverse("site.home"))
    day = form.data.get("day") if form.is_bound else here.today().isoformat()
    number = form.data.get("number") if form.is_bound else secrets.token_hex(16)
    context = {"organisation": organisation, "form": form, "day": day, "number": number}
    return render(request, "members/name_liaison_by_letter.html", context)


@require_GET
def letter_file(request: HttpRequest, slug: str, day: str, number: str) -> HttpResponse:
    """The exact bytes to sign."""
    organisation = _waiting(request, slug)
    form = forms.LetterIn({"day": day, "number": number, "pasted": "-"})
    if not form.is_valid():
        raise Http404
    document = letter(organisation, form.cleaned_data["day"], form.cleaned_data["number"])
    response = HttpResponse(record.letter_document(log.origin(), document), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="liaison-{organisation.slug}.txt"'
    return response


@require_http_methods(["GET", "POST"])
def propose_liaison(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is proposed, what each organisation answered, and what follows."""
    if not request.actor.is_inside:
        raise Http404
    organisation = get_object_or_404(Organisation.objects.visible_to(request.actor), slug=slug)
    form = forms.LiaisonProposed(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.propose_liaison(
            by=request.actor, on=organisation, token=request.POST.get("token", ""), **form.cleaned_data
        )
        messages.success(request, _("The proposal stands before all members."))
        return redirect("members.propose_liaison", slug=slug)
    proposals = organisation.liaison_proposals.select_related("proposed_by").order_by("-pk")
    current = proposals.filter(state="open").first()
    context = {
        "organisation": organisation, "form": form, "current": current, "earlier": proposals.exclude(state="open"),
        "today": here.today(), "answers": _answers(current), "words": answer_words(),
        "own": current.answers.filter(organisation=request.actor.organisation).first() if current else None,
        "without_liaison": not has_liaison(organisation),
        "has_key": organisation.keys.filter(state="active", kind="key").exists(),
    }  # fmt: skip
    return render(request, "members/propose_liaison.html", context)


def _answers(proposal: LiaisonProposal | None) -> list[tuple[Organisation, str]]:
    """Every member organisation with its answer, in the order of the alphabet."""
    if proposal is None:
        return []
    given = dict(proposal.answers.values_list("organisation_id", "answer"))
    return [
        (row, given.get(row.pk, ""))
        for row in Organisation.objects.able_to("members.support_liaison").alphabetical(get_language())
    ]


def _proposal(request: HttpRequest, pk: int) -> LiaisonProposal:
    if not request.actor.is_inside:
        raise Http404
    return get_object_or_404(LiaisonProposal.objects.select_related("organisation"), pk=pk)


@require_POST
def support_liaison(request: HttpRequest, pk: int) -> HttpResponse:
    """Our answer to a proposal."""
    proposal = _proposal(request, pk)
    answer = request.POST.get("answer", "")
    acts.support_liaison(by=request.actor, on=proposal, token=request.POST.get("token", ""), answer=answer)
    messages.success(request, _("Your organisation’s answer was recorded. It may change until the last day."))
    return redirect("members.propose_liaison", slug=proposal.organisation.slug)


@require_POST
def name_liaison_by_coalition(request: HttpRequest, pk: int) -> HttpResponse:
    """The organisations agreed: the answer shows the invitation for the one proposed, once."""
    proposal = _proposal(request, pk)
    made = acts.name_liaison_by_coalition(by=request.actor, on=proposal, token=request.POST.get("token", ""))
    return show_link(request, made, back=reverse("members.organisation", args=[proposal.organisation.slug]))
