"""What of matters waits for whom, what is news, and which letters go out: none of them says what it is about."""

from datetime import timedelta

import pytest
from django.utils import translation

from hamgam.decisions import acts
from hamgam.members import here
from hamgam.notices import clock, news
from hamgam.notices import waiting as waits
from hamgam.notices.models import Letter
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from hamgam.record.times import told
from tests.decisions.brought import QUESTION, answer, answered, brought, close
from tests.decisions.test_acts import ROOM
from tests.people import World, client_of

pytestmark = pytest.mark.django_db


def waiting(actor) -> list[str]:
    return [task.about.split("-")[0] for task in waits.waiting(actor)]


def with_address(*actors) -> None:
    """Give these people an address, so that letters are written to them."""
    with written_by(Writing("test", times.now())):
        for actor in actors:
            person = actor.person
            person.email, person.channels, person.language = f"{person.username}@example.org", ["mail"], "en"
            person.save()


def test_a_matter_waits_for_whoever_has_a_voice_until_it_is_answered(world: World) -> None:
    matter = brought(world)
    assert [waiting(actor) for actor in (world.a_liaison, world.c_delegate, world.observer)] == [["matter"]] * 2 + [[]]
    answer(world.c_liaison, matter, "accept")
    assert [waiting(actor) for actor in (world.a_liaison, world.c_delegate)] == [["matter"], []]


def test_what_waits_names_the_question_on_the_page_and_nowhere_else(world: World) -> None:
    brought(world)
    with translation.override("fa"):
        (task,) = waits.waiting(world.c_liaison)
    assert (QUESTION["fa"] in task.context, QUESTION["fa"] in task.sentence) == (True, False)


def test_what_was_read_back_waits_as_long_as_it_may_be_objected_to(world: World) -> None:
    matter = acts.enter(by=world.coordinator, kind="decision", question=QUESTION, agreed=True, **ROOM)
    assert waiting(world.c_liaison) == ["matter"]
    with told(matter.closes_at):
        assert waits.waiting(world.c_liaison, times.now()) == []


def test_a_task_waits_for_whoever_is_responsible_until_it_is_done(world: World) -> None:
    matter = close(answered(world, brought(world), *["accept"] * 4))
    task = acts.assign_task(
        by=world.coordinator, on=matter, words={"fa": "نامه"}, responsible=world.c, due_on=here.today()
    )
    assert [waiting(actor) for actor in (world.a_liaison, world.c_liaison)] == [[], ["task"]]
    acts.report_task(by=world.c_liaison, on=task, state="done", report={"fa": "شد."})
    assert waiting(world.c_liaison) == []


def test_letters_say_that_something_waits_and_a_reminder_goes_to_who_has_not_answered(world: World) -> None:
    with_address(world.a_liaison, world.c_liaison)
    clock.tick()
    matter = brought(world)
    clock.tick()
    answer(world.a_liaison, matter, "accept")
    with told(matter.closes_at - timedelta(hours=1)):
        assert "notices.remind" in clock.tick()
        assert "notices.remind" not in clock.tick()
    told_to = [(row.person.username, row.about) for row in Letter.objects.order_by("pk").select_related("person")]
    assert told_to == [
        ("a-liaison", f"matter-{matter.pk}-1"), ("c-liaison", f"matter-{matter.pk}-1"),
        ("c-liaison", f"reminder-matter-{matter.pk}-1"),
    ]  # fmt: skip
    assert [row.body for row in Letter.objects.all() if QUESTION["en"] in row.body or QUESTION["fa"] in row.body] == []


def test_the_second_round_is_told_and_reminded_of_anew(world: World) -> None:
    with_address(world.c_liaison)
    clock.tick()
    matter = close(answered(world, brought(world), "accept", "accept", "", "reject"))
    clock.tick()
    with told(matter.closes_at - timedelta(hours=1)):
        assert "notices.remind" in clock.tick()
    abouts = list(Letter.objects.order_by("pk").values_list("about", flat=True))
    assert abouts == [f"matter-{matter.pk}-2", f"reminder-matter-{matter.pk}-2"]


def test_news_say_what_happened_and_never_who_answered_what(world: World) -> None:
    matter = close(answered(world, brought(world), "accept", "accept", "reject", "accept"))
    close(matter)
    with translation.override("en"):
        said = [row.sentence for row in news.latest(world.b_liaison)]
    assert said == [
        "Not agreed: “Shall we move the office?”", "Another round began on the matter “Shall we move the office?”",
        "Keepers brought a matter: “Shall we move the office?”",
    ]  # fmt: skip
    assert news.latest(world.observer) == []


def test_the_own_list_leads_to_the_matter(world: World) -> None:
    matter = brought(world)
    page = client_of(world.a_liaison).get("/fa/w/members/ours/").content.decode()
    assert f'href="/fa/w/decisions/{matter.number}/"' in page
