"""An assembly in a hall and from afar: called, its agenda put together, opened, attended, spoken in, decided, closed."""

from datetime import date
from pathlib import Path

from hamgam.assemblies.models import Assembly, Attendance, Item, Paper
from hamgam.decisions.models import Matter
from tests.browser import Story
from tests.furnished import furnished
from tests.people import World
from tests.stories.pages import choose_day, in_days, number, said

TITLE = {"fa": "مجمع عمومی، نشست چهارم", "en": "General assembly, fourth session"}
PLACE = {"fa": "تالار شهر، سه‌پل", "en": "The town hall, Sepol"}
ITEMS = {
    "fa": ["گزارش نوبت هماهنگی", "متن «رود پاک، کار ایمن»", "تاریخ نشست پنجم"],
    "en": ["Report of the coordination duty", "The text “Clean river, safe work”", "Date of the fifth session"],
}
ASKED = {"fa": "نشست پنجم دهم بهمن باشد؟", "en": "Shall the fifth session be on 30 January?"}
RESULT = {"fa": "گزارش شنیده شد.", "en": "The report was heard."}


def test_an_assembly_from_its_call_to_its_end(
    transactional_db: None, story: Story, neighbour: Story, tmp_path: Path
) -> None:
    world = furnished()
    call_it(story, world)
    propose(neighbour, world)
    hand_in(neighbour, tmp_path)
    put_in_order(story)
    name_the_chair(story, world)
    open_and_count(story, neighbour, world)
    speak(story, neighbour)
    decide_and_close(story)


def call_it(story: Story, world: World) -> None:
    story.enter(world.coordinator)
    story.go("assemblies.list")
    story.look("nothing yet")
    story.follow("Call an assembly")
    story.look()
    story.press("Call the assembly")
    assert Assembly.objects.count() == 0
    story.look("missing")
    story.page.locator("input[name=kind][value=general]").check()
    story.page.locator(f"#titles-{story.language}").fill(TITLE[story.language])
    story.page.locator(f"#place-{story.language}").fill(PLACE[story.language])
    choose_day(story, "First day", in_days(1))  # from a day ahead it can be opened
    choose_day(story, "Last day", in_days(3))
    story.page.locator("[name=from_hour]").select_option("00:00")
    story.page.locator("#link").fill("https://meet.example.org/chaharom")
    story.page.get_by_text(story.say("Other hours on some days")).click()
    story.page.locator("[name=from-2]").fill("10")
    story.press("Call the assembly")
    assert story.say("Write both hours of a day, from and to, as 10:00; or leave both empty.") in story.text()
    story.look("hours of a day")
    story.page.locator("[name=to-2]").fill("۲۲:۳۰")
    story.press("Call the assembly")
    assert said(story) == story.say("The assembly is called. Items and papers can be handed in now.")
    assert (len(Assembly.objects.get().days), Assembly.objects.get().hours) == (3, {"2": ["10:00", "22:30"]})
    story.look("called")


def propose(neighbour: Story, world: World) -> None:
    neighbour.enter(world.c_liaison)
    for title in ITEMS[neighbour.language]:
        neighbour.go("assemblies.propose_item", number=1)
        neighbour.look()
        if title == ITEMS[neighbour.language][0]:
            neighbour.press("Propose the item")
            neighbour.look("missing")
        neighbour.page.locator(f"#titles-{neighbour.language}").fill(title)
        neighbour.page.locator("#minutes").fill("۳۰" if neighbour.language == "fa" else "30")
        neighbour.press("Propose the item")
    assert sorted(Item.objects.values_list("minutes", flat=True)) == [30, 30, 30]
    neighbour.look("proposed")


def hand_in(neighbour: Story, folder: Path) -> None:
    paper = folder / "report.txt"
    paper.write_text("گزارش شش ماه.", encoding="utf-8")
    neighbour.follow("Hand in a paper")
    neighbour.press("Hand in the paper")
    neighbour.look("missing")
    neighbour.page.locator("#file").set_input_files(paper)
    neighbour.press("Hand in the paper")
    assert said(neighbour) == neighbour.say("Your paper is handed in.")
    assert bytes(Paper.objects.get().data).decode() == "گزارش شش ماه."
    neighbour.look("with a paper")


def put_in_order(story: Story) -> None:
    story.go("assemblies.order_agenda", number=1)
    story.look()
    for place, item in enumerate(Item.objects.order_by("pk"), 1):
        story.page.locator(f"#place-{item.pk}").fill(str(place))
    story.press("Record the order")
    assert [item.titles[story.language] for item in Item.objects.agenda()] == ITEMS[story.language]
    story.look("in order")


def name_the_chair(story: Story, world: World) -> None:
    story.follow("Name who holds them")
    story.look()
    story.page.locator("#organisation").select_option(world.a.slug)
    story.press("Show its seats")
    story.look("its seats")
    story.page.locator("#office").select_option("chair")
    story.press("Name them")
    assert said(story) == story.say("It is recorded who holds this office.")
    story.look("named")


def open_and_count(story: Story, neighbour: Story, world: World) -> None:
    story.enter(world.a_liaison)
    story.go("assemblies.page", number=1)
    story.press("Open the session")
    story.press("The agenda is adopted")
    story.press("Take up this item")
    story.look("an item")
    story.follow("The list at the door")
    story.look("door")
    row = story.page.locator(f"#o-{world.b.slug}")
    row.locator("input[name=active]").fill("2")
    row.locator("input[name=remote]").fill("3")
    row.get_by_role("button").click()
    assert Attendance.objects.count() == 0
    story.look("more from afar than there")
    for house in (world.a, world.b, world.c):
        row = story.page.locator(f"#o-{house.slug}")
        row.locator("input[name=active]").fill("2")
        row.locator("input[name=remote]").fill("1")
        row.get_by_role("button").click()
    assert Attendance.objects.count() == 3
    neighbour.go("assemblies.live", number=1)
    neighbour.look("from afar")


def speak(story: Story, neighbour: Story) -> None:
    neighbour.page.locator("input[name=remote]").check()
    neighbour.press("We ask for the floor")
    assert said(neighbour) == neighbour.say("Your organisation stands on the speaking list.")
    story.go("assemblies.note_turn", number=1)
    story.look()
    story.page.locator("#name").fill("مهر" if story.language == "fa" else "Mehr")
    story.press("Point of order")
    assert story.page.locator(".queue li").count() == 2
    story.look("two wait")
    story.press("Give the floor")
    story.look("somebody speaks")
    story.go("assemblies.board", number=1)
    story.look()
    neighbour.go("assemblies.lite", number=1)
    assert ITEMS[neighbour.language][0] in neighbour.text()


def decide_and_close(story: Story) -> None:
    story.go("assemblies.live", number=1)
    story.follow("Agreed or not agreed")
    assert story.page.locator("#present").input_value() == number(story, 3)
    story.page.locator(f"#question-{story.language}").fill(ASKED[story.language])
    story.page.locator("input[name=agreed]").first.check()
    choose_day(story, "On which day it was decided", date.today())
    story.press("Enter it")
    assert Matter.objects.get().details["item"] == Item.objects.agenda().first().pk
    story.go("assemblies.live", number=1)
    assert ASKED[story.language] in story.text()
    story.follow("End or park the item")
    story.look()
    story.page.locator(f"#result-{story.language}").fill(RESULT[story.language])
    story.press("The item is done")
    story.press("Take up this item")
    story.follow("End or park the item")
    story.press("Park the item")
    story.go("assemblies.page", number=1)
    story.press("Close the assembly")
    assert [item.state for item in Item.objects.agenda()] == ["done", "parked", "parked"]
    assert RESULT[story.language] in story.text()
    story.look("over")
