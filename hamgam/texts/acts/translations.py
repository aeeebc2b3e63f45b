"""Translations of leading wordings and of headings: written, reviewed by somebody else, outdated when words change."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.texts.acts.draft import stored, stored_line, stored_lines
from hamgam.texts.models import Text, Translation, Wording


def _of_wording(by: Any, on: Wording | Text, given: dict[str, Any]) -> Subject:
    return (on if isinstance(on, Text) else on.clause.text).as_subject()


def _of_translation(by: Any, on: Translation | Text, given: dict[str, Any]) -> Subject:
    if isinstance(on, Text):
        text, writer = on, on.heading_states.get(given.get("language", ""), {}).get("seat")
    else:
        text, writer = on.wording.clause.text, on.written_by
    same = writer is not None and writer == by.seat_id
    return Subject(organisation=text.proposer.public_id, stage=text.stage, kind=text.kind, person_is_actor=same)


@act("texts.write_translation", subject=_of_wording)
def write_translation(
    *, by: Any, on: Wording | Text, at: datetime, language: str, words: str = "", headings: Mapping[str, str] | None = None
) -> Translation | Text:  # fmt: skip
    """Write or correct a translation; it waits for a review by somebody else.

    On a wording: its `words`. On a text: its `headings`, {"title": …, "s<section id>": …, "c<clause id>": …}.
    """
    text = on if isinstance(on, Text) else on.clause.text
    if language == text.language or language not in text.languages:
        raise NotPossible("not_a_language_of_this_text")
    if isinstance(on, Text):
        return _write_headings(on, language, headings or {}, by)
    if on.state not in ("leading", "open"):
        raise NotPossible("not_open_any_more")
    body = stored(words, language)
    if not body:
        raise NotPossible("empty_words")
    found = on.translations.filter(language=language).first() or Translation(wording=on, language=language)
    found.body, found.state, found.organisation, found.reviewed_by = body, "draft", by.organisation, None
    found.written_by = by.seat_id
    found.save()
    return found


def _write_headings(text: Text, language: str, headings: Mapping[str, str], by: Any) -> Text:
    if not stored_line(headings.get("title", ""), language):
        raise NotPossible("title_missing")
    text.titles = stored_lines({**text.titles, language: headings["title"]})
    for section in text.sections.filter(gone=False):
        if (words := headings.get(f"s{section.pk}")) is not None:
            section.titles = stored_lines({**section.titles, language: words})
            section.save()
    for clause in text.clauses.filter(state__in=("in", "proposed")):
        if (words := headings.get(f"c{clause.pk}")) is not None:
            clause.headings = stored_lines({**clause.headings, language: words})
            clause.save()
    text.heading_states = {**text.heading_states, language: {"state": "draft", "seat": by.seat_id}}
    text.save()
    return text


@act("texts.review_translation", subject=_of_translation)
def review_translation(
    *, by: Any, on: Translation | Text, at: datetime, language: str = "", seen: str | None = None
) -> Translation | Text:
    """Confirm that a translation says what the words say. `seen`: the translated words that the reviewer read."""
    if isinstance(on, Text):
        return _review_headings(on, language)
    if on.state == "outdated":
        raise NotPossible("translation_outdated")
    if seen is not None and stored(seen, on.language) != on.body:
        raise NotPossible("changed_meanwhile")
    on.state, on.reviewed_by = "reviewed", by.organisation
    on.save()
    return on


def _review_headings(text: Text, language: str) -> Text:
    state = text.heading_states.get(language)
    if state is None or language not in text.languages:
        raise NotPossible("not_a_language_of_this_text")
    if state["state"] == "outdated":
        raise NotPossible("translation_outdated")
    text.heading_states = {**text.heading_states, language: {**state, "state": "reviewed"}}
    text.save(update_fields=["heading_states"])
    return text
