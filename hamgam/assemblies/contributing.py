"""What organisations bring to an assembly: each its report, which it can write anew, and proposals; taken back by itself alone."""

from datetime import datetime
from typing import Any

from hamgam.assemblies import checks
from hamgam.assemblies.acts import of_ones_own
from hamgam.assemblies.checks import Words
from hamgam.assemblies.contributions_models import Contribution
from hamgam.assemblies.models import Assembly
from hamgam.bylaws.acts import NotPossible, act

KINDS = ("report", "proposal")
#: The most letters of typed words in one language, the most proposals of one organisation.
WORDS_LIMIT, PROPOSALS = 20_000, 30


def checked(kind: str, titles: Words | None, words: Words | None, data: bytes) -> dict[str, Any]:
    """What is kept of a contribution; NotPossible with the reason. A report needs no title: it bears its organisation's name."""
    if kind not in KINDS:
        raise NotPossible("contribution_kind_unknown")
    kept = checks.words(words, WORDS_LIMIT)
    if not kept and not data:
        raise NotPossible("contribution_empty")
    if kept and data:
        raise NotPossible("contribution_twice")
    return {
        "titles": checks.title(titles) if kind == "proposal" else {}, "words": kept,
        "format": checks.paper_format(data) if data else "", "data": data, "size": len(data),
        "sha256": checks.sha256(data) if data else "",
    }  # fmt: skip


@act("assemblies.contribute", subject=of_ones_own)
def contribute(
    *, by: Any, on: Assembly, at: datetime, kind: str, titles: Words | None = None, words: Words | None = None,
    data: bytes = b"",
) -> Contribution:  # fmt: skip
    """Bring the report of one's own organisation, which takes the place of a former one, or a proposal. After the deadline for
    papers only in the session itself."""
    if on.stage == "called" and at > on.papers_until:
        raise NotPossible("paper_too_late")
    given = {**checked(kind, titles, words, data), "handed_in_at": at}
    own = on.contributions.filter(organisation=by.organisation, kind=kind, withdrawn=False)
    if kind == "proposal":
        if own.count() >= PROPOSALS:
            raise NotPossible("proposals_too_many", limit=PROPOSALS)
        return Contribution.objects.create(assembly=on, organisation=by.organisation, kind=kind, **given)
    row = own.first() or Contribution(assembly=on, organisation=by.organisation, kind=kind)
    for name, value in given.items():
        setattr(row, name, value)
    row.save()
    return row


@act("assemblies.withdraw_contribution")
def withdraw_contribution(*, by: Any, on: Contribution, at: datetime) -> Contribution:
    """Take one's own organisation's report or proposal back."""
    on.withdrawn = True
    on.save(update_fields=["withdrawn"])
    return on
