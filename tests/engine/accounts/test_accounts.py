"""What small invented accounts say differently: a corpus in Persian and English with what is to be found in each case."""

import re
from datetime import date
from pathlib import Path

import pytest

from hamgam.engine.accounts import Account, Topic, compare

NEAR = date(2026, 10, 27)
FILES = [Path(__file__).with_name(name) for name in ("cases.txt", "unseen.txt")]
Finding = tuple[str, frozenset[tuple[str, str]]]


def _cases() -> list[tuple[str, list[Account], set[Finding]]]:
    found = []
    for part in [part for file in FILES for part in file.read_text(encoding="utf-8").split("\n== ")[1:]]:
        title, *lines = part.strip().split("\n")
        accounts = [Account(line[0], line[3:]) for line in lines if re.match(r"[a-z]: ", line)]
        found.append((title, accounts, {_expected(line[2:]) for line in lines if line.startswith("> ")}))
    return found


def _expected(line: str) -> Finding:
    kind, _colon, said = line.partition(": ")
    return kind, frozenset(tuple(one.split(" = ")) for one in said.split(" | "))


def _finding(topic: Topic) -> Finding:
    said = frozenset((key, one.value) for key, one in topic.said.items())
    return f"{topic.kind} {topic.what}".strip(), said


@pytest.mark.parametrize(
    ("title", "accounts", "expected"), _cases(), ids=lambda given: given if isinstance(given, str) else ""
)
def test_what_accounts_say_differently_is_found_and_nothing_else(
    title: str, accounts: list[Account], expected: set[Finding]
) -> None:
    assert {_finding(topic) for topic in compare(accounts, NEAR) if topic.differs} == expected


def test_of_all_that_was_to_be_found_and_of_all_that_was_found(capsys: pytest.CaptureFixture[str]) -> None:
    found, expected = set(), set()
    for title, accounts, differences in _cases():
        found |= {(title, _finding(topic)) for topic in compare(accounts, NEAR) if topic.differs}
        expected |= {(title, one) for one in differences}
    right = found & expected
    with capsys.disabled():
        print(
            f"\naccounts: precision {len(right)}/{len(found)}, recall {len(right)}/{len(expected)}, {len(_cases())} cases"
        )
    assert (len(right), len(found)) == (len(expected), len(expected))
