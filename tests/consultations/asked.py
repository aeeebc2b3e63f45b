"""A consultation for tests: opened by an act, answered as people do."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from hamgam.consultations import acts, answering
from hamgam.consultations.models import Consultation

STATEMENTS = (
    {"fa": "آب هر روستا باید هر ماه آزمایش شود.", "en": "The water of each village must be tested every month."},
    {"fa": "کارخانهٔ آلاینده باید بی‌درنگ بسته شود.", "en": "A polluting plant must be closed at once."},
    {"fa": "هزینهٔ پاک کردن رود را باید کارخانه بدهد.", "en": "The plant must pay for cleaning the river."},
    {"fa": "کارگران باید بازرس خود را برگزینند.", "en": "Workers must choose their own inspector."},
)


def opened(
    by: Any, kind: str = "anybody", *, statements: Any = STATEMENTS, days: int = 10, **given: Any
) -> Consultation:
    """A consultation that is running."""
    return acts.open(
        by=by, titles={"fa": "رود پاک و کار ایمن", "en": "Clean river, safe work"},
        question={"fa": "برای رود و کار چه باید کرد؟", "en": "What is to be done for the river and for work?"},
        statements=statements, kind=kind, closes_at=timezone.now() + timedelta(days=days), **given,
    )  # fmt: skip


def answered(consultation: Consultation, *people: dict[int, str]) -> list[str]:
    """People who answer where anybody may: for each a dictionary place → answer; answers of their secrets."""
    made = []
    for answers in people:
        secret = answering.new_secret()
        for place, word in answers.items():
            answering.answer(consultation, secret, place, word)
        made.append(secret)
    return made
