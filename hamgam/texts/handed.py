"""What a Word file that was handed back proposes: changed clauses, clauses left out, new paragraphs, in their order."""

from dataclasses import dataclass

from hamgam.engine.letters import in_one_line, store
from hamgam.engine.texts import Piece, compare
from hamgam.papers.reading import read_tracked
from hamgam.papers.reading.tracked import Tracked
from hamgam.texts.drafts import paper_of
from hamgam.texts.models import Text, Wording
from hamgam.texts.shape import Laid, laid_out

_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


class NotThisDraft(ValueError):
    """The Word file holds none of the clauses of this text."""


@dataclass
class Handed:
    """One proposal: kind is `wording`, `leave_out` or `clause`. `key` names it in the form; `seen` is the id of the
    wording that the file began from, as far as it tells."""

    key: str
    kind: str
    laid: Laid | None
    words: str
    pieces: list[Piece]
    seen: int | None = None


def read_back(text: Text, data: bytes) -> list[Handed]:
    """What the file proposes. Errors: `papers.reading.Unreadable`, `NotThisDraft`.

    Each clause is told by its bookmark, with or without marked changes; a paragraph outside every bookmark is new
    where its words stand nowhere in the file that was sent out.
    """
    tracked = read_tracked(data)
    clauses = [laid for part in laid_out(text) for laid in part.clauses if laid.clause.state == "in" and laid.lead]
    places = {anchor: indexes[0] for anchor, indexes in tracked.anchors.items() if indexes}
    if not {laid.anchor for laid in clauses} & set(tracked.anchors):
        raise NotThisDraft
    last = max(int(anchor[1:]) for anchor in tracked.anchors)
    rows: list[tuple[float, Handed]] = []
    here = 0.0
    for laid in clauses:
        here = float(places.get(laid.anchor, here))
        found = tracked.clause(laid.anchor)
        if found is not None:
            made = _changed(text, laid, *found)
        else:  # a clause that came into the text after the file was sent out has a later anchor
            made = _left_out(laid) if laid.clause.anchor < last else None
        if made:
            rows.append((here, made))
    rows += [(float(index), row) for index, row in _new(text, tracked, {laid.anchor: laid for laid in clauses}, places)]
    return [row for _place, row in sorted(rows, key=lambda row: row[0])]


def _left_out(laid: Laid) -> Handed:
    return Handed(laid.anchor, "leave_out", laid, "", [], laid.lead.pk if laid.lead else None)


def _new(text: Text, tracked: Tracked, known: dict[str, Laid], places: dict[str, int]) -> list[tuple[int, Handed]]:
    """Paragraphs that the file had not when it was sent out, each with the clause before it."""
    sent, rows = _sent_out(text), []
    for index in tracked.added():
        words = store(tracked.paragraphs[index].revised, text.language).strip()
        if " ".join(words.split()) in sent:
            continue
        before = [anchor for anchor, place in places.items() if place < index and anchor in known]
        after = known[max(before, key=places.__getitem__)] if before else None
        rows.append((index, Handed(f"n{index}", "clause", after, words, compare("", words))))
    return rows


def _sent_out(text: Text) -> set[str]:
    """Every line of the file that is no clause: names, dates, title, headings."""
    paper = paper_of(text, text.language)
    lines = [
        paper.coalition,
        paper.kicker(),
        paper.dates_line,
        paper.title,
        paper.adopted_line,
        paper.labels["hand_back"],
    ]
    lines += [section.title for section in paper.sections]
    return {in_one_line(line, text.language) for line in lines}


def _changed(text: Text, laid: Laid, original: str, revised: str) -> Handed | None:
    """What became of a clause; None where its words are those of the text, now or when the file was sent out."""
    words, before = (_bare(text, laid, said) for said in (revised, original))
    if not words:
        return _left_out(laid)
    if any(
        words.split() == wording.body.split() for wording in laid.wordings if wording.state in ("leading", "former")
    ):
        return None
    base = _base(laid, before)
    return Handed(laid.anchor, "wording", laid, words, compare(base.body, words), base.pk)


def _base(laid: Laid, before: str) -> Wording:
    """The wording that the file began from: the one whose words it held before the marked changes."""
    assert laid.lead is not None
    led = [wording for wording in laid.wordings if wording.state in ("leading", "former")]
    return next((wording for wording in led if wording.body.split() == before.split()), laid.lead)


def _bare(text: Text, laid: Laid, said: str) -> str:
    """The words of a clause without its printed number and its heading's line."""
    words = store(said, text.language).strip()
    for number in (str(laid.number), str(laid.number).translate(_PERSIAN)) if laid.number else ():
        if words.startswith(number) and words[len(number) : len(number) + 1] in (".", ")", "\t", " ", "-"):
            words = words[len(number) :].lstrip(".)- \t")
            break
    heading = laid.clause.headings.get(text.language, "")
    first, _line, rest = words.partition("\n")
    return rest.strip() if heading and first.split() == heading.split() else words
