"""A monthly online assembly makes itself twice and carries over what was left; a stranger registers for a seminar and takes it back."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hamgam.assemblies import acts, running
from hamgam.assemblies.models import Assembly
from hamgam.assemblies.public_models import Opening, Registration
from hamgam.assemblies.rhythm_models import Series
from hamgam.notices import clock
from hamgam.record import times
from tests.browser import Story
from tests.furnished import furnished
from tests.people import World
from tests.stories.pages import choose_day, in_days, said

TITLE = {"fa": "نشست ماهانهٔ برخط", "en": "Monthly online meeting"}
ITEM = {"fa": "صندوق همیاری", "en": "The common fund"}


def test_a_monthly_assembly_makes_itself_twice_and_carries_over_what_is_left(
    transactional_db: None, story: Story
) -> None:
    world = furnished()
    set_the_rule(story, world)
    first = called_by_the_clock(story, 1)
    leave_something(story, world, first)
    second = called_by_the_clock(story, 2)
    assert [(row.titles[story.language], row.carried_from.assembly) for row in second.items.agenda()] == [
        (ITEM[story.language], first)
    ]
    story.go("assemblies.page", number=2)
    assert story.say("Carried over from") in story.text()
    story.look("carried over")
    cancel_and_take_over(story, world, second)
    change_and_end(story)


def set_the_rule(story: Story, world: World) -> None:
    story.enter(world.coordinator)
    story.go("assemblies.list")
    story.follow("Assemblies that recur")
    story.look("no rule")
    story.follow("Set a rule")
    story.look()
    story.page.locator("input[name=kind][value=online]").check()
    story.page.locator("#every").fill("99")
    story.press("Show the next five times")
    story.look("missing")
    story.page.locator(f"#titles-{story.language}").fill(TITLE[story.language])
    story.page.locator("#link").fill("https://meet.example.org/mahane")
    story.page.locator("#every").fill("۱" if story.language == "fa" else "1")
    story.page.locator("#zone").select_option("Asia/Tehran")
    choose_day(story, "The rule begins on", in_days(20))
    story.press("Show the next five times")
    assert (Series.objects.count(), story.page.locator("#means li").count()) == (0, 5)
    story.look("what it means")
    story.press("Record the rule")
    assert said(story) == story.say("The rule is recorded. Each assembly is called by itself, in time.")
    story.look("a rule")


def called_by_the_clock(story: Story, number: int) -> Assembly:
    """The clock looks every day, until it has called this one and carried over what was left."""
    last = Assembly.objects.order_by("number").last()
    day = last.first_day + timedelta(days=1) if last else date.today()
    while not Assembly.objects.filter(number=number).exists():
        with times.told(datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Asia/Tehran"))):
            clock.tick(times.now())
        day += timedelta(days=1)
    row = Assembly.objects.get(number=number)
    assert (row.begins.date() - day).days == 12  # At noon it was no fourteen days yet; on the day after it was called.
    return row


def leave_something(story: Story, world: World, assembly: Assembly) -> None:
    titles = {story.language: ITEM[story.language]}
    with times.told(assembly.propose_until - timedelta(days=1)):
        item = acts.propose_item(by=world.a_liaison, on=assembly, kind="debate", titles=titles)
        acts.order_agenda(by=world.coordinator, on=assembly, order=[item.pk])
        acts.name_officer(by=world.coordinator, on=assembly, office="chair", seat=world.a_liaison.seat)
    with times.told(assembly.begins):
        running.open(by=world.a_liaison, on=assembly)
        running.close(by=world.a_liaison, on=assembly)


def cancel_and_take_over(story: Story, world: World, second: Assembly) -> None:
    story.follow("Cancel it")
    story.page.locator(f"#reason-{story.language}").fill("برف" if story.language == "fa" else "Snow")
    story.press("Cancel the assembly")
    hall = acts.call(
        by=world.coordinator, kind="general", titles=TITLE, place={"fa": "تالار", "en": "The hall"}, zone="Europe/Berlin",
        first_day=second.first_day, last_day=second.first_day, from_hour=second.from_hour, to_hour=second.to_hour,
        propose_until=second.begins, papers_until=second.begins,
    )  # fmt: skip
    story.go("assemblies.order_agenda", number=hall.number)
    story.follow("What former assemblies left")
    story.look()
    story.press("Take over what is ticked")
    assert [row.carried_from.assembly for row in hall.items.agenda()] == [second]
    story.go("assemblies.take_over_items", number=hall.number)
    assert story.say("Former assemblies left nothing.") in story.text()
    story.go("assemblies.page", number=2)
    assert story.say("Carried over to") in story.text()


def change_and_end(story: Story) -> None:
    story.go("assemblies.rhythm")
    story.follow("Change the rule")
    story.page.locator("input[name=pattern][value=day]").check()
    story.page.locator("select[name=day]").select_option("31")
    story.press("Show the next five times")
    assert story.say("In a month that is shorter, on its last day.") in story.text()
    story.press("Record the rule")
    assert Series.objects.get().day_of_month == 31
    story.press("End the rule")
    assert Series.objects.get().ended_on is not None
    story.look("ended")


SEMINAR = {"fa": "میزگرد: آب و کار", "en": "Round table: water and work"}
PSEUDONYM = {"fa": "نیلوفر", "en": "Waterlily"}
LINK = "https://meet.example.org/mizgerd"


def test_a_stranger_registers_for_a_seminar_by_a_pseudonym_and_takes_it_back(
    transactional_db: None, story: Story, neighbour: Story
) -> None:
    world = furnished()
    open_a_seminar(story, world)
    mine = register(neighbour)
    read_the_names(story, world)
    take_back(neighbour, mine)
    close_the_registration(story, world)


def open_a_seminar(story: Story, world: World) -> None:
    made = acts.call(
        by=world.coordinator, kind="seminar", titles=SEMINAR, link=LINK, zone="Europe/Berlin", first_day=in_days(20).date(),
        last_day=in_days(20).date(), from_hour=time(18), to_hour=time(20), propose_until=in_days(10), papers_until=in_days(10),
        words={"fa": "دو سخنران و یک ساعت گفت‌وگو.", "en": "Two speakers and an hour of talk."},
    )  # fmt: skip
    acts.name_officer(by=world.coordinator, on=made, office="chair", seat=world.a_liaison.seat)
    story.enter(world.coordinator)
    story.go("assemblies.page", number=1)
    story.follow("Let anybody register")
    story.look()
    story.page.locator("#places").fill("99999")
    story.press("Open it")
    story.look("too many places")
    story.page.locator("#places").fill("۱" if story.language == "fa" else "1")
    story.press("Open it")
    assert said(story) == story.say("It is open: anybody can register now.")
    assert Opening.objects.get().places == 1
    story.look("open")


def register(neighbour: Story) -> str:
    """The address of one's own link."""
    neighbour.go("assemblies.public_list")
    neighbour.look()
    neighbour.page.get_by_role("link", name=SEMINAR[neighbour.language]).click()
    neighbour.look()
    assert LINK not in neighbour.text()
    neighbour.press("Register")
    neighbour.look("without a name")
    neighbour.page.locator("#name").fill(PSEUDONYM[neighbour.language])
    neighbour.press("Register")
    neighbour.look("registered")
    mine = neighbour.page.locator("#link").input_value()
    neighbour.go("/" + mine.split("/", 3)[3])
    assert LINK in neighbour.text()
    neighbour.look("has a place")
    neighbour.go("assemblies.public", number=1)
    neighbour.look("full")
    neighbour.page.locator("#name").fill("دومی")
    neighbour.press("Onto the waiting list")
    neighbour.look("waits")
    assert Registration.objects.count() == 2
    return "/" + mine.split("/", 3)[3]


def read_the_names(story: Story, world: World) -> None:
    story.go("assemblies.registrations", number=1)
    assert PSEUDONYM[story.language] not in story.text()
    story.enter(world.a_liaison)
    story.go("assemblies.registrations", number=1)
    assert PSEUDONYM[story.language] in story.text()
    story.look("names")


def take_back(neighbour: Story, mine: str) -> None:
    neighbour.go(mine)
    neighbour.press("Take the registration back")
    neighbour.look("taken back")
    assert list(Registration.objects.values_list("name", flat=True)) == ["دومی"]
    neighbour.go(mine)
    assert neighbour.status == 404
    neighbour.look("no more")


def close_the_registration(story: Story, world: World) -> None:
    story.enter(world.coordinator)
    story.go("assemblies.registrations", number=1)
    story.press("Take no more registrations")
    assert Opening.objects.get().open is False
    story.look("closed")
