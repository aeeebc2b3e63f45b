"""Bringing a matter: which kind, and then one form. What the bylaws say of it is shown and never typed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hamgam.bylaws import rules
from hamgam.decisions import acts, body_acts, forms, roll, telling
from hamgam.decisions.kinds import kind_of
from hamgam.decisions.models import Matter
from hamgam.decisions.views.found import filled, members_only, token
from hamgam.decisions.words import kind_intro, kind_names
from hamgam.differences.models import Difference
from hamgam.engine.bylaws import Matter as Rule
from hamgam.engine.bylaws.words import PROPOSED
from hamgam.members import here
from hamgam.texts.moments import asked, evening_after


def kinds_for(actor: Any, act: str = "decisions.bring") -> list[tuple[str, str, str]]:
    """The kinds that this actor may bring: word, name, one sentence on what it is for."""
    bylaws, names, intro = rules.in_force(), kind_names(), kind_intro()
    return [
        (kind, names[kind], intro[kind])
        for kind in bylaws.brought()
        if not kind_of(kind).by_itself and rules.ask(actor, act, bylaws=bylaws, kind=kind)
    ] + [(kind, names[kind], intro[kind]) for kind in PROPOSED if bylaws.matter(kind) and _asked(actor, act, kind)]


def _asked(actor: Any, act: str, kind: str) -> bool:
    """What a body proposes is brought by its own act; whoever enters what a hall decided enters that too."""
    if act == "decisions.bring":
        return bool(rules.ask(actor, "decisions.propose"))
    return bool(rules.ask(actor, act, kind=kind))


def the_rule(kind: str) -> Rule:
    """The row of the bylaws in force for this kind; 404 where nobody may bring it."""
    bylaws = rules.in_force()
    known = kind in PROPOSED or (kind in bylaws.brought() and not kind_of(kind).by_itself)
    rule = bylaws.matter(kind) if known else None
    if rule is None:
        raise Http404
    return rule


@require_safe
def bring(request: HttpRequest) -> HttpResponse:
    """Which kind of matter it is."""
    members_only(request)
    taken_up = the_difference(request)
    shown = {"kinds": kinds_for(request.actor), "taken_up": taken_up}
    return render(request, "decisions/bring.html", shown)


def the_difference(request: HttpRequest) -> Difference | None:
    """The open question that is taken up again, where the address names one; 404 for one that is not open."""
    typed = request.GET.get("question", "")
    if not typed:
        return None
    rows = Difference.objects.visible_to(request.actor).filter(state="open")
    found = rows.filter(number=int(typed)).first() if typed.isascii() and typed.isdecimal() and len(typed) < 9 else None
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
def bring_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """The form for one kind."""
    members_only(request)
    rule, taken_up, reader = the_rule(kind), the_difference(request), get_language() or "fa"
    form = forms.Brought(kind, question=forms.words_in(request.GET, "question"))
    if taken_up is not None:
        form.question, form.status_quo = taken_up.question, taken_up.in_force
    if request.method == "POST":
        form = forms.brought(request.POST, kind, reader, rule.notice_days)
        if not form.errors:
            made = _brought(request, form, taken_up)
            messages.success(request, _("The matter is brought. Everybody who has a voice can answer it now."))
            return redirect("decisions.page", made.number)
    shown = {
        **form_context(request, form, rule), "taken_up": taken_up,
        "verdict": rules.ask(request.actor, "decisions.propose")
        if kind in PROPOSED
        else rules.ask(request.actor, "decisions.bring", kind=kind),
        "asked": asked(
            "closes", reader, default=evening_after(max(rule.notice_days, 1)), typed=request.POST or None
        ),
        "address": request.get_full_path(), "other_kind": reverse("decisions.bring"),
    }  # fmt: skip
    return render(request, "decisions/bring_kind.html", shown, status=422 if form.errors else 200)


def _brought(request: HttpRequest, form: forms.Brought, taken_up: Difference | None) -> Matter:
    """Bring it: by a member, or by whoever sits in the body that proposes such a thing."""
    given: dict[str, Any] = {
        "question": form.question, "text": form.text, "status_quo": form.status_quo, "debate": form.debate,
        "debate_on": form.debate_on, "closes_at": form.closes_at,
    }  # fmt: skip
    if form.kind in PROPOSED:
        return body_acts.propose(by=request.actor, token=token(request), **given)  # type: ignore[no-any-return]
    return acts.bring(  # type: ignore[no-any-return]
        by=request.actor, token=token(request), kind=form.kind, choices=form.choices, details=form.details,
        takes_up=taken_up, **given,
    )  # fmt: skip


def form_context(request: HttpRequest, form: forms.Brought, rule: Rule) -> dict[str, Any]:
    """What the form of a kind shows, whether it is brought or entered from a hall."""
    kind, reader = kind_of(form.kind), get_language() or "fa"
    # What a link carries, as the organisation that the matter is about, stands in the form at first.
    given = request.POST if request.method == "POST" else request.GET
    typed = {name: given.get(name, "") for name in given}
    return {
        "form": form, "rule": rule, "said": telling.rule_sentences(rule),
        "kind_name": kind_names()[form.kind], "kind_intro": kind_intro()[form.kind], "kind": kind,
        "bodies": roll.bodies_for(rule), "typed": typed, "offered": kind.offers(request.actor), "first_language": here.languages()[0],
        "question": filled(form.question), "text": filled(form.text), "lines": filled(form.lines),
        "status_quo": filled(form.status_quo), "debate": filled(form.debate),
        "asked_debate": asked(
            "debate", reader, default=form.debate_on, typed=request.POST or None, with_hour=False
        ),
    }  # fmt: skip
