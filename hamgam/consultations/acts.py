"""Acts on consultations: opened, invited to, moderated, closed. What people answer is no act: see `answering`."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max

from hamgam.bylaws.acts import NotPossible, act
from hamgam.consultations.models import KINDS, AnswerLink, AnswerSet, Consultation, ProposedStatement, ShortStatement
from hamgam.consultations.tables import link_digest, sheets, table_digest
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import freeze_problems, in_one_line
from hamgam.members import here

#: The most letters of a title, a question, a statement, a reason.
TITLE_LIMIT, QUESTION_LIMIT, STATEMENT_LIMIT, REASON_LIMIT = 120, 600, 200, 600
#: The most statements, the most links given out at a time and in all, the longest time in days.
STATEMENTS, LINKS_AT_ONCE, LINKS, DAYS = 300, 5_000, 20_000, 180

Words = Mapping[str, str]


def _own(by: Any, on: Any, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, stage=here.stage())


def plain_words(values: Words | None, limit: int) -> dict[str, str]:
    """Words in each language as they are kept, on one line each; a language left empty is left out.

    NotPossible `consultation_words_too_long`, `consultation_words_not_plain`.
    """
    kept: dict[str, str] = {}
    for language, said in (values or {}).items():
        words = in_one_line(said[: 20 * limit], language)
        if len(words) > limit:
            raise NotPossible("consultation_words_too_long", limit=limit)
        if found := freeze_problems(words, language):
            raise NotPossible("consultation_words_not_plain", excerpt=found[0].excerpt)
        if words:
            kept[language] = words
    return kept


@act("consultations.open", subject=_own)
def open(
    *, by: Any, on: None = None, at: datetime, titles: Words, question: Words, statements: Sequence[Words], kind: str,
    closes_at: datetime, public: bool = False, takes_proposals: bool = True,
) -> Consultation:  # fmt: skip
    """Ask people for their answers to short statements, until a day. Who may answer is said at the beginning."""
    title, asked = plain_words(titles, TITLE_LIMIT), plain_words(question, QUESTION_LIMIT)
    if not title or not asked:
        raise NotPossible("consultation_question_missing" if title else "consultation_title_missing")
    if kind not in KINDS:
        raise NotPossible("consultation_kind_missing")
    if not at < closes_at <= at + timedelta(days=DAYS):
        raise NotPossible("consultation_day_impossible", days=DAYS)
    said = [row for row in (plain_words(words, STATEMENT_LIMIT) for words in statements) if row]
    if not said:
        raise NotPossible("consultation_statements_missing")
    if len(said) > STATEMENTS:
        raise NotPossible("consultation_statements_many", limit=STATEMENTS)
    number = (Consultation.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Consultation.objects.create(
        number=number, titles=title, question=asked, kind=kind, closes_at=closes_at, public=public,
        takes_proposals=takes_proposals, opened_by=by.organisation, day=here.day_of(at),
    )  # fmt: skip
    ShortStatement.objects.bulk_create(
        ShortStatement(consultation=made, place=place, words=words) for place, words in enumerate(said, 1)
    )
    return made


def still_running(on: Consultation, at: datetime) -> None:
    """NotPossible `consultation_closed` where it is, or where its time is over."""
    if on.state != "running" or on.closes_at <= at:
        raise NotPossible("consultation_closed")


@act("consultations.invite")
def invite(*, by: Any, on: Consultation, at: datetime, count: int) -> list[str]:
    """Make links that each let one person answer; answers their secrets, which are kept nowhere."""
    still_running(on, at)
    if on.kind != "links":
        raise NotPossible("consultation_needs_no_links")
    if not 0 < count <= LINKS_AT_ONCE or on.links + count > LINKS:
        raise NotPossible("consultation_links_many", once=LINKS_AT_ONCE, limit=LINKS)
    made = [secrets.token_urlsafe(16) for _ in range(count)]
    AnswerLink.objects.bulk_create(AnswerLink(digest=link_digest(token), consultation=on) for token in made)
    on.links = on.links + count
    on.save(update_fields=["links"])
    return made


def _moderated(on: ProposedStatement, at: datetime, **values: Any) -> ShortStatement:
    """What becomes of a proposal, once."""
    still_running(on.consultation, at)
    if not on.waiting:
        raise NotPossible("consultation_moderated_already")
    rows = ShortStatement.objects.filter(consultation=on.consultation)
    place = (rows.aggregate(last=Max("place"))["last"] or 0) + 1
    if values.get("state") == "shown" and rows.filter(state="shown").count() >= STATEMENTS:
        raise NotPossible("consultation_statements_many", limit=STATEMENTS)
    on.waiting = False
    on.save(update_fields=["waiting"])
    return ShortStatement.objects.create(consultation=on.consultation, place=place, proposed=True, **values)


@act("consultations.accept_statement")
def accept_statement(
    *, by: Any, on: ProposedStatement, at: datetime, translations: Words | None = None
) -> ShortStatement:
    """Show a proposed statement to those who answer, in its own words; other languages may be added."""
    words = {**plain_words(translations, STATEMENT_LIMIT), on.language: on.words}
    return _moderated(on, at, words=words, state="shown")


@act("consultations.refuse_statement")
def refuse_statement(*, by: Any, on: ProposedStatement, at: datetime, reason: str) -> ShortStatement:
    """Do not show a proposed statement; the coalition reads it with the reason."""
    said = plain_words({here.languages()[0]: reason}, REASON_LIMIT)
    if not said:
        raise NotPossible("consultation_reason_missing")
    return _moderated(on, at, words={on.language: on.words}, state="refused", reason=next(iter(said.values())))


def cut_off(on: Consultation, rows: list[dict[str, int]]) -> None:
    """Write the answers anew, sorted by themselves and without their keys: nothing leads from a person to a row any more."""
    kept = [AnswerSet(consultation=on, answers=one, answered=len(one)) for one in rows]
    AnswerSet.objects.filter(consultation=on).delete()
    AnswerSet.objects.bulk_create(kept, batch_size=500)


@act("consultations.close")
def close(*, by: Any, on: Consultation, at: datetime) -> Consultation:
    """End it: the answers stay as they are, their digest is recorded, and nobody's cookie leads to them any more."""
    if on.state != "running":
        raise NotPossible("consultation_closed")
    if by.special == "clock" and on.closes_at > at:
        raise NotPossible("consultation_not_due")
    Consultation.objects.select_for_update().get(pk=on.pk)  # whoever answers at this moment comes before or after
    on.state, on.closed_on, on.salt = "closed", here.day_of(at), secrets.token_hex(32)
    rows = sheets(on)
    on.digest = table_digest(on, rows)
    on.save(update_fields=["state", "closed_on", "salt", "digest"])
    cut_off(on, rows)
    return on
