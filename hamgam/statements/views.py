"""Pages of statements: the list, and one statement with its text, its signatories and its proof."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hamgam.differences.models import Difference
from hamgam.engine.record import fingerprint_groups
from hamgam.statements import bundles, words
from hamgam.statements.models import Statement
from hamgam.statements.reading import Reading
from hamgam.texts.views.found import tongue

#: How many statements stand on one page of the list.
ON_A_PAGE = 30


def statement_of(request: HttpRequest, number: int) -> Statement:
    """The statement of this number, with its text; 404 where there is none."""
    found = Statement.objects.visible_to(request.actor).select_related("version__text")
    return get_object_or_404(found, number=number)


@require_safe
def statement_list(request: HttpRequest) -> HttpResponse:
    """Everything published, the newest first, further pages by the number of the last one seen."""
    rows = Statement.objects.visible_to(request.actor).listed()
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 10:
        rows = rows.filter(number__lt=int(before))
    found = list(rows[: ON_A_PAGE + 1])
    shown = found[:ON_A_PAGE]
    older = shown[-1].number if len(found) > ON_A_PAGE else None
    return render(request, "statements/statement_list.html", {"statements": shown, "older": older, "before": before})


@require_safe
def short_address(request: HttpRequest, number: int) -> HttpResponse:
    """The address that fits on paper leads to the whole one."""
    return redirect("statements.page", **statement_of(request, number).address)


@require_safe
def page(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    """The text in each language, in whose name, who signed and how, and how anyone checks it."""
    statement = statement_of(request, number)
    if slug != statement.slug:
        return redirect("statements.page", **statement.address)
    language = get_language() or "fa"
    reading = Reading(statement, language)
    left_out = Difference.objects.visible_to(request.actor).filter(text=statement.version.text_id)
    if not request.actor.is_member:
        left_out = left_out.filter(public=True)
    policy = bundles.policy(statement)
    return render(
        request,
        "statements/page.html",
        {
            "statement": statement,
            "reading": reading,
            "tongue": tongue(reading.text.language),
            "number_line": words.number_line(statement, language),
            "rule_title": words.rule_title(statement),
            "rule_sentence": words.rule_sentence(statement, len(reading.first), reading.asked, language),
            "order_line": words.order_line(statement),
            "authority_line": words.authority_line(reading),
            "differences": left_out.order_by("number"),
            "policy_groups": fingerprint_groups(policy.fingerprint).split() if policy else [],
        },
    )
