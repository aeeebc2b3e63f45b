"""Finishing a text: a body that was mandated to do so changes wordings on the basis of the debate, and each change stays seen."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.members import here
from hamgam.texts.acts.draft import leading, of_text, put_in_front, stored
from hamgam.texts.acts.wordings import carry_over
from hamgam.texts.models import Text, Version, Wording
from hamgam.texts.shape import keep_version


@act("texts.finish", subject=of_text)
def finish(*, by: Any, on: Text, at: datetime, clauses: Sequence[dict[str, Any]]) -> Version:
    """Put other words in front of clauses: [{"id", "words", "seen"}]; `seen` is the wording that the form showed.

    The former wordings and the positions on them stay; the version before and the one that is kept now can be compared.
    Nobody's name stands at the new words: the body wrote them, not one of the organisations.
    """
    known = {clause.pk: clause for clause in on.clauses.filter(state="in")}
    changed = [row for row in clauses if _reword(on, known, row, by, at)]
    if not changed:
        raise NotPossible("finish_nothing_changed")
    return keep_version(on, "finished", here.day_of(at))


def _reword(text: Text, known: dict[int, Any], row: dict[str, Any], by: Any, at: datetime) -> Wording | None:
    clause = known.get(row["id"])
    if clause is None:
        raise NotPossible("no_such_clause")
    body, former = stored(row["words"], text.language), leading(clause)
    if not body:
        raise NotPossible("empty_words")
    if former is not None and row.get("seen") not in (None, former.pk):
        raise NotPossible("changed_meanwhile")
    if former is not None and former.body == body:
        return None
    lead = put_in_front(clause, body, by, at)
    lead.proposer = None
    lead.save(update_fields=["proposer"])
    carry_over(clause, former, lead, at)
    return lead
