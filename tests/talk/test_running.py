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
from tests.talk.test_acts import code_of, opened, wrote


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


def refused_move(talk, to, by) -> str:
    """Why a talk cannot be moved there."""
    with pytest.raises(NotPossible) as error:
        running.move(by=by, on=talk, to=to)
    return code_of(error)


def test_the_talk_of_the_liaisons_goes_nowhere_since_more_would_read_it(world):
    liaisons = wrote(world.a_liaison, world.coalition).talk
    for to in (flow.draft(world), brought(world), body_of(world)):
        assert refused_move(liaisons, to, world.coordinator) in ("talk_wider", "talk_place")
    page = client_of(world.coordinator).get(f"/fa/w/talk/{liaisons.number}/").content.decode()
    assert f"/fa/w/talk/{liaisons.number}/move/" not in page


def test_red_lines_stay_on_top_of_their_text_and_go_to_its_clauses_alone(world):
    text, other, matter = flow.draft(world), flow.draft(world), brought(world)
    line = wrote(world.a_liaison, text, red_line=True)
    for to in (other, other.clauses.first(), matter):
        assert refused_move(line.talk, to, world.coordinator) == "talk_red_lines"
    running.move(by=world.coordinator, on=line.talk, to=text.clauses.first())
    assert (reading.red_lines(text), reading.red_lines(other)) == ([line], [])
    line.talk.refresh_from_db()
    assert refused_move(line.talk, matter, world.coordinator) == "talk_red_lines"
    offered = client_of(world.coordinator).get(f"/fa/w/talk/{line.talk.number}/move/").context["places"]
    assert {thing.__class__.__name__ for _value, _said, thing in offered} == {"Text", "Clause"}
    acts.take_back(by=world.a_liaison, on=line)
    assert running.move(by=world.coordinator, on=line.talk, to=matter).kind == "matter"


def test_the_talk_of_a_body_goes_to_what_it_is_about_and_back_and_the_body_begins_anew(world):
    group, matter = body_of(world), brought(world)
    talk = wrote(world.c_liaison, group).talk
    for actor in (world.c_liaison, world.d_liaison):
        with pytest.raises(Refused):
            running.move(by=actor, on=talk, to=matter)
    client = client_of(world.a_liaison)
    moved = client.post(f"/fa/w/talk/{talk.number}/move/", {"to": f"matter-{matter.pk}", "token": "m1"})
    talk.refresh_from_db()
    assert (moved.status_code, talk.kind, reading.of(group).moved_to) == (302, "matter", talk)
    back = client_of(world.coordinator).get(f"/fa/w/talk/{talk.number}/move/").context["places"]
    assert f"body-{group.pk}" in [value for value, _said, _thing in back]
    running.move(by=world.coordinator, on=talk, to=group)
    assert (reading.of(group), talk.kind) == (talk, "body")
    running.move(by=world.a_liaison, on=talk, to=matter)
    place = reading.of(group)
    assert f"/fa/w/talk/{place.number}/reopen/" in client.get(f"/fa/w/talk/{place.number}/").content.decode()
    running.reopen(by=world.a_liaison, on=place)
    assert (wrote(world.c_liaison, group).talk, talk.posts.count()) == (place, 1)


def test_what_members_alone_read_never_goes_where_observers_read(world):
    group, text, matter = body_of(world), flow.draft(world), brought(world)
    talk, open_one = wrote(world.c_liaison, group).talk, wrote(world.c_liaison, matter).talk
    opened("observers_see_drafts", "observers_read_talk")
    assert list(Talk.objects.visible_to(world.observer)) == []
    for row in (talk, open_one):  # observers read drafts here, and no matter that is not settled
        assert refused_move(row, text, world.coordinator) == "talk_wider"
        places = client_of(world.coordinator).get(f"/fa/w/talk/{row.number}/move/").context["places"]
        assert [value for value, _said, _thing in places if value.startswith("text")] == []
    went = running.move(by=world.coordinator, on=wrote(world.c_liaison, text).talk, to=matter)
    assert went.moved_to == open_one


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
