"""The open pages: write to the coalition, and read the answer by six words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hamgam.enquiries import arriving, codes, reading, ruled
from hamgam.enquiries.forms import Code, Contact
from hamgam.enquiries.sentences import sentences


@never_cache
@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """Who reads a letter and in whose name it is answered, and a form; the answer to it shows six words, once."""
    if not ruled.taken_at_all():
        return render(request, "enquiries/contact.html", {"form": None, "own_cookie": True})
    form = Contact(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given, token = form.cleaned_data, request.POST.get("token", "")[:64]
        received = arriving.receive(
            words=given["words"], language=get_language() or "fa", subject=given["subject"], name=given["name"],
            address=given["address"], message=f"form {token}" if token else "",
        )  # fmt: skip
        shown = {"code": received.code, "by_mail": bool(given["address"]), "own_cookie": True}
        return render(request, "enquiries/arrived.html", shown)
    shown = {"form": form, "own_cookie": True, "before": ruled.seen_before()}
    return render(request, "enquiries/contact.html", shown, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def contact_answer(request: HttpRequest) -> HttpResponse:
    """The answer, for whoever knows the six words. They are sent in a form, so that no address holds them."""
    form = Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = codes.behind(form.cleaned_data["code"])
        if found is not None:
            shown = {"enquiry": found, "answers": reading.sent(found), "own_cookie": True}
            return render(request, "enquiries/read.html", shown)
        form.add_error("code", sentences()["enquiry_code_unknown"])
    shown = {"form": form, "own_cookie": True}
    return render(request, "enquiries/answer_code.html", shown, status=422 if form.errors else 200)
