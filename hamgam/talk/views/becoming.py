"""A post becomes another wording, a view in a difference, a task: the words stand in the form, and may be changed in it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamgam.bylaws import rules
from hamgam.decisions import forms as decisions
from hamgam.decisions.views.found import filled, token
from hamgam.differences import forms as differences
from hamgam.members import here
from hamgam.members.models import Organisation
from hamgam.talk import forms, naming, subjects, taking
from hamgam.talk.models import LIAISONS, Post
from hamgam.talk.sentences import sentences
from hamgam.talk.views.found import language, the_post
from hamgam.texts.moments import asked
from hamgam.texts.shape import in_text


def _in_each_language(post: Post) -> dict[str, str]:
    """The words of a post in every language in which it was said."""
    said = {post.language: post.words}
    return {**{row.language: row.words for row in post.translations.all() if not row.outdated}, **said}


@require_http_methods(["GET", "POST"])
def take_up(request: HttpRequest, post: int) -> HttpResponse:
    """Make of a post what comes next where its talk is: on a text a wording or a view on what
    is open in it, on a question a view, on a decision a task of it.
    """
    row = the_post(request, post)
    kind, thing = subjects.where(row.talk)
    if not row.stands or not request.actor.is_member:
        raise Http404
    if kind in ("text", "clause", "wording"):
        if (wanted := forms.number_in(request.GET, "question")) is not None:
            questions = subjects.open_questions(kind, thing)
            return _view(request, row, next((one for one in questions if one.number == wanted), None))
        return _wording(request, row, kind, thing)
    if kind == "difference":
        return _view(request, row, thing)
    if kind == "matter":
        return _task(request, row, thing)
    raise Http404


def _page(request: HttpRequest, post: Post, template: str, errors: Any, **shown: Any) -> HttpResponse:
    shared = {"post": post, "talk": post.talk, "title": naming.title(post.talk), "errors": errors}
    first = {"first_language": here.languages()[0]}
    return render(request, f"talk/{template}.html", {**shared, **first, **shown}, status=422 if errors else 200)


def _wording(request: HttpRequest, post: Post, kind: str, thing: Any) -> HttpResponse:
    text = subjects.text_of(kind, thing)
    clause = thing if kind == "clause" else getattr(thing, "clause", None)
    laid = [row for row in in_text(text) if clause is None or row.clause.pk == clause.pk]
    typed, errors = _in_each_language(post).get(text.language, ""), {}
    chosen = next((row for row in laid if str(row.clause.pk) == request.POST.get("clause", "")), None)
    chosen = chosen or (laid[0] if len(laid) == 1 else None)
    if request.method == "POST":
        typed = request.POST.get("words", "").replace("\r\n", "\n")
        errors |= {} if typed.strip() else {"words": sentences()["post_empty"]}
        errors |= {} if chosen else {"clause": _("Choose the clause of which it is another wording.")}
        if not errors and chosen is not None:
            note = request.POST.get("note", "")
            made = taking.as_wording(
                by=request.actor, post=post, clause=chosen.clause, words=typed, note=note, token=token(request)
            )
            messages.success(request, _("The wording is proposed, and the post says what it became."))
            return redirect(naming.page_of("clause", chosen.clause) + f"#w{made.pk}")
    return _page(
        request, post, "as_wording", errors, text=text, laid=laid, chosen=chosen, typed=typed, note=request.POST.get("note", ""),
        verdict=rules.ask(request.actor, "texts.propose_wording", chosen.clause if chosen else laid[0].clause) if laid else None,
    )  # fmt: skip


def _view(request: HttpRequest, post: Post, difference: Any) -> HttpResponse:
    if difference is None:
        raise Http404
    form = differences.OwnView({}, _in_each_language(post), True)
    if request.method == "POST":
        form = differences.own_view(request.POST)
        if not form.errors:
            taking.as_view(
                by=request.actor, post=post, difference=difference, titles=form.titles, words=form.words, token=token(request)
            )  # fmt: skip
            messages.success(request, _("Your organisation’s view is recorded, and the post says what it became."))
            return redirect("differences.page", difference.number)
    return _page(
        request, post, "as_view", form.errors, titles=filled(form.titles), words=filled(form.words),
        verdict=rules.ask(request.actor, "differences.write_view", difference), question=difference,
    )  # fmt: skip


def _task(request: HttpRequest, post: Post, matter: Any) -> HttpResponse:
    form = decisions.NewTask(_in_each_language(post))
    if request.method == "POST":
        form = decisions.task(request.POST, language())
        if not form.errors:
            house = Organisation.objects.members().filter(slug=form.responsible).first()
            taking.as_task(
                by=request.actor, post=post, matter=matter, words=form.words, responsible=house, due_on=form.due_on,
                token=token(request),
            )  # fmt: skip
            messages.success(request, _("The task stands with the decision, and the post says what it became."))
            return redirect("decisions.page", matter.number)
    return _page(
        request, post, "as_task", form.errors, words=filled(form.words), responsible=form.responsible,
        houses=list(Organisation.objects.members().alphabetical(language())),
        asked=asked("due", language(), typed=request.POST or None, with_hour=False),
        verdict=rules.ask(request.actor, "decisions.assign_task", matter),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def assign_task(request: HttpRequest, post: int) -> HttpResponse:
    """Make a task of a post, wherever its talk is: of one's own organisation, or of another one where one chairs."""
    row, actor = the_post(request, post), request.actor
    if not row.stands or not actor.is_member:
        raise Http404
    houses, form = _may_do_it(actor, row), decisions.NewTask(_in_each_language(row), actor.organisation.slug)
    if request.method == "POST":
        form = decisions.task(request.POST, language())
        house = next((one for one in houses if one.slug == form.responsible), None)
        if house is None:
            form.errors["responsible"] = _("Choose who does it.")
        if form.due_on is None:
            form.errors.setdefault("due", sentences()["talk_task_day"])
        if not form.errors:
            taking.assign_task(
                by=actor, on=row, words=form.words, responsible=house, due_on=form.due_on, token=token(request)
            )
            messages.success(request, _("The task is recorded, and the post says what it became."))
            return redirect(naming.address(row.talk, row))
    return _page(
        request, row, "as_task", form.errors, words=filled(form.words), responsible=form.responsible, houses=houses,
        asked=asked("due", language(), typed=request.POST or None, with_hour=False), of_talk=True,
        among_liaisons=row.talk.kind == LIAISONS, verdict=rules.ask(actor, "talk.assign_task", row),
    )  # fmt: skip


def _may_do_it(actor: Any, post: Post) -> list[Organisation]:
    """Whose task the reader can make of it."""
    rows = list(Organisation.objects.members().alphabetical(language()))
    other = next((row for row in rows if row != actor.organisation), None)
    gives = other is not None and rules.ask(actor, "talk.assign_task", post, responsible=other)
    return rows if gives else [row for row in rows if row == actor.organisation]
