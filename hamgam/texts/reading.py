"""A text as one page shows it to one reader: other wordings as changed words, own answers, what may come to lead."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hamgam.bylaws import rules
from hamgam.engine.bylaws import Subject, Verdict, may
from hamgam.engine.texts import Piece, compare
from hamgam.texts.answers import member_ids
from hamgam.texts.models import Text, Wording
from hamgam.texts.shape import Laid, Part, laid_out


@dataclass
class Offer:
    """Another wording beside the one that leads: which words change, whether it is the reader's, whether it may lead."""

    wording: Wording
    pieces: Sequence[Piece]
    own: bool
    verdict: Verdict | None = None
    #: The same on the page of the clause itself, where it is said in full and done.
    here: Verdict | None = None


#: From so many clauses on, other wordings show the passages that change, with so many letters around them.
LONG, AROUND = 30, 24


def read(text: Text, actor: Any) -> list[Part]:
    """Sections and clauses with what the page needs of each, in a fixed number of queries."""
    parts = laid_out(text)
    clauses = [laid for part in parts for laid in part.clauses]
    ours = own_answers(text, actor)
    verdicts = verdicts_to_lead(text, actor, clauses) if text.stage == "common_ground" else {}
    for laid in clauses:
        laid.ours = ours.get(laid.lead.pk) if laid.lead else None
        laid.offers = [offer(laid, wording, actor, verdicts.get(wording.pk)) for wording in laid.others]
        if len(clauses) > LONG:
            for row in laid.offers:
                row.pieces = passages(row.pieces)
    return parts


def passages(pieces: Sequence[Piece]) -> list[Piece]:
    """Only the passages that change, with whole words around them; «…» stands for what stays as it is."""
    made = []
    for at, piece in enumerate(pieces):
        if piece.kind == "same" and len(piece.text) > 3 * AROUND:
            before = piece.text[:AROUND].rpartition(" ")[0] if at else ""
            after = piece.text[-AROUND:].partition(" ")[2] if at < len(pieces) - 1 else ""
            piece = piece._replace(text=" ".join(part for part in (before, "…", after) if part))
        made.append(piece)
    return made


def offer(laid: Laid, wording: Wording, actor: Any, verdict: Verdict | None = None) -> Offer:
    """One wording with the words that it changes in the one that leads."""
    base = laid.lead.body if laid.lead else ""
    pieces = () if wording.omits else compare(base, wording.body) if base else ()
    own = actor.organisation is not None and wording.proposer_id == actor.organisation.pk
    return Offer(wording, pieces, own, verdict)


def own_answers(text: Text, actor: Any) -> dict[int, Any]:
    """Wording id → the current position of the reader's organisation."""
    if actor.organisation is None:
        return {}
    position = Wording._meta.get_field("positions").related_model
    rows = position.objects.filter(wording__clause__text=text, organisation=actor.organisation, current=True)
    return {row.wording_id: row for row in rows}


def verdicts_to_lead(text: Text, actor: Any, clauses: Sequence[Laid]) -> dict[int, Verdict]:
    """Wording id → whether the reader may bring it to lead (or carry the omission out) now."""
    members = member_ids()
    given: dict[int, dict[int, str]] = {}
    position = Wording._meta.get_field("positions").related_model
    rows = position.objects.filter(wording__in=[w.pk for laid in clauses for w in laid.others], current=True)
    for organisation, wording, stance in rows.values_list("organisation_id", "wording_id", "stance"):
        given.setdefault(wording, {})[organisation] = stance
    bylaws, found = rules.of(text), {}
    for laid in clauses:
        for wording in laid.others:
            answers = {public: given.get(wording.pk, {}).get(key) for key, public in members.items()}
            subject = Subject(text.proposer.public_id, text.stage, text.kind, answers)
            name = "texts.leave_clause_out" if wording.omits else "texts.lead_wording"
            found[wording.pk] = may(bylaws, actor.rules, name, subject)
    return found
