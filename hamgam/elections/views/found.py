"""The things that addresses of elections name, and the number of a form."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from hamgam.elections.models import Election, Nomination


def token(request: HttpRequest) -> str:
    """The form's number."""
    return request.POST.get("token", "")[:64]


def members_only(request: HttpRequest) -> None:
    """404 for whoever is not of a member organisation."""
    if not request.actor.is_member:
        raise Http404


def the_election(request: HttpRequest, number: int) -> Election:
    """The election with this number, or 404 where the reader may not see it."""
    rows = Election.objects.visible_to(request.actor).select_related("body", "version", "whole", "opened_by")
    return get_object_or_404(rows, number=number)  # type: ignore[no-any-return]


def the_nomination(request: HttpRequest, number: int, nominee: int) -> Nomination:
    """A nominee; whoever has not agreed to stand is seen by their own organisation alone."""
    election = the_election(request, number)
    rows = election.nominations.select_related("organisation", "seat", "election__body", "election__version")
    found: Nomination = get_object_or_404(rows, number=nominee)
    if found.state in ("asked", "declined") and found.organisation_id != request.actor.organisation.pk:
        raise Http404
    return found


def pk_of(typed: str) -> int:
    """An id as a form gives it; 0 for what is none."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else 0
