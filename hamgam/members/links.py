"""The page that shows a link once: what opens it is stored nowhere, so the answer to the form itself carries it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hamgam.members.models import Invitation


def show_link(request: HttpRequest, invitation: Invitation, *, back: str) -> HttpResponse:
    """The link, to be handed on now. It cannot be shown again; `back` is where the page leads."""
    address = request.build_absolute_uri(reverse("members.accept_invitation", args=[invitation.secret]))
    response = render(request, "members/link.html", {"invitation": invitation, "address": address, "back": back})
    response.headers["Cache-Control"] = "no-store"
    return response
