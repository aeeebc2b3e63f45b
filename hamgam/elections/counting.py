"""How an election is counted: what arrived, the round that follows, the lot between those tied, and the published ballots."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.ballots import plain
from hamgam.elections import box, electorate, seating, ties
from hamgam.elections.models import RUNNING, WAITS_FOR_TOTALS, BallotFile, Box, Election, Nomination, OpenBallot, Totals
from hamgam.elections.published import file_of
from hamgam.engine import elections as engine
from hamgam.engine.methods.choosing import BALLOTS, BadBallot, Chosen, choose
from hamgam.members import here

#: So many rounds at most: a majority that does not come about in as many does not come about.
ROUNDS = 9

Ballot = tuple[str, ...]


def choices_now(on: Election) -> list[str]:
    """Who can be voted for in this round, as ballots call them: those who stand, or of these who goes on."""
    standing = [row.key for row in on.nominations.standing()]
    left = on.details.get("goes_on")
    return standing if left is None else [key for key in standing if key in left]


def asked_now(on: Election) -> list[str]:
    """Whom the ballots of this round may hold: also those who withdrew while votes arrived."""
    rows = on.nominations.filter(state__in=("accepted", "withdrawn"))
    left = on.details.get("goes_on")
    return [row.key for row in rows if left is None or row.key in left]


def seats_now(on: Election) -> int:
    """How many seats this round fills."""
    return on.seats - len(on.details.get("won", ()))


def prepare_round(on: Election) -> None:
    """An empty box for the round that begins, where votes are secret and cast here."""
    if on.secret:
        name, piece = box.make(on.electors.count(), choices_now(on))
        Box.objects.create(election=on, round=on.round, name=name, piece=piece)


def check_ballot(on: Election, choices: Sequence[str]) -> None:
    """Whether a ballot can be counted; NotPossible `election_ballot_wrong`, `election_nominee_withdrew`."""
    held = tuple(choices)
    if any(key not in choices_now(on) for key in held):
        withdrew = any(key in asked_now(on) for key in held if key not in choices_now(on))
        raise NotPossible("election_nominee_withdrew" if withdrew else "election_ballot_wrong")
    try:
        choose(on.rule.method, choices_now(on), {"1": held}, seats=seats_now(on))
    except (BadBallot, ValueError) as error:
        raise NotPossible("election_ballot_wrong") from error


def check_totals(on: Election, votes: Any, ballots: int, blank: int) -> None:
    """Whether totals from a room can be counted; NotPossible `election_totals_…` with what does not fit."""
    if ballots > on.electors.count():
        raise NotPossible("election_totals_many", n=on.electors.count())
    named = {key for said in _totals(votes) for key in said.split(">")}
    if not named <= set(choices_now(on)):
        raise NotPossible("election_totals_unknown")
    try:
        engine.from_totals(on.rule.method, _totals(votes), ballots, blank)
    except engine.BadTotals as error:
        raise NotPossible(f"election_totals_{error.why}") from error


def _totals(votes: Any) -> dict[str, int]:
    """Totals as the engine takes them: nominee → votes, or "n1>n2" → how many ballots rank so."""
    if isinstance(votes, Mapping):
        return {str(key): int(number) for key, number in votes.items()}
    found: dict[str, int] = {}
    for ranking, number in votes:
        said = ">".join(ranking)
        found[said] = found.get(said, 0) + int(number)
    return found


def close(on: Election, at: datetime) -> None:
    """Count what arrived and do what follows."""
    if on.by_units:
        _close_whole(on, at)
        return
    held = _arrived(on, at)
    if held is None:
        return
    _settle(on, at, held)


def _close_whole(on: Election, at: datetime) -> None:
    """A whole ends once all its parts have."""
    if on.parts.filter(stage__in=RUNNING).exists():
        raise NotPossible("election_parts_run")
    end(on, at, "in_parts")


def _arrived(on: Election, at: datetime) -> list[Ballot] | None:
    """The ballots of this round in an order drawn now; None where it ends without opening any."""
    if on.way == "paper":
        return _from_the_room(on, at)
    if not on.secret:
        rows = OpenBallot.objects.filter(elector__election=on, round=on.round)
        return box.shuffled(tuple(row.choices) for row in rows)
    held = Box.objects.get(election=on, round=on.round)
    voted = on.electors.filter(voted__gte=on.round).count()
    if 0 < voted < engine.SMALLEST_BOX:
        end(on, at, "too_few_ballots")
        return None
    try:
        found = box.open_box(held.name, bytes(held.piece))
    except box.BoxDamaged:
        end(on, at, "box_damaged")
        return None
    if len(found) != voted:
        end(on, at, "box_damaged")
        return None
    if on.rule.receipt:
        row = BallotFile(election=on, round=on.round, day=here.day_of(at))
        row.receipts = sorted([ballot[0], list(box.without_receipt(ballot))] for ballot in found)
        row.save()
    return [box.without_receipt(ballot) for ballot in found]


def _from_the_room(on: Election, at: datetime) -> list[Ballot] | None:
    row: Totals | None = on.totals.filter(round=on.round, state="confirmed").first()
    if row is None:
        if at < on.closes_at + WAITS_FOR_TOTALS:
            raise NotPossible("election_totals_missing")
        end(on, at, "no_totals")
        return None
    return engine.from_totals(on.rule.method, _totals(row.votes), row.ballots, row.blank)


def counted(on: Election, held: Sequence[Ballot], *, seed: bytes | None = None) -> tuple[Chosen, str] | None:
    """(what these ballots choose, the file by which anybody counts them again); None where nobody stands any more.

    It is counted from the file itself, as everybody else counts it: who withdrew is struck out of the ballots.
    """
    standing = choices_now(on)
    if not standing:
        return None
    electors = len(held) if on.rule.method == "lot" else max(_entitled(on), len(held))
    file = engine.counted(file_of(on, asked_now(on), standing, seats_now(on), held, electors=electors, seed=seed))
    return engine.recount(file).chosen, engine.write(file)


def _entitled(on: Election) -> int:
    return on.electors.count() if on.way == "paper" else len(electorate.counted(on))


def _settle(on: Election, at: datetime, held: Sequence[Ballot], seed: bytes | None = None) -> None:
    found = counted(on, held, seed=seed)
    if found is None:
        end(on, at, "nobody_stands")
        return
    came, text = found
    on.outcome = _kept(came)
    _publish(on, at, text)
    if came.reason == "no_majority" and on.round < ROUNDS:
        _next_round(on, at, came.goes_on)
    elif came.reason == "tied" and seed is None:
        _tied(on, at, came)
    else:
        _elected(on, at, came.winners)


def _publish(on: Election, at: datetime, text: str) -> None:
    """The ballots of the round as a file; after a lot with its seed, in the same order as before."""
    row = BallotFile.objects.filter(election=on, round=on.round).first() or BallotFile(election=on, round=on.round)
    row.data, row.day = text, here.day_of(at)
    row.save()


def _kept(came: Chosen) -> dict[str, Any]:
    """A count as it is kept with the election, without names of voters: there are none."""
    kept = {name: value for name, value in asdict(came).items() if name not in ("blank", "unanswered")}
    return plain({**kept, "blank": len(came.blank), "unanswered": len(came.unanswered), "took_part": came.took_part})  # type: ignore[no-any-return]


def _next_round(on: Election, at: datetime, goes_on: Sequence[str]) -> None:
    """Another round between those who go on: everybody on the roll votes anew."""
    on.details = {**on.details, "goes_on": list(goes_on)}
    on.round += 1
    on.closes_at = at + timedelta(days=max(on.rule.voting_days, 1))
    on.stage = "voting"
    on.save()
    prepare_round(on)
    _forget_keys(on)


def _tied(on: Election, at: datetime, came: Chosen) -> None:
    """No rule decides between some: they are voted on again where the bylaws say so, once; otherwise a lot is drawn."""
    if on.rule.tie == "again" and not on.details.get("again"):
        on.details = {**on.details, "again": True, "won": [*on.details.get("won", ()), *came.winners]}
        _next_round(on, at, came.tied)
        return
    on.stage = "tied"
    on.lot = ties.bring_lot(on, came.tied, at)
    on.save()
    _forget_keys(on)
    if on.lot is None:
        _elected(on, at, came.winners)


def draw(on: Election, at: datetime) -> None:
    """Where the bylaws let a lot choose among all who stand, nobody votes: the lot is brought at once."""
    on.stage, on.outcome = "tied", {"reason": "tied", "tied": choices_now(on)}
    on.save()
    on.lot = ties.bring_lot(on, choices_now(on), at)
    on.save()
    if on.lot is None:
        end(on, at, "tied")


def settle_by_lot(on: Election, at: datetime, seed: bytes, makers: int) -> None:
    """Count again with the lot that was drawn: the same ballots, from the published file. makers: how many made the seed."""
    _settle(on, at, _published(on) if on.rule.method != "lot" else [()] * makers, seed)


def _published(on: Election) -> tuple[Ballot, ...]:
    return engine.read(BallotFile.objects.get(election=on, round=on.round).data).ballots


def without_lot(on: Election, at: datetime) -> None:
    """No lot came about: who was elected whatever the lot says is, and the seats between those tied stay empty."""
    _elected(on, at, on.outcome.get("winners") or ())


def _elected(on: Election, at: datetime, winners: Sequence[str]) -> None:
    """Whoever won takes their places; seats can stay empty."""
    keys = [*on.details.get("won", ()), *winners]
    standing = {row.key: row for row in on.nominations.standing()}
    elected: list[Nomination] = [standing[key] for key in keys if key in standing]
    on.details = {**on.details, "won": [row.key for row in elected]}
    if elected:
        seating.elect(on, elected, at)
    _close(on, at)


def end(on: Election, at: datetime, reason: str) -> None:
    """It ends, and nobody new is elected by it."""
    on.outcome = {**on.outcome, "reason": reason}
    _close(on, at)


def _close(on: Election, at: datetime) -> None:
    on.stage, on.closed_at = "closed", at
    on.save()
    _forget_keys(on)


def _forget_keys(on: Election) -> None:
    """Once this is recorded the keys of the boxes that were opened are destroyed, and copies of these stay closed."""
    over = Box.objects.filter(election=on)
    if on.stage == "voting":
        over = over.exclude(round=on.round)
    for row in over:
        transaction.on_commit(lambda name=row.name: box.destroy(name))


def ballot_kind(on: Election) -> str:
    """What a ballot holds: "set", "one", "ranking" or "none" (a lot)."""
    return BALLOTS[on.rule.method]
