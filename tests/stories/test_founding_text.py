"""The founding text is brought with its fields, in force when agreed, read by a candidate, and changed."""

from datetime import timedelta

from django.utils import timezone

from hamgam.decisions.models import Matter
from hamgam.members.founding_text import FoundingText
from hamgam.members.joining_models import Candidature
from tests.browser import Story
from tests.members.founded import PRESS, RIVER, SCHOOL, TEXT, agreed_now
from tests.members.joined import invited, seated
from tests.people import World
from tests.stories.pages import choose_day, said

QUESTION = {"fa": "این متن بنیادین را بپذیریم؟", "en": "Shall this be our founding text?"}


def test_a_founding_text_begins_is_accepted_by_a_candidate_and_changes(world: World, story: Story) -> None:
    story.enter(world.a_liaison)
    story.go("members.founding_text")
    story.look("none yet")
    story.follow("Bring a founding text")
    story.look("founding text")
    first = without_means_first(story)
    agreed_now(world, first)
    story.go("members.founding_text")
    story.look("in force")
    accepted(story, world)
    changed(story, world)


def write_field(story: Story, n: int, field: dict[str, dict[str, str]]) -> None:
    for part, words in field.items():
        for language, said_so in words.items():
            story.page.locator(f"#field-{n}-{part}-{language}").fill(said_so)


def bring(story: Story) -> None:
    for language, words in QUESTION.items():
        story.page.locator(f"#question-{language}").fill(words)
    choose_day(story, "It can be answered until", timezone.now() + timedelta(days=30), 20)
    story.press("Bring the matter")


def without_means_first(story: Story) -> Matter:
    """A field without means is told at its place, and nothing that was typed is lost."""
    for language, words in TEXT.items():
        story.page.locator(f"#founding-{language}").fill(words)
    write_field(story, 1, RIVER)
    write_field(story, 2, {**PRESS, "means": {"fa": "", "en": ""}})
    bring(story)
    story.look("founding text, no means")
    assert (story.status, Matter.objects.count()) == (200, 0)
    assert story.page.locator("#field-1-means-fa").input_value() == RIVER["means"]["fa"]
    write_field(story, 2, PRESS)
    bring(story)
    story.look("founding text brought")
    return Matter.objects.get()


def accepted(story: Story, world: World) -> None:
    """A stranger reads of it where one joins; the candidate reads the whole and accepts this version."""
    story.leave()
    story.go("members.join")
    story.look("with a founding text")
    assert RIVER["names"][story.language] in story.text()
    actor = seated(invited(world))
    story.enter(actor)
    story.go("members.candidacy")
    story.look("with a founding text")
    assert PRESS["means"][story.language] in story.text()
    story.page.locator("input[name=level][value=wholly]").check()
    story.press("Record it")
    assert said(story) == story.say("Recorded. A member organisation can bring your admission now.")
    assert Candidature.objects.get().accepted_text == FoundingText.objects.get(number=1)


def changed(story: Story, world: World) -> None:
    """A change says in sentences what it changes; the candidate is told of it."""
    story.enter(world.a_liaison)
    story.go("members.founding_text")
    story.follow("Bring a change of it")
    assert story.page.locator("#field-2-names-fa").input_value() == PRESS["names"]["fa"]
    story.page.locator("#founding-fa").fill("ما برای آب و زمین کنار هم ایستاده‌ایم.")
    story.page.locator("#founding-en").fill("We stand together for water and land.")
    write_field(story, 1, {**RIVER, "means": {"fa": "سنجش هفتگی آب", "en": "Measuring the water each week."}})
    write_field(story, 3, SCHOOL)
    bring(story)
    matter = Matter.objects.order_by("-number").first()
    story.page.locator("summary", has_text=story.say("The text, word by word")).click()
    story.look("a change of the founding text")
    agreed_now(world, matter)
    story.go("members.founding_text_version", number=2)
    story.look()
    story.go("members.founding_text")
    story.look("versions")
    story.enter(Candidature.objects.get().organisation.seats.get())
    story.go("members.candidacy")
    assert story.say("The founding text was changed since. Read it anew and say how far you accept it.") in story.text()
    story.look("the founding text changed")
