"""Secrets as they are kept, and the answers as one table without people, whose digest the closing act records."""

import hashlib
import hmac

from django.conf import settings

from hamgam.consultations.models import AnswerSet, Consultation


def _keyed(purpose: str, secret: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"{purpose}\n{secret}".encode(), hashlib.sha256).hexdigest()


def link_digest(token: str) -> str:
    """What the database holds of a link's secret."""
    return _keyed("consultation link", token)


def answer_key(consultation: Consultation, secret: str) -> str:
    """What the database holds of what a cookie holds; another one for each consultation."""
    return _keyed(f"consultation answers {consultation.pk}", secret)


def sheets(consultation: Consultation) -> list[dict[str, int]]:
    """Each person's answers, in an order that has nothing to do with when they came: that of the answers themselves."""
    rows = AnswerSet.objects.filter(consultation=consultation, answered__gt=0).values_list("answers", flat=True)
    return sorted(rows.iterator(), key=_line)


def _line(answers: dict[str, int]) -> str:
    return " ".join(f"{place}={answers[place]}" for place in sorted(answers, key=int))


def table_digest(consultation: Consultation, rows: list[dict[str, int]] | None = None) -> str:
    """SHA-256 (hex) over the salt and the table: a line for each person, `place=answer` with a space between, sorted.

    Without the salt few answers could be guessed from their digest. `rows`: the sheets, where they were read already.
    """
    made = hashlib.sha256(bytes.fromhex(consultation.salt))
    for answers in sheets(consultation) if rows is None else rows:
        made.update(_line(answers).encode() + b"\n")
    return made.hexdigest()
