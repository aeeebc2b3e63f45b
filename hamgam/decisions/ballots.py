"""Ballots of matters in which one or some of several choices are chosen: what a ballot holds, and what the count came to.

Where a lot decides, the first round takes commitments and the next one the secrets that open them, so that nobody, the
host included, can choose who is drawn; see `hamgam.engine.methods.lot`.
"""

from dataclasses import asdict
from fractions import Fraction
from typing import Any

from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.models import Answer, Matter
from hamgam.decisions.voices import given, name_of
from hamgam.engine.methods import lot
from hamgam.engine.methods.choosing import BALLOTS, BadBallot, choose

SECRET_LIMIT = 512


def choices_now(matter: Matter) -> list[str]:
    """The choices of this round: all of them, or those that go on after a round without a majority."""
    return list(matter.details.get("goes_on") or [choice["id"] for choice in matter.choices])


def takes_commitments(matter: Matter) -> bool:
    """Whether a lot is being prepared now, and not opened."""
    return matter.rule.method == "lot" and matter.round % 2 == 1


def read(matter: Matter, said: dict[str, Any], name: str) -> dict[str, Any]:
    """A ballot in the form that this matter's method counts; NotPossible where it is none.

    A ranking holds choices, the best first; for one choice or a set it holds these. Nothing chosen is a blank ballot.
    """
    if matter.rule.method == "lot":
        return _of_lot(matter, said, name)
    ranking = said.get("ranking")
    if not isinstance(ranking, list) or not all(isinstance(choice, str) for choice in ranking):
        raise NotPossible("matter_ranking_wrong")
    try:
        choose(matter.rule.method, choices_now(matter), {name: tuple(ranking)}, seats=matter.rule.seats)
    except BadBallot as error:
        raise NotPossible("matter_ranking_wrong") from error
    return {"ranking": ranking}


def _of_lot(matter: Matter, said: dict[str, Any], name: str) -> dict[str, Any]:
    if takes_commitments(matter):
        commitment = str(said.get("commitment", "")).strip().lower()
        if len(commitment) != 64 or set(commitment) - set("0123456789abcdef"):
            raise NotPossible("lot_commitment_wrong")
        return {"commitment": commitment}
    try:
        secret = bytes.fromhex(str(said.get("secret", ""))[:SECRET_LIMIT])
    except ValueError as error:
        raise NotPossible("lot_secret_wrong") from error
    if _commitments(matter).get(name) != lot.commit(name, secret):
        raise NotPossible("lot_secret_wrong")
    return {"secret": secret.hex()}


def ballots(matter: Matter) -> dict[str, tuple[str, ...] | None]:
    """Name → the ballot of this round, None where there is none."""
    return {
        name: None if answer is None or not stands(matter, answer) else tuple(answer.said.get("ranking", ()))
        for name, answer in given(matter).items()
    }


def stands(matter: Matter, answer: Answer) -> bool:
    """Whether an answer counts in this round. Ballots of rounds and lots are given anew in each; others stand until they are changed."""
    return not each_round_anew(matter) or answer.round == matter.round


def each_round_anew(matter: Matter) -> bool:
    """Whether an answer of an earlier round counts no more."""
    return matter.rule.method in ("rounds", "lot")


def _commitments(matter: Matter) -> dict[str, str]:
    """Name → the commitment of the last round that took them."""
    last = matter.round if takes_commitments(matter) else matter.round - 1
    rows = Answer.objects.filter(voice__matter=matter, round=last).select_related("voice__organisation").order_by("pk")
    return {name_of(row.voice): row.said["commitment"] for row in rows if "commitment" in row.said}


def _openings(matter: Matter) -> dict[str, bytes]:
    return {
        name: bytes.fromhex(answer.said["secret"])
        for name, answer in given(matter).items()
        if answer is not None and answer.round == matter.round and "secret" in answer.said
    }


def settled(matter: Matter) -> tuple[bool, dict[str, Any], dict[str, Any]]:
    """(whether something was chosen, how it came about, the result) as kept with the matter."""
    rule, seed = matter.rule, None
    cast = ballots(matter)
    how: dict[str, Any] = {}
    if rule.method == "lot":
        if takes_commitments(matter):
            return False, {"reason": "commitments", "committed": sorted(_commitments(matter))}, {}
        made = lot.seed_of(_commitments(matter), _openings(matter), at_least=2)
        how["seed"] = {**asdict(made), "value": made.value.hex() if made.value else None}
        how["again_without"] = list(made.again_without)
        seed = made.value
        if seed is None:
            return False, {**plain(how), "reason": made.reason}, {}
    former = matter.details.get("former") or None
    chosen = choose(
        rule.method, choices_now(matter), cast, seats=rule.seats, quorum=rule.quorum, former=former, seed=seed,
        next_round=rule.next_round,
    )  # fmt: skip
    how |= asdict(chosen)
    result = {"choices": list(chosen.winners)} if rule.seats > 1 else {"choice": next(iter(chosen.winners), "")}
    return chosen.passed, plain(how), result if chosen.passed else {}


def goes_on(matter: Matter) -> bool:
    """Whether the count itself asks for another round: two choices are left, or secrets are to be opened.

    A lot that was void is begun again; it ends when fewer than two are left to make it.
    """
    reason = matter.outcome.get("reason")
    if reason == "commitments":
        return len(matter.outcome["committed"]) >= 2
    if reason == "not_opened":
        left = set(matter.outcome["seed"]["opened"]) - set(matter.outcome["again_without"])
        return len(left) >= 2
    return reason == "no_majority" and matter.round < matter.rule.rounds


def prepare_round(matter: Matter) -> None:
    """What the next round is about: the choices that go on; whoever made a lot void has no part in it any more."""
    if left := matter.outcome.get("goes_on"):
        matter.details = {**matter.details, "goes_on": left}
    if void := matter.outcome.get("again_without"):
        matter.details = {**matter.details, "left_out": sorted({*matter.details.get("left_out", ()), *void})}


def drawn(matter: Matter) -> dict[str, Any] | None:
    """All by which anybody recomputes the draw that settled this matter; None where no lot did.

    members: name → commitment and secret. choices: the ids among which was drawn, whose order does not matter. words: what
    they stand for. seed: 64 digits. drawn: who or what came out, the first first.
    """
    made = matter.outcome.get("seed") or {}
    if matter.rule.method != "lot" or not made.get("value"):
        return None
    openings = _openings(matter)
    return {
        "members": {
            name: {"commitment": commitment, "secret": openings[name].hex()}
            for name, commitment in sorted(_commitments(matter).items())
        },
        "choices": choices_now(matter),
        "words": {choice["id"]: choice["words"] for choice in matter.choices},
        "seats": matter.rule.seats,
        "seed": made["value"],
        "drawn": matter.result.get("choices") or [matter.result.get("choice", "")],
    }


def holds(matter: Matter) -> str:
    """What a ballot of this matter holds: "one", "set", "ranking", "commitment" or "secret"."""
    if matter.rule.method == "lot":
        return "commitment" if takes_commitments(matter) else "secret"
    return BALLOTS[matter.rule.method]


def plain(value: Any) -> Any:
    """Tuples and exact fractions as JSON keeps them: lists, and "7/3"."""
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"
    return value
