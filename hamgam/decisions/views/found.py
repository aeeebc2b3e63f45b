"""What every page of a matter begins with."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from hamgam.decisions.models import Matter
from hamgam.members import here


def the_matter(request: HttpRequest, number: int) -> Matter:
    """The matter with this number, or 404 where the reader may not see it."""
    rows = Matter.objects.visible_to(request.actor).select_related(
        "version", "brought_by", "difference", "about", "body", "mandate"
    )
    return get_object_or_404(rows, number=number)  # type: ignore[no-any-return]


def members_only(request: HttpRequest) -> None:
    """404 for everybody else."""
    if not request.actor.is_member:
        raise Http404


def token(request: HttpRequest) -> str:
    """The form's own number."""
    return request.POST.get("token", "")[:64]


def filled(words: dict[str, str]) -> dict[str, str]:
    """Words in every language of the coalition, for the fields of a form."""
    return {language: words.get(language, "") for language in here.languages()}
