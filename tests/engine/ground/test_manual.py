"""The example of the manual, which delegates count by hand, is what the engine answers."""

import re
from pathlib import Path

import pytest

from hamgam.engine import ground

MANUAL = Path(__file__).parents[3] / "docs" / "manual"
WHO = {"en": ("Anemone", "Buttercup", "Clover", "Daisy"), "fa": ("شقایق", "آلاله", "شبدر", "مینا")}


def example(language: str) -> tuple[ground.Question, str]:
    """The table of the page as a question, and the page."""
    page = (MANUAL / language / "staircase.md").read_text()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("|")]
    clauses = tuple(ground.Clause(str(n), (ground.Wording(f"w{n}", True),)) for n in range(1, len(rows[0])))
    stances = {
        (row[0], f"w{n}"): "accept" if cell == "✓" else "reject"
        for row in rows[2:]
        for n, cell in enumerate(row[1:], start=1)
    }
    return ground.Question(clauses, tuple(row[0] for row in rows[2:]), stances), page


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_steps_of_the_manual_are_those_of_the_engine(language: str) -> None:
    question, page = example(language)
    assert question.organisations == WHO[language]
    said = re.findall(r"\*\*(\d) (?:clauses?|بند)[,،] (\d) ", page)
    steps = ground.frontier(question).steps
    assert [(step.clauses, len(step.signatories)) for step in steps] == sorted((int(k), int(s)) for k, s in said)
    assert [step.proved for step in steps] == [True] * 4
