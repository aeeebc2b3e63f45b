"""Every request knows on whose behalf it comes."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from hamgam.members import here, proofs
from hamgam.members.actor import Actor
from hamgam.members.here import OncePerRequest
from hamgam.members.models import Organisation


def find_actor(request: HttpRequest) -> Actor:
    """The signed-in person in the organisation chosen for this session, or nobody."""
    if not request.user.is_authenticated:
        return Actor.nobody()
    chosen = request.session.get("organisation")
    organisation = Organisation(pk=chosen) if chosen else None
    actor = Actor.of(request.user, organisation)
    actor.proof = proofs.of(request)
    return actor


class Actors:
    """Sets `request.actor` and `request.coalition`; each is looked up when first asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: find_actor(request))  # type: ignore[attr-defined]
        request.coalition = SimpleLazyObject(here.coalition)  # type: ignore[attr-defined]
        with OncePerRequest():
            return self.get_response(request)
