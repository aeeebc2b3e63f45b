"""What one can ask about the common ground: what if, the text of a step, any two, any together, the strongest pairs.

Each is a page of its own, asked by its address alone. Nothing that is asked is kept.
"""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from hamgam.positions.asking import Asking
from hamgam.positions.company import Pairs, Together, Two
from hamgam.positions.seen import seen_by
from hamgam.positions.steps import StepText
from hamgam.positions.what_if import WhatIf
from hamgam.texts.models import Text
from hamgam.texts.shape import laid_out
from hamgam.texts.views.found import about, the_text


def _asked(
    request: HttpRequest, number: int, template: str, answer: Callable[[Asking], Any], *, named: bool = True
) -> HttpResponse:
    """The page with its answer; before anything is disclosed the common ground itself, which says when it will be.

    `named`: for those alone who see who answered what. Others could find it out by asking about one choice of clauses
    after another.
    """
    text = the_text(request, number)
    seen = seen_by(request.actor, text)
    if not (seen.disclosed and seen.asked):
        return redirect("positions.common_ground", number)
    if named and not seen.named:
        return render(request, "positions/for_members.html", about(text, seen=seen), status=403)
    asking = Asking(seen, request.GET)
    return render(request, template, about(text, seen=seen, asking=asking, answer=answer(asking)))


@require_GET
def what_if(request: HttpRequest, number: int) -> HttpResponse:
    """The staircase after changes that nobody made."""
    return _asked(request, number, "positions/what_if.html", WhatIf)


@require_GET
def two(request: HttpRequest, number: int) -> HttpResponse:
    """What two organisations share and what parts them."""
    return _asked(request, number, "positions/two.html", Two)


@require_GET
def together(request: HttpRequest, number: int) -> HttpResponse:
    """The longest text that any organisations could sign."""
    return _asked(request, number, "positions/together.html", Together)


@require_GET
def pairs(request: HttpRequest, number: int) -> HttpResponse:
    """Who could sign with whom how much: the strongest pairs, by number alone for observers."""
    return _asked(request, number, "positions/pairs.html", Pairs, named=False)


@require_GET
def step(request: HttpRequest, number: int, clauses: int) -> HttpResponse:
    """The text of so many clauses that most can sign."""
    others = request.GET.get("with") == "others"
    return _asked(request, number, "positions/step.html", lambda asking: _step(asking, clauses, others), named=False)


def _step(asking: Asking, clauses: int, others: bool) -> StepText:
    text: Text = asking.seen.text
    steps = (asking.ground.reach if others else asking.ground.present).steps
    if not 1 <= clauses <= len(steps):
        raise Http404
    return StepText(asking, laid_out(text), clauses, others=others)
