"""A Word file handed back: each change is shown, and becomes a proposal only where it is marked and confirmed."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamgam.bylaws import sentences as bylaws_sentences
from hamgam.bylaws.acts import AlreadyRecorded, NotPossible, Refused
from hamgam.engine.texts import compare
from hamgam.papers.reading import Unreadable, sentence
from hamgam.texts import acts
from hamgam.texts.handed import Handed, NotThisDraft, read_back
from hamgam.texts.models import Text
from hamgam.texts.sentences import sentences
from hamgam.texts.shape import clauses_of
from hamgam.texts.views.found import about, the_text

_SALT = "hamgam.texts.handed"


@dataclass
class Outcome:
    """What became of one proposal: the sentence, and whether it is recorded."""

    key: str
    words: str
    sentence: str
    recorded: bool


@require_http_methods(["GET", "POST"])
def hand_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take a Word file, show what it proposes, and record what is confirmed, one proposal after another."""
    text, errors, rows = the_text(request, number), {}, []
    if request.method == "POST" and "rows" in request.POST:
        return _confirmed(request, text)
    if request.method == "POST":
        paper = request.FILES.get("paper")
        if paper is None:
            errors["paper"] = _("Choose the Word file that you worked on.")
        elif paper.size > settings.PAPER_LIMIT:
            errors["paper"] = sentence("too_large", get_language() or "fa")
        else:
            try:
                rows = read_back(text, paper.read())
            except Unreadable as wrong:
                errors["paper"] = sentence(wrong.code, get_language() or "fa")
            except NotThisDraft:
                errors["paper"] = sentences()["not_this_draft"]
    shown = about(text, errors=errors, rows=rows, sent=request.method == "POST" and not errors, packed=_packed(rows))
    return render(request, "texts/hand_back.html", shown, status=422 if errors else 200)


def _packed(rows: list[Handed]) -> str:
    """The proposals for the form, sealed against mix-ups between two pages."""
    plain = [[row.key, row.kind, row.laid.clause.pk if row.laid else None, row.words, row.seen] for row in rows]
    return signing.dumps(plain, salt=_SALT, compress=True) if rows else ""


def _confirmed(request: HttpRequest, text: Text) -> HttpResponse:
    """Record each marked proposal; one that cannot be recorded is told with its reason, and its words are kept."""
    try:
        rows = signing.loads(request.POST["rows"], salt=_SALT)
    except (signing.BadSignature, json.JSONDecodeError):
        return render(
            request,
            "texts/hand_back.html",
            about(text, errors={"paper": sentences()["hand_back_again"]}, rows=[]),
            status=422,
        )
    chosen, outcomes = set(request.POST.getlist("chosen")), []
    for key, kind, clause, words, seen in rows:
        if key in chosen:
            outcomes.append(_one(request, text, key, kind, clause, words, seen))
    if not outcomes:
        errors = {"chosen": _("Nothing is marked yet. Mark the changes that your organisation proposes.")}
        return _again(request, text, rows, errors)
    return render(request, "texts/handed_back.html", about(text, outcomes=outcomes))


def _again(request: HttpRequest, text: Text, rows: list[Any], errors: dict[str, str]) -> HttpResponse:
    laid = {row.clause.pk: row for row in clauses_of(text)}
    made = []
    for key, kind, clause, words, seen in rows:
        row = laid.get(clause)
        base = row.lead.body if row and row.lead and kind == "wording" else ""
        made.append(Handed(key, kind, row, words, compare(base, words), seen))
    shown = about(text, errors=errors, rows=made, sent=True, packed=request.POST["rows"])
    return render(request, "texts/hand_back.html", shown, status=422)


def _one(
    request: HttpRequest, text: Text, key: str, kind: str, clause: int | None, words: str, seen: int | None
) -> Outcome:
    token = f"{request.POST.get('token', '')[:40]}-{key}"
    thing = text.clauses.filter(pk=clause).first()
    note = request.POST.get("note", "")
    try:
        if kind == "clause" or thing is None:
            acts.propose_clause(by=request.actor, on=text, token=token, words=words, after=clause, note=note)
        elif kind == "leave_out":
            acts.propose_leaving_out(by=request.actor, on=thing, token=token, note=note)
        else:
            acts.propose_wording(by=request.actor, on=thing, token=token, words=words, against=seen, note=note)
    except AlreadyRecorded:
        return Outcome(key, words, _("This was already recorded."), True)
    except NotPossible as wrong:
        said = sentences().get(wrong.code, "") or _("This cannot be done as it was given.")
        return Outcome(key, words, said % wrong.data, False)
    except Refused as refusal:
        return Outcome(key, words, bylaws_sentences.reason(refusal.verdict), False)
    return Outcome(key, words, _("Recorded as a proposal."), True)
