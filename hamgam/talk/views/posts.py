"""One post and what can be done with it: taken back, corrected, said in another language, removed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.decisions.views.found import token
from hamgam.members import here
from hamgam.talk import acts, forms, naming, subjects
from hamgam.talk.models import Post
from hamgam.talk.sentences import sentences
from hamgam.talk.views.found import language, the_post


def _shown(row: Post, **more: Any) -> dict[str, Any]:
    other = [code for code in here.languages() if code != row.language]
    return {"post": row, "talk": row.talk, "title": naming.title(row.talk), "others": other, **more}


@require_safe
def post(request: HttpRequest, post: int) -> HttpResponse:
    """One post with everything that the reader may do with it."""
    row = the_post(request, post)
    kind, thing = subjects.where(row.talk)
    becomes = {"text": "wording", "clause": "wording", "wording": "wording", "difference": "view", "matter": "task"}
    open_to_it = kind != "matter" or thing.stage in ("agreed", "not_agreed")
    shown = _shown(
        row,
        state=row.talk.state(here.today()),
        becomes=becomes.get(kind, "") if open_to_it else "",
        questions=subjects.open_questions(kind, thing),
    )
    return render(request, "talk/one_post.html", shown)


@require_POST
def take_back(request: HttpRequest, post: int) -> HttpResponse:
    """Take a post back: one's own, or one that was written for the organisation for which one speaks."""
    row = acts.take_back(by=request.actor, on=the_post(request, post), token=token(request))
    messages.success(request, _("The post is taken back. Its place stays."))
    return redirect(naming.address(row.talk, row))


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, post: int) -> HttpResponse:
    """Write one's own post anew."""
    row = the_post(request, post)
    typed, errors = row.words, {}
    if request.method == "POST":
        typed = request.POST.get("words", "").replace("\r\n", "\n")
        errors = forms.words_wrong(typed, row.language, language())
        if not errors:
            acts.correct(by=request.actor, on=row, words=typed, token=token(request))
            messages.success(request, _("The post is corrected."))
            return redirect(naming.address(row.talk, row))
    shown = _shown(
        row, act="talk.correct", heading=_("Correct your post"), button=_("Record the correction"), typed=typed, tongue=row.language,
        label=_("The words of the post"), note=_("It is shown that the post was corrected. Its translations are outdated then."),
        action=reverse("talk.correct", args=[row.pk]), errors=errors, limit=acts.LIMIT,
    )  # fmt: skip
    return render(request, "talk/words_form.html", shown, status=422 if errors else 200)


@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, post: int) -> HttpResponse:
    """Say a post in another of the coalition's languages."""
    row = the_post(request, post)
    chosen = (request.POST or request.GET).get("language", "")
    other = [code for code in here.languages() if code != row.language]
    chosen = chosen if chosen in other else next((code for code in other if code == language()), next(iter(other), ""))
    typed = next((one.words for one in row.translations.all() if one.language == chosen), "")
    errors: dict[str, str] = {}
    if request.method == "POST":
        typed = request.POST.get("words", "").replace("\r\n", "\n")
        errors = forms.words_wrong(typed, chosen, language())
        if not errors:
            acts.translate(by=request.actor, on=row, words=typed, language=chosen, token=token(request))
            messages.success(request, _("The translation stands under the post."))
            return redirect(naming.address(row.talk, row))
    shown = _shown(
        row, act="talk.translate", heading=_("Say it in another language"), button=_("Record the translation"), typed=typed,
        tongue=chosen, label=_("The words in the other language"), note="", action=reverse("talk.translate", args=[row.pk]),
        errors=errors, limit=acts.LIMIT, chosen=chosen,
    )  # fmt: skip
    return render(request, "talk/words_form.html", shown, status=422 if errors else 200)


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, post: int) -> HttpResponse:
    """Remove a post for a reason; its place and the reason stay."""
    row = the_post(request, post)
    typed, errors = "", {}
    if request.method == "POST":
        typed = request.POST.get("words", "").replace("\r\n", "\n")
        errors = forms.words_wrong(typed, language(), language(), acts.REASON_LIMIT)
        if not typed.strip():
            errors["words"] = sentences()["removal_reason"]
        if not errors:
            acts.remove(by=request.actor, on=row, reason=typed, language=language(), token=token(request))
            messages.success(request, _("The post is removed. Its place and your reason stay."))
            return redirect(naming.address(row.talk, row))
    shown = _shown(
        row, act="talk.remove", heading=_("Remove the post"), button=_("Remove the post"), typed=typed, tongue=language(),
        label=_("Why it is removed"), note=_("The words go and do not come back. Its place stays, with this reason."),
        action=reverse("talk.remove", args=[row.pk]), errors=errors, limit=acts.REASON_LIMIT,
    )  # fmt: skip
    return render(request, "talk/words_form.html", shown, status=422 if errors else 200)
