"""Past signatures of organisations that merged or split: shown as they declared it, on the page of each statement."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from hamgam.members import acts as members
from hamgam.members.actor import Actor
from hamgam.members.mergers import Terms
from hamgam.statements.reading import Reading
from tests.members.succeeded import both, settle
from tests.members.succeeded import split as declared_split
from tests.statements.published import in_the_name_of_all, in_the_names_of_three
from tests.statements.test_pages import address, read

pytestmark = pytest.mark.django_db

EAST = {"fa": "شاخهٔ شرق", "en": "Eastern Branch"}


def become_one(world, former, later, *, signatures, name=False):
    """Both declare that the former goes on as the later one, and the members agree."""
    settle(world, both(former, later, later.organisation, Terms(name=name, key=False, signatures=signatures)))


def split(world, *, signatures):
    terms = Terms(name=False, key=False, signatures=signatures)
    return settle(world, declared_split(world.c_liaison, world.c.names, EAST, terms))


def since(statement, organisation, language="en"):
    """What is said of this organisation's signature."""
    with translation.override(language):
        row = next(row for row in Reading(statement, language).signers if row.public_id == organisation.public_id)
    return [(one.kind, one.name, one.counted) for one in row.since]


def page(statement, language):
    return read(address("page", statement, language))


@pytest.mark.parametrize(
    ("signatures", "language", "said"),
    [
        (True, "en", "this signature is counted with Growers’ Circle."),
        (True, "fa", "این امضا از آنِ کانون برزگران به شمار می‌آید."),
        (False, "en", "this signature stays with its own name."),
        (False, "fa", "این امضا به نام خودش می‌ماند."),
    ],
)
def test_a_merged_organisations_signature_is_shown_as_both_declared(world, signatures, language, said):
    statement = in_the_name_of_all(world)
    assert said not in page(statement, language)
    become_one(world, world.a_liaison, world.b_liaison, signatures=signatures)
    assert page(statement, language).count(said) == 1
    assert since(statement, world.a) == [("merge", "Growers’ Circle", signatures)]
    assert since(statement, world.b) == []


@pytest.mark.parametrize("signatures", [True, False])
def test_a_split_is_told_only_where_the_signatures_went_over(world, signatures):
    statement = in_the_name_of_all(world)
    split(world, signatures=signatures)
    assert since(statement, world.c) == ([("split", "another organisation", True)] if signatures else [])
    said = "این امضا از آنِ نهادی دیگر به شمار می‌آید."
    assert (said in page(statement, "fa")) == signatures


def test_a_part_that_agreed_to_be_shown_is_named(world):
    statement = in_the_name_of_all(world)
    link = members.invite_part(by=world.c_liaison, on=split(world, signatures=True))
    taken = members.accept_invitation(
        by=Actor.invited(link.organisation), on=link, username="east", password="سه-دریا-دو-کوه-۹"
    )
    east = Actor.of(taken.person, link.organisation)
    members.edit_organisation(by=east, on=link.organisation, shown=["name"])
    assert since(statement, world.c) == [("split", "Eastern Branch", True)]


def test_what_went_on_twice_is_followed_and_what_stayed_is_not(world):
    statement = in_the_name_of_all(world)
    become_one(world, world.a_liaison, world.b_liaison, signatures=True)
    become_one(world, world.b_liaison, world.c_liaison, signatures=False)
    assert since(statement, world.a) == [("merge", "Growers’ Circle", True), ("merge", "Drivers’ Union", False)]
    assert since(statement, world.b) == [("merge", "Drivers’ Union", False)]


def test_the_number_of_signatures_is_the_one_of_the_day(world):
    statement = in_the_names_of_three(world)
    become_one(world, world.a_liaison, world.b_liaison, signatures=True)
    assert [row.public_id for row in Reading(statement, "fa").first] == [
        row.public_id for row in sorted((world.a, world.b, world.c), key=lambda row: row.sort_fa)
    ]


def test_mergers_cost_no_query_more(world):
    statement = in_the_name_of_all(world)

    def asked():
        with CaptureQueriesContext(connection) as found:
            page(statement, "en")
        return len(found)

    before = asked()
    become_one(world, world.a_liaison, world.b_liaison, signatures=True)
    become_one(world, world.c_liaison, world.d_liaison, signatures=True)
    assert asked() == before
