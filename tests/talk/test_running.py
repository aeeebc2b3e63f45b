"""A talk is closed, opened again, put off, moved by whoever runs it; refused to everybody else."""

from datetime import timedelta

import pytest

from hamgam.bodies.acts import join, name_chair
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.members import here
from hamgam.record import times
from hamgam.talk import acts, reading, running
from hamgam.talk.models import Talk
from tests import flow
from tests.bodies.given import body
from tests.decisions.brought import brought
from tests.people import client_of
from tests.talk.test_acts import code_of, wrote


def test_who_brought_the_text_and_who_coordinates_close_its_talk_and_nobody_else_does(world):
    text = flow.draft(world)
    talk = wrote(world.c_liaison, text).talk
    for actor in (world.c_liaison, world.d_delegate, world.observer, world.nobody):
        with pytest.raises(Refused):
            running.close(by=actor, on=talk)
    running.close(by=world.a_delegate, on=talk)
    with pytest.raises(NotPossible) as error:
        wrote(world.c_liaison, text)
    assert code_of(error) == "talk_closed"
    running.reopen(by=world.coordinator, on=talk)
    assert wrote(world.c_liaison, text).number == 2


def test_a_talk_that_was_put_off_opens_again_by_itself(world):
    talk = wrote(world.a_liaison, flow.draft(world)).talk
    today = here.today()
    for until in (today, today + timedelta(days=500)):
        with pytest.raises(NotPossible) as error:
            running.put_off(by=world.a_liaison, on=talk, until=until)
        assert code_of(error) == "talk_day"
    running.put_off(by=world.a_liaison, on=talk, until=today + timedelta(days=3))
    with pytest.raises(NotPossible) as error:
        wrote(world.c_liaison, talk)
    assert (code_of(error), error.value.data["day"]) == ("talk_put_off", today + timedelta(days=3))
    with times.told(times.now() + timedelta(days=4)):
        assert wrote(world.c_liaison, talk).number == 2


def test_a_moved_talk_goes_with_its_posts_and_the_old_place_says_where(world):
    text, matter = flow.draft(world), brought(world)
    talk = wrote(world.c_liaison, text).talk
    running.move(by=world.a_liaison, on=talk, to=matter)
    old = reading.of(text)
    assert (reading.of(matter), old.moved_to, talk.posts.count()) == (talk, talk, 1)
    assert wrote(world.d_liaison, text).talk == talk  # what is sent to the old place lands in the new one
    page = client_of(world.c_liaison).get(f"/fa/w/talk/{old.number}/").content.decode()
    assert f'href="/fa/w/talk/{talk.number}/"' in page


def test_a_talk_goes_back_to_where_it_came_from(world):
    text, matter, other = flow.draft(world), brought(world), brought(world)
    talk = wrote(world.c_liaison, text).talk
    running.move(by=world.coordinator, on=talk, to=matter)
    running.move(by=world.coordinator, on=reading.of(matter), to=text)
    assert (reading.of(text), reading.of(matter).moved_to, talk.posts.count()) == (talk, talk, 1)
    assert wrote(world.d_liaison, matter).talk == talk
    joined = wrote(world.c_liaison, other).talk
    running.move(by=world.coordinator, on=reading.of(text), to=other)
    running.move(by=world.coordinator, on=reading.of(other), to=text)
    assert (reading.of(text).moved_to, reading.of(other).moved_to) == (None, talk)
    assert (wrote(world.d_liaison, other).talk, joined.posts.count(), talk.posts.count()) == (talk, 1, 3)


def test_where_there_is_a_talk_already_that_one_goes_on_unless_it_is_closed(world):
    text, matter = flow.draft(world), brought(world)
    here_, there = wrote(world.c_liaison, text).talk, wrote(world.c_liaison, matter).talk
    running.close(by=world.coordinator, on=there)
    with pytest.raises(NotPossible) as error:
        running.move(by=world.a_liaison, on=here_, to=matter)
    assert code_of(error) == "talk_there_closed"
    running.reopen(by=world.coordinator, on=there)
    running.move(by=world.a_liaison, on=here_, to=matter)
    assert (wrote(world.d_liaison, here_).talk, here_.posts.count(), there.posts.count()) == (there, 1, 2)
    with pytest.raises(NotPossible) as error:
        running.close(by=world.a_liaison, on=here_)
    assert code_of(error) == "talk_moved"


def test_red_lines_and_the_talk_of_the_liaisons_stay_where_they_are(world):
    text, matter = flow.draft(world), brought(world)
    with_lines, liaisons = (
        wrote(world.a_liaison, text, red_line=True).talk,
        wrote(world.a_liaison, world.coalition).talk,
    )
    for talk, code in ((with_lines, "talk_red_lines"), (liaisons, "talk_place")):
        with pytest.raises(NotPossible) as error:
            running.move(by=world.coordinator, on=talk, to=matter)
        assert code_of(error) == code


def body_of(world):
    """A group into which a and c came; a chairs it."""
    made = body(world)
    places = [join(by=one, on=made) for one in (world.a_liaison, world.c_liaison)]
    name_chair(by=world.a_liaison, on=made, membership=places[0])
    return made


def test_in_the_talk_of_a_body_those_write_who_sit_there_and_its_chair_runs_it(world):
    group = body_of(world)
    post = wrote(world.c_liaison, group)
    with pytest.raises(Refused) as error:
        wrote(world.d_liaison, group)
    assert error.value.verdict.reason == "not_entitled"
    assert list(Talk.objects.visible_to(world.d_liaison)) == [post.talk]
    assert set(reading.followers(post.talk)) == {world.a_liaison.person, world.c_liaison.person}
    with pytest.raises(Refused):
        acts.remove(by=world.c_liaison, on=post, reason="دلیل", language="fa")
    assert acts.remove(by=world.a_liaison, on=post, reason="دلیل", language="fa").stands is False
