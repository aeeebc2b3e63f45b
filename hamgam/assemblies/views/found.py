"""What the pages of assemblies have in common: who may read, and what an address names."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from hamgam.assemblies.models import Assembly, Item, Office, Paper, Turn


def reader() -> str:
    """The language of the page."""
    return get_language() or "fa"


def inside_only(request: HttpRequest) -> None:
    """404 for everybody but members and observers."""
    if not request.actor.is_inside:
        raise Http404


def _one(request: HttpRequest, model: Any, *related: str, **key: Any) -> Any:
    rows = model.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related(*related) if related else rows, **key)


def the_assembly(request: HttpRequest, number: int) -> Assembly:
    """The assembly with this number; 404 where the reader may not see it."""
    return _one(request, Assembly, "called_by", "follows", number=number)  # type: ignore[no-any-return]


def the_item(request: HttpRequest, pk: int) -> Item:
    """An item with its assembly."""
    return _one(request, Item, "assembly", "proposed_by", pk=pk)  # type: ignore[no-any-return]


def the_paper(request: HttpRequest, pk: int) -> Paper:
    """A paper with its assembly."""
    return _one(request, Paper, "assembly", "organisation", pk=pk)  # type: ignore[no-any-return]


def the_office(request: HttpRequest, pk: int) -> Office:
    """Who holds an office."""
    return _one(request, Office, "assembly", pk=pk)  # type: ignore[no-any-return]


def the_turn(request: HttpRequest, pk: int) -> Turn:
    """An asking to speak."""
    return _one(request, Turn, "assembly", "organisation", pk=pk)  # type: ignore[no-any-return]
