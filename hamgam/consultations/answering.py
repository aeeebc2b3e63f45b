"""What people do who answer: no acts of organisations, so nothing of it enters the record one by one.

Every change is made while the consultation's row is locked: what comes after the closing act is refused, and what came
before it is in the table whose digest that act records.
"""

import contextlib
import hashlib
import re
import secrets
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from hamgam.bylaws.acts import NotPossible
from hamgam.consultations.acts import STATEMENT_LIMIT, plain_words, still_running
from hamgam.consultations.models import AnswerLink, AnswerSet, Consultation, ProposedStatement
from hamgam.consultations.tables import answer_key, link_digest
from hamgam.record import times
from hamgam.record.shared import has_room

#: The words of the three answers, as forms send them, and what the table holds.
ANSWERS = {"agree": 1, "pass": 0, "disagree": -1}
#: Where anybody may answer: the most answer sets, and how many begin in a minute; proposals of one person and in all.
SETS, BEGUN_A_MINUTE, OWN_PROPOSALS, PROPOSALS = 20_000, 120, 5, 200
_SECRET = re.compile(r"[A-Za-z0-9_-]{22}")


def new_secret() -> str:
    """What a cookie will hold: 128 bits by chance, that no link and no table knows."""
    return secrets.token_urlsafe(16)


def is_secret(value: str) -> bool:
    """Whether this could be such a secret."""
    return _SECRET.fullmatch(value) is not None


def sheet_of(consultation: Consultation, secret: str) -> AnswerSet | None:
    """The answers that this secret leads to, if any."""
    if not is_secret(secret):
        return None
    return AnswerSet.objects.filter(consultation=consultation, key=answer_key(consultation, secret)).first()


def the_link(consultation: Consultation, token: str) -> AnswerLink | None:
    """The link with this secret, if it was given out for this consultation."""
    return AnswerLink.objects.filter(consultation=consultation, digest=link_digest(token)).first()


def in_own_order(places: list[int], secret: str) -> list[int]:
    """The statements in the order in which this person meets them: another one for each, the same at each visit."""
    return sorted(places, key=lambda place: hashlib.sha256(f"{secret}\n{place}".encode()).digest())


@contextlib.contextmanager
def _open_for_answers(consultation: Consultation, now: datetime | None = None) -> Iterator[Consultation]:
    with transaction.atomic():
        held = Consultation.objects.select_for_update().get(pk=consultation.pk)
        still_running(held, now or times.now())
        yield held


def answer(consultation: Consultation, secret: str, place: int, word: str, *, token: str = "") -> AnswerSet:
    """Answer one statement, or change the answer. `token`: the link's secret, where a first answer needs one."""
    if word not in ANSWERS:
        raise NotPossible("consultation_answer_missing")
    with _open_for_answers(consultation) as held:
        if not held.statements.filter(place=place, state="shown").exists():
            raise NotPossible("consultation_answer_missing")
        sheet = sheet_of(held, secret) or _begun(held, secret, token)
        sheet.answers[str(place)] = ANSWERS[word]
        return _kept(sheet)


def _begun(held: Consultation, secret: str, token: str) -> AnswerSet:
    """A new answer set: by a link that is used up now, or, where anybody may answer, as long as there is room."""
    if held.kind == "links":
        if not AnswerLink.objects.filter(consultation=held, digest=link_digest(token), used=False).update(used=True):
            raise NotPossible("consultation_link_used")
    else:
        _let_in(held)
    return AnswerSet(consultation=held, key=answer_key(held, secret))


def _let_in(held: Consultation) -> None:
    """NotPossible where there is no room, or where too many begin at once. Nobody's address is looked at."""
    if AnswerSet.objects.filter(consultation=held).count() >= SETS:
        raise NotPossible("consultation_full")
    if not has_room(f"consultation-{held.pk}", BEGUN_A_MINUTE):
        raise NotPossible("consultation_crowded")


def _kept(sheet: AnswerSet) -> AnswerSet:
    sheet.answered = len(sheet.answers)
    sheet.save()
    return sheet


def take_back(consultation: Consultation, secret: str, place: int | None = None) -> None:
    """Take back the answer to one statement, or all; one may answer anew until the closing."""
    with _open_for_answers(consultation) as held:
        sheet = sheet_of(held, secret)
        if sheet is None:
            return
        sheet.answers = {} if place is None else {k: v for k, v in sheet.answers.items() if k != str(place)}
        _kept(sheet)


def propose(consultation: Consultation, secret: str, words: str, language: str) -> ProposedStatement:
    """Propose a statement; its moderators alone see it until they decide."""
    with _open_for_answers(consultation) as held:
        sheet = sheet_of(held, secret)
        if sheet is None or not held.takes_proposals:
            raise NotPossible("consultation_no_proposals")
        said = plain_words({language: words}, STATEMENT_LIMIT).get(language)
        if not said:
            raise NotPossible("consultation_words_missing")
        if sheet.proposed >= OWN_PROPOSALS:
            raise NotPossible("consultation_own_proposals_many", limit=OWN_PROPOSALS)
        if held.proposals.filter(waiting=True).count() >= PROPOSALS:
            raise NotPossible("consultation_proposals_many")
        sheet.proposed += 1
        sheet.save(update_fields=["proposed"])
        return ProposedStatement.objects.create(consultation=held, language=language, words=said)
