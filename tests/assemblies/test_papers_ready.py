"""Papers are sent out: once none is taken any more, everybody who may come is told, by a letter and under "Now"."""

from datetime import timedelta

from hamgam.assemblies import acts
from hamgam.assemblies.models import Assembly
from hamgam.members.actor import Actor
from hamgam.notices import clock
from hamgam.notices.models import Letter
from hamgam.notices.waiting import waiting
from hamgam.record import times
from tests.assemblies.called import TITLE, called, moments
from tests.people import World, reached_by_mail


def wait(actor: Actor, at: object) -> list[str]:
    return [task.address for task in waiting(actor, at) if task.about.startswith("papers-")]  # type: ignore[arg-type]


def letters() -> int:
    return Letter.objects.filter(about__startswith="papers-").count()


def by_mail(*actors: Actor) -> None:
    for actor in actors:
        reached_by_mail(actor, display_name=actor.person.display_name)


def test_once_papers_are_taken_no_more_everybody_who_may_come_is_told_once(world: World) -> None:
    by_mail(world.a_liaison, world.observer)
    assembly = called(world.coordinator)
    acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"fa": "گزارش"}, data=b"x")
    before, after = assembly.papers_until - timedelta(minutes=1), assembly.papers_until + timedelta(minutes=1)
    for at, written in ((before, 0), (after, 2), (after, 2), (assembly.begins, 2)):
        with times.told(at):
            clock.tick()
        assert letters() == written
    assert [wait(world.a_liaison, at) for at in (before, after, assembly.begins)] == [
        [], ["/fa/w/assemblies/1/"], [],
    ]  # fmt: skip


def test_without_papers_or_without_an_assembly_nobody_is_told(world: World) -> None:
    by_mail(world.a_liaison)
    assembly = called(world.coordinator)
    at = assembly.papers_until + timedelta(minutes=1)
    paper = acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"fa": "گزارش"}, data=b"x")
    acts.withdraw_paper(by=world.b_liaison, on=paper)
    with times.told(at):
        clock.tick()
    acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"fa": "گزارش"}, data=b"x")
    acts.cancel(by=world.coordinator, on=Assembly.objects.get(), reason={"fa": "تالار بسته است."})
    with times.told(at):
        clock.tick()
    assert (letters(), wait(world.a_liaison, at)) == (0, [])


def test_a_moved_assembly_tells_of_its_papers_at_its_new_deadline(world: World) -> None:
    by_mail(world.a_liaison)
    assembly = called(world.coordinator)
    acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"fa": "گزارش"}, data=b"x")
    with times.told(assembly.papers_until):
        clock.tick()
        acts.change_call(by=world.coordinator, on=assembly, titles=TITLE, **moments(ahead=20))
        clock.tick()
    assert letters() == 1
    with times.told(Assembly.objects.get().papers_until):
        clock.tick()
    assert letters() == 2
