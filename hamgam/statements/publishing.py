"""The page from which a frozen text is published: under which of the two rules, and what each still lacks."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamgam.bylaws import rules
from hamgam.bylaws import sentences as said_of
from hamgam.engine.bylaws import Verdict
from hamgam.members.models import Organisation
from hamgam.signing import second_look
from hamgam.signing.sentences import sentences
from hamgam.statements import acts, forms
from hamgam.texts.models import Text, Version

#: Reasons that wait for organisations and not for the person who asks: pressing the button is no mistake then.
WAITING = {
    "answers_missing",
    "quorum_missing",
    "not_agreed",
    "too_few_signatories",
    "notice_too_short",
    "nobody_answered",
}
WAYS = {"all": acts.publish_for_all, "signatories": acts.publish_for_signatories}


@dataclass
class Way:
    """One of the two rules, as it stands for this text now."""

    rule: str
    verdict: Verdict
    missing: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    #: How many must sign before this rule is met, where the bylaws name a number.
    needed: int | None = None

    @property
    def sentence(self) -> str:
        """Why it is not met."""
        return said_of.reason(self.verdict)

    @property
    def pressable(self) -> bool:
        """Whether there is a button: the rule is met, or only the organisations keep it from being met."""
        return self.verdict.allowed or self.verdict.reason in WAITING


@dataclass(frozen=True)
class Answer:
    """What one organisation answered: sign, sign_note, decline or waiting."""

    organisation: Organisation
    answer: str


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """Choose the rule, say where and when it was adopted, publish; the gate counts again when the button is pressed."""
    text = get_object_or_404(Text.objects.visible_to(request.actor), number=number)
    version = text.frozen_version
    if version is not None and hasattr(version, "statement"):
        return redirect("statements.page", **version.statement.address)
    language = get_language() or "fa"
    usual = str(rules.in_force().setting("signatory_order", text.kind))
    form = forms.adopted(request.POST, text, usual, language)
    act = WAYS.get(request.POST.get("rule", ""))
    if request.method == "POST" and act and version is not None and not form.errors:
        token = request.POST.get("token", "")
        made = act(by=request.actor, on=version, token=token, adopted=form.given, order=form.order)
        messages.success(request, _("Published. It can be read by everybody from now on."))
        return redirect("statements.page", **made.address)
    context: dict[str, Any] = {"text": text, "version": version, "form": form}
    if version is not None:
        context |= _state(request.actor, version, language)
    return render(request, "statements/publish.html", context, status=422 if form.errors else 200)


def _state(actor: Any, version: Version, language: str) -> dict[str, Any]:
    """Who answered what, and what each rule lacks, in a fixed number of queries."""
    members = list(Organisation.objects.signing().alphabetical(language))
    given = {row.organisation_id: row for row in version.consents.filter(state="valid")}
    answers = [Answer(row, _answer(given.get(row.pk))) for row in members]
    names = {row.public_id: row for row in members}
    ways = [_way(actor, version, rule, names, language) for rule in WAYS]
    signed = sum(row.answer.startswith("sign") for row in answers)
    return {
        "answers": answers, "ways": ways, "signed": signed, "asked": len(members), "unseen": _unseen(version),
    }  # fmt: skip


def _unseen(version: Version) -> str:
    """Whose own witness has not looked at a signature yet; empty where none is waited for."""
    waits = second_look.unseen([version])
    return sentences()["own_witness_waits"] % second_look.waits(waits) if waits else ""


def _answer(consent: Any) -> str:
    if consent is None:
        return "waiting"
    if consent.answer == "decline":
        return "decline"
    return "sign_note" if consent.note else "sign"


def _way(actor: Any, version: Version, rule: str, names: dict[str, Organisation], language: str) -> Way:
    verdict = rules.ask(actor, f"statements.publish_for_{rule}", version)
    needed = rules.in_force().minimum_signatories(version.text.kind) if rule == "signatories" else None

    def said(ids: tuple[str, ...]) -> list[str]:
        rows = [row for public_id, row in names.items() if public_id in ids]
        return [row.names.get(language) or str(row) for row in rows]

    return Way(rule, verdict, said(verdict.missing), said(verdict.refused), needed)
