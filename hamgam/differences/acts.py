"""Differences: opened from a clause without agreement, filled with views, debated, settled."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from hamgam.bylaws.acts import NotPossible, act
from hamgam.differences.models import Difference, Holder, View
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import store
from hamgam.texts.answers import wording_answers
from hamgam.texts.models import Clause
from hamgam.texts.shape import keep_version


def _unsettled(by: Any, on: Clause, given: dict[str, Any]) -> Subject:
    text, lead = on.text, on.wordings.filter(state="leading").first()
    answers = wording_answers(lead) if lead else None
    return Subject(organisation=by.public_id or None, stage=text.stage, kind=text.kind, answers=answers)


def _own(by: Any, on: Difference, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, stage="standing")


def _opened(by: Any, on: Difference, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.opened_by.public_id, stage="standing")


def _stored(values: dict[str, str]) -> dict[str, str]:
    return {language: store(words, language).strip() for language, words in values.items() if words.strip()}


@act("differences.open", subject=_unsettled)
def open(
    *, by: Any, on: Clause, at: datetime, question: dict[str, str], in_force: dict[str, str], debate: dict[str, str]
) -> Difference:
    """Keep a clause without agreement as an open question. It leaves the text; both views stay beside each other."""
    if on.state != "in":
        raise NotPossible("clause_not_in_text")
    if not _stored(question):
        raise NotPossible("question_missing")
    on.state = "difference"
    on.save(update_fields=["state"])
    number = (Difference.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    keep_version(on.text, "difference_opened", at.date())
    return Difference.objects.create(
        number=number, text=on.text, clause=on, question=_stored(question), in_force=_stored(in_force),
        debate=_stored(debate), opened_by=by.organisation, day=at.date(),
    )  # fmt: skip


@act("differences.write_view", subject=_own)
def write_view(
    *, by: Any, on: Difference, at: datetime, view: int | None = None, titles: dict[str, str] | None = None,
    words: dict[str, str] | None = None, named: bool = False, hold: bool = True,
) -> View:  # fmt: skip
    """Write a view in one's own words, change one's own, or hold (or leave) one that others wrote; named or not."""
    if on.state != "open":
        raise NotPossible("difference_settled")
    found = on.views.filter(pk=view).first() if view else None
    if words is not None and (found is None or found.author_id == by.organisation.pk):
        found = _write(on, found, by, _stored(titles or {}), _stored(words))
    if found is None:
        raise NotPossible("no_such_view")
    for other in Holder.objects.filter(view__difference=on, organisation=by.organisation, held=True).exclude(
        view=found
    ):
        other.held = False
        other.save(update_fields=["held"])
    holding = found.holders.filter(organisation=by.organisation).first() or Holder(
        view=found, organisation=by.organisation
    )
    holding.named, holding.held = named, hold
    holding.save()
    return found


def _write(on: Difference, found: View | None, by: Any, titles: dict[str, str], words: dict[str, str]) -> View:
    if not words or not titles:
        raise NotPossible("view_missing")
    if found is None:
        order = (on.views.aggregate(last=Max("order"))["last"] or 0) + 1
        return View.objects.create(difference=on, order=order, titles=titles, words=words, author=by.organisation)
    found.titles, found.words = titles, words
    found.save()
    return found


@act("differences.name_debate", subject=_own)
def name_debate(
    *, by: Any, on: Difference, at: datetime, debate: dict[str, str], public: bool | None = None
) -> Difference:
    """Say where and when it is debated next, and whether the question is shown on the public site."""
    on.debate = _stored(debate)
    if public is not None:
        on.public = public
    on.save()
    return on


@act("differences.settle", subject=_opened)
def settle(*, by: Any, on: Difference, at: datetime) -> Difference:
    """The debate came to an end; both views stay readable."""
    if on.state != "open":
        raise NotPossible("difference_settled")
    on.state = "settled"
    on.save(update_fields=["state"])
    return on
