"""``hamgam ground FILE.csv --json``: the common ground of positions from the disk. Needs no database."""

import argparse
import csv
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hamgam.engine import ground as engine
from hamgam.management.rows_of_files import printed

COLUMNS = ["organisation", "clause", "wording", "position"]
PARTS = ("frontier", "full_agreement", "levels", "bridges", "company")
SECONDS = 60.0
#: The seconds bound the search; branches are not counted.
UNBOUNDED = 10**15
#: Bridges and pairs are asked one after another; each takes so many branches at most.
BRANCHES = 60_000
#: Every two organisations are told apart up to so many organisations.
MOST_FOR_TWO = 120

Found = dict[str, Any]
Stop = Callable[[], bool]
SENTENCES = {
    "columns": (
        "The first row must be: organisation,clause,wording,position.",
        "سطر نخست باید این باشد: organisation,clause,wording,position.",
    ),
    "short_row": (
        "Row {what} does not have an organisation, a clause, a wording and a position.",
        "سطر {what} نهاد، بند، نگارش و موضع را با هم ندارد.",
    ),
    "unknown_stance": (
        "“{what}” is no position; use accept, reservation, stand_aside, reject or no_answer.",
        "«{what}» موضع نیست؛ بنویسید accept، reservation، stand_aside، reject یا no_answer.",
    ),
    "position_twice": ("There are two positions of {what}.", "برای {what} دو موضع هست."),
    "unknown_clause": ("There is no clause {what}.", "بند {what} در فایل نیست."),
    "unknown_organisation": ("There is no organisation {what}.", "نهاد {what} در فایل نیست."),
    "too_many_clauses": ("{what} clauses are more than can be asked about.", "{what} بند بیش از اندازه است."),
    "too_many_organisations": (
        "{what} organisations are more than can be asked about.",
        "{what} نهاد بیش از اندازه است.",
    ),
    "organisation_twice": ("The organisation {what} is named twice.", "نهاد {what} دو بار آمده است."),
    "negative_minimum": ("At least {what} signatories cannot be asked for.", "کمینهٔ {what} امضا شدنی نیست."),
    "unknown_part": (
        "“{what}” is none of frontier, full_agreement, levels, bridges, company.",
        "«{what}» هیچ‌یک از این‌ها نیست: frontier، full_agreement، levels، bridges، company.",
    ),
    "seconds": ("{what} is no number of seconds.", "{what} شمار ثانیه نیست."),
}


def add_to(commands: Any) -> None:
    """Register the command and its words."""
    ground = commands.add_parser("ground", help="which text most can sign, from a CSV of positions; keeps nothing")
    ground.add_argument("file", type=Path, help="rows organisation,clause,wording,position")
    ground.add_argument("--json", action="store_true", help="print it as JSON, which is its one form")
    ground.add_argument("--seconds", default=str(SECONDS), metavar="S", help="how long to search (60)")
    ground.add_argument(
        "--no-answer", choices=("bears", "blocks"), default="blocks", help="whether no answer bears a text (blocks)"
    )
    ground.add_argument("--what", default="frontier", help=f"one or more of {','.join(PARTS)}")
    ground.add_argument("--must-have", action="append", default=[], metavar="CLAUSE", help="a clause of every text")
    ground.add_argument(
        "--must-sign", action="append", default=[], metavar="ORGANISATION", help="without it nothing goes"
    )
    ground.add_argument("--minimum", type=int, default=0, metavar="N", help="fewer signatories are no text")
    ground.add_argument("--own", metavar="ORGANISATION", help="with bridges: what its own moves would bring")
    ground.add_argument(
        "--group", action="append", default=[], metavar="ORGANISATION", help="with company: the longest text of these"
    )


def run(given: argparse.Namespace) -> int:
    """Prints the answer and gives 0, or prints the sentence that says what to mend and gives 2."""
    began = time.monotonic()
    return printed(lambda: _answer(given, began), SENTENCES)


def _answer(given: argparse.Namespace, began: float) -> Found:
    parts = [part.strip() for part in given.what.split(",") if part.strip()]
    for part in parts:
        if part not in PARTS:
            raise engine.GroundError("unknown_part", part)
    until = began + _seconds(given.seconds)
    table = engine.table_of(
        _rows(given.file),
        unanswered_bears=given.no_answer == "bears",
        required=given.must_have,
        must_sign=given.must_sign,
        min_signatories=given.minimum,
    )
    question = table.question
    found: Found = {"clauses": len(question.clauses), "organisations": len(question.organisations)}
    share = 1.0 if set(parts) <= {"frontier", "full_agreement"} else 0.6
    first = time.monotonic()
    frontier = engine.frontier(question, UNBOUNDED, _stop(first + share * (until - first)))
    if "frontier" in parts:
        found |= _frontier(table, frontier)
    if "full_agreement" in parts:
        found["full_agreement"] = _agreement(table)
    later: dict[str, Callable[[Stop], Found]] = {
        "levels": lambda stop: {"levels": _levels(table, frontier, stop)},
        "bridges": lambda stop: _bridges(table, frontier, given.own, stop),
        "company": lambda stop: {"company": _company(table, given.group, stop)},
    }
    waiting = [part for part in later if part in parts]
    for at, part in enumerate(waiting):  # each has its share of what is left
        now = time.monotonic()
        found |= later[part](_stop(now + (until - now) / (len(waiting) - at)))
    found["seconds"] = round(time.monotonic() - began, 3)
    return found


def _seconds(said: str) -> float:
    try:
        seconds = float(said)
    except ValueError:
        raise engine.GroundError("seconds", said) from None
    if not 0 <= seconds < 1e9:
        raise engine.GroundError("seconds", said)
    return seconds


def _stop(until: float) -> Stop:
    return lambda: time.monotonic() >= until


def _rows(path: Path) -> Iterator[list[str]]:
    """The rows below the heading; an empty file has none."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file)
            heading = next(rows, None)
            if heading is not None and [part.strip().lower() for part in heading] != COLUMNS:
                raise engine.GroundError("columns")
            yield from (row for row in rows if row)
    except UnicodeDecodeError:
        raise engine.GroundError("not_utf8") from None
    except (OSError, csv.Error):
        raise engine.GroundError("not_found", path) from None


def _frontier(table: engine.Table, frontier: engine.Frontier) -> Found:
    return {
        "steps": [
            {
                "clauses": step.clauses,
                "signatories": len(step.signatories),
                "upper": step.upper,
                "proved": step.proved,
                "settled": step.settled,
                "text": table.text(step.wordings),
                "who": list(step.signatories),
            }
            for step in frontier.steps
        ],
        "longest": [
            {"signatories": row.signatories, "clauses": row.clauses, "proved": row.proved}
            for row in frontier.by_signatories
        ],
    }


def _agreement(table: engine.Table) -> Found:
    rows = engine.full_agreement(table.question).clauses
    called = {wording: name for wording, (_, name) in table.names.items()}
    return {
        "accepted": table.text(row.wording for row in rows if row.state == "accepted" and row.wording),
        "borne": table.text(row.wording for row in rows if row.state != "open" and row.wording),
        "open": [
            {
                "clause": row.clause,
                "wording": called[row.wording] if row.wording else None,
                "in_the_way": list(row.in_the_way),
                "wordings": [
                    {
                        "wording": called[each.wording],
                        "accept": list(each.accept),
                        "reservation": list(each.reservation),
                        "stand_aside": list(each.stand_aside),
                        "reject": list(each.reject),
                        "no_answer": list(each.unanswered),
                    }
                    for each in row.standings
                ],
            }
            for row in rows
            if row.state == "open"
        ],
    }


def _levels(table: engine.Table, frontier: engine.Frontier, stop: Stop) -> Found:
    answer = engine.levels(table.question, known=frontier, should_stop=stop)
    return {
        "levels": [
            {
                "clauses": len(level.wordings),
                "signatories": len(level.signatories),
                "text": table.text(level.wordings),
                "added": table.text(level.added),
                "who": list(level.signatories),
            }
            for level in answer.levels
        ],
        "reached": answer.reached,
        "upper": answer.upper,
        "proved": answer.proved,
    }


def _bridges(table: engine.Table, frontier: engine.Frontier, own: str | None, stop: Stop) -> Found:
    if own:
        rows = engine.own_bridges(table.question, own, limit=BRANCHES, known=frontier, should_stop=stop)
    else:
        rows = engine.bridges(table.question, limit=BRANCHES // 3, should_stop=stop)
    told = [
        {
            "changes": [
                {"kind": change.kind, "clause": change.clause}
                | ({"wording": table.names[change.wording][1]} if change.wording else {})
                | ({"organisation": change.organisation} if change.organisation else {})
                for change in bridge.changes
            ],
            "joins": list(bridge.joins),
            "lost": list(bridge.lost),
            "gains": [gain._asdict() for gain in bridge.gains],
            "gap": bridge.gap,
            "proved": bridge.proved,
        }
        for bridge in rows
    ]
    return {"bridges": told, "all_pairs_looked_at": rows.complete}


def _company(table: engine.Table, group: list[str], stop: Stop) -> Found:
    question, names = table.question, table.question.organisations
    order, best = engine.matrix_order(question), engine.pairs(question, limit=UNBOUNDED, should_stop=stop)
    found: Found = {
        "order": {"organisations": list(order.organisations), "clauses": list(order.clauses)},
        "pairs": [
            {
                "organisations": list(pair.organisations),
                "clauses": pair.clauses,
                "wordings": [list(table.names[wording]) for wording in pair.wordings],
            }
            for pair in best.pairs
        ],
        "left_out": {"as_strong": best.as_strong, "upper": best.upper, "complete": best.complete},
    }
    if group:
        row = engine.together(question, group)
        found["group"] = {
            "organisations": list(row.organisations),
            "text": table.text(row.wordings),
            "also": list(row.also),
            "apart": list(row.apart),
        }
    if len(names) <= MOST_FOR_TWO:
        twos = engine.every_two(question)
        found["two"] = [
            {"organisations": [row.one, row.other], "shared": len(row.shared), "apart": list(row.apart)} for row in twos
        ]
    return found
