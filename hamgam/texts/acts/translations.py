"""Translations of leading wordings: written, reviewed by somebody else, outdated when the words change."""

from datetime import datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.texts.acts.draft import stored
from hamgam.texts.models import Translation, Wording


def _of_wording(by: Any, on: Wording, given: dict[str, Any]) -> Subject:
    text = on.clause.text
    return Subject(organisation=text.proposer.public_id, stage=text.stage, kind=text.kind)


def _of_translation(by: Any, on: Translation, given: dict[str, Any]) -> Subject:
    text = on.wording.clause.text
    same = on.written_by is not None and on.written_by == by.seat_id
    return Subject(organisation=text.proposer.public_id, stage=text.stage, kind=text.kind, person_is_actor=same)


@act("texts.write_translation", subject=_of_wording)
def write_translation(*, by: Any, on: Wording, at: datetime, language: str, words: str) -> Translation:
    """Write or correct a wording's translation; it waits for a review by somebody else."""
    text = on.clause.text
    if language == text.language or language not in text.languages:
        raise NotPossible("not_a_language_of_this_text")
    body = stored(words, language)
    if not body:
        raise NotPossible("empty_words")
    found = on.translations.filter(language=language).first() or Translation(wording=on, language=language)
    found.body, found.state, found.organisation, found.reviewed_by = body, "draft", by.organisation, None
    found.written_by = by.seat_id
    found.save()
    return found


@act("texts.review_translation", subject=_of_translation)
def review_translation(*, by: Any, on: Translation, at: datetime) -> Translation:
    """Confirm that a translation says what the wording says."""
    if on.state == "outdated":
        raise NotPossible("translation_outdated")
    on.state, on.reviewed_by = "reviewed", by.organisation
    on.save()
    return on
