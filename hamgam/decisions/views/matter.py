"""One matter: its question, its rule, our answer, how it came about, what followed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.bodies import sitting
from hamgam.bodies.models import Body
from hamgam.bylaws import rules
from hamgam.decisions import acts, ballots, body_acts, counting, forms, roll, telling, variants, voices
from hamgam.decisions.kinds import kind_of, outside
from hamgam.decisions.models import Matter, Voice
from hamgam.decisions.reading import Seen, seen_by
from hamgam.decisions.views.found import filled, the_matter, token
from hamgam.decisions.words import kind_names, offered
from hamgam.engine.methods import ANSWERS
from hamgam.members import here
from hamgam.members.models import Organisation
from hamgam.texts.moments import asked


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """A matter, whatever stage it is at."""
    return render(request, "decisions/page.html", shown(request, the_matter(request, number)))


def shown(request: HttpRequest, matter: Matter, sheet: forms.Sheet | None = None, **more: Any) -> dict[str, Any]:
    """Everything that the page of a matter says. `sheet`: an answer that was typed and not recorded yet."""
    seen = seen_by(request.actor, matter)
    version = rules.newest()
    act = "decisions.vote" if seen.own is not None and seen.own.person_id else "decisions.answer"
    return {
        "matter": matter, "seen": seen, "kind_name": kind_names()[matter.kind],
        "rule": telling.rule_said(matter), "in_force": version.pk == matter.version_id,
        "version": telling.version_said(matter, version.pk == matter.version_id),
        "outcome": telling.outcome_said(matter), "undone": telling.undone_said(matter), "tally": telling.tally_said(matter, people=seen.people),
        "details": [
            *kind_of(matter.kind).said(matter), *telling.under_mandate_said(matter), *outside.of_decision(matter, request.actor),
        ], "chosen": _chosen(matter),
        "answering": _answering(matter, seen.own), "sheet": sheet or _as_it_stands(seen), "act": act,
        "may_answer": rules.ask(request.actor, act, matter), "followed": list(matter.followed_by.order_by("number")),
        "tasks": list(matter.tasks.select_related("responsible")), "first_language": here.languages()[0],
        "drawn": ballots.drawn(matter), **_tasking(request, matter), **_variants(request, matter), **more,
    }  # fmt: skip


def _chosen(matter: Matter) -> list[str]:
    many = matter.result.get("choices") or [matter.result.get("choice", "")]
    return [str(name) for name in many if name]


def _answering(matter: Matter, own: Voice | None) -> dict[str, Any]:
    """How this matter is answered: one word, a word for each choice, or a ballot, and under which name in a lot."""
    method = matter.rule.method
    if counting.by_words(matter):
        return {"way": "each" if matter.choices else "word", "words": offered(ANSWERS[method])}
    now = ballots.choices_now(matter)
    choices = [row for row in matter.choices if row["id"] in now]
    return {
        "way": ballots.holds(matter), "choices": choices, "places": range(1, len(choices) + 1),
        "name": voices.name_of(own) if own else "",
    }  # fmt: skip


def _as_it_stands(seen: Seen) -> forms.Sheet:
    """The own answer as it stands, to be changed; empty where there is none."""
    now = seen.current
    if now is None:
        return forms.Sheet()
    ranking = now.said.get("ranking", [])
    return forms.Sheet(
        word=now.said.get("word", ""), words=dict(now.said.get("words", {})), ticks=list(ranking),
        ranks={name: str(place) for place, name in enumerate(ranking, 1)}, reason=now.reason, mandated=now.mandated,
    )  # fmt: skip


def _variants(request: HttpRequest, matter: Matter) -> dict[str, Any]:
    """The local variants of a slogan that is settled, and the units in which the reader sits."""
    if matter.kind != "slogan" or matter.stage not in ("agreed", "not_agreed"):
        return {}
    rows = matter.variants.select_related("organisation", "objected_by", "body", "matter__version")
    own = sitting.memberships_of(request.actor).filter(body__kind="unit").values("body")
    units = Body.objects.in_force().filter(pk__in=own).order_by("pk") if request.actor.is_member else []
    days = variants.time_to_object(matter)
    return {"has_variants": True, "variants": list(rows), "units": list(units), "variant_days": days}


def _tasking(request: HttpRequest, matter: Matter) -> dict[str, Any]:
    """The fields of a new task."""
    if matter.stage not in ("agreed", "not_agreed") or not request.actor.is_member:
        return {}
    language = get_language() or "fa"
    return {
        "task_words": filled({}),
        "houses": Organisation.objects.members().alphabetical(language),
        "asked_due": asked("due", language, with_hour=False, typed=request.POST or None),
    }


@require_safe
def lot_file(request: HttpRequest, number: int) -> HttpResponse:
    """The file by which anybody recomputes the draw, with `hamgam lot` or by hand; 404 where no lot was drawn."""
    told = ballots.drawn(the_matter(request, number))
    if told is None:
        raise Http404
    answered = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answered["Content-Disposition"] = f'attachment; filename="lot-{number}.json"'
    return answered


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Answer for one's organisation, or as a member of the body that settles it."""
    matter = the_matter(request, number)
    if request.method != "POST":
        return redirect("decisions.page", number)
    voice = roll.voice_of(matter, request.actor)
    made = forms.sheet(request.POST, matter, voices.name_of(voice) if voice else "", get_language() or "fa")
    if made.errors:
        return render(request, "decisions/page.html", shown(request, matter, made), status=422)
    given = {"by": request.actor, "on": matter, "token": token(request), "said": made.said, "reason": made.reason}
    if voice is not None and voice.person_id:
        acts.vote(**given)
    else:
        acts.answer(**given, mandated=made.mandated)
    messages.success(request, _("Your answer is recorded. You can change it until the time is over."))
    return redirect("decisions.page", number)


@require_POST
def object_to(request: HttpRequest, number: int) -> HttpResponse:
    """Say that what was read back was not agreed like this."""
    matter = the_matter(request, number)
    reason = request.POST.get("reason", "")
    if not reason.strip():
        more = {"object_error": _("Write the reason. With a reservation or a refusal the others read it.")}
        return render(request, "decisions/page.html", shown(request, matter, **more), status=422)
    acts.object(by=request.actor, on=matter, token=token(request), reason=reason)
    messages.success(request, _("Your objection is recorded. It was not agreed, and everybody reads your reason."))
    return redirect("decisions.page", number)


@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take a matter back that one's own organisation brought."""
    acts.withdraw(by=request.actor, on=the_matter(request, number), token=token(request))
    messages.success(request, _("The matter is taken back. What was answered stays readable."))
    return redirect("decisions.page", number)


@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Count before the time is over, once all have answered."""
    made = acts.close(by=request.actor, on=the_matter(request, number), token=token(request))
    if made.stage == "open":
        messages.success(request, _("There was no agreement yet. The next round has begun."))
    else:
        messages.success(request, _("The matter is settled; the register holds it as decision %(n)s.") % {
            "n": telling.digits(made.decision)
        })  # fmt: skip
    return redirect("decisions.page", number)


@require_POST
def carry_out(request: HttpRequest, number: int) -> HttpResponse:
    """Carry out a proposal that was approved."""
    body_acts.carry_out(by=request.actor, on=the_matter(request, number), token=token(request))
    messages.success(request, _("It is in effect from now on."))
    return redirect("decisions.page", number)
