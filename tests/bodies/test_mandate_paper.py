"""A mandate on paper: what its page says, for whoever reads that page."""

import pytest
from django.test import Client
from django.utils import translation

from hamgam.bodies import acts
from hamgam.bodies.mandate_paper import mandate_paper
from hamgam.engine.spoken import both
from hamgam.record.times import told
from tests.bodies.given import at, body, mandate, settle
from tests.people import World, client_of

pytestmark = pytest.mark.django_db


def lines(given, language: str = "fa") -> tuple[str, list[str]]:
    """Where it stands, and every line of its paper."""
    with translation.override(language):
        paper = mandate_paper(given)
    return paper.rule_line, [line for clause in paper.clauses() for line in clause.text.splitlines()]


def test_it_says_to_whom_for_what_until_when_what_was_settled_and_what_was_reported(world: World) -> None:
    made = body(world)
    acts.join(by=world.a_delegate, on=made)
    given = mandate(world, f"body:{made.slug}")
    matter = settle(world.a_delegate, given)
    acts.report_on_mandate(by=world.a_delegate, on=given, words={"fa": "روز و جا را گذاشتیم."})
    stands, said = lines(given)
    assert stands.startswith(f"تا پایان {both(given.ends_on, 'fa')}")
    assert [f"به: {made.names['fa']}" in said, matter.question["fa"] in said, "روز و جا را گذاشتیم." in said] == [
        True
    ] * 3
    assert any(line.startswith("از سوی: موضوع") for line in said)


def test_afterwards_it_says_that_it_has_expired(world: World) -> None:
    made = body(world)
    acts.join(by=world.a_delegate, on=made)
    given = mandate(world, f"body:{made.slug}", days=3)
    with told(at(given.ends_on, 23, 59)):
        assert "expired" not in lines(given, "en")[0].lower()
    with told(at(given.ends_on.replace(year=given.ends_on.year + 1, day=1), 12, 0)):
        assert lines(given, "en")[0].startswith("Expired with the end of")


@pytest.mark.parametrize("language", ["fa", "en"])
def test_whoever_reads_the_page_gets_the_paper_and_nobody_else(world: World, language: str) -> None:
    made = body(world)
    given = mandate(world, f"body:{made.slug}")
    path = f"/{language}/w/mandates/{given.number}.pdf"
    sent = client_of(world.d_liaison).get(path)
    assert (sent.status_code, sent["Content-Type"], sent.content[:5]) == (200, "application/pdf", b"%PDF-")
    page = client_of(world.observer).get(path[:-4] + "/").status_code
    assert (client_of(world.observer).get(path).status_code, Client().get(path).status_code) == (page, 302)
