"""Who stands under the founding text: whoever accepted it, in alphabetical order; nobody who was silent, left, or does not show its name."""

import pytest

from hamgam.bylaws import rules
from hamgam.bylaws.sentences import ladder_words
from hamgam.members import acts
from hamgam.members.founding_signatories import signatories
from hamgam.members.founding_text import FoundingText
from hamgam.members.leaving import handover
from hamgam.members.models import Coalition, Organisation
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from tests.decisions.brought import answered, close
from tests.furnished import furnished
from tests.members.founded import PRESS, RIVER, bring_text, settled_text
from tests.members.joined import ready
from tests.people import client_of
from tests.stories.cycles.issued import missing_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def platform(db):
    """A coalition whose bylaws know levels of co-operation."""
    return furnished("platform")


def names(world, text=None, reader=None, language="fa"):
    """The names under a text, as somebody reads them."""
    text = text or FoundingText.objects.first()
    return [row.organisation.names[language] for row in signatories(text, reader or world.a_liaison, language)]


def alphabetical(*houses, language="fa"):
    rows = Organisation.objects.filter(pk__in=[house.pk for house in houses]).alphabetical(language)
    return [house.names[language] for house in rows]


@pytest.mark.parametrize("language", ["fa", "en"])
def test_those_who_accepted_stand_in_the_order_of_the_readers_alphabet(world, language):
    settled_text(world)
    assert names(world, language=language) == alphabetical(world.a, world.b, world.c, world.d, language=language)


def test_whoever_was_silent_is_not_under_it_and_a_reservation_is_said_inside(world):
    close(answered(world, bring_text(world), "accept", "reservation", "accept", ""))
    rows = signatories(FoundingText.objects.get(), world.c_liaison, "fa")
    assert {row.organisation: row.reserved for row in rows} == {world.a: False, world.b: True, world.c: False}
    assert [row.reserved for row in signatories(FoundingText.objects.get(), world.nobody, "fa")].count(True) == 0


def test_whoever_joined_by_accepting_it_stands_there_with_the_day(world):
    text = settled_text(world)
    house = ready(world).organisation
    assert house.names["fa"] not in names(world)
    with written_by(Writing("test", times.now())):
        house.candidature.admitted_on = times.now().date()
        house.candidature.save()
    assert house.candidature.accepted_text == text
    row = next(row for row in signatories(text, world.a_liaison, "fa") if row.organisation == house)
    assert (row.joined, row.reserved) == (house.candidature.admitted_on, False)


def test_up_to_which_level_it_was_accepted_is_said_inside_alone(platform):
    text = settled_text(platform)
    house = ready(platform, level="contact").organisation
    with written_by(Writing("test", times.now())):
        house.candidature.admitted_on = times.now().date()
        house.candidature.save()
        Organisation.objects.filter(pk=house.pk).update(standing="member", shown=["name"])
    read = [
        [row.said for row in signatories(text, reader, "fa") if row.organisation == house]
        for reader in (platform.a_liaison, platform.nobody)
    ]
    assert read == [[ladder_words()["contact"]], [""]]


def test_whoever_left_stands_under_the_former_version_alone(world):
    first = settled_text(world)
    points = [point.name for point in handover(world.d)]
    acts.leave(by=world.d_liaison, on=world.d, handed=points, last_is_known=True)
    assert names(world) == alphabetical(world.a, world.b, world.c)
    with written_by(Writing("test", times.now())):
        FoundingText.objects.create(number=2, texts=first.texts, force_at=times.now(), since=first.since, settled_by=9)
    rows = {row.organisation: row.left for row in signatories(first, world.a_liaison, "fa")}
    assert rows == {world.a: False, world.b: False, world.c: False, world.d: True}
    assert names(world) == []


def test_the_public_reads_only_names_that_are_shown(world):
    settled_text(world)
    assert set(names(world, reader=world.nobody)) == {
        house.names["fa"] for house in (world.a, world.b, world.c, world.d) if "name" in house.shown
    }
    acts.edit_organisation(by=world.b_liaison, on=world.b, shown=[])
    assert world.b.names["fa"] not in names(world, reader=world.nobody)
    assert world.b.names["fa"] in names(world)


@pytest.mark.parametrize("count", [1, 3])
def test_one_name_and_three_take_one_query(world, django_assert_num_queries, count):
    agreed = [{"organisation": house.public_id, "word": "accept"} for house in (world.a, world.b, world.c)]
    with written_by(Writing("test", times.now())):
        text = FoundingText.objects.create(
            number=1, force_at=times.now(), since=times.now().date(), settled_by=1, agreed=agreed[:count]
        )
    rules.in_force()
    with django_assert_num_queries(2):  # whether it is the newest, and the names
        assert len([(row.said, row.joined) for row in signatories(text, world.a_liaison, "fa")]) == count


def test_the_paper_holds_words_fields_and_names_and_is_closed_as_the_page_is(world):
    settled_text(world, fields=(RIVER, PRESS))
    for language in ("fa", "en"):
        address = f"/{language}/founding-text/1.pdf"
        sent = client_of(world.a_liaison).get(address)
        assert (sent.status_code, sent["Content-Type"]) == (200, "application/pdf")
        words = [RIVER["names"][language], PRESS["means"][language], world.a.names[language], world.d.names[language]]
        assert missing_from(sent.content, words) == []
    assert client_of(world.a_liaison).get("/fa/founding-text/2.pdf").status_code == 404
    with written_by(Writing("test", times.now())):
        Coalition.objects.update(public_bylaws=False)
    assert client_of(world.nobody).get("/fa/founding-text/1.pdf").status_code == 302
