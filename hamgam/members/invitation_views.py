"""What an invitation opens. Looking at it uses nothing up: messengers open links too, for their previews."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hamgam.members import acts, factors, forms
from hamgam.members.actor import Actor
from hamgam.members.models import Invitation, Person, Seat
from hamgam.members.seats import WITHOUT_POWERS
from hamgam.members.sentences import sentences
from hamgam.record import times

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Take the seat, with a new account or with one's own; or set a new password where the link is for that."""
    link = Invitation.objects.behind(token).select_related("organisation", "person").first()
    closed = _closed(link)
    if link is None or closed:
        return render(request, "members/link_closed.html", {"sentence": closed}, status=404 if link is None else 410)
    person = request.user if request.user.is_authenticated and link.purpose == "seat" else None
    if request.method == "POST" and "own_account" in request.POST and person is not None:
        seat = acts.accept_invitation(by=Actor.invited(link.organisation), on=link, person=person)
        return _enter(request, seat, sign_in=False)
    form = _form(request, link)
    if request.method == "POST" and form.is_valid():
        seat = acts.accept_invitation(by=Actor.invited(link.organisation), on=link, **_given(form))
        return _enter(request, seat, sign_in=True)
    return render(request, "members/accept_invitation.html", {"link": link, "form": form, "person": person})


def _closed(link: Invitation | None) -> str:
    """Why the link opens nothing; empty when it does."""
    if link is None:
        return _("There is no such link. Perhaps a part of it was lost on the way: copy the whole line.")
    if link.used:
        return sentences()["link_used"]
    if link.withdrawn or link.organisation.left_on is not None:
        return sentences()["link_withdrawn"]
    if link.ends <= times.now():
        return sentences()["link_ended"]
    return sentences()["link_waits"] if link.waits else ""


def _form(request: HttpRequest, link: Invitation) -> forms.NewPassword:
    """The form that the link asks for."""
    form = (forms.NewPassword if link.purpose == "sign_in" else forms.NewPerson)(request.POST or None)
    form.person = link.person
    return form


def _given(form: forms.NewPassword) -> dict[str, str]:
    given = {name: form.cleaned_data[name] for name in ("username", "display_name") if name in form.cleaned_data}
    return {**given, "password": form.cleaned_data["password1"]}


def _enter(request: HttpRequest, seat: Seat, *, sign_in: bool) -> HttpResponse:
    """Into the workspace, on behalf of the seat's organisation."""
    if sign_in:
        person = Person.objects.get(pk=seat.person_id)
        login(request, person, backend=BACKEND)
        # The password was typed just now: whoever goes on to set up a second factor is not asked for it again.
        record_authentication(request, person, method="password", reauthenticated=True)
    request.session["organisation"] = seat.organisation_id
    messages.success(request, _("Welcome. You are signed in, and the link is used up."))
    if seat.role in WITHOUT_POWERS or factors.of(request.user):
        return redirect("notices.now")
    messages.info(
        request,
        _(
            "From this seat you sign and decide for your organisation. Set up a second factor here before you need it, and "
            "before somebody else who learns your password does. It can wait: “Now” is in the bar above."
        ),
    )
    return redirect("mfa_index")
