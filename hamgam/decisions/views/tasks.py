"""Tasks: giving one that follows from a decision to an organisation, and saying what became of any."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamgam.bylaws import rules
from hamgam.decisions import acts, forms
from hamgam.decisions.models import Task
from hamgam.decisions.views.found import filled, members_only, the_matter, token
from hamgam.decisions.views.matter import shown as shown_matter
from hamgam.members import here
from hamgam.members.models import Organisation


@require_POST
def assign_task(request: HttpRequest, number: int) -> HttpResponse:
    """Write down what is to be done, by whom and by when."""
    matter = the_matter(request, number)
    form = forms.task(request.POST, get_language() or "fa")
    if form.errors:
        shown = shown_matter(request, matter, task_form=form, task_words=filled(form.words))
        return render(request, "decisions/page.html", shown, status=422)
    house = Organisation.objects.members().filter(slug=form.responsible).first()
    acts.assign_task(
        by=request.actor, on=matter, token=token(request), words=form.words, responsible=house, due_on=form.due_on
    )
    messages.success(request, _("The task stands with the decision."))
    return redirect("decisions.page", number)


@require_http_methods(["GET", "POST"])
def report_task(request: HttpRequest, task: int) -> HttpResponse:
    """Say what became of a task."""
    members_only(request)
    rows = Task.objects.visible_to(request.actor).select_related("matter", "responsible")
    found = get_object_or_404(rows, pk=task)
    form = forms.Report(dict(found.report), found.state if found.report else "")
    if request.method == "POST":
        form = forms.report(request.POST, get_language() or "fa")
        if not form.errors:
            acts.report_task(by=request.actor, on=found, token=token(request), state=form.state, report=form.words)
            if found.matter is None:
                messages.success(
                    request, _("What became of the task stands here, and with the post from which it came.")
                )
                return redirect("decisions.report_task", found.pk)
            messages.success(request, _("What became of the task stands with the decision."))
            return redirect("decisions.page", found.matter.number)
    shown = {
        "task": found, "tasks": [found], "matter": found.matter, "form": form, "report": filled(form.words),
        "first_language": here.languages()[0], "verdict": rules.ask(request.actor, "decisions.report_task", found),
    }  # fmt: skip
    return render(request, "decisions/report_task.html", shown, status=422 if form.errors else 200)
