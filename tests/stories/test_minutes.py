"""The minutes of an assembly: two write at once, one on a phone whose line drops; they become the report, which is adopted."""

from pathlib import Path

from hamgam.assemblies import minutes
from hamgam.assemblies.minutes_models import Named, Report
from hamgam.assemblies.models import Assembly, Turn
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from tests.assemblies.test_minutes import session
from tests.browser import Story
from tests.decisions.brought import answered, close
from tests.furnished import furnished
from tests.people import World
from tests.stories.pages import said

WORDS = {"fa": "نشست باز شد.", "en": "The session was opened."}
CHAIR = {"fa": "گرداننده دستور را خواند.", "en": "The chair read the agenda."}
TAKER = {"fa": "مهر ستاره‌بان پرسید.", "en": "Mehr Setareban asked."}
NAME = {"fa": "مهر ستاره‌بان", "en": "Mehr Setareban"}


def test_minutes_become_a_report(transactional_db: None, story: Story, neighbour: Story, tmp_path: Path) -> None:
    world = furnished()
    assembly = session(world)
    on_a_phone(story, world, assembly)
    at_once(story, neighbour, world, assembly)
    by_word(neighbour, tmp_path)
    ask_the_named(story, neighbour, world)
    put_forward(story, neighbour, world, assembly)
    adopt(story, world)


def on_a_phone(story: Story, world: World, assembly: Assembly) -> None:
    """The line drops while it is saved; after a reload what was typed is there."""
    story.enter(world.b_liaison)
    story.go("assemblies.live", number=1)
    story.follow("Write the minutes")
    story.look("nothing yet")
    story.page.locator("#words").fill(WORDS[story.language])
    story.context.set_offline(True)
    story.page.get_by_role("button", name=story.say("Save")).click()
    story.page.wait_for_url("chrome-error://**")
    story.context.set_offline(False)
    story.faults.clear()  # the browser's own word that there was no line
    story.go("assemblies.write_minutes", number=1)
    assert story.page.locator("#words").input_value() == WORDS[story.language]
    story.press("Save")
    assert (said(story), minutes.heads(assembly)) == (story.say("Saved."), {0: WORDS[story.language]})


def at_once(story: Story, neighbour: Story, world: World, assembly: Assembly) -> None:
    """The chair saves while the minute-taker types and reloads; both sentences stand there."""
    language = story.language
    neighbour.enter(world.a_liaison)
    neighbour.go("assemblies.write_minutes", number=1)
    story.page.locator("#words").fill(f"{WORDS[language]}\n{TAKER[language]}")
    neighbour.page.locator("#words").fill(f"{WORDS[language]}\n{CHAIR[language]}")
    neighbour.press("Save")
    story.page.reload()
    story.press("Save")
    assert minutes.heads(assembly) == {0: f"{WORDS[language]}\n{CHAIR[language]}\n{TAKER[language]}"}
    story.look("two at one place")
    story.follow("The next item")
    story.page.locator("#words").fill(CHAIR[language])
    story.press("Save")
    story.look("an item")


def by_word(neighbour: Story, folder: Path) -> None:
    neighbour.go("assemblies.hand_back", number=1)
    neighbour.look()
    neighbour.press("Hand it back")
    neighbour.look("missing")
    with neighbour.page.expect_download() as loading:
        neighbour.page.get_by_role("link", name=neighbour.say("Download the minutes as a Word file")).click()
    loading.value.save_as(folder / "minutes.docx")
    neighbour.page.locator("#paper").set_input_files(folder / "minutes.docx")
    neighbour.press("Hand it back")
    assert said(neighbour) == neighbour.say("The file changes nothing.")


def ask_the_named(story: Story, neighbour: Story, world: World) -> None:
    story.follow("People named")
    story.page.locator("#name").fill("؟؟")
    story.press("Put the name on the list")
    story.look("not there")
    story.page.locator("#name").fill(NAME[story.language])
    story.page.locator("#organisation").select_option(world.c.slug)
    story.press("Put the name on the list")
    story.look("asked")
    neighbour.enter(world.c_delegate)
    neighbour.go("assemblies.page", number=1)
    neighbour.look("asked for a name")
    neighbour.press("No")
    assert Named.objects.get().state == "replaced"


def put_forward(story: Story, neighbour: Story, world: World, assembly: Assembly) -> None:
    neighbour.enter(world.a_liaison)
    neighbour.go("assemblies.page", number=1)
    neighbour.press("Close the assembly")
    story.go("assemblies.page", number=1)
    story.look("over, no report yet")
    story.follow("Write the minutes")
    story.follow("Put the report forward")
    story.look()
    story.press("Put the report forward")
    assert said(story) == story.say("The report is put forward. It is adopted as the bylaws say.")
    assert NAME[story.language] not in story.text()
    story.look("put forward")
    story.follow("Ask whether it is adopted")
    story.look("the question")
    assert story.page.locator("#report").input_value() == str(Report.objects.get().pk)


def adopt(story: Story, world: World) -> None:
    """Three of four accept; names are erased, and the page says by which decision."""
    matter: Matter = decisions.bring(
        by=world.b_liaison, kind="report", question={"fa": "گزارش تصویب شود؟", "en": "Shall the report be adopted?"},
        details={"report": Report.objects.get().pk, "public": True},
    )  # fmt: skip
    close(answered(world, matter, "accept", "accept", "accept", ""))
    assert Turn.objects.count() == 0
    story.go("assemblies.report", number=1)
    assert CHAIR[story.language] in story.text()
    story.look("adopted")
    story.enter(world.d_liaison)
    story.go("assemblies.page", number=1)
    story.look("with its report")
    story.leave()
    story.go("assemblies.public_reports")
    story.look("a stranger's")
    story.page.locator("main h2 a").first.click()
    assert CHAIR[story.language] in story.text()
    story.look("a stranger's")
