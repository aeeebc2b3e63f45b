"""What is agreed inside, and how it is said outside: the one remains where there is no agreement on the other."""

import pytest
from django.test import Client

from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.kinds import outside as outside_of
from hamgam.decisions.models import Matter
from tests.decisions.brought import answered, brought, close
from tests.people import World, client_of

pytestmark = pytest.mark.django_db
QUESTION = {"fa": "بیرون بگوییم که دفتر جابه‌جا می‌شود؟", "en": "Do we say outside that the office moves?"}


def asked(world: World, *words: str) -> tuple[Matter, Matter]:
    """A decision that all accept, and a matter on how it is said outside, settled."""
    inside = close(answered(world, brought(world), *["accept"] * 4))
    outside = answered(
        world, brought(world, "outside", question=QUESTION, details={"decision": inside.decision}), *words
    )
    while close(outside).stage == "open":
        outside.refresh_from_db()
    return inside, outside


def test_without_agreement_the_decision_remains_and_how_it_is_said_is_an_open_question(world: World) -> None:
    inside, outside = asked(world, "accept", "accept", "reject", "accept")
    inside.refresh_from_db()
    assert (inside.stage, outside.stage, outside.result) == ("agreed", "not_agreed", {"otherwise": "inside_only"})
    assert (outside.difference.question, outside.difference.public) == (QUESTION, False)


def test_its_page_names_the_decision_and_strangers_read_neither(world: World) -> None:
    inside, outside = asked(world, "accept", "accept", "reject", "accept")
    page = client_of(world.b_liaison, language="en").get(f"/en/w/decisions/{outside.number}/").content.decode()
    assert f"Decision 1: {inside.question['en']}" in page
    for address in (f"/en/w/decisions/{inside.number}/", f"/en/w/decisions/{outside.number}/"):
        assert Client().get(address).status_code != 200
    assert inside.question["en"] not in Client().get("/en/differences/", follow=True).content.decode()


def test_each_leads_to_the_other_for_those_who_may_read_both(world: World) -> None:
    inside = close(answered(world, brought(world), *["accept"] * 4))
    outside = brought(world, "outside", question=QUESTION, details={"decision": inside.decision})
    reader = client_of(world.b_liaison, language="en")
    there, back = (
        f'<a href="/en/w/decisions/{outside.number}/">{QUESTION["en"]}</a>',
        f'<a href="/en/w/decisions/{inside.number}/">',
    )
    assert there in reader.get(f"/en/w/decisions/{inside.number}/").content.decode()
    assert f"{back}Decision 1:" in reader.get(f"/en/w/decisions/{outside.number}/").content.decode()
    # What is still open is not told to an observer who may read what is settled.
    assert (outside_of.of_decision(inside, world.observer), outside_of.of_decision(inside, world.nobody)) == ([], [])


def test_a_number_of_the_register_leads_to_its_matter(world: World) -> None:
    brought(world)
    inside = close(answered(world, brought(world), *["accept"] * 4))
    reader = client_of(world.b_liaison)
    assert reader.get(f"/fa/w/decisions/register/{inside.decision}/").url == f"/fa/w/decisions/{inside.number}/"
    for number in (inside.decision + 1, 10**30):
        assert reader.get(f"/fa/w/decisions/register/{number}/").status_code == 404


@pytest.mark.parametrize("details", [{}, {"decision": 0}, {"decision": 7}])
def test_it_is_about_a_decision_that_is_agreed(world: World, details: dict[str, int]) -> None:
    with pytest.raises(NotPossible) as wrong:
        brought(world, "outside", question=QUESTION, details=details)
    assert wrong.value.code == "outside_of_what"


def test_the_form_offers_the_agreed_decisions(world: World) -> None:
    close(answered(world, brought(world), *["accept"] * 4))
    page = client_of(world.a_liaison, language="en").get("/en/w/decisions/new/outside/")
    assert (page.status_code, page.context["offered"]["decisions"]) == (
        200, [(1, "Decision 1: Shall we move the office?")],
    )  # fmt: skip
