"""Which rows of [[elections]] could not be carried out, each by itself and beside the others and the bodies."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from hamgam.engine.bylaws.rules import Body, Election
from hamgam.engine.bylaws.words import BODY_KINDS
from hamgam.engine.methods import CHOOSING

PROBLEMS = (
    "wrong_electorate", "wrong_nominees", "seats_and_method", "first_not_elected", "no_seat_left", "apportion_missing",
    "only_for_delegates", "secret_lot", "receipt_not_secret", "not_filled_by_election", "differs_from_body",
)  # fmt: skip
"""Codes that a row can have, beside those that rows of every table have."""


def problems(row: Election, rows: Sequence[Election], bodies: Sequence[Body]) -> Iterator[tuple[str, str, str]]:
    """What could not be carried out in this row: (code, the word that it is about, the key at which it stands)."""
    if (row.electorate == "units") != (row.office == "delegates"):
        yield "wrong_electorate", row.electorate, "electorate"
    if row.nominees not in _may_stand(row.office):
        yield "wrong_nominees", row.nominees, "nominees"
    if _quorum_too_low(row):
        yield "quorum_too_low", row.quorum, "quorum"
    for key in ("seats", "voting_days"):
        if getattr(row, key) < 1:
            yield "bad_number", str(getattr(row, key)), key
    if row.method == "lot" and row.secret:
        yield "secret_lot", row.office, "secret"
    if row.receipt and not row.secret:
        yield "receipt_not_secret", row.office, "receipt"
    yield from _of_seats(row, rows)
    yield from _of_delegates(row)
    yield from _of_body(row, bodies)


def _may_stand(office: str) -> tuple[str, ...]:
    """Observers stand for their own seat alone; a delegate is a person, and so is a secretary."""
    if office == "observer_seat":
        return ("observers",)
    return ("people",) if office in ("delegates", "secretary") else ("people", "organisations")


def _quorum_too_low(row: Election) -> bool:
    """Whether so few could elect that it would not be the coalition that elects: as for matters, at least half of them or
    three; half of a body. How many of a unit come to vote is the unit's own affair."""
    if row.electorate == "units" or row.quorum == "all":
        return False
    if "/" not in row.quorum:
        return row.electorate != "members_of_body" and int(row.quorum) < 3
    return Fraction(row.quorum) < Fraction(1, 2)


def _of_seats(row: Election, rows: Sequence[Election]) -> Iterator[tuple[str, str, str]]:
    before = next((other for other in rows if other.office == row.first), None)
    if row.first and (before is None or _comes_back(row, rows)):
        yield "first_not_elected", row.first, "first"
        return
    left = row.seats - (before.seats if before else 0)
    if before and left < 1:
        yield "no_seat_left", row.first, "first"
    if left > 1 and not CHOOSING[row.method].MANY_SEATS:
        yield "seats_and_method", row.method, "method"


def _comes_back(row: Election, rows: Sequence[Election]) -> bool:
    """Whether each waits for the other: following `first` from this office leads back to one that was passed."""
    first = {other.office: other.first for other in rows}
    passed, office = {row.office}, row.first
    while office:
        if office in passed:
            return True
        passed.add(office)
        office = first.get(office, "")
    return False


def _of_delegates(row: Election) -> Iterator[tuple[str, str, str]]:
    if row.office == "delegates":
        if not row.apportion:
            yield "apportion_missing", row.office, "office"
        if row.at_least > row.seats:
            yield "bad_number", str(row.at_least), "at_least"
        return
    if row.apportion:
        yield "only_for_delegates", "apportion", "apportion"
    if row.at_least:
        yield "only_for_delegates", "at_least", "at_least"


def _of_body(row: Election, bodies: Sequence[Body]) -> Iterator[tuple[str, str, str]]:
    """An office that is a body is filled as its row in [[bodies]] says."""
    body = next((body for body in bodies if body.body == row.office), None)
    if row.office not in BODY_KINDS:
        return
    if body is None:
        yield "no_such_body", row.office, "office"
    elif body.filled != "elected":
        yield "not_filled_by_election", row.office, "office"
    elif body.seats and body.seats != row.seats:
        yield "differs_from_body", str(row.seats), "seats"
    elif row.term_days and body.term_days and body.term_days != row.term_days:
        yield "differs_from_body", str(row.term_days), "term_days"
