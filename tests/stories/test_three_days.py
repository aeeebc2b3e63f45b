"""Three days of an assembly, lived through by its chairs, its minute-taker, a delegate on a phone, somebody from afar and an observer."""

from datetime import datetime, timedelta

import pytest
from django.utils.text import capfirst

from hamgam.assemblies import acts
from hamgam.assemblies.minutes_models import Minute, Report
from hamgam.assemblies.models import Assembly, Attendance, Turn
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.engine.spoken import counted
from hamgam.members.actor import Actor
from hamgam.record import times
from hamgam.record.checking import check
from tests.assemblies.called import called, proposed
from tests.browser import Story
from tests.decisions.brought import answered
from tests.furnished import furnished
from tests.people import World
from tests.stories.pages import choose_day

ITEMS = {
    "fa": ["گزارش نهادها", "صندوق مشترک", "برنامهٔ سال"],
    "en": ["Reports of the organisations", "The common fund", "The plan of the year"],
}
HEARD = {"fa": "گزارش چهار نهاد شنیده شد.", "en": "The reports of four organisations were heard."}
ASKED = {"fa": "صندوق مشترک بسازیم؟", "en": "Shall we make a common fund?"}


class Days:
    """What the clock says, for the whole server."""

    def __init__(self, patch: pytest.MonkeyPatch, first: datetime) -> None:
        self.first = self.now = first
        patch.setattr(times, "now", lambda: self.now)

    def come(self, day: int, hour: int = 10) -> None:
        """The hour of a day of the assembly, counted from one."""
        self.now = self.first.replace(hour=hour) + timedelta(days=day - 1)


def test_three_days_of_an_assembly(
    transactional_db: None, story: Story, neighbour: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = furnished()
    assembly = prepared(world, story.language)
    days = Days(monkeypatch, assembly.begins)
    the_first_day(days, story, neighbour, world)
    the_second_day(days, story, neighbour, world)
    the_third_day(days, story, neighbour, world)
    afterwards(days, story, world)


def prepared(world: World, language: str) -> Assembly:
    """Called for three days, an item for each; two chairs and a minute-taker are named."""
    assembly = called(world.coordinator, 3)
    items = [proposed(assembly, world.a_liaison, title) for title in ITEMS[language]]
    acts.order_agenda(
        by=world.coordinator, on=assembly, order=[item.pk for item in items],
        days={item.pk: day for item, day in zip(items, assembly.days, strict=True)},
    )  # fmt: skip
    for office, actor in (("chair", world.a_liaison), ("chair", world.d_liaison), ("minute_taker", world.b_liaison)):
        acts.name_officer(by=world.coordinator, on=assembly, office=office, seat=actor.seat)
    return assembly


def count(told: Story, actor: Actor, active: int, remote: int = 0) -> None:
    """A delegate says on a phone how many of their organisation are there today."""
    told.enter(actor)
    told.go("assemblies.enter_attendance", number=1)
    row = told.page.locator(f"#o-{actor.organisation.slug}")
    row.locator("input[name=active]").fill(str(active))
    row.locator("input[name=remote]").fill(str(remote))
    row.locator("input[name=present]").check()
    row.get_by_role("button").click()
    told.page.wait_for_load_state()


def the_first_day(days: Days, phone: Story, hall: Story, world: World) -> None:
    days.come(1)
    hall.enter(world.a_liaison)
    hall.go("assemblies.page", number=1)
    hall.press("Open the session")
    hall.press("The agenda is adopted")
    hall.press("Take up this item")
    for actor in (world.a_delegate, world.b_liaison, world.c_delegate):
        count(phone, actor, 3)
    count(phone, world.observer, 1)
    count(phone, world.d_liaison, 2, remote=2)
    phone.go("assemblies.lite", number=1)
    phone.press("We ask for the floor")
    assert Turn.objects.get().remote is True
    hall.go("assemblies.live", number=1)
    hall.press("Give the floor")
    hall.look("the first day")
    phone.enter(world.observer)
    phone.go("assemblies.live", number=1)
    phone.look("observed")
    write(phone, world, HEARD[phone.language])
    hall.go("assemblies.live", number=1)
    hall.follow("End or park the item")
    hall.press("The item is done")


def write(phone: Story, world: World, words: str) -> None:
    """The minute-taker writes on a phone, on the item that is dealt with."""
    phone.enter(world.b_liaison)
    phone.go("assemblies.write_minutes", number=1)
    phone.page.locator("#words").fill(words)
    phone.press("Save")


def the_second_day(days: Days, phone: Story, hall: Story, world: World) -> None:
    """Everybody is counted anew; the other chair leads; the quorum is lost in the middle of an item and comes back."""
    days.come(2)
    hall.enter(world.d_liaison)
    hall.go("assemblies.live", number=1)
    hall.press("Take up this item")
    for actor in (world.b_liaison, world.c_delegate, world.d_liaison):
        count(phone, actor, 2)
    not_enough = capfirst(hall.say("%(n)s must be there", n=counted(3, hall.language)))
    hall.page.reload()
    assert not_enough not in hall.text()
    phone.enter(world.c_delegate)
    phone.go("assemblies.enter_attendance", number=1)
    phone.page.locator(f"#o-{world.c.slug} input[name=present]").uncheck()
    phone.page.locator(f"#o-{world.c.slug}").get_by_role("button").click()
    phone.page.wait_for_load_state()
    hall.page.reload()
    assert not_enough in hall.text()
    hall.look("quorum lost")
    count(phone, world.c_delegate, 2)
    hall.page.reload()
    assert not_enough not in hall.text()
    hall.follow("Agreed or not agreed")
    hall.page.locator(f"#question-{hall.language}").fill(ASKED[hall.language])
    hall.page.locator("input[name=agreed]").first.check()
    choose_day(hall, "On which day it was decided", days.now)
    hall.press("Enter it")
    assert Matter.objects.get().outcome["present"] == 3
    write(phone, world, ASKED[phone.language])


def the_third_day(days: Days, phone: Story, hall: Story, world: World) -> None:
    """What is not reached is parked; the report is put forward on a phone."""
    days.come(3, 17)
    hall.enter(world.a_liaison)
    hall.go("assemblies.page", number=1)
    hall.press("Close the assembly")
    states = [item.state for item in Assembly.objects.get().items.agenda()]
    assert (states, Attendance.objects.count()) == (["done", "done", "parked"], 8)
    phone.enter(world.b_liaison)
    phone.go("notices.now")
    days.come(12)
    phone.page.reload()
    phone.follow("Put the report of the assembly forward")
    phone.follow("Put the report forward")
    phone.press("Put the report forward")
    assert Report.objects.get().state == "presented"


def afterwards(days: Days, phone: Story, world: World) -> None:
    """It is adopted; an observer reads it, and the record is whole."""
    matter = decisions.bring(
        by=world.c_liaison,
        kind="report",
        question={"fa": "گزارش تصویب شود؟"},
        details={"report": Report.objects.get().pk},
    )
    answered(world, matter, "accept", "accept", "", "accept")
    days.now = matter.closes_at
    decisions.close(by=Actor.clock(), on=matter)
    phone.enter(world.observer)
    phone.go("assemblies.report", number=1)
    assert [said in phone.text() for said in (HEARD[phone.language], ASKED[phone.language])] == [True, True]
    phone.look("read by an observer")
    assert (Minute.objects.count(), Turn.objects.count(), check()) == (0, 0, [])
