"""``hamgam consultation VOTES.csv --json``: what unites and what divides, from a CSV of answers. Needs no database."""

import argparse
import csv
import time
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from hamgam.engine.ground import consultation as engine
from hamgam.engine.ground.consultation.votes import WORDS
from hamgam.management.rows_of_files import printed

COLUMNS = ["participant", "statement", "answer"]
#: Read so many bytes at a time.
PIECE = 8 << 20
_PLAIN = {word.encode(): answer for word, answer in WORDS.items()}
#: Nothing in these columns is no answer.
_SILENT = ("", "no_answer")
#: Where these are, the rules of CSV or blanks around a word matter.
_ODD = (b" ,", b", ", b"\n ", b" \n", b"\t", b"\r", b"\x00")

Found = dict[str, Any]
SENTENCES = {
    "columns": (
        "The first row must be: participant,statement,answer.",
        "سطر نخست باید این باشد: participant,statement,answer.",
    ),
    "short_row": (
        "Row {what} does not have a participant, a statement and an answer.",
        "سطر {what} شرکت‌کننده، گزاره و پاسخ را با هم ندارد.",
    ),
    "unknown_answer": (
        "“{what}” is no answer; use 1 (agree), 0 (pass) or -1 (disagree).",
        "«{what}» پاسخ نیست؛ بنویسید 1 (موافقم)، 0 (نظری ندارم) یا -1 (مخالفم).",
    ),
    "answered_twice": (
        "There are two different answers of {what}.",
        "برای {what} دو پاسخ ناهمسان هست.",
    ),
    "too_many_statements": (
        "{what} statements are more than can be asked about.",
        "{what} گزاره بیش از اندازه است.",
    ),
    "groups": ("{what} groups cannot be asked for; ask for 1 to 26.", "{what} گروه نمی‌شود خواست؛ از 1 تا 26 بخواهید."),
}


def add_to(commands: Any) -> None:
    """Register the command and its words."""
    asked = commands.add_parser("consultation", help="what unites and divides, from a CSV of answers; keeps nothing")
    asked.add_argument("file", type=Path, help="rows participant,statement,answer with 1, 0 or -1")
    asked.add_argument("--json", action="store_true", help="print it as JSON, which is its one form")
    asked.add_argument("--groups", type=int, metavar="K", help="so many groups instead of the best number")


def run(given: argparse.Namespace) -> int:
    """Prints the answer and gives 0, or prints the sentence that says what to mend and gives 2."""
    return printed(lambda: _answer(given), SENTENCES)


def _answer(given: argparse.Namespace) -> Found:
    began = time.monotonic()
    found = answer_of(engine.results(votes_in(given.file), groups=given.groups))
    return found | {"seconds": round(time.monotonic() - began, 3)}


def answer_of(results: engine.Results) -> Found:
    """Everything of the results, for JSON."""
    return {
        "participants": results.participants,
        "answers": results.answers,
        "least": results.least,
        "reason": results.reason,
        "explained": results.explained,
        "separation": results.separation,
        "unplaced": results.unplaced,
        "groups": [
            {
                "letter": group.letter,
                "size": group.size,
                "marks": [
                    {
                        "statement": mark.id,
                        "answer": mark.answer,
                        "times": mark.times,
                        "share": mark.share,
                        "others": mark.others,
                        "z": mark.z,
                    }
                    for mark in group.marks
                ],
            }
            for group in results.groups
        ],
        "statements": [
            {
                "statement": row.id,
                **_counts(row),
                "unites": row.unites,
                "against": row.against,
                "divides": row.divides,
                "united": row.united,
                "by_group": {letter: of and _counts(of) for letter, of in row.by_group.items()},
            }
            for row in results.statements
        ],
        "map": [{"x": cell.x, "y": cell.y, "group": cell.group, "count": cell.count} for cell in results.map],
    }


def _counts(row: engine.Counts | engine.StatementResult) -> Found:
    """Counts; null is held back, and `between` says what range all that is published leaves open."""
    return {
        "seen": row.seen,
        "agree": row.agree,
        "pass": row.pass_,
        "disagree": row.disagree,
        "between": {word: list(given) for word, given in row.between.items()},
    }


def votes_in(path: Path) -> engine.Votes:
    """The answers of a file, read piece by piece: plain lines by the million, others by the rules of CSV."""
    try:
        with path.open("rb") as file:
            return _gathered(file)
    except UnicodeDecodeError:
        raise engine.ConsultationError("not_utf8") from None
    except (OSError, csv.Error):
        raise engine.ConsultationError("not_found", path) from None


def _gathered(file: BinaryIO) -> engine.Votes:
    heading = file.readline().removeprefix(b"\xef\xbb\xbf").decode()
    gathering = engine.Gathering()
    if heading.strip():
        if [part.strip().lower() for part in next(csv.reader([heading]))] != COLUMNS:
            raise engine.ConsultationError("columns")
    elif file.read(1):
        raise engine.ConsultationError("columns")
    before, pieces = 0, _pieces(file)
    for piece in pieces:
        if b'"' in piece:  # a quoted name may go on over the end of a piece: all the rest is read by the rules
            _by_the_rules(_lines(chain([piece], pieces)), before, gathering)
        elif not _plain(piece, gathering):
            _by_the_rules(_lines([piece]), before, gathering)
        before += piece.count(b"\n")
    return gathering.votes()


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """Whole lines, some millions of bytes at a time."""
    left = b""
    while read := file.read(PIECE):
        end = read.rfind(b"\n") + 1
        if end:
            yield left + read[:end]
            left = read[end:]
        else:
            left += read
    if left:
        yield left


def _lines(pieces: Iterable[bytes]) -> Iterator[str]:
    for piece in pieces:
        for line in piece.removesuffix(b"\n").split(b"\n"):
            yield line.decode() + "\n"


def _plain(piece: bytes, gathering: engine.Gathering) -> bool:
    """Take in lines of three words each; False, and nothing taken in, where a line is otherwise."""
    lines = piece.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
    text = b"\n".join(lines)
    if any(odd in text for odd in _ODD) or text[:1] == b" " or text[-1:] == b" " or set(map(_commas, lines)) != {2}:
        return False
    words = b",".join(lines).split(b",")
    answers = [_PLAIN.get(word) for word in words[2::3]]
    if None in answers or b"" in words:
        return False
    text.decode()
    gathering.add_many(words[0::3], words[1::3], answers)  # type: ignore[arg-type]
    return True


def _commas(line: bytes) -> int:
    return line.count(b",")


def _by_the_rules(lines: Iterator[str], before: int, gathering: engine.Gathering) -> None:
    """Rows as the csv module reads them; blanks around words do not count, nor do rows without any."""
    rows = csv.reader(lines)
    for row in rows:
        parts = [part.strip() for part in row]
        if not any(parts):
            continue
        if len(parts) != 3 or not parts[0] or not parts[1]:
            raise engine.ConsultationError("short_row", before + rows.line_num)
        participant, statement, answer = parts
        if answer in _SILENT:
            continue
        if answer not in WORDS:
            raise engine.ConsultationError("unknown_answer", answer)
        gathering.add_many([participant.encode()], [statement.encode()], [WORDS[answer]])
