"""The register of decisions on paper: every decision with its words, its outcome and its tasks, year by year."""

import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pdfminer.high_level import extract_text

from hamgam.bodies import acts as bodies
from hamgam.decisions import acts, reading
from hamgam.decisions.papers import register_paper
from tests.bodies.given import body, given_to
from tests.decisions.brought import answered, brought, close
from tests.people import World, client_of

PDF = "/en/w/decisions/register.pdf"
QUESTION = {"fa": "صندوقی بسازیم؟", "en": "Shall we make a fund?"}


def decided(world: World, word: str = "accept") -> None:
    close(answered(world, brought(world, question=QUESTION, text={"en": "A common one."}), word, word, word, ""))


def test_each_decision_stands_there_with_what_follows_from_it(world: World) -> None:
    decided(world)
    matter = reading.register(world.a_liaison).get()
    acts.assign_task(
        by=world.a_liaison, on=matter, words={"en": "Open an account"}, responsible=world.b, due_on=date(2027, 3, 1)
    )
    with translation.override("en"):
        paper = register_paper(reading.register(world.a_liaison), lambda row: 2026, "As of today")
    clause = next(iter(paper.clauses()))
    assert (paper.title, [section.title for section in paper.sections]) == ("Register of decisions", ["2026"])
    assert (clause.label, clause.heading, clause.text.splitlines()[0]) == ("1", "Shall we make a fund?", "Agreed.")
    assert clause.text.splitlines()[-2:] == [
        "A common one.",
        "– Open an account (Growers’ Circle, by 1 March 2027, still open)",
    ]
    assert clause.marks[1] == "Under version 1 of the bylaws."


def test_it_is_for_whoever_reads_the_register(world: World) -> None:
    decided(world)
    answers = [client_of(actor).get(PDF) for actor in (world.c_delegate, world.observer)]
    assert [(answer.status_code, answer["Content-Type"]) for answer in answers] == [(200, "application/pdf")] * 2
    assert {"Shall", "make", "fund"} <= set(re.findall(r"\w+", extract_text(io.BytesIO(answers[0].content))))
    assert Client().get(PDF).status_code == 302


@pytest.mark.parametrize("wrong", ["?kind=nonsense", "?year=99999999", "?year=x"])
def test_what_it_cannot_be_narrowed_by_is_not_found(world: World, wrong: str) -> None:
    assert client_of(world.a_liaison).get(PDF + wrong).status_code == 404


def test_one_decision_and_three_ask_equally_often(world: World) -> None:
    counts = []
    for times in (1, 2):
        for _ in range(times):
            decided(world)
        client = client_of(world.a_liaison)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(PDF).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_what_the_members_of_a_body_settle_is_counted_in_people(world: World) -> None:
    made = body(world)
    bodies.join(by=world.b_delegate, on=made)
    given_to("group")
    matter = acts.bring(by=world.a_liaison, kind="decision", question=QUESTION, details={"settled_by": made.slug})
    acts.vote(by=world.b_delegate, on=matter, said={"word": "accept"})
    acts.close(by=world.a_liaison, on=matter)
    with translation.override("en"):
        rows = list(reading.register(world.a_liaison))
        paper = register_paper(rows, lambda row: 2026, "As of today")
        table = [str(row[4]) for row in reading.csv_rows(rows)][1:]
    *_, clause = paper.clauses()
    assert clause.text.splitlines()[1].startswith("One person agreed.")
    assert any(how.startswith("One person agreed.") for how in table)
