"""What is done in elections: opened, nominated, consented to, voted, closed, counted on paper, given up and ended.

How a close is counted and who is elected by it is in `hamgam.elections.counting` and `hamgam.elections.seating`.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from hamgam.bodies.models import Body
from hamgam.bylaws.acts import NotPossible, act
from hamgam.elections import box, counting, electorate, opening, seating
from hamgam.elections.models import Box, Election, Nomination, OpenBallot, Place
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import in_one_line, store
from hamgam.members import here
from hamgam.members.models import Organisation, Seat

NAME_LIMIT, WORDS_LIMIT = 120, 5_000
#: The most who can stand in one election.
NOMINEES = 60


def _to_open(by: Any, on: None, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, stage=here.stage())


def _opened(by: Any, on: Election, given: dict[str, Any]) -> Subject:
    whose = on.opened_by.public_id if on.opened_by else None
    return Subject(organisation=whose, stage=on.stage, answers=electorate.answers(on))


def _nominated(by: Any, on: Election, given: dict[str, Any]) -> Subject:
    """Whether whoever acts can end nominations in a hall: never in the units, whose members are elsewhere."""
    in_hall = on.stage == "nominating" and on.whole_id is None and not on.by_units and opening.leads_all(by)
    return Subject(stage=on.stage, other={"entitled": in_hall})


def _for_ones_house(by: Any, on: Election, given: dict[str, Any]) -> Subject:
    house = given["seat"].organisation if given.get("seat") else given.get("house") or by.organisation
    return Subject(organisation=house.public_id if house else None, stage=on.stage)


def _of_the_nominee(by: Any, on: Nomination, given: dict[str, Any]) -> Subject:
    """A person answers for themselves, an organisation by whoever speaks for it."""
    if on.seat is None:
        return Subject(organisation=on.organisation.public_id, stage=on.election.stage)
    own = by.person is not None and on.seat.person_id == by.person.pk
    return Subject(stage=on.election.stage, person_is_actor=own)


def _of_the_voter(by: Any, on: Election, given: dict[str, Any]) -> Subject:
    row = electorate.elector_of(on, by)
    own = row is not None and row.person_id is not None
    whose = by.public_id if row is not None and not own else None
    return Subject(organisation=whose, stage=on.stage, person_is_actor=own, other={"entitled": row is not None})


def _of_the_holder(by: Any, on: Place, given: dict[str, Any]) -> Subject:
    if on.seat is None:
        return Subject(organisation=on.organisation.public_id)
    return Subject(person_is_actor=by.person is not None and on.seat.person_id == by.person.pk)


@act("elections.open", subject=_to_open)
def open(
    *, by: Any, on: None = None, at: datetime, office: str, body: Body | None = None, only_empty: bool = False,
    sizes: Mapping[str, int] | None = None,
) -> Election:  # fmt: skip
    """Open an election: nominations begin. Days, method, secrecy and seats are the bylaws' own.

    body: whose places are filled, where the office is one in a body. only_empty: the seats that nobody holds, and not
    those whose holders stay. sizes: of delegates, unit → how many people it has; each unit gets an election of its own.
    """
    if office == "delegates":
        return opening.by_units(by, at, sizes or {})
    return opening.of_office(by, at, office, body, only_empty=only_empty)


@act("elections.call_off", subject=_opened)
def call_off(*, by: Any, on: Election, at: datetime) -> Election:
    """Take an election back before voting begins; of delegates, all its parts that have not begun."""
    for row in (on, *on.parts.filter(stage="nominating")):
        row.stage, row.closed_at = "called_off", at
        row.save(update_fields=["stage", "closed_at"])
    return on


@act("elections.nominate", subject=_for_ones_house)
def nominate(
    *, by: Any, on: Election, at: datetime, seat: Seat | None = None, house: Organisation | None = None, name: str = ""
) -> Nomination:
    """Propose somebody of one's own organisation, or the organisation itself where organisations are elected.

    They stand once they have agreed. Whoever proposes themselves has agreed with that.
    """
    if on.by_units:
        raise NotPossible("election_in_units")
    if on.ends(at):
        raise NotPossible("election_nominations_over")
    house = seat.organisation if seat is not None else house or by.organisation
    opening.check_nominee(on, seat, house)
    if on.nominations.count() >= NOMINEES:
        raise NotPossible("election_many_nominees", limit=NOMINEES)
    name = in_one_line(name, "fa")
    if len(name) > NAME_LIMIT:
        raise NotPossible("election_name_long", limit=NAME_LIMIT)
    if seat is not None and not name:
        raise NotPossible("election_name_missing")
    oneself = seat is None or (by.person is not None and seat.person_id == by.person.pk)
    return Nomination.objects.create(
        election=on, number=on.nominations.count() + 1, organisation=house, seat=seat, name=name,
        state="accepted" if oneself else "asked", day=here.day_of(at), settled_on=here.day_of(at) if oneself else None,
    )  # fmt: skip


@act("elections.answer_nomination", subject=_of_the_nominee)
def answer_nomination(*, by: Any, on: Nomination, at: datetime, accepts: bool) -> Nomination:
    """Agree to stand, or decline. Nobody stands without having agreed before nominations end."""
    if on.state != "asked":
        raise NotPossible("election_nomination_settled")
    if on.election.ends(at):
        raise NotPossible("election_nominations_over")
    on.state, on.settled_on = "accepted" if accepts else "declined", here.day_of(at)
    on.save(update_fields=["state", "settled_on"])
    return on


@act("elections.write_page", subject=_of_the_nominee)
def write_page(*, by: Any, on: Nomination, at: datetime, words: Mapping[str, str]) -> Nomination:
    """Write what stands on a nominee's own page, until voting begins."""
    said = {language: store(value, language).strip() for language, value in words.items() if value.strip()}
    if any(len(value) > WORDS_LIMIT for value in said.values()):
        raise NotPossible("election_words_long", limit=WORDS_LIMIT)
    if on.state not in ("asked", "accepted"):
        raise NotPossible("election_nomination_settled")
    on.words = said
    on.save(update_fields=["words"])
    return on


@act("elections.withdraw_nomination", subject=_of_the_nominee)
def withdraw_nomination(*, by: Any, on: Nomination, at: datetime) -> Nomination:
    """Stand no more, also while votes arrive: whoever has voted for them has their next choice counted, if there is one."""
    if on.state != "accepted" or (on.election.stage == "voting" and on.election.ends(at)):
        raise NotPossible("election_nomination_settled")
    on.state, on.settled_on = "withdrawn", here.day_of(at)
    on.save(update_fields=["state", "settled_on"])
    return on


@act("elections.begin_voting", subject=_nominated)
def begin_voting(*, by: Any, on: Election, at: datetime) -> Election:
    """Nominations are over: the roll is written, the box is made, and voting begins. The clock does it, or, where all are there
    in a session and the bylaws allow it, whoever chairs that."""
    if by.special == "clock":
        if not on.ends(at):
            raise NotPossible("election_not_due")
    elif not on.ends(at):
        opening.end_nominations(on, at)
    opening.begin_voting(on, at)
    return on


@act("elections.choose_paper", subject=_opened)
def choose_paper(*, by: Any, on: Election, at: datetime) -> Election:
    """Vote in the room, on paper: counted by two, entered as totals. As long as nobody has voted here."""
    if on.by_units:
        raise NotPossible("election_in_units")
    if on.electors.filter(voted__gte=on.round).exists():
        raise NotPossible("election_votes_are_in")
    on.way = "paper"
    on.save(update_fields=["way"])
    return on


def _voter(by: Any, on: Election, at: datetime, choices: Sequence[str], *, again: bool) -> Any:
    """The elector's row, for a ballot that can be counted; NotPossible where it cannot be cast now."""
    if on.way == "paper":
        raise NotPossible("election_on_paper")
    if on.ends(at):
        raise NotPossible("election_over")
    row = electorate.elector_of(on, by)
    if row is None:
        raise NotPossible("election_no_voter")
    if row.voted >= on.round and not again:
        raise NotPossible("election_voted")
    counting.check_ballot(on, choices)
    return row


def _has_voted(row: Any, on: Election) -> None:
    row.voted = on.round
    row.save(update_fields=["voted"])


@act("elections.cast", subject=_of_the_voter, secret=True)
def cast(*, by: Any, on: Election, at: datetime, choices: Sequence[str]) -> str:
    """Put a secret ballot into the box, once. The record says that somebody voted; nothing leads to what.

    Answers the receipt where the bylaws give one; it is kept nowhere but in the box. Otherwise nothing.
    """
    if not on.secret:
        raise NotPossible("election_is_open")
    row = _voter(by, on, at, choices, again=False)
    held = Box.objects.get(election=on, round=on.round)
    there = on.electors.filter(voted__gte=on.round).count()
    receipt = box.receipt() if on.rule.receipt else ""
    ballot = (receipt, *choices) if receipt else tuple(choices)
    try:
        held.piece = box.put_in(held.name, bytes(held.piece), ballot, expected=there)
    except box.BoxDamaged as error:
        raise NotPossible("election_box_damaged") from error
    held.save(update_fields=["piece"])
    _has_voted(row, on)
    return receipt


@act("elections.vote", subject=_of_the_voter)
def vote(*, by: Any, on: Election, at: datetime, choices: Sequence[str]) -> Election:
    """Vote where votes are open; the vote can be changed until the close."""
    if on.secret:
        raise NotPossible("election_is_secret")
    row = _voter(by, on, at, choices, again=True)
    ballot = OpenBallot.objects.filter(elector=row, round=on.round).first() or OpenBallot(elector=row, round=on.round)
    ballot.choices = list(choices)
    ballot.save()
    _has_voted(row, on)
    return on


@act("elections.close", subject=_opened)
def close(*, by: Any, on: Election, at: datetime) -> Election:
    """Count. The clock does it at the end; people once everybody has voted, or the totals from the room are confirmed."""
    if by.special == "clock" and not on.ends(at):
        raise NotPossible("election_not_due")
    counting.close(on, at)
    return on


@act("elections.give_up", subject=_of_the_holder)
def give_up(*, by: Any, on: Place, at: datetime) -> Place:
    """Give an office up. The seat is empty until somebody is elected to it."""
    return seating.end(on, at, "given_up")


def _of_the_term(by: Any, on: Place, given: dict[str, Any]) -> Subject:
    return Subject()


@act("elections.end_term", subject=_of_the_term)
def end_term(*, by: Any, on: Place, at: datetime) -> Place:
    """The term is over: the office ends by itself, whoever follows or does not."""
    if on.until is not None or on.last_day is None or on.last_day >= here.day_of(at):
        raise NotPossible("election_term_lasts")
    return seating.end(on, at, "term")
