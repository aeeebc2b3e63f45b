"""Proposed bylaws are read within limits and judged before anybody is asked about them."""

import time

import pytest
from django.utils import translation

from hamgam.bylaws import proposals
from hamgam.bylaws.founding import template

RULES, TEXTS = template("platform")


def said(rules, texts=None, **more):
    with translation.override("en"):
        return proposals.examine(rules, TEXTS if texts is None else texts, **more).sentences()


def test_a_shape_as_it_is_shipped_is_sound():
    found = proposals.examine(RULES, TEXTS)
    assert (found.sound, found.problems, [flaw for flaw in found.flaws if flaw.serious]) == (True, (), [])


@pytest.mark.parametrize("size", [400_001, 2_000_000])
def test_a_file_of_two_megabytes_is_refused_with_a_sentence_and_at_once(size):
    began = time.process_time()
    sentence = "The file is larger than 400 thousand bytes. Bylaws are read by people: make it shorter."
    assert said("#" * size) == [sentence]
    assert said(RULES, {**TEXTS, "fa": TEXTS["fa"] + "\n" * size}) == [sentence]
    assert (time.process_time() - began < 2) is True


@pytest.mark.parametrize(
    "line", ["a" + ".a" * 150_000 + " = 1", "n = " + "9" * 5000, '["' + " " * 300_000 + '"]', "[" * 100_000]
)
def test_a_line_that_would_keep_the_machine_busy_is_refused_by_its_length(line):
    assert said(f"{RULES}\n{line}\n") == [
        f"Line {len(RULES.splitlines()) + 2}: This line is longer than 4000 letters. Write one row on a line."
    ]


def test_the_largest_file_is_read_judged_and_compared_in_bounded_time():
    row = '  {{ act = "texts.freeze", roles = ["liaison"], within = "coalition", matter = "wording", article = "8.{n}" }},\n'
    rows = "".join(row.format(n=n) for n in range(100, 3100))
    rules = RULES.replace("powers = [\n", f"powers = [\n{rows}")
    articles = "".join(f"\n**8.{n}** x\n" for n in range(100, 3100))
    ends = {"fa": "\n## ۹", "en": "\n## 9"}
    texts = {name: text.replace(ends[name], f"{articles}{ends[name]}", 1) for name, text in TEXTS.items()}
    assert (300_000 < len(rules.encode()) < proposals.LARGEST) is True
    began = time.process_time()
    found = proposals.examine(rules, texts)
    former = proposals.examine(RULES, TEXTS)
    compared = proposals.compared((former.bylaws, TEXTS), found, texts)
    assert (found.problems, compared.count) == ((), 1)
    assert (time.process_time() - began < 60) is True


def test_an_article_that_stands_twice_is_refused_with_its_number():
    assert said(RULES, {**TEXTS, "en": TEXTS["en"] + "\n**7.1** Again.\n"}) == [
        "The readable text has an article twice: 7.1. Give each article its own number."
    ]


def test_problems_are_told_with_their_lines():
    line = next(n for n, row in enumerate(RULES.splitlines(), 1) if '"texts.freeze"' in row)
    assert said(RULES.replace('"texts.freeze"', '"texts.freezes"', 1)) == [
        f"Line {line}: There is no act “texts.freezes”. The manual lists them."
    ]


def test_a_serious_flaw_is_told_with_how_to_mend_it_and_keeps_the_proposal_from_being_sound():
    rules = "".join(row for row in RULES.splitlines(keepends=True) if 'matter = "bylaws"' not in row)
    found = proposals.examine(rules, TEXTS, held={"liaison", "coordinator"})
    assert (found.bylaws is not None, found.sound) == (True, False)
    assert said(rules, held={"liaison", "coordinator"}) == [
        "Nobody could ever change these bylaws again: no row says how a change of them is settled. "
        "Write a row in [[matters]] with matter = “bylaws”."
    ]
