"""The record of an election on paper: what its page says, after the close, and to whom."""

import hashlib

import pytest
from django.test import Client
from django.utils import translation

from hamgam.elections.models import BallotFile
from hamgam.elections.record_paper import record_paper
from tests.elections.held import cast, closed, formed, opened
from tests.furnished import furnished
from tests.people import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    made = furnished("committee", duty="secretary")
    formed(made)
    return made


def voted(world):
    """Three of four vote for the first, one does not vote."""
    election = opened(world, "secretary", [(world.a_delegate, "نسیم"), (world.b_delegate, "باران")])
    for actor in (world.a_delegate, world.b_delegate, world.c_delegate):
        cast(election, actor, "n1")
    return election


def said(world, election, language="fa"):
    """Title → what stands under it."""
    with translation.override(language):
        paper = record_paper(world.d_delegate, election)
    return {section.title: "\n".join(clause.text for clause in section.clauses) for section in paper.sections}


def test_it_says_who_won_how_it_was_counted_who_stood_who_voted_and_by_which_rule(world):
    election = closed(voted(world))
    found = said(world, election)
    won, other = f"نسیم ({world.a.names['fa']})", f"باران ({world.b.names['fa']})"
    assert found["نتیجه"].splitlines()[0] == won
    assert "شرکت: ۳ از " in found["نتیجه"]
    assert found["چه کسانی نامزد بودند"] == f"{won}\n{other}"
    roll = found["چه کسانی می‌توانستند رأی بدهند"]
    assert (roll.count("رأی داده است"), "نسیم" in roll) == (3, False)
    assert found["قاعده"].splitlines()[-1].startswith("مادهٔ ۲۲.۱ ")


def test_the_ballots_of_each_round_can_be_held_to_it(world):
    election = closed(voted(world))
    row = BallotFile.objects.get()
    with translation.override("en"):
        found = said(world, election, "en")["Recount it"]
    assert found == (
        f"hamgam recount ballots-{election.number}-1.txt\nSHA-256: {hashlib.sha256(row.data.encode()).hexdigest()}"
    )


@pytest.mark.parametrize("language", ["fa", "en"])
def test_it_is_there_after_the_close_for_whoever_reads_the_page(world, language):
    election = voted(world)
    path = f"/{language}/w/elections/{election.number}.pdf"
    assert client_of(world.d_delegate).get(path).status_code == 404
    closed(election)
    sent = client_of(world.d_delegate).get(path)
    assert (sent.status_code, sent["Content-Type"], sent.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert [client_of(world.observer).get(path).status_code, Client().get(path).status_code] == [404, 302]
