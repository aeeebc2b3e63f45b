"""Talk: written, quoted, taken back, corrected, translated, removed; run by whom the bylaws say; allowed and refused."""

from datetime import timedelta

import pytest

from hamgam.bylaws import rules
from hamgam.bylaws.acts import AlreadyRecorded, NotPossible, Refused
from hamgam.bylaws.models import BylawsVersion
from hamgam.members import acts as members
from hamgam.members.models import Organisation
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from hamgam.talk import acts, reading
from hamgam.talk.models import LastHere, Post, Talk
from tests import flow


def code_of(error) -> str:
    return error.value.code


def wrote(by, on, words="آب را گران نکنیم.", **given) -> Post:
    """A post in Persian."""
    return acts.write(by=by, on=on, words=words, language="fa", **given)


def test_the_first_post_begins_the_talk_and_the_next_one_goes_on(world):
    text = flow.draft(world)
    first, second = wrote(world.a_liaison, text), wrote(world.c_delegate, text, as_self=True)
    assert (first.talk, second.talk, first.number, second.number) == (second.talk, first.talk, 1, 2)
    assert (second.organisation, second.as_self, second.seat.person) == (world.c, True, world.c_delegate.person)
    assert reading.of(text) == first.talk and Talk.objects.count() == 1


@pytest.mark.parametrize(("words", "code"), [("  ", "post_empty"), ("\u202e", "post_empty"), ("آ" * 4001, "post_long")])
def test_what_is_no_post_is_refused(world, words, code):
    with pytest.raises(NotPossible) as error:
        wrote(world.a_liaison, flow.draft(world), words)
    assert (code_of(error), Talk.objects.count()) == (code, 0)


def test_what_turns_the_direction_of_writing_is_not_kept(world):
    assert wrote(world.a_liaison, flow.draft(world), "آب\u202eآزاد").words == "آبآزاد"


def test_observers_candidates_and_strangers_write_nothing(world):
    text = flow.draft(world)
    for actor in (world.observer, world.nobody, world.clock):
        with pytest.raises(Refused):
            wrote(actor, text)
    assert Post.objects.count() == 0


def test_a_suspended_organisation_reads_and_does_not_write(world):
    text = flow.draft(world)
    post = wrote(world.a_liaison, text)
    suspend(world.c)
    with pytest.raises(Refused) as error:
        wrote(world.c_liaison.anew(), text)
    assert error.value.verdict.reason == "suspended"
    assert list(Talk.objects.visible_to(world.c_liaison.anew())) == [post.talk]


def suspend(organisation) -> None:
    """Put a mark on the row by which the rules know it, past the acts."""
    from django.db import models

    models.QuerySet(Organisation).filter(pk=organisation.pk).update(standing="suspended")
    organisation.refresh_from_db()


def test_the_talk_of_the_liaisons_is_theirs_alone(world):
    post = wrote(world.a_liaison, world.coalition)
    with pytest.raises(Refused):
        wrote(world.a_delegate, world.coalition)
    assert list(Talk.objects.visible_to(world.c_liaison)) == [post.talk]
    assert list(Talk.objects.visible_to(world.c_delegate)) == []
    told = {world.a_liaison.person, world.b_liaison.person, world.c_liaison.person, world.d_liaison.person}
    assert set(reading.followers(post.talk)) == told
    acts.follow(by=world.c_liaison, on=post.talk, follows=False)
    acts.follow(by=world.a_delegate, on=post.talk, follows=True)
    assert set(reading.followers(post.talk)) == told - {world.c_liaison.person}


def test_whoever_wrote_and_whoever_is_spoken_to_is_told(world):
    text = flow.draft(world)
    wrote(world.a_liaison, text, "از @برزگران می‌پرسم.")
    talk = wrote(world.a_liaison, text, mentions=[world.d]).talk
    rows = Post.objects.filter(talk=talk).values_list("number", "mentions__slug")
    assert list(rows.order_by("number")) == [(1, "b"), (2, "d")]
    people = (world.a_liaison, world.b_liaison, world.b_delegate, world.d_liaison, world.d_delegate)
    assert set(reading.followers(talk)) == {actor.person for actor in people}


def test_one_takes_ones_own_post_back_and_its_words_go(world):
    post = wrote(world.a_liaison, flow.draft(world))
    acts.translate(by=world.b_liaison, on=post, words="Water", language="en")
    with pytest.raises(Refused):
        acts.take_back(by=world.b_liaison, on=post)
    acts.take_back(by=world.a_liaison, on=post)
    post.refresh_from_db()
    assert (post.words, post.stands, post.translations.get().words) == ("", False, "")
    with pytest.raises(NotPossible) as error:
        acts.take_back(by=world.a_liaison, on=post)
    assert code_of(error) == "post_gone"


def test_what_was_written_for_an_organisation_its_liaison_takes_back_and_not_what_was_said_as_oneself(world):
    text = flow.draft(world)
    for_all, own = wrote(world.a_delegate, text), wrote(world.a_delegate, text, as_self=True)
    assert acts.take_back(by=world.a_liaison, on=for_all).stands is False
    with pytest.raises(Refused):
        acts.take_back(by=world.a_liaison, on=own)


def test_a_correction_makes_translations_outdated_and_is_not_possible_once_quoted(world):
    text = flow.draft(world)
    post = wrote(world.a_liaison, text)
    row = acts.translate(by=world.b_liaison, on=post, words="Water", language="en")
    with pytest.raises(Refused):
        acts.correct(by=world.a_delegate, on=post, words="دیگر")
    acts.correct(by=world.a_liaison, on=post, words="آب را رایگان کنیم.")
    row.refresh_from_db()
    assert (post.words, row.outdated) == ("آب را رایگان کنیم.", True)
    assert acts.translate(by=world.b_liaison, on=post, words="Free water", language="en").outdated is False
    wrote(world.c_liaison, text, quotes=post)
    with pytest.raises(NotPossible) as error:
        acts.correct(by=world.a_liaison, on=post, words="سوم")
    assert code_of(error) == "post_quoted"


def test_a_removed_post_leaves_its_place_and_the_reason(world):
    post = wrote(world.a_liaison, flow.draft(world))
    for actor in (world.a_liaison, world.c_liaison):
        with pytest.raises(Refused):
            acts.remove(by=actor, on=post, reason="دلیل", language="fa")
    with pytest.raises(NotPossible) as error:
        acts.remove(by=world.coordinator, on=post, reason=" ", language="fa")
    assert code_of(error) == "removal_reason"
    acts.remove(by=world.coordinator, on=post, reason="نام کسی در آن بود.", language="fa")
    post.refresh_from_db()
    assert (post.words, post.removed_for, post.removed_by) == ("", "نام کسی در آن بود.", world.b)


def test_a_red_line_is_said_for_an_organisation_on_a_text_before_it_is_frozen(world):
    text = flow.draft(world)
    line = wrote(world.a_liaison, text, red_line=True)
    assert reading.red_lines(text) == [line]
    for given in ({"on": text, "as_self": True}, {"on": text.clauses.first()}):
        with pytest.raises(NotPossible) as error:
            acts.write(by=world.b_liaison, words="نه", language="fa", red_line=True, **given)
        assert code_of(error) == "red_line_here"
    frozen = flow.frozen(world).text
    with pytest.raises(NotPossible) as error:
        wrote(world.a_liaison, frozen, red_line=True)
    assert code_of(error) == "red_line_late"
    acts.take_back(by=world.a_liaison, on=line)
    assert reading.red_lines(text) == []


def test_nobody_floods_a_talk(world, monkeypatch):
    monkeypatch.setattr(acts, "AN_HOUR", 2)
    text = flow.draft(world)
    wrote(world.a_liaison, text), wrote(world.a_liaison, text)
    with pytest.raises(NotPossible) as error:
        wrote(world.a_liaison, text)
    wrote(world.a_delegate, text)
    assert (code_of(error), Post.objects.count()) == ("posts_too_many", 3)


def test_what_is_new_since_the_last_visit_comes_first(world):
    text = flow.draft(world)
    talk = wrote(world.a_liaison, text).talk
    now = times.now()
    first = reading.read(talk, world.c_liaison, now)
    assert ([p.number for p in first.fresh], [p.number for p in first.earlier]) == ([], [1])
    wrote(world.b_liaison, text), wrote(world.a_liaison, text)
    for later in (now + timedelta(minutes=5), now + timedelta(minutes=6), now + timedelta(minutes=40)):
        shown = reading.read(talk, world.c_liaison, later)
        seen = [p.number for p in shown.fresh], [p.number for p in shown.earlier]
        assert seen == (([2, 3], [1]) if later < now + timedelta(minutes=30) else ([], [1, 2, 3]))
    assert LastHere.objects.get().shown == 3


def test_a_post_stays_when_its_writers_seat_has_ended_and_nobody_who_left_is_told(world):
    text = flow.draft(world)
    post = wrote(world.a_delegate, text)
    members.end_seat(by=world.a_liaison, on=world.a_delegate.seat)
    assert list(reading.followers(post.talk)) == []
    with pytest.raises(Refused):
        acts.take_back(by=world.a_delegate, on=post)
    assert acts.take_back(by=world.a_liaison, on=post).stands is False


def test_two_who_write_at_once_get_two_places(world):
    text = flow.draft(world)
    talk = wrote(world.a_liaison, text).talk
    acts.write(by=world.b_liaison, on=text, words="یک", language="fa", token="same")
    with pytest.raises(AlreadyRecorded):
        acts.write(by=world.b_liaison, on=text, words="یک", language="fa", token="same")
    assert list(talk.posts.values_list("number", flat=True)) == [1, 2]


def test_observers_read_what_is_about_texts_they_see_where_the_bylaws_open_it(world):
    post, liaisons = wrote(world.a_liaison, flow.draft(world)), wrote(world.a_liaison, world.coalition)
    assert list(Talk.objects.visible_to(world.observer)) == []
    opened("observers_see_drafts", "observers_read_talk")
    assert list(Talk.objects.visible_to(world.observer)) == [post.talk]
    assert liaisons.talk not in Talk.objects.visible_to(world.observer)
    with pytest.raises(Refused):
        wrote(world.observer, post.talk)


def opened(*settings: str) -> None:
    """From now on the bylaws say yes to these settings."""
    before = rules.newest()
    changed = before.rules.replace('version = "1"', 'version = "2"')
    for name in settings:
        changed = changed.replace(f"{name} = {{ value = false", f"{name} = {{ value = true")
    with written_by(Writing("test", times.now())):
        BylawsVersion.objects.create(version="2", rules=changed, texts=before.texts, since=times.now().date())


def test_a_name_is_called_as_a_whole_and_once(world):
    said = {"@Keepers and @Drivers": ["a", "c"], "@Driversx": [], "a@b.example": [], "@@Growers, @Growers": ["b"]}
    assert {words: [row.slug for row in acts.called_in(words)] for words in said} == said
