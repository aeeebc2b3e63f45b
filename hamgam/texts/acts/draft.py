"""From a paper to a draft: import, discard, and what every act on the words of a clause shares."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.engine.bylaws.words import KINDS
from hamgam.engine.letters import store
from hamgam.engine.record import TextFreeze
from hamgam.members import here
from hamgam.record import resuming
from hamgam.texts.models import Clause, Lead, Original, Section, Text, Wording

#: The most that one field may hold, in letters, and the most clauses of one text.
LETTERS_LIMIT = 200_000
CLAUSES_LIMIT = 2_000
HEADING_LIMIT = 500


def own(by: Any, on: Any, given: dict[str, Any]) -> Subject:
    """Something new of the asking organisation's own."""
    kind = given.get("kind") or getattr(on, "kind", None)
    return Subject(organisation=by.public_id or None, stage=getattr(on, "stage", None), kind=kind)


def of_text(by: Any, on: Any, given: dict[str, Any]) -> Subject:
    """A thing that belongs to a text: judged as the text is."""
    return (on if isinstance(on, Text) else on.text).as_subject()


def stored(words: str, language: str) -> str:
    """Words as they are kept: letters of the language, no hidden marks; refuses what is far too long."""
    if len(words) > LETTERS_LIMIT:
        raise NotPossible("too_long", limit=LETTERS_LIMIT)
    return store(words, language).strip()


def stored_line(words: str, language: str) -> str:
    """A title or a heading as it is kept: on one line."""
    line = " ".join(stored(words, language).split())
    if len(line) > HEADING_LIMIT:
        raise NotPossible("heading_too_long", limit=HEADING_LIMIT)
    return line


def stored_lines(values: dict[str, str]) -> dict[str, str]:
    """Titles or headings in several languages, without the empty ones."""
    kept = {language: stored_line(words, language) for language, words in values.items()}
    return {language: words for language, words in kept.items() if words}


def kept_adoption(adopted: dict[str, Any] | None, language: str) -> dict[str, Any]:
    """Where and when a text was adopted: {"name": {language: words}, "place": {language: words}, "date": ISO day}."""
    kept: dict[str, Any] = {}
    for name in ("name", "place"):
        value = (adopted or {}).get(name) or {}
        if words := stored_lines(value if isinstance(value, dict) else {language: value}):
            kept[name] = words
    if day := (adopted or {}).get("date"):
        kept["date"] = date.fromisoformat(day).isoformat()
    return kept


def checked_kind(kind: str) -> str:
    """A kind of text that the bylaws know."""
    if kind not in KINDS:
        raise NotPossible("kind_missing")
    return kind


@act("texts.import_text", subject=own)
def import_text(
    *, by: Any, on: Any, at: datetime, kind: str, titles: dict[str, str], language: str, sections: Sequence[dict[str, Any]],
    languages: Sequence[str] = (), adopted: dict[str, Any] | None = None, imported: dict[str, Any] | None = None,
    original: dict[str, Any] | None = None,
) -> Text:  # fmt: skip
    """A new text from a paper or from scratch, in the draft stage.

    `sections`: [{"titles": {language: words}, "clauses": [{"text", "label", "heading", "numbered", "state"}]}] in
    `language`; the state "out" leaves a line beside the text.
    """
    if sum(len(section["clauses"]) for section in sections) > CLAUSES_LIMIT:
        raise NotPossible("too_many_clauses", limit=CLAUSES_LIMIT)
    if not stored_lines(titles):
        raise NotPossible("title_missing")
    text = Text.objects.create(
        number=_next_number(),
        kind=checked_kind(kind), language=language, languages=list(dict.fromkeys([language, *languages])),
        titles=stored_lines(titles), proposer=by.organisation, adopted=kept_adoption(adopted, language), imported=imported or {},
        opened_on=here.day_of(at),
    )  # fmt: skip
    _write_sections(text, sections, at)
    if original:
        data = original["data"]
        Original.objects.create(
            text=text, filename=original["filename"][:200], media_type=original.get("media_type", "")[:100], data=data,
            sha256=hashlib.sha256(data).hexdigest(), lines=original.get("lines", []),
            warnings=original.get("warnings", []),
        )  # fmt: skip
    return text


def _next_number() -> int:
    """The number after every one that was given, of what only the record still tells of too."""
    last: int = Text.objects.aggregate(last=Max("number"))["last"] or 0
    frozen = (entry.text for entry in resuming.carried(TextFreeze))
    return max([last, *(int(number) for number in frozen if number.isdecimal())]) + 1


def _write_sections(text: Text, sections: Sequence[dict[str, Any]], at: datetime) -> None:
    """Sections with their clauses; the first wording of each leads, offered by whoever brought the text."""
    anchor, day = 0, here.day_of(at)
    for place, given in enumerate(sections, 1):
        titles = given.get("titles") or ({text.language: given["title"]} if given.get("title") else {})
        section = Section.objects.create(text=text, order=place, titles=stored_lines(titles))
        clauses = []
        for row in given["clauses"]:
            anchor += 1
            heading = row.get("heading") or {}
            heading = heading if isinstance(heading, dict) else {text.language: heading}
            clauses.append(
                Clause(
                    text=text, section=section, order=anchor, anchor=anchor, numbered=row.get("numbered", True),
                    label=(row.get("label") or "")[:20], headings=stored_lines(heading),
                    state="out" if row.get("state") == "out" else "in",
                )
            )  # fmt: skip
        bodies = [stored(row["text"], text.language) for row in given["clauses"]]
        made = Clause.objects.bulk_create(clauses)
        Wording.objects.bulk_create(
            [
                Wording(clause=clause, letter=1, body=body, proposer=text.proposer, state="leading", day=day)
                for clause, body in zip(made, bodies, strict=True)
            ]
        )


@act("texts.discard_draft", subject=of_text)
def discard_draft(*, by: Any, on: Text, at: datetime) -> Text:
    """Put a draft aside before its first round. It stays readable."""
    on.stage = "discarded"
    on.save(update_fields=["stage"])
    return on


def next_letter(clause: Clause) -> int:
    """The letter of the next wording of a clause; letters are never used twice."""
    return (clause.wordings.aggregate(last=Max("letter"))["last"] or 0) + 1


def leading(clause: Clause) -> Wording | None:
    """The wording that leads."""
    return clause.wordings.filter(state="leading").first()


def put_in_front(clause: Clause, body: str, by: Any, at: datetime) -> Wording:
    """New words lead a clause at once: the former ones stay in its history, their translations are outdated."""
    former = leading(clause)
    if former is not None:
        former.state = "former"
        former.save(update_fields=["state"])
    lead = Wording.objects.create(
        clause=clause, letter=next_letter(clause), body=body, base=former, proposer=by.organisation, state="leading",
        day=here.day_of(at),
    )  # fmt: skip
    Lead.objects.create(clause=clause, wording=lead, former=former, day=lead.day)
    if former is not None:
        outdate(former, lead)
    return lead


def outdate(former: Wording, lead: Wording) -> None:
    """Translations of what led before are offered for the new words, marked outdated."""
    known = set(lead.translations.values_list("language", flat=True))
    for old in former.translations.exclude(language__in=known):
        lead.translations.create(
            language=old.language, body=old.body, state="outdated", organisation_id=old.organisation_id
        )


def new_clause(text: Text, *, section_id: int, after: Clause | None, **fields: Any) -> Clause:
    """A clause right after another one; anchors are never used twice."""
    if text.clauses.filter(state__in=("in", "proposed")).count() >= CLAUSES_LIMIT:
        raise NotPossible("too_many_clauses", limit=CLAUSES_LIMIT)
    place = after.order if after else 0
    behind = list(text.clauses.filter(order__gt=place))
    for clause in behind:
        clause.order += 1
    Clause.objects.bulk_update(behind, ["order"])
    anchor = (text.clauses.aggregate(last=Max("anchor"))["last"] or 0) + 1
    return Clause.objects.create(text=text, section_id=section_id, order=place + 1, anchor=anchor, **fields)
