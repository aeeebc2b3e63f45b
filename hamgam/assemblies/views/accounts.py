"""Accounts of an assembly: side by side with what they say differently, each by itself, written, and on paper."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.assemblies import account_acts as acts
from hamgam.assemblies import account_reading as reading
from hamgam.assemblies import accounts_paper
from hamgam.assemblies.account_models import Account
from hamgam.assemblies.account_sentences import signed_names
from hamgam.assemblies.forms_of_accounts import NewAccount, account_form
from hamgam.assemblies.models import Assembly
from hamgam.assemblies.views.found import reader, the_assembly
from hamgam.bylaws import rules
from hamgam.decisions.views.found import token
from hamgam.members import here


def the_account(request: HttpRequest, pk: int) -> Account:
    """An account with its assembly; 404 where the reader may not see it."""
    rows = Account.objects.visible_to(request.actor).select_related("assembly", "organisation", "author__person")
    return get_object_or_404(rows, pk=pk)  # type: ignore[no-any-return]


@require_safe
def accounts(request: HttpRequest, number: int) -> HttpResponse:
    """The accounts of an assembly side by side, and what they say differently."""
    assembly = the_assembly(request, number)
    own = Account.objects.visible_to(request.actor).filter(assembly=assembly, state="draft").order_by("number")
    shown = {
        "assembly": assembly, "beside": reading.beside(assembly), "drafts": list(own),
        "writing": rules.ask(request.actor, "assemblies.write_account", assembly),
    }  # fmt: skip
    return render(request, "assemblies/accounts.html", shown)


@require_safe
def account(request: HttpRequest, account: int) -> HttpResponse:
    """One account by itself."""
    row = the_account(request, account)
    own = row.author.organisation_id == request.actor.organisation.pk
    shown = {
        "account": row, "assembly": row.assembly, "author": reading.author(row), "of_ours": own,
        "mine": own and row.author.person_id == request.actor.person.pk,
        "who": str(row.author.person) if own and row.author.person else "",
    }  # fmt: skip
    return render(request, "assemblies/account.html", shown)


@require_http_methods(["GET", "POST"])
def write_account(request: HttpRequest, number: int) -> HttpResponse:
    """Write an account of an assembly."""
    assembly = the_assembly(request, number)
    form = NewAccount(language=reader(), name=request.actor.person.display_name)
    if request.method == "POST":
        form = account_form(request.POST, reader())
        if not form.errors:
            made = acts.write_account(
                by=request.actor, on=assembly, token=token(request), language=form.language, **form.given()
            )
            return _written(request, made)
    verdict = rules.ask(request.actor, "assemblies.write_account", assembly)
    return _form(request, assembly, form, verdict)


@require_http_methods(["GET", "POST"])
def rewrite_account(request: HttpRequest, account: int) -> HttpResponse:
    """Rewrite one's own account, or say that it is finished."""
    row = the_account(request, account)
    form = NewAccount(row.language, row.title, row.words, row.signed, row.name or request.actor.person.display_name)
    if request.method == "POST":
        form = account_form(request.POST, reader(), row.language)
        if not form.errors:
            acts.rewrite_account(by=request.actor, on=row, token=token(request), **form.given())
            return _written(request, row)
    verdict = rules.ask(request.actor, "assemblies.rewrite_account", row)
    return _form(request, row.assembly, form, verdict, row)


def _written(request: HttpRequest, row: Account) -> HttpResponse:
    row.refresh_from_db()
    said = (
        _("Your account stands beside the others.")
        if row.state == "finished"
        else _("Kept. Only you read it until it is finished.")
    )
    messages.success(request, said)
    return redirect("assemblies.account", row.pk)


def _form(
    request: HttpRequest, assembly: Assembly, form: NewAccount, verdict: Any, row: Account | None = None
) -> HttpResponse:
    shown = {
        "assembly": assembly, "account": row, "form": form, "verdict": verdict, "signed": signed_names(),
        "languages": here.languages(), "over": row is not None and row.state != "draft",
    }  # fmt: skip
    return render(request, "assemblies/account_form.html", shown, status=422 if form.errors else 200)


@require_POST
def take_back_account(request: HttpRequest, account: int) -> HttpResponse:
    """Take one's own account back."""
    row = the_account(request, account)
    acts.take_back_account(by=request.actor, on=row, token=token(request))
    messages.success(request, _("Your account is taken back. Its words are gone."))
    return redirect("assemblies.accounts", row.assembly.number)


@require_safe
def accounts_pdf(request: HttpRequest, number: int) -> HttpResponse:
    """The accounts with what they say differently, as a PDF."""
    answer = HttpResponse(accounts_paper.paper(the_assembly(request, number)), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="accounts-{number}.pdf"'
    return answer
