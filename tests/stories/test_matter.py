"""Matters: a name without agreement, two views deferred and taken up again, and what a hall decided and one objects to."""

from datetime import date

from hamgam.decisions import acts
from hamgam.decisions.models import Matter
from hamgam.differences.models import Difference
from hamgam.members.actor import Actor
from hamgam.record.times import told
from tests.browser import Story
from tests.stories.coalition import HANDLES, liaison
from tests.stories.pages import choose_day, said

NAME = {"fa": "هم‌پیمانی چه نامی داشته باشد؟", "en": "What shall the coalition be called?"}
NAMES = {"fa": ["رود و کار", "آب و نان"], "en": ["River and Work", "Water and Bread"]}
FORMER = {"fa": "رود پاک، کار ایمن", "en": "Clean River, Safe Work"}
MOVE = {"fa": "دبیرخانه را به بندر ببریم؟", "en": "Shall we move the office to the harbour?"}
STAYS = {"fa": "دبیرخانه در سه‌پل است.", "en": "The office is in Sepol."}
DEBATE = {"fa": "سمینار پاییز", "en": "the autumn seminar"}
REASON = {"fa": "راه برای ما دور می‌شود.", "en": "It would be too far for us."}


def test_a_name_without_agreement_stays_the_former_one(founded: None, story: Story) -> None:
    story.enter(liaison("sepol"))
    story.go("decisions.list")
    story.look("nothing yet")
    story.follow("Bring a matter")
    story.look()
    story.page.locator("main a[href$='/new/name/']").click()
    story.look()
    story.press("Bring the matter")
    assert Matter.objects.count() == 0
    story.look("missing")
    for language in ("fa", "en"):
        story.page.locator(f"#question-{language}").fill(NAME[language])
        story.page.locator(f"#choices-{language}").fill("\n".join(NAMES[language]))
        story.page.locator(f"#status_quo-{language}").fill(FORMER[language])
    story.press("Bring the matter")
    assert said(story) == story.say("The matter is brought. Everybody who has a voice can answer it now.")
    story.look("each choice")
    answer_each(story)
    matter = Matter.objects.get()
    for handle in HANDLES:
        if handle != "sepol":
            word = "reject" if handle == "hamyar" else "accept"
            acts.answer(by=liaison(handle), on=matter, said={"words": {"c1": word, "c2": "reject"}})
    twice(matter)
    story.go("decisions.page", number=1)
    text = story.text()
    assert story.say("the former name stays") in text and FORMER[story.language] in text
    story.look("former name")


def answer_each(story: Story) -> None:
    """Half an answer is asked for again and keeps what was chosen."""
    first, second = (story.page.locator("fieldset").nth(place) for place in (0, 1))
    first.locator("input[value=accept]").check()
    story.press("Record the answer")
    assert first.locator("input[value=accept]").is_checked()
    story.look("half an answer")
    second.locator("input[value=reject]").check()
    story.press("Record the answer")
    assert said(story) == story.say("Your answer is recorded. You can change it until the time is over.")
    story.look("own answer")


def twice(matter: Matter) -> None:
    """Both rounds end by the clock."""
    for _round in range(2):
        matter.refresh_from_db()
        with told(matter.closes_at):
            acts.close(by=Actor.clock(), on=matter)


def test_two_views_are_deferred_and_taken_up_again(founded: None, story: Story) -> None:
    matter = acts.bring(by=liaison("sepol"), kind="decision", question=MOVE, status_quo=STAYS, debate=DEBATE)
    for handle in HANDLES:
        refuses = handle == "hamyar"
        reason = REASON[story.language] if refuses else ""
        acts.answer(by=liaison(handle), on=matter, said={"word": "reject" if refuses else "accept"}, reason=reason)
    twice(matter)
    story.enter(liaison("sepol"))
    story.go("decisions.page", number=1)
    assert all(words[story.language] in story.text() for words in (STAYS, DEBATE, REASON))
    story.look("not agreed")
    story.page.locator("main a[href*='/open-questions/']").first.click()
    story.look("kept open")
    story.go("decisions.page", number=1)
    story.follow("Bring it again")
    assert story.page.locator(f"#question-{story.language}").input_value() == MOVE[story.language]
    story.look("put again")
    story.press("Bring the matter")
    again = Matter.objects.get(number=2)
    for handle in HANDLES:
        if handle != "sepol":
            acts.answer(by=liaison(handle), on=again, said={"word": "accept"})
    story.page.locator("#answer input[value=accept]").check()
    story.press("Record the answer")
    story.press("Close and count")
    assert story.say("Agreed.") in story.text()
    story.look("agreed")
    assert Difference.objects.get().state == "settled"
    story.page.locator("#tasks summary").click()
    story.press("Give the task")
    story.look("task missing")
    story.page.locator(f"#task-{story.language}").fill(DEBATE[story.language])
    story.page.locator("#responsible").select_option("sepol")
    story.press("Give the task")
    story.look("task")
    story.follow("Say what became of it")
    story.look()
    story.go("decisions.list")
    story.look("register")


def test_what_a_hall_decided_is_entered_and_objected_to(founded: None, story: Story, neighbour: Story) -> None:
    story.enter(liaison("sepol"))
    story.go("decisions.enter")
    story.look()
    story.page.locator(f"#question-{story.language}").fill(MOVE[story.language])
    story.page.locator("input[name=agreed]").first.check()
    story.page.locator("#present").fill("12")
    choose_day(story, "On which day it was decided", date.today())
    story.press("Enter it")
    story.look("read back")
    neighbour.enter(liaison("hamyar"))
    neighbour.go("decisions.page", number=1)
    neighbour.look("may object")
    neighbour.press("Object")
    neighbour.look("reason missing")
    neighbour.page.locator("#object-reason").fill(REASON[story.language])
    neighbour.press("Object")
    assert Matter.objects.get().stage == "not_agreed"
    neighbour.look("objected")
