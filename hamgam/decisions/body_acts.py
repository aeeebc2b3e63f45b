"""What a body without a voice of its own does: it proposes, and carries out what was approved, and nothing else.

The communications body (هیئت ارتباطات) brings proposals to the assembly. That an unapproved one cannot be carried out is no check
of ours: the row of the bylaws names the stage, and the gate refuses every other.
"""

from datetime import date, datetime
from typing import Any

from hamgam.bodies import sitting
from hamgam.bylaws.acts import NotPossible, act
from hamgam.decisions.acts import Words, put
from hamgam.decisions.models import Matter
from hamgam.engine.bylaws import Subject
from hamgam.engine.bylaws.words import PROPOSED
from hamgam.members import here


def sits(actor: Any, kind: str) -> bool:
    """Whether the actor sits in a body of the kind that proposes such matters."""
    body = PROPOSED.get(kind)
    return body is not None and sitting.memberships_of(actor).filter(body__kind=body).exists()


def _proposed(by: Any, on: None, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, stage=here.stage(), other={"entitled": sits(by, "proposal")})


def _of_proposal(by: Any, on: Matter, given: dict[str, Any]) -> Subject:
    return Subject(stage=on.stage, kind=on.kind, other={"entitled": sits(by, on.kind)})


@act("decisions.propose", subject=_proposed)
def propose(
    *, by: Any, on: None = None, at: datetime, question: Words, text: Words | None = None, status_quo: Words | None = None,
    debate: Words | None = None, debate_on: date | None = None, closes_at: datetime | None = None,
) -> Matter:  # fmt: skip
    """Bring a proposal of the body to the assembly. It takes no effect by that."""
    return put(
        by, at, "proposal", question, text, status_quo=status_quo, debate=debate, debate_on=debate_on,
        closes_at=closes_at,
    )  # fmt: skip


@act("decisions.carry_out", subject=_of_proposal)
def carry_out(*, by: Any, on: Matter, at: datetime) -> Matter:
    """Carry out what was approved: from now on it is in effect."""
    if "in_effect_since" in on.result:
        raise NotPossible("proposal_in_effect")
    on.result = {**on.result, "in_effect_since": here.day_of(at).isoformat(), "done_by": by.public_id}
    on.save(update_fields=["result"])
    return on
