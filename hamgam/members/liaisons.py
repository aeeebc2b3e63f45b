"""How an organisation that lost its only liaison gets one again: by a letter, or by what the others say in view of all."""

from datetime import date, datetime, timedelta
from typing import Any

from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine import record
from hamgam.engine.letters import store
from hamgam.members import here
from hamgam.members.models import Invitation, LiaisonProposal, LiaisonSupport, Organisation
from hamgam.members.seats import make_link

PURPOSE = "name_liaison"
"""The letter's purpose, in its own word."""
ANSWERS = ("support", "stand_aside", "object")
"""What an organisation can answer to a proposal."""


def has_liaison(organisation: Organisation) -> bool:
    """Whether somebody speaks for it now (for an observer or a candidate: whether anybody sits there)."""
    return organisation.seats.held().filter(role=_role(organisation)).exists()


def _role(organisation: Organisation) -> str:
    return organisation.standing if organisation.standing in ("observer", "candidate") else "liaison"


def letter(organisation: Organisation, day: date, number: str) -> record.LetterDocument:
    """The letter that names a liaison. `number` is made anew for each letter, so that none serves twice."""
    names = [f"{language}: {name}" for language, name in sorted(organisation.names.items())]
    lines = (*names, "Whoever holds the invitation that is made for this letter becomes our liaison.")
    return record.LetterDocument(day.isoformat(), organisation.public_id, PURPOSE, number, lines)


@act("members.name_liaison_by_letter")
def name_liaison_by_letter(
    *, by: Any, on: Organisation, at: datetime, letter: record.LetterDocument, origin: str, pasted: str
) -> Invitation:
    """A letter signed with the organisation's key: its liaison takes the seat by the link that this answers."""
    if has_liaison(on):
        raise NotPossible("has_liaison")
    _check_day(letter, here.day_of(at))
    key = on.keys.filter(state="active", kind="key").first()
    if key is None:
        raise NotPossible("no_key")
    try:
        signer = record.letter_signer(origin, letter, pasted)
    except record.RecordError as error:
        raise NotPossible("letter_unsigned") from error
    if signer != bytes.fromhex(key.public) or letter.organisation != on.public_id or letter.purpose != PURPOSE:
        raise NotPossible("letter_of_another")
    return make_link(on, at, role=_role(on))


def _check_day(letter: record.LetterDocument, today: date) -> None:
    """A letter is handed in within the days that an invitation lasts; none is kept for later."""
    try:
        day = date.fromisoformat(letter.day)
    except ValueError as error:
        raise NotPossible("letter_old") from error
    days = int(rules.in_force().setting("invitation_days"))
    if not today - timedelta(days=days) <= day <= today + timedelta(days=1):
        raise NotPossible("letter_old")


@act("members.propose_liaison")
def propose_liaison(*, by: Any, on: Organisation, at: datetime, candidate: str, reason: str) -> LiaisonProposal:
    """Somebody is proposed, in view of all, as liaison of an organisation that has neither liaison nor key."""
    if on.left_on is not None:
        raise NotPossible("organisation_left")
    if has_liaison(on):
        raise NotPossible("has_liaison")
    if on.keys.filter(state="active", kind="key").exists():
        raise NotPossible("has_key")
    if on.liaison_proposals.filter(state="open", ends__gte=here.day_of(at)).exists():
        raise NotPossible("proposed_already")
    candidate, reason = store(candidate, "fa").strip(), store(reason, "fa").strip()
    if not candidate or not reason:
        raise NotPossible("proposal_empty")
    matter, day = rules.in_force().matter("liaison"), here.day_of(at)
    days = matter.notice_days if matter else 0
    on.liaison_proposals.filter(state="open").update(state="fallen")
    return LiaisonProposal.objects.create(
        organisation=on, proposed_by=by.organisation, candidate=candidate[:120], reason=reason, day=day,
        ends=day + timedelta(days=days),
    )  # fmt: skip


@act("members.support_liaison")
def support_liaison(*, by: Any, on: LiaisonProposal, at: datetime, answer: str) -> LiaisonSupport:
    """One organisation's answer to a proposal; it may change until the last day."""
    if on.state != "open" or on.ends < here.day_of(at):
        raise NotPossible("proposal_over")
    if answer not in ANSWERS:
        raise NotPossible("answer_missing")
    given = on.answers.filter(organisation=by.organisation).first()
    given = given or LiaisonSupport(proposal=on, organisation=by.organisation)
    given.answer, given.day = answer, here.day_of(at)
    given.save()
    return given


@act("members.name_liaison_by_coalition")
def name_liaison_by_coalition(*, by: Any, on: LiaisonProposal, at: datetime) -> Invitation:
    """What the organisations said is recorded; the answer is the invitation for the one proposed."""
    if on.state != "open":
        raise NotPossible("proposal_over")
    if has_liaison(on.organisation):
        raise NotPossible("has_liaison")
    on.state = "named"
    on.save(update_fields=["state"])
    return make_link(on.organisation, at, role=_role(on.organisation), label=on.candidate)
