"""Whom new posts reach and which talks reach somebody are one question, asked from both sides."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamgam.members import acts as members
from hamgam.members.models import Person
from hamgam.talk import acts, reading
from hamgam.talk.models import Talk
from tests import flow
from tests.people import World
from tests.stages import furnish
from tests.talk.test_acts import suspend, wrote


def both_agree() -> set[tuple[str, int]]:
    """Who follows which talk, after both sides were asked and said the same."""
    by_talk = {(who.username, talk.pk) for talk in Talk.objects.all() for who in reading.followers(talk)}
    by_person = {(who.username, talk.pk) for who in Person.objects.all() for talk in reading.followed(who)}
    assert by_talk == by_person
    return by_talk


def test_both_sides_say_the_same_in_a_full_coalition(stocked_world: World) -> None:
    text = flow.draft(stocked_world)
    wrote(stocked_world.a_liaison, text, "از @برزگران می‌پرسم.")
    wrote(stocked_world.c_liaison, stocked_world.coalition)
    kinds = set(Talk.objects.values_list("kind", flat=True))
    found = both_agree()
    assert len(found) > 8 and {"text", "liaisons"} <= kinds
    assert "o-observer" not in {name for name, _talk in found}


def test_what_somebody_said_counts_and_who_left_follows_nothing(world: World) -> None:
    talk = wrote(world.a_delegate, flow.draft(world)).talk
    acts.follow(by=world.c_liaison, on=talk, follows=True)
    acts.follow(by=world.a_delegate, on=talk, follows=False)
    assert both_agree() == {("c-liaison", talk.pk)}
    acts.follow(by=world.a_delegate, on=talk, follows=True)
    members.end_seat(by=world.a_liaison, on=world.a_delegate.seat)
    assert both_agree() == {("c-liaison", talk.pk)}


def test_the_talk_of_the_liaisons_is_followed_by_them_alone(world: World) -> None:
    talk = wrote(world.a_liaison, world.coalition).talk
    acts.follow(by=world.a_delegate, on=talk, follows=True)
    everybody = {(f"{name}-liaison", talk.pk) for name in "abcd"}
    assert both_agree() == everybody
    suspend(world.c)
    assert both_agree() == everybody - {("c-liaison", talk.pk)}


def test_it_is_asked_in_the_same_number_of_queries(stocked_world: World) -> None:
    found = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as captured:
            list(reading.followed(stocked_world.a_liaison.person))
        found.append(len(captured))
        furnish(stocked_world)
    assert found[0] == found[1]
