"""A new name: agreed, the coalition bears it; without agreement the former stays."""

import pytest

from hamgam.decisions import acts
from hamgam.decisions.models import Matter
from hamgam.members.models import Coalition
from hamgam.record.checking import check
from tests.decisions.brought import brought, close
from tests.people import World, client_of

pytestmark = pytest.mark.django_db
CHOICES = [{"fa": "همراهان", "en": "Companions"}, {"fa": "همیاران", "en": "Helpers"}]
FORMER = {"fa": "هم‌پیمانی آزمون", "en": "Test Coalition"}


def named(world: World, first: str, second: str, details: dict[str, str]) -> Matter:
    """All answer the two names with these words, until it is settled."""
    matter = brought(world, "name", choices=CHOICES, details=details)
    for actor in world.liaisons:
        acts.answer(by=actor, on=matter, said={"words": {"c1": first, "c2": second}}, reason="چون.")
    while close(matter).stage == "open":
        matter.refresh_from_db()
    return matter


def test_the_coalition_bears_the_name_that_was_agreed_and_the_former_one_is_kept(world: World) -> None:
    matter = named(world, "accept", "reject", {"of": "coalition"})
    assert (matter.stage, Coalition.objects.get().names) == ("agreed", CHOICES[0])
    assert matter.result == {"choice": "c1", "former": FORMER}
    assert check() == []


def test_without_agreement_the_former_name_stays_and_stands_on_the_page(world: World) -> None:
    matter = named(world, "reject", "reject", {"of": "coalition"})
    assert (matter.stage, Coalition.objects.get().names) == ("not_agreed", FORMER)
    assert matter.result == {"otherwise": "former", "former": FORMER}
    page = client_of(world.a_liaison, language="en").get(f"/en/w/decisions/{matter.number}/").content.decode()
    assert ("The name that it bears" in page, "Test Coalition" in page) == (True, True)


def test_several_names_that_all_accept_choose_none(world: World) -> None:
    matter = named(world, "accept", "accept", {"of": "coalition"})
    assert (matter.stage, matter.outcome["reason"], Coalition.objects.get().names) == (
        "not_agreed", "several_agreed", FORMER,
    )  # fmt: skip


def test_the_name_of_something_else_changes_nothing_of_the_coalition(world: World) -> None:
    matter = named(world, "accept", "reject", {})
    assert (matter.stage, Coalition.objects.get().names, matter.result) == ("agreed", FORMER, {"choice": "c1"})


@pytest.mark.parametrize(("language", "name"), [("fa", "همراهان"), ("en", "Companions")])
def test_every_page_bears_the_new_name_and_the_matter_tells_the_former(world: World, language: str, name: str) -> None:
    matter = named(world, "accept", "reject", {"of": "coalition"})
    public = client_of(world.nobody, language=language).get(f"/{language}/").content.decode()
    page = (
        client_of(world.a_liaison, language=language).get(f"/{language}/w/decisions/{matter.number}/").content.decode()
    )
    assert (name in public, FORMER[language] in public, FORMER[language] in page) == (True, False, True)
