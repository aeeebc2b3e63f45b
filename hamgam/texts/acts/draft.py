"""From a paper to a corrected draft: import, edit, move, split, merge, discard."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import store
from hamgam.texts.models import Clause, Original, Section, Text, Wording

#: The most that one field may hold, in letters, and the most clauses of one text.
LETTERS_LIMIT = 200_000
CLAUSES_LIMIT = 2_000


def own(by: Any, on: Any, given: dict[str, Any]) -> Subject:
    """Something new of the asking organisation's own."""
    return Subject(organisation=by.public_id or None, stage=getattr(on, "stage", None), kind=given.get("kind"))


def of_text(by: Any, on: Any, given: dict[str, Any]) -> Subject:
    """A thing that belongs to a text: judged as the text is."""
    return (on if isinstance(on, Text) else on.text).as_subject()


def stored(words: str, language: str) -> str:
    """Words as they are kept: letters of the language, no hidden marks; refuses what is far too long."""
    if len(words) > LETTERS_LIMIT:
        raise NotPossible("too_long", limit=LETTERS_LIMIT)
    return store(words, language).strip()


@act("texts.import_text", subject=own)
def import_text(
    *, by: Any, on: Any, at: datetime, kind: str, titles: dict[str, str], language: str, sections: Sequence[dict[str, Any]],
    languages: Sequence[str] = (), adopted: dict[str, Any] | None = None, imported: dict[str, Any] | None = None,
    original: dict[str, Any] | None = None,
) -> Text:  # fmt: skip
    """A new text from a paper or from scratch, in the draft stage.

    `sections`: [{"titles": {language: words}, "clauses": [{"text", "label", "heading", "numbered"}]}] in `language`.
    """
    if sum(len(section["clauses"]) for section in sections) > CLAUSES_LIMIT:
        raise NotPossible("too_many_clauses", limit=CLAUSES_LIMIT)
    text = Text.objects.create(
        number=(Text.objects.aggregate(last=Max("number"))["last"] or 0) + 1,
        kind=kind, language=language, languages=list(dict.fromkeys([language, *languages])),
        titles={code: stored(words, code) for code, words in titles.items() if words},
        proposer=by.organisation, adopted=adopted or {}, imported=imported or {}, opened_on=at.date(),
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


def _write_sections(text: Text, sections: Sequence[dict[str, Any]], at: datetime) -> None:
    anchor = text.clauses.aggregate(last=Max("anchor"))["last"] or 0
    order = 0
    for place, given in enumerate(sections, 1):
        titles = given.get("titles") or ({text.language: given["title"]} if given.get("title") else {})
        section = Section.objects.create(text=text, order=place, titles=titles)
        clauses = []
        for row in given["clauses"]:
            anchor, order = anchor + 1, order + 1
            heading = row.get("heading") or {}
            clauses.append(
                Clause(
                    text=text,
                    section=section,
                    order=order,
                    anchor=anchor,
                    numbered=row.get("numbered", True),
                    label=(row.get("label") or "")[:20],
                    headings=heading if isinstance(heading, dict) else {text.language: heading},
                )
            )
        bodies = [stored(row["text"], text.language) for row in given["clauses"]]
        made = Clause.objects.bulk_create(clauses)
        Wording.objects.bulk_create(
            [
                Wording(clause=clause, letter=1, body=body, state="leading", day=at.date())
                for clause, body in zip(made, bodies, strict=True)
            ]
        )


@act("texts.edit_draft", subject=of_text)
def edit_draft(
    *, by: Any, on: Text, at: datetime, titles: dict[str, str] | None = None, kind: str | None = None,
    adopted: dict[str, Any] | None = None, languages: Sequence[str] | None = None,
    clauses: Sequence[dict[str, Any]] = (), seen: dict[str, str] | None = None,
) -> Text:  # fmt: skip
    """Correct a draft before its first round. `clauses`: [{"id", "text", "numbered", "headings", "remove"}] or new rows
    with "after" (a clause's id) instead of an id. `seen`: what stood in a clause when the form was opened, by its id."""
    text = on
    if titles is not None:
        text.titles = {code: stored(words, code) for code, words in titles.items() if words.strip()}
    text.kind = kind or text.kind
    text.adopted = text.adopted if adopted is None else adopted
    if languages is not None:
        text.languages = list(dict.fromkeys([text.language, *languages]))
    text.save()
    for row in clauses:
        if row.get("id"):
            _correct(text, row, (seen or {}).get(str(row["id"])), at)
        else:
            _insert(text, row, at)
    return text


def _correct(text: Text, row: dict[str, Any], seen: str | None, at: datetime) -> None:
    clause = text.clauses.filter(pk=row["id"]).first()
    if clause is None:
        raise NotPossible("no_such_clause")
    wording = clause.wordings.get(state="leading")
    if "text" in row:
        body = stored(row["text"], text.language)
        if seen is not None and body != wording.body and stored(seen, text.language) != wording.body:
            raise NotPossible("changed_meanwhile")
        if body != wording.body:
            _rewrite(wording, body, at)
    clause.numbered = row.get("numbered", clause.numbered)
    clause.headings = row.get("headings", clause.headings)
    clause.section_id = row.get("section", clause.section_id)
    clause.state = "out" if row.get("remove") else clause.state
    clause.save()


def _rewrite(wording: Wording, body: str, at: datetime) -> Wording:
    """A draft's words before anyone took a position: the former ones stay in the history as a row that led."""
    wording.state = "former"
    wording.save()
    letter = (wording.clause.wordings.aggregate(last=Max("letter"))["last"] or 0) + 1
    return Wording.objects.create(
        clause=wording.clause, letter=letter, body=body, base=wording, proposer=wording.proposer, state="leading",
        day=at.date(),
    )  # fmt: skip


def _insert(text: Text, row: dict[str, Any], at: datetime) -> Clause:
    after = text.clauses.filter(pk=row.get("after")).first() or text.clauses.order_by("order").last()
    clause = new_clause(
        text, section_id=after.section_id if after else text.sections.first().pk, after=after,
        numbered=row.get("numbered", True), headings=row.get("headings", {}),
    )  # fmt: skip
    Wording.objects.create(
        clause=clause, letter=1, body=stored(row["text"], text.language), state="leading", day=at.date()
    )
    return clause


def new_clause(text: Text, *, section_id: int, after: Clause | None, **fields: Any) -> Clause:
    """A clause right after another one; anchors are never used twice."""
    place = after.order if after else 0
    behind = list(text.clauses.filter(order__gt=place))
    for clause in behind:
        clause.order += 1
    Clause.objects.bulk_update(behind, ["order"])
    anchor = (text.clauses.aggregate(last=Max("anchor"))["last"] or 0) + 1
    return Clause.objects.create(text=text, section_id=section_id, order=place + 1, anchor=anchor, **fields)


@act("texts.discard_draft", subject=of_text)
def discard_draft(*, by: Any, on: Text, at: datetime) -> Text:
    """Put a draft aside before its first round. It stays readable."""
    on.stage = "discarded"
    on.save(update_fields=["stage"])
    return on


@act("texts.move_clause", subject=of_text)
def move_clause(*, by: Any, on: Clause, at: datetime, after: int | None, section: int | None = None) -> Clause:
    """Put a clause after another one (None: to the top of the section); its id, link and positions stay."""
    clause = on
    others = [c for c in clause.text.clauses.order_by("order", "pk") if c.pk != clause.pk]
    target = next((c for c in others if c.pk == after), None)
    if after is not None and target is None:
        raise NotPossible("no_such_clause")
    clause.section_id = section or (target.section_id if target else clause.section_id)
    if target is None:
        place = next((i for i, c in enumerate(others) if c.section_id == clause.section_id), len(others))
    else:
        place = others.index(target) + 1
    others.insert(place, clause)
    for number, row in enumerate(others, 1):
        row.order = number
    Clause.objects.bulk_update(others, ["order", "section"])
    return clause


@act("texts.split_clause", subject=of_text)
def split_clause(*, by: Any, on: Clause, at: datetime, first: str, second: str) -> Clause:
    """Make two clauses of one. The first keeps id and link, the second knows where it came from; both are asked anew."""
    language = on.text.language
    one, two = stored(first, language), stored(second, language)
    if not one or not two:
        raise NotPossible("empty_words")
    _rewrite(on.wordings.get(state="leading"), one, at)
    clause = new_clause(
        on.text, section_id=on.section_id, after=on, numbered=on.numbered, came_from=on, lineage="split"
    )
    Wording.objects.create(clause=clause, letter=1, body=two, state="leading", day=at.date())
    return clause


@act("texts.merge_clauses", subject=of_text)
def merge_clauses(*, by: Any, on: Clause, at: datetime, other: int, words: str) -> Clause:
    """Make one clause of two. The first keeps id and link; the other's link leads to it."""
    second = on.text.clauses.filter(pk=other, state="in").exclude(pk=on.pk).first()
    if second is None:
        raise NotPossible("no_such_clause")
    body = stored(words, on.text.language)
    if not body:
        raise NotPossible("empty_words")
    _rewrite(on.wordings.get(state="leading"), body, at)
    second.state, second.came_from, second.lineage = "out", on, "merged"
    second.save()
    return on
