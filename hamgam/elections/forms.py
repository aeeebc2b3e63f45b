"""What people type in elections: a ballot, totals from a room, how many people a unit has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hamgam.bylaws.acts import NotPossible
from hamgam.elections import counting
from hamgam.elections.models import Election
from hamgam.elections.sentences import sentences
from hamgam.engine.spoken import number

Data = Mapping[str, str]
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


@dataclass
class Marked:
    """A ballot as it was marked. choices: as it will be counted; ranks: nominee → the place that was chosen."""

    choices: list[str] = field(default_factory=list)
    ranks: dict[str, str] = field(default_factory=dict)
    error: str = ""


def marked(data: Data, on: Election) -> Marked:
    """A ballot from its form; nothing marked is a blank ballot. The error says what cannot be counted."""
    kind, choices = counting.ballot_kind(on), counting.choices_now(on)
    made = Marked()
    if kind == "set":
        made.choices = [key for key in choices if data.get(f"tick-{key}") == "1"]
    elif kind == "one":
        made.choices = [key for key in choices if data.get("one") == key]
    else:
        made.ranks = {key: data.get(f"rank-{key}", "") for key in choices}
        _ranked(made, reader_places=len(choices))
    known = {f"{name}-{key}" for key in choices for name in ("tick", "rank")}
    strange = [name for name in data if name.startswith(("tick-", "rank-")) and name not in known]
    gone = data.get("one", "") not in ("", *choices) or any(data.get(name) for name in strange)
    if gone and not made.error:
        made.error = sentences()["election_nominee_withdrew"]
    return made


def _ranked(made: Marked, *, reader_places: int) -> None:
    """Places to an order: each place once, and none left out before one that is taken."""
    placed = {key: int(place) for key, place in made.ranks.items() if place.isascii() and place.isdecimal()}
    if any(not 1 <= place <= reader_places for place in placed.values()):
        made.error = sentences()["election_ballot_wrong"]
    elif len(set(placed.values())) < len(placed):
        made.error = sentences()["election_place_twice"]
    else:
        made.choices = sorted(placed, key=lambda key: placed[key])


@dataclass
class Counted:
    """Totals from a room as they were typed. votes: as the act takes them."""

    votes: Any = field(default_factory=dict)
    ballots: int = 0
    blank: int = 0
    errors: dict[str, str] = field(default_factory=dict)


def whole(typed: str) -> int | None:
    """A whole number of at least zero in either digits, nothing typed as zero; None for what is none."""
    plain = typed.strip().translate(_DIGITS)
    if not plain:
        return 0
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 8 else None


def totals(data: Data, on: Election, reader: str) -> Counted:
    """Totals from their form: a number for each nominee, or a line for each kind of ranking as "1 3 2: 14"."""
    made = Counted()
    if counting.ballot_kind(on) == "ranking":
        made.votes = _rankings(made, data.get("rankings", ""), on)
    else:
        for key in counting.choices_now(on):
            found = whole(data.get(f"votes-{key}", ""))
            if found is None:
                made.errors[f"votes-{key}"] = sentences()["election_totals_wrong"]
            made.votes[key] = found or 0
    for name in ("ballots", "blank"):
        found = whole(data.get(name, ""))
        if found is None:
            made.errors[name] = sentences()["election_totals_wrong"]
        setattr(made, name, found or 0)
    if not made.errors:
        try:
            counting.check_totals(on, made.votes, made.ballots, made.blank)
        except NotPossible as error:
            said = {key: number(value, reader) for key, value in error.data.items()}
            made.errors["ballots"] = sentences()[error.code] % said
    return made


def _rankings(made: Counted, typed: str, on: Election) -> list[Any]:
    """Lines "1 3 2: 14": the numbers of nominees, best first, and how many ballots say so."""
    rows, known = [], counting.choices_now(on)
    for line in typed.translate(_DIGITS).splitlines():
        if not line.strip():
            continue
        ranking, colon, many = line.partition(":")
        keys = [f"n{word}" for word in ranking.replace(",", " ").replace("،", " ").split()]
        found = whole(many)
        if not colon or not keys or not found or any(key not in known for key in keys):
            made.errors["rankings"] = sentences()["election_rankings_wrong"] % {"line": line.strip()[:60]}
            return []
        rows.append([keys, found])
    return rows


def sizes(data: Data, units: list[Any]) -> tuple[dict[str, int], dict[str, str]]:
    """Unit → how many people it has, from the fields `size-<slug>`; what is wrong stands under the field's name."""
    found, errors = {}, {}
    for unit in units:
        typed = whole(data.get(f"size-{unit.slug}", ""))
        if typed is None:
            errors[f"size-{unit.slug}"] = sentences()["election_sizes_wrong"]
        found[unit.slug] = typed or 0
    return found, errors
