"""Other wordings: proposed, withdrawn, brought to lead; what they touch is asked anew, what collides goes back."""

from datetime import datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.engine.texts.merge import merge
from hamgam.members import here
from hamgam.texts import settling
from hamgam.texts.acts.draft import leading, new_clause, next_letter, outdate, own, stored, stored_lines
from hamgam.texts.answers import wording_answers
from hamgam.texts.models import Clause, Lead, Text, Wording
from hamgam.texts.shape import keep_version


def _own_on_clause(by: Any, on: Clause, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, stage=on.text.stage, kind=on.text.kind)


def _of_proposer(by: Any, on: Wording, given: dict[str, Any]) -> Subject:
    text = on.clause.text
    return Subject(organisation=on.proposer.public_id if on.proposer else None, stage=text.stage, kind=text.kind)


def settled(by: Any, on: Wording, given: dict[str, Any]) -> Subject:
    """What the rules look at when the count of a wording is asked."""
    text = on.clause.text
    return Subject(organisation=text.proposer.public_id, stage=text.stage, kind=text.kind, answers=wording_answers(on))


@act("texts.propose_wording", subject=_own_on_clause)
def propose_wording(
    *, by: Any, on: Clause, at: datetime, words: str, note: str = "", against: int | None = None
) -> Wording:
    """Offer other words for a clause. `against`: the wording that the proposer saw leading while writing."""
    if on.state not in ("in", "proposed"):
        raise NotPossible("clause_not_in_text")
    body = stored(words, on.text.language)
    if not body:
        raise NotPossible("empty_words")
    lead = leading(on)
    base = on.wordings.filter(pk=against).first() if against else lead
    if base and lead and base.pk != lead.pk:
        body = _merged_or_refused(base, lead, body)
    _must_be_new(on, body)
    return Wording.objects.create(
        clause=on,
        letter=next_letter(on),
        body=body,
        proposer=by.organisation,
        base=lead,
        note=stored(note, on.text.language),
        day=here.day_of(at),
    )


def _must_be_new(clause: Clause, body: str) -> None:
    if clause.wordings.filter(body=body, omits=False, state__in=("leading", "open")).exists():
        raise NotPossible("same_words_exist")


def _merged_or_refused(base: Wording, lead: Wording, body: str) -> str:
    """What was written against a wording that no longer leads, carried over; a real collision is told."""
    result = merge(base.body, lead.body, body)
    if result.text is None:
        raise NotPossible("changed_meanwhile")
    return result.text


@act("texts.propose_leaving_out", subject=_own_on_clause)
def propose_leaving_out(*, by: Any, on: Clause, at: datetime, note: str = "") -> Wording:
    """Offer to leave a clause out of the text."""
    if on.state != "in":
        raise NotPossible("clause_not_in_text")
    if on.wordings.filter(omits=True, state="open").exists():
        raise NotPossible("same_words_exist")
    return Wording.objects.create(
        clause=on, letter=next_letter(on), omits=True, proposer=by.organisation, base=leading(on),
        note=stored(note, on.text.language), day=here.day_of(at),
    )  # fmt: skip


@act("texts.propose_clause", subject=own)
def propose_clause(
    *, by: Any, on: Text, at: datetime, words: str, after: int | None = None, heading: str = "", note: str = "",
    numbered: bool = True,
) -> Clause:  # fmt: skip
    """Offer a clause that the text does not have; it belongs to the text once its wording comes to lead."""
    body = stored(words, on.language)
    if not body:
        raise NotPossible("empty_words")
    place = on.clauses.filter(pk=after).first() if after else on.clauses.order_by("order").last()
    if place is None:
        raise NotPossible("no_such_clause")
    same = Wording.objects.filter(clause__text=on, clause__state__in=("in", "proposed"), body=body)
    if same.filter(state__in=("open", "leading")).exists():
        raise NotPossible("same_words_exist")
    clause = new_clause(
        on, section_id=place.section_id, after=place, numbered=numbered, state="proposed",
        headings=stored_lines({on.language: heading}),
    )  # fmt: skip
    Wording.objects.create(
        clause=clause,
        letter=1,
        body=body,
        proposer=by.organisation,
        note=stored(note, on.language),
        day=here.day_of(at),
    )
    return clause


@act("texts.withdraw_wording", subject=_of_proposer)
def withdraw_wording(*, by: Any, on: Wording, at: datetime) -> Wording:
    """Take one's own proposal back. It stays in the history."""
    if on.state not in ("open", "collided"):
        raise NotPossible("not_open_any_more")
    on.state = "withdrawn"
    on.save(update_fields=["state"])
    end_if_nothing_is_offered(on.clause)
    return on


def end_if_nothing_is_offered(clause: Clause) -> None:
    """A clause that was only proposed goes with the last of its proposals."""
    if clause.state == "proposed" and not clause.wordings.filter(state__in=("open", "collided")).exists():
        clause.state = "out"
        clause.save(update_fields=["state"])


@act("texts.revise_wording", subject=_of_proposer)
def revise_wording(*, by: Any, on: Wording, at: datetime, words: str, note: str = "") -> Wording:
    """New words for one's own proposal: after a collision, or because the debate moved on. Positions are asked anew."""
    body = stored(words, on.clause.text.language)
    if not body:
        raise NotPossible("empty_words")
    if on.omits or on.state not in ("open", "collided"):
        raise NotPossible("not_open_any_more")
    _must_be_new(on.clause, body)
    on.state = "carried"
    on.save(update_fields=["state"])
    return Wording.objects.create(
        clause=on.clause, letter=next_letter(on.clause), body=body, proposer=on.proposer, base=leading(on.clause),
        carried_from=on, note=stored(note, on.clause.text.language) or on.note, day=here.day_of(at),
    )  # fmt: skip


def _by_itself_only_when_due(by: Any, act: str, on: Wording) -> None:
    """The clock carries out what is settled; where more than one wording is agreed it leaves the choice to people."""
    if by.special == "clock" and not settling.is_due(act, on):
        raise NotPossible("not_due_yet")


@act("texts.lead_wording", subject=settled)
def lead_wording(*, by: Any, on: Wording, at: datetime, seen: int | None = None) -> Wording:
    """A wording comes to lead. `seen`: the wording that led when the page was read; another since then is a conflict."""
    _by_itself_only_when_due(by, settling.LEAD, on)
    clause, former = on.clause, leading(on.clause)
    if on.omits or on.state not in ("open", "former") or clause.state not in ("in", "proposed"):
        raise NotPossible("not_open_any_more")
    if seen is not None and (former.pk if former else 0) != seen:
        raise NotPossible("another_leads")
    if former is not None:
        former.state = "former"
        former.save(update_fields=["state"])
        outdate(former, on)
    on.state = "leading"
    on.save(update_fields=["state"])
    Lead.objects.create(clause=clause, wording=on, former=former, day=here.day_of(at))
    if clause.state == "proposed":
        clause.state = "in"
        clause.save(update_fields=["state"])
    carry_over(clause, former, on, at)
    keep_version(clause.text, "wording_led", here.day_of(at))
    return on


def carry_over(clause: Clause, former: Wording | None, lead: Wording, at: datetime) -> None:
    """Bring open wordings onto the new words, word by word; a real collision goes back to its proposer."""
    day = here.day_of(at)
    for wording in clause.wordings.filter(state="open", omits=False).exclude(pk=lead.pk):
        base = wording.base or former
        if base is None or base.pk == lead.pk:
            continue
        result = merge(base.body, lead.body, wording.body)
        if result.text is None:
            wording.state = "collided"
            wording.collisions = [{"base": c.base, "lead": c.ours, "proposed": c.theirs} for c in result.collisions]
            wording.save()
        elif result.text == lead.body:
            wording.state = "carried"
            wording.save()
        elif result.text == wording.body:
            wording.base = lead
            wording.save()
        else:
            wording.state = "carried"
            wording.save()
            Wording.objects.create(
                clause=clause, letter=next_letter(clause), body=result.text, proposer=wording.proposer, base=lead,
                carried_from=wording, note=wording.note, day=day,
            )  # fmt: skip


@act("texts.leave_clause_out", subject=settled)
def leave_clause_out(*, by: Any, on: Wording, at: datetime) -> Clause:
    """The proposal to leave a clause out is met: the clause stays readable, and is no part of the text any more."""
    _by_itself_only_when_due(by, settling.LEAVE_OUT, on)
    if not on.omits or on.state != "open" or on.clause.state != "in":
        raise NotPossible("not_open_any_more")
    on.state = "carried_out"
    on.save(update_fields=["state"])
    on.clause.state = "out"
    on.clause.save(update_fields=["state"])
    keep_version(on.clause.text, "clause_left_out", here.day_of(at))
    return on.clause
