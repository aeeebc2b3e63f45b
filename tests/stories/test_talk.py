"""A red line before drafting, an answer that quotes it, somebody who is spoken to, a post that becomes a wording, one that is removed."""

from datetime import timedelta

from persiantools.jdatetime import JalaliDate

from hamgam.decisions.models import Task
from hamgam.members import here
from hamgam.talk.models import LastHere, Post
from hamgam.texts.models import Text, Wording
from tests.browser import Story
from tests.furnished import furnished
from tests.people import World
from tests.stories.pages import said
from tests.texts.drafts import in_round

LINE = {"fa": "آب فروشی نیست.", "en": "Water is not for sale."}
ANSWER = {"fa": "با @رانندگان هم می‌گوییم: به هیچ بها.", "en": "With @Drivers we say: at no price."}
BETTER = {
    "fa": "هیچ کس حق ندارد آب را بفروشد یا بخرد.",
    "en": "Nobody has the right to sell water or to buy it.",
}
ASKED = {"fa": "@رانندگان، برای شما هر ماه بس است؟", "en": "@Drivers, is every month enough for you?"}
SAID = {"fa": "برای ما بس نیست.", "en": "It is not enough for us."}
FOUL = {"fa": "آن کس از شهر کناره پول گرفته است.", "en": "That person took money."}
DONE = {"fa": "نامه را نوشتیم و همه دیدند.", "en": "We wrote the letter, and everybody has seen it."}
REASON = {"fa": "دربارهٔ کسی سخن می‌گوید که اینجا نیست.", "en": "It speaks of somebody who is not here."}


def test_people_talk_under_a_text_and_its_clause(transactional_db: None, story: Story, neighbour: Story) -> None:
    world = furnished()
    text = in_round(world)
    draw_a_line(story, world, text)
    answer_it(neighbour, world, text)
    read_what_is_new(story)
    be_spoken_to(story, neighbour)
    make_a_wording(neighbour, world, text)
    make_a_task(neighbour, world)
    remove_a_post(story, neighbour, world, text)
    run_it(story, text)


def write(story: Story, words: dict[str, str]) -> None:
    """Fill the form of a post and record it."""
    story.page.locator("#words").fill(words[story.language])
    story.press("Record the post")


def draw_a_line(story: Story, world: World, text: Text) -> None:
    story.enter(world.a_liaison)
    story.go("texts.text", number=text.number)
    story.follow("Read and write")
    story.press("Record the post")
    assert Post.objects.count() == 0
    story.look("nothing written")
    story.page.locator("input[name=red_line]").check()
    write(story, LINE)
    assert said(story) == story.say("Your post stands in the talk.")
    story.look("our red line")
    story.go("texts.text", number=text.number)
    assert LINE[story.language] in story.page.locator("main").inner_text()
    story.look("a red line above a text")


def answer_it(neighbour: Story, world: World, text: Text) -> None:
    neighbour.enter(world.c_liaison)
    neighbour.go("talk.list")
    neighbour.look("something new")
    neighbour.page.locator("main .rows a").first.click()
    neighbour.page.locator("main .links a").filter(has_text=neighbour.say("Quote")).first.click()
    neighbour.page.locator("input[name=voice][value=self]").check()
    write(neighbour, ANSWER)
    post = Post.objects.get(number=2)
    assert (post.as_self, post.quotes.number) == (True, 1)
    neighbour.look("an answer that quotes")


def read_what_is_new(story: Story) -> None:
    LastHere.objects.update(at="2026-01-01T00:00:00Z")  # the visit before is long over
    story.go("talk.page", talk=1)
    assert ANSWER[story.language] in story.page.locator("main section").nth(1).inner_text()
    assert story.page.locator("main .kicker").filter(has_text=story.say("New")).count() == 1
    story.look("new since I was last here")


def be_spoken_to(story: Story, neighbour: Story) -> None:
    for words in (SAID, ASKED):
        story.go("talk.page", talk=1)
        write(story, words)
    neighbour.go("notices.now")
    assert neighbour.page.locator("#news + .links").count() == 1  # What does not speak to them is a quiet line.
    neighbour.look("spoken to")
    called = neighbour.say("Read a post that speaks to your organisation")
    neighbour.follow(called)
    assert ASKED[neighbour.language] in neighbour.page.locator("#p4").inner_text()
    neighbour.go("notices.now")
    assert called not in neighbour.page.locator("main").inner_text()
    assert neighbour.page.locator("#news + .links").count() == 0


def make_a_wording(neighbour: Story, world: World, text: Text) -> None:
    anchor = text.clauses.order_by("order").first().anchor
    neighbour.go("texts.clause", number=text.number, anchor=anchor)
    neighbour.follow("Read and write")
    write(neighbour, BETTER)
    neighbour.page.locator("main .links a").filter(has_text=neighbour.say("More")).first.click()
    neighbour.look("one post")
    neighbour.follow("Make another wording of it")
    neighbour.look("make another wording")
    if neighbour.language == "en":  # the text is Persian: what was said in English is written anew
        neighbour.page.locator("#words").fill(BETTER["fa"])
    neighbour.press("Propose the wording")
    assert Wording.objects.filter(body=BETTER["fa"], proposer=world.c).count() == 1
    neighbour.follow("Read and write")
    assert neighbour.say("Became:") in neighbour.page.locator("main").inner_text()
    neighbour.look("became a wording")


def make_a_task(neighbour: Story, world: World) -> None:
    neighbour.go("talk.post", post=Post.objects.get(talk__number=1, number=1).pk)
    neighbour.follow("Make a task of it")
    neighbour.press("Write the task down")
    assert Task.objects.count() == 0
    neighbour.look("a task without a day")
    day = here.today() + timedelta(days=9)
    solar = JalaliDate(day) if neighbour.language == "fa" else day
    for part in ("year", "month", "day"):
        field = neighbour.page.locator(f"[name=due_{part}]")
        value = str(getattr(solar, part))
        field.select_option(value) if field.evaluate("e => e.tagName") == "SELECT" else field.fill(value)
    neighbour.press("Write the task down")
    task = Task.objects.get()
    assert (task.responsible, task.due_on, task.matter) == (world.c, day, None)
    assert neighbour.say("Became:") in neighbour.page.locator("#p1").inner_text()
    neighbour.look("became a task")
    neighbour.go("notices.now")
    assert (
        neighbour.say("Do a task that came of a talk, and say what became of it")
        in neighbour.page.locator("main").inner_text()
    )
    neighbour.look("a task waits")
    neighbour.go("decisions.report_task", task=task.pk)
    neighbour.look("a task of a talk")
    neighbour.page.locator("input[name=state][value=done]").check()
    neighbour.page.locator(f"textarea[name=report-{neighbour.language}]").fill(DONE[neighbour.language])
    neighbour.press("Record the report")
    assert DONE[neighbour.language] in neighbour.page.locator("main").inner_text()
    neighbour.look("what became of it")


def remove_a_post(story: Story, neighbour: Story, world: World, text: Text) -> None:
    neighbour.go("talk.page", talk=1)
    write(neighbour, FOUL)
    gone = Post.objects.latest("pk")
    story.enter(world.coordinator)
    story.go("talk.post", post=gone.pk)
    story.follow("Remove the post")
    story.press("Remove the post")
    assert Post.objects.get(pk=gone.pk).stands
    story.page.locator("#words").fill(REASON[story.language])
    story.press("Remove the post")
    shown = story.page.locator(f"#p{gone.number}").inner_text()
    assert (FOUL[story.language] in shown, REASON[story.language] in shown) == (False, True)
    story.look("a removed post")


def run_it(story: Story, text: Text) -> None:
    story.go("talk.put_off", talk=1)
    story.press("Put it off")
    story.look("no day")
    story.go("talk.move", talk=1)
    assert (
        story.say("Red lines were said in it, about this text. It is moved within this text alone.")
        in story.page.locator("main").inner_text()
    )
    story.look("move a talk with red lines")
    story.go("talk.page", talk=2)
    story.follow("Move it")
    story.look("move it")
    story.go("talk.page", talk=2)
    story.press("Close the talk")
    assert said(story) == story.say("The talk is closed. It stays readable.")
    story.look("closed")
    story.press("Open it again")
    story.follow("Move it")
    story.page.locator("#to").select_option(f"text-{text.pk}")
    story.press("Move the talk")
    assert said(story) == story.say("The talk is moved. The old place says where it went.")
    story.go("talk.page", talk=2)
    story.look("it was moved")
    story.press("Begin a talk here again")
    assert said(story) == story.say("The talk is open again.")
