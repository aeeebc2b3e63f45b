"""Working groups formed in a session: a delegate joins on a phone and brings a result; the chair records what the plenary made of it."""

from hamgam.assemblies.group_models import Part, Result, WorkingGroup
from tests.assemblies.called import opened
from tests.browser import Story
from tests.furnished import furnished
from tests.stories.pages import said

GROUP = {"fa": "کارگروه صندوق", "en": "The working group on the fund"}
TITLE = {"fa": "راه‌های کمک", "en": "Ways to help"}
WORDS = {"fa": "ما صندوقی می‌سازیم. هر نهاد سهمی می‌دهد.", "en": "We make a fund. Each organisation gives a share."}
FINAL = {
    "fa": "ما صندوقی می‌سازیم. هر نهاد به توان خود سهمی می‌دهد.",
    "en": "We make a fund. Each organisation gives what it can.",
}


def test_a_working_group_from_its_task_to_its_result(transactional_db: None, story: Story, neighbour: Story) -> None:
    world, language = furnished(), story.language
    opened(world)
    neighbour.enter(world.a_liaison)
    neighbour.go("assemblies.live", number=1)
    neighbour.press("Take up this item")
    neighbour.follow("Groups and their results")
    neighbour.look("none yet")
    neighbour.press("Form the working group")
    neighbour.look("missing")
    neighbour.page.locator(f"#titles-{language}").fill(GROUP[language])
    neighbour.press("Form the working group")
    assert WorkingGroup.objects.get().item is not None
    story.enter(world.c_delegate)
    story.go("assemblies.form_group", number=1)
    story.press("We take part")
    assert Part.objects.get().organisation == world.c
    story.look("takes part")
    story.follow("Bring a result to the plenary")
    story.press("Bring it to the plenary")
    story.look("missing")
    story.page.locator(f"#titles-{language}").fill(TITLE[language])
    story.page.locator(f"#words-{language}").fill(WORDS[language])
    story.press("Bring it to the plenary")
    assert said(story) == story.say("The result lies before the plenary.")
    neighbour.go("assemblies.settle_result", result=Result.objects.get().pk)
    neighbour.press("Record it")
    neighbour.look("nothing chosen")
    neighbour.page.locator("input[value=changed]").check()
    neighbour.page.locator(f"#final-{language}").fill(FINAL[language])
    neighbour.press("Record it")
    neighbour.look("changed")
    story.page.reload()
    assert story.page.locator("main ins").count() >= 1
    neighbour.follow("Enter it in the register of decisions")
    assert neighbour.page.locator(f"#question-{language}").input_value() == TITLE[language]
    neighbour.look("from a group")
    story.go("assemblies.form_group", number=1)
    story.look("with a result")
