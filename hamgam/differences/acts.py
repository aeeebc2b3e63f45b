"""Differences: opened from a clause without agreement or by themselves, filled with views, debated, settled."""

from datetime import date, datetime
from typing import Any

from django.db.models import Max

from hamgam.bylaws.acts import NotPossible, act
from hamgam.differences.models import Difference, Holder, View
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import store
from hamgam.members import here
from hamgam.texts.answers import wording_answers
from hamgam.texts.models import Clause
from hamgam.texts.shape import keep_version

#: The most letters of a question, a heading or a note, and of a view.
LINE_LIMIT = 600
VIEW_LIMIT = 6_000

Words = dict[str, str]


def _unsettled(by: Any, on: Clause | None, given: dict[str, Any]) -> Subject:
    if on is None:
        return Subject(organisation=by.public_id or None, stage="standing")
    text, lead = on.text, on.wordings.filter(state="leading").first()
    answers = wording_answers(lead) if lead else None
    return Subject(organisation=by.public_id or None, stage=text.stage, kind=text.kind, answers=answers)


def _own(by: Any, on: Difference, given: dict[str, Any]) -> Subject:
    return Subject(organisation=given.get("organisation") or by.public_id or None, stage="standing")


def _stored(values: Words | None, limit: int = LINE_LIMIT) -> Words:
    """Words in each language as they are kept; a language left empty is left out."""
    kept = {language: store(words, language).strip() for language, words in (values or {}).items()}
    if any(len(words) > limit for words in kept.values()):
        raise NotPossible("words_too_long", limit=limit)
    return {language: words for language, words in kept.items() if words}


def _still_open(on: Difference) -> None:
    if on.state != "open":
        raise NotPossible("difference_settled")


@act("differences.open", subject=_unsettled)
def open(
    *, by: Any, on: Clause | None = None, at: datetime, question: Words, in_force: Words | None = None,
    debate: Words | None = None, debate_on: date | None = None, public: bool = False,
) -> Difference:  # fmt: skip
    """Keep a clause without agreement as an open question; it leaves the text. Without a clause: a question by itself."""
    if on is not None and on.state != "in":
        raise NotPossible("clause_not_in_text")
    asked = _stored(question)
    if not asked:
        raise NotPossible("question_missing")
    number = (Difference.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Difference.objects.create(
        number=number, text=on.text if on else None, clause=on, question=asked, in_force=_stored(in_force),
        debate=_stored(debate), debate_on=debate_on, public=public, opened_by=by.organisation, day=here.day_of(at),
    )  # fmt: skip
    if on is not None:
        on.state = "difference"
        on.save(update_fields=["state"])
        keep_version(on.text, "difference_opened", here.day_of(at))
    return made


@act("differences.write_view", subject=_own)
def write_view(
    *, by: Any, on: Difference, at: datetime, view: int | None = None, titles: Words | None = None,
    words: Words | None = None, named: bool = False, hold: bool = True, organisation: str = "",
) -> View:  # fmt: skip
    """Write one's own view, or hold (or leave) one that others wrote; named or not.

    `words` make or change the own view; with `view` and no words an existing one is held. An organisation writes one
    view and holds one. Words that another organisation holds do not change any more: nobody is made to say what it did
    not read.
    """
    _still_open(on)
    found = on.views.filter(pk=view).first() if view else None
    if words is not None:
        found = _write(on, found, by, _stored(titles), _stored(words, VIEW_LIMIT))
    if found is None:
        raise NotPossible("no_such_view")
    others = Holder.objects.filter(view__difference=on, organisation=by.organisation, held=True).exclude(view=found)
    others.update(held=False)
    holding = found.holders.filter(organisation=by.organisation).first()
    holding = holding or Holder(view=found, organisation=by.organisation)
    holding.named, holding.held = named, hold
    holding.save()
    return found


def _write(on: Difference, found: View | None, by: Any, titles: Words, words: Words) -> View:
    if not words or not titles:
        raise NotPossible("view_missing")
    own = on.views.filter(author=by.organisation).first()
    if found is not None and (own is None or own.pk != found.pk):
        raise NotPossible("view_of_another")
    if own is None:
        order = (on.views.aggregate(last=Max("order"))["last"] or 0) + 1
        return View.objects.create(difference=on, order=order, titles=titles, words=words, author=by.organisation)
    if (own.titles, own.words) != (titles, words):
        if own.holders.filter(held=True).exclude(organisation=by.organisation).exists():
            raise NotPossible("others_hold_it")
        own.titles, own.words = titles, words
    own.settled = False
    own.save()
    return own


@act("differences.name_debate", subject=_own)
def name_debate(
    *, by: Any, on: Difference, at: datetime, debate: Words | None = None, debate_on: date | None = None,
    in_force: Words | None = None, public: bool | None = None,
) -> Difference:  # fmt: skip
    """Say where and when it is debated next, what stays in force meanwhile, and whether the public site shows it."""
    _still_open(on)
    if debate is not None:
        on.debate, on.debate_on = _stored(debate), debate_on
    if in_force is not None:
        on.in_force = _stored(in_force)
    if public is not None:
        on.public = public
    on.save()
    return on


@act("differences.settle", subject=_own)
def settle(*, by: Any, on: Difference, at: datetime) -> Difference:
    """Say that the debate came to an end. It has, when every organisation that wrote a view said so; the views stay."""
    _still_open(on)
    views = list(on.views.all())
    own = next((view for view in views if view.author_id == by.organisation.pk), None)
    if own is None and (views or on.opened_by_id != by.organisation.pk):
        raise NotPossible("only_authors_settle")
    if own is not None:
        own.settled = True
        own.save(update_fields=["settled"])
    if all(view.settled for view in views):
        on.state = "settled"
        on.save(update_fields=["state"])
    return on
