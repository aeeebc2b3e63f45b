"""Clauses that move, split and merge; ids and links stay, and what was changed is asked anew."""

from datetime import datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.members import here
from hamgam.texts.acts.draft import leading, new_clause, of_text, put_in_front, stored
from hamgam.texts.models import Clause, Lead, Section, Text, Wording
from hamgam.texts.shape import keep_version


@act("texts.move_clause", subject=of_text)
def move_clause(*, by: Any, on: Clause, at: datetime, after: int | None, section: int | None = None) -> Clause:
    """Put a clause after another one (None: to the top of the section); its id, link and positions stay."""
    _must_be_in(on)
    others = [row for row in on.text.clauses.order_by("order", "pk") if row.pk != on.pk]
    target = next((row for row in others if row.pk == after), None)
    if after is not None and target is None:
        raise NotPossible("no_such_clause")
    on.section_id = _section_of(on, target, section)
    if target is None:
        place = next((i for i, row in enumerate(others) if row.section_id == on.section_id), len(others))
    else:
        place = others.index(target) + 1
    others.insert(place, on)
    changed = []
    for number, row in enumerate(others, 1):
        if row.order != number or row is on:
            row.order = number
            changed.append(row)
    Clause.objects.bulk_update(changed, ["order", "section"])
    keep_version(on.text, "clause_moved", here.day_of(at))
    return on


def _section_of(clause: Clause, target: Clause | None, section: int | None) -> int:
    if section is None:
        return target.section_id if target else clause.section_id
    if not Section.objects.filter(pk=section, text=clause.text_id, gone=False).exists():
        raise NotPossible("no_such_clause")
    return section


def _must_be_in(clause: Clause) -> Wording:
    lead = leading(clause)
    if clause.state != "in" or lead is None:
        raise NotPossible("clause_not_in_text")
    return lead


def _same_words(text: Text, before: str, after: str) -> None:
    """Once organisations have been asked, dividing and joining may not change the words: that is a proposal."""
    if text.stage != "draft" and before.split() != after.split():
        raise NotPossible("words_must_stay")


@act("texts.split_clause", subject=of_text)
def split_clause(*, by: Any, on: Clause, at: datetime, first: str, second: str, seen: int | None = None) -> Clause:
    """Make two clauses of one. The first keeps id and link, the second knows where it came from; both are asked anew."""
    language, lead = on.text.language, _must_be_in(on)
    one, two = stored(first, language), stored(second, language)
    if not one or not two:
        raise NotPossible("empty_words")
    if seen is not None and seen != lead.pk:
        raise NotPossible("another_leads")
    _same_words(on.text, lead.body, f"{one} {two}")
    _give_back(on)
    put_in_front(on, one, by, at)
    clause = new_clause(
        on.text, section_id=on.section_id, after=on, numbered=on.numbered, came_from=on, lineage="split"
    )
    wording = Wording.objects.create(
        clause=clause, letter=1, body=two, proposer=by.organisation, state="leading", day=here.day_of(at)
    )
    Lead.objects.create(clause=clause, wording=wording, former=None, day=here.day_of(at))
    keep_version(on.text, "clause_split", here.day_of(at))
    return clause


@act("texts.merge_clauses", subject=of_text)
def merge_clauses(*, by: Any, on: Clause, at: datetime, other: int, words: str) -> Clause:
    """Make one clause of two. The first keeps id and link; the other's link leads to it."""
    lead = _must_be_in(on)
    second = on.text.clauses.filter(pk=other, state="in").exclude(pk=on.pk).first()
    if second is None:
        raise NotPossible("no_such_clause")
    body = stored(words, on.text.language)
    if not body:
        raise NotPossible("empty_words")
    _same_words(on.text, f"{lead.body} {_must_be_in(second).body}", body)
    _give_back(on)
    _give_back(second)
    put_in_front(on, body, by, at)
    second.state, second.came_from, second.lineage = "out", on, "merged"
    second.save()
    keep_version(on.text, "clauses_merged", here.day_of(at))
    return on


def _give_back(clause: Clause) -> None:
    """Open proposals on a clause that is taken apart or joined go back to their proposers, with both texts."""
    lead = leading(clause)
    for wording in clause.wordings.filter(state="open", omits=False):
        base = wording.base or lead
        wording.state = "collided"
        wording.collisions = [{"base": base.body if base else "", "lead": "", "proposed": wording.body}]
        wording.save()
