"""The file of one election's ballots: what anybody needs to count them again, and nothing about who voted how.

It is plain text with one way of being written, so that its SHA-256 names it: lines of a key and a value in a fixed order, then
the ballots, one a line, in the order that was drawn when the box was closed. A ballot is "-" when it is blank, "7" or "3 7"
where the order means nothing, and "7 > 3" in a ranking. Rounds: a file for each round.

    hamgam-ballots/v1
    origin coalition.example
    number 12
    round 1
    office executive
    title The executive
    method stv
    seats 2
    next round two_strongest
    electors 5
    quorum 1/2
    how secret
    from totals no
    seed -
    nominee 3 Laleh
    nominee 7 Bahram
    withdrawn 9 Nima
    result chosen
    chosen 3 7
    tied -
    goes on -
    ballots 3
    3 > 9
    7 > 3
    -

Whoever has withdrawn is struck out of every ballot before it is counted: a ranking goes on to the next, and a ballot that
holds nobody else is blank. Such a file comes from a stranger as well as from Hamgam; nothing in it is believed, and each
mistake is named with its line.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from hamgam.engine.methods import BALLOTS, CHOOSING, Chosen, choose, quorum_of
from hamgam.engine.methods.choosing import CHOSEN_REASONS
from hamgam.engine.methods.rounds import NEXT_ROUND

HEADING = "hamgam-ballots/v1"
HOW = ("secret", "open", "paper")
"""How it was voted: secretly in Hamgam, openly in Hamgam, or on paper."""

LONGEST = 20_000_000
"""So many letters of a file are read."""
MOST_ELECTORS = 200_000
MOST_NOMINEES = 300

FILE_CODES = (
    "too_large", "not_text", "not_this", "ends_early", "expected", "bad_value", "bad_id", "bad_name", "doubled", "nobody_stands",
    "unknown", "twice", "too_many", "more_than_electors", "wrong_number", "not_canonical",
)  # fmt: skip
"""What can be wrong with a file."""

_ELECTING = tuple(method for method in CHOOSING if method != "named_by_each")
_OFFICE = re.compile(r"[a-z][a-z_]{1,39}")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
_SEED = re.compile(r"[0-9a-f]{64}")


class BadBallotFile(ValueError):
    """A file that cannot be counted. code: a word of FILE_CODES; line: from 1, 0 for the whole; what: the word it is about."""

    def __init__(self, code: str, line: int = 0, what: str = "") -> None:
        super().__init__(f"line {line}: {code} {what}".strip())
        self.code, self.line, self.what = code, line, what


@dataclass(frozen=True)
class Nominee:
    """Somebody who stands: an id without a meaning, the name in words, and whether they have withdrawn since."""

    id: str
    name: str
    withdrawn: bool = False


@dataclass(frozen=True)
class Declared:
    """The result as it was declared: a reason of `Chosen`, and ids."""

    reason: str
    chosen: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()

    @classmethod
    def of(cls, chosen: Chosen) -> "Declared":
        """What a count came to, as it is declared."""
        return cls(chosen.reason, chosen.winners, chosen.tied, chosen.goes_on)


@dataclass(frozen=True)
class BallotFile:
    """Everything that the file of one election holds. how: a word of HOW. from_totals: whether its ballots were made from the
    totals of a paper count, and are not those that were in the box. seed: of a drawn lot."""

    origin: str
    number: int
    office: str
    title: str
    method: str
    seats: int
    electors: int
    quorum: str
    how: str
    nominees: tuple[Nominee, ...]
    ballots: tuple[tuple[str, ...], ...]
    declared: Declared
    round: int = 1
    next_round: str = "two_strongest"
    from_totals: bool = False
    seed: bytes | None = None

    @property
    def names(self) -> dict[str, str]:
        """Id → name in words."""
        return {nominee.id: nominee.name for nominee in self.nominees}

    @property
    def standing(self) -> tuple[str, ...]:
        """Who has not withdrawn."""
        return tuple(nominee.id for nominee in self.nominees if not nominee.withdrawn)

    @property
    def withdrawn(self) -> tuple[str, ...]:
        """Who has withdrawn after ballots could be cast."""
        return tuple(nominee.id for nominee in self.nominees if nominee.withdrawn)


@dataclass(frozen=True)
class Recounted:
    """What the ballots come to, and whether that is what was declared. differs: keys of `Declared` that are otherwise."""

    chosen: Chosen
    declared: Declared
    differs: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether the declared result is what the ballots come to."""
        return not self.differs


def struck(ballots: Iterable[tuple[str, ...]], withdrawn: Iterable[str]) -> list[tuple[str, ...]]:
    """The ballots without those who have withdrawn, in the same order; what holds nobody else becomes blank."""
    gone = frozenset(withdrawn)
    return [tuple(choice for choice in ballot if choice not in gone) for ballot in ballots]


def recount(file: BallotFile) -> Recounted:
    """Count the ballots anew, by the same method, and compare with what was declared."""
    held: dict[str, tuple[str, ...] | None] = {f"elector {n:06}": None for n in range(len(file.ballots), file.electors)}
    held |= {f"ballot {n:06}": ballot for n, ballot in enumerate(struck(file.ballots, file.withdrawn), 1)}
    chosen = choose(
        file.method,
        file.standing,
        held,
        seats=file.seats,
        quorum=file.quorum,
        seed=file.seed,
        next_round=file.next_round,
    )
    found = Declared.of(chosen)
    differs = tuple(
        key.name for key in fields(Declared) if getattr(found, key.name) != getattr(file.declared, key.name)
    )
    return Recounted(chosen, file.declared, differs)


def counted(file: BallotFile) -> BallotFile:
    """The same file, declaring what its ballots come to."""
    return replace(file, declared=Declared.of(recount(file).chosen))


def write(file: BallotFile) -> str:
    """The one text of this file: where a ballot has no order, its choices stand as the nominees do, and not as somebody marked
    them. Raises BadBallotFile for what could not be read back."""
    file = replace(file, ballots=tuple(_ordered(file)))
    text = _text(file)
    if read(text) != file:
        raise BadBallotFile("not_canonical")
    return text


def _ordered(file: BallotFile) -> Iterator[tuple[str, ...]]:
    places = {nominee.id: place for place, nominee in enumerate(file.nominees)}
    for ballot in file.ballots:
        unordered = BALLOTS.get(file.method) == "set"
        yield tuple(sorted(ballot, key=lambda one: places.get(one, -1))) if unordered else ballot


def _text(file: BallotFile) -> str:
    lines = [
        HEADING,
        f"origin {file.origin}",
        f"number {file.number}",
        f"round {file.round}",
        f"office {file.office}",
        f"title {file.title}",
        f"method {file.method}",
        f"seats {file.seats}",
        f"next round {file.next_round}",
        f"electors {file.electors}",
        f"quorum {file.quorum}",
        f"how {file.how}",
        f"from totals {'yes' if file.from_totals else 'no'}",
        f"seed {file.seed.hex() if file.seed else '-'}",
        *(f"{'withdrawn' if one.withdrawn else 'nominee'} {one.id} {one.name}" for one in file.nominees),
        f"result {file.declared.reason}",
        f"chosen {' '.join(file.declared.chosen) or '-'}",
        f"tied {' '.join(file.declared.tied) or '-'}",
        f"goes on {' '.join(file.declared.goes_on) or '-'}",
        f"ballots {len(file.ballots)}",
        *(_ballot_line(file.method, ballot) for ballot in file.ballots),
    ]
    return "".join(f"{line}\n" for line in lines)


def _ballot_line(method: str, ballot: tuple[str, ...]) -> str:
    return (" > " if BALLOTS.get(method) == "ranking" else " ").join(ballot) or "-"


def decoded(data: bytes) -> str:
    """The text of a file's bytes. Raises BadBallotFile when it is none, or is too large."""
    if len(data) > 4 * LONGEST:
        raise BadBallotFile("too_large")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadBallotFile("not_text", data[: error.start].count(b"\n") + 1) from error


def read(text: str) -> BallotFile:
    """A file from its text. Raises BadBallotFile for the first thing that is wrong: nothing is mended or left out."""
    if len(text) > LONGEST:
        raise BadBallotFile("too_large")
    file = _Reading(text).file()
    if tuple(_ordered(file)) != file.ballots or _text(file) != text:
        raise BadBallotFile("not_canonical")
    return file


class _Reading:
    """Goes through the lines one after the other."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.at = 0
        if self.lines[0] != HEADING:
            raise BadBallotFile("not_this", 1)
        if self.lines.pop() != "":
            raise BadBallotFile("ends_early", len(self.lines) + 1)

    def bad(self, code: str, what: str = "") -> BadBallotFile:
        return BadBallotFile(code, self.at + 1, what[:80])

    def value(self, key: str) -> str:
        """What stands on the next line after this key."""
        self.at += 1
        if self.at >= len(self.lines):
            raise self.bad("ends_early", key)
        line = self.lines[self.at]
        if not line.startswith(f"{key} ") or not line[len(key) + 1 :].strip():
            raise self.bad("expected", key)
        return line[len(key) + 1 :]

    def number(self, key: str, least: int, most: int) -> int:
        value = self.value(key)
        if not _NUMBER.fullmatch(value) or not least <= int(value) <= most:
            raise self.bad("bad_value", key)
        return int(value)

    def word(self, key: str, words: Sequence[str]) -> str:
        value = self.value(key)
        if value not in words:
            raise self.bad("bad_value", key)
        return value

    def name(self, key: str) -> str:
        """Words of one line, without letters that steer a terminal or turn the direction of what follows."""
        return self.spoken(self.value(key))

    def spoken(self, value: str) -> str:
        steers = any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") or letter in _TURNING for letter in value)
        if steers or len(value) > 300 or value != value.strip():
            raise self.bad("bad_name", "")
        return value

    def ids(self, key: str, known: Sequence[str]) -> tuple[str, ...]:
        value = self.value(key)
        found = () if value == "-" else tuple(value.split(" "))
        self.check(found, frozenset(known))
        return found

    def check(self, ids: tuple[str, ...], known: frozenset[str]) -> None:
        for one in ids:
            if one not in known:
                raise self.bad("unknown", one)
        if len(set(ids)) < len(ids):
            raise self.bad("twice", next(one for one in ids if ids.count(one) > 1))

    def file(self) -> BallotFile:
        origin, number = self.name("origin"), self.number("number", 0, 999_999_999)
        round_number, office = self.number("round", 1, 999), self.office()
        title, method = self.name("title"), self.word("method", _ELECTING)
        seats = self.number("seats", 1, MOST_NOMINEES if CHOOSING[method].MANY_SEATS else 1)
        next_round, electors = self.word("next round", NEXT_ROUND), self.number("electors", 0, MOST_ELECTORS)
        quorum, how = self.quorum(), self.word("how", HOW)
        from_totals = self.word("from totals", ("yes", "no")) == "yes"
        seed = self.seed()
        nominees = tuple(self.nominees())
        standing = [one.id for one in nominees if not one.withdrawn]
        if not standing:
            raise BadBallotFile("nobody_stands", self.at + 1)
        declared = Declared(
            self.word("result", CHOSEN_REASONS),
            self.ids("chosen", standing),
            self.ids("tied", standing),
            self.ids("goes on", standing),
        )
        ballots = tuple(self.ballots(method, frozenset(one.id for one in nominees), electors))
        return BallotFile(
            origin=origin, number=number, round=round_number, office=office, title=title, method=method, seats=seats,
            next_round=next_round, electors=electors, quorum=quorum, how=how, from_totals=from_totals, seed=seed,
            nominees=nominees, declared=declared, ballots=ballots,
        )  # fmt: skip

    def office(self) -> str:
        value = self.value("office")
        if not _OFFICE.fullmatch(value):
            raise self.bad("bad_value", "office")
        return value

    def quorum(self) -> str:
        value = self.value("quorum")
        try:
            quorum_of(value, 1)
        except ValueError:
            raise self.bad("bad_value", "quorum") from None
        return value

    def seed(self) -> bytes | None:
        value = self.value("seed")
        if value == "-":
            return None
        if not _SEED.fullmatch(value):
            raise self.bad("bad_value", "seed")
        return bytes.fromhex(value)

    def nominees(self) -> Iterator[Nominee]:
        seen: set[str] = set()
        while self.at + 1 < len(self.lines) and self.lines[self.at + 1].startswith(("nominee ", "withdrawn ")):
            key = self.lines[self.at + 1].split(" ")[0]
            one, _space, name = self.value(key).partition(" ")
            if not _ID.fullmatch(one):
                raise self.bad("bad_id", one)
            if one in seen:
                raise self.bad("doubled", one)
            if not name.strip():
                raise self.bad("bad_name", one)
            seen.add(one)
            if len(seen) > MOST_NOMINEES:
                raise self.bad("bad_value", "nominee")
            yield Nominee(one, self.spoken(name), key == "withdrawn")

    def ballots(self, method: str, known: frozenset[str], electors: int) -> Iterator[tuple[str, ...]]:
        number = self.number("ballots", 0, MOST_ELECTORS)
        if number > electors:
            raise self.bad("more_than_electors", str(number))
        if number != len(self.lines) - self.at - 1:
            raise self.bad("wrong_number", str(number))
        kind = BALLOTS[method]
        most = {"one": 1, "none": 0}.get(kind, len(known))
        split: Callable[[str], list[str]] = lambda line: line.split(" > " if kind == "ranking" else " ")  # noqa: E731
        for _ in range(number):
            self.at += 1
            line = self.lines[self.at]
            ballot = () if line == "-" else tuple(split(line))
            self.check(ballot, known)
            if len(ballot) > most:
                raise self.bad("too_many", str(len(ballot)))
            yield ballot


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of writing of what follows."""
