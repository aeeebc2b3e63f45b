"""Two people tell of the same assembly, one under a pseudonym: kept, finished, set side by side, printed, taken back."""

from hamgam.assemblies.account_models import Account
from tests.assemblies.called import opened
from tests.browser import Story
from tests.furnished import furnished
from tests.people import World
from tests.stories.pages import said

TOLD = {
    "fa": "نشست ساعت ده و نیم آغاز شد. ۸۲ نفر از ۱۴ نهاد آمده بودند.\n\nچهار کارگروه تشکیل شد و پس از ناهار گزارش دادند. سه تصمیم گرفته شد.",
    "en": "The session began at half past ten. 82 people from 14 organisations had come.\n\nFour working groups were formed. Three decisions were taken.",
}
OTHERWISE = {
    "fa": "The session began at 11:15 with some eighty people. Five working groups were formed.",
    "en": "نشست ساعت ۱۱:۱۵ با حدود ۸۰ نفر آغاز شد. پنج کارگروه تشکیل شد.",
}
NAME = {"fa": "سپیدار", "en": "Aspen"}


def test_two_accounts_of_one_assembly(transactional_db: None, story: Story, neighbour: Story) -> None:
    world = furnished()
    opened(world)
    write_under_a_pseudonym(story, world)
    write_in_another_language(neighbour, world)
    compare(story)
    take_back(story)


def write_under_a_pseudonym(story: Story, world: World) -> None:
    story.enter(world.a_delegate)
    story.go("assemblies.page", number=1)
    story.follow("What different people tell of it")
    story.look("nothing yet")
    story.follow("Write an account")
    story.look()
    story.press("It is finished")
    assert Account.objects.count() == 0
    story.look("missing")
    story.page.locator("#words").fill(TOLD[story.language])
    story.page.locator("input[name=signed][value=pseudonym]").check()
    story.page.locator("#name").fill(NAME[story.language])
    story.press("Keep and go on later")
    assert said(story) == story.say("Kept. Only you read it until it is finished.")
    story.look("kept")
    story.follow("Go on writing")
    assert story.page.locator("#words").input_value() == TOLD[story.language]
    story.look("again")
    story.press("It is finished")
    assert said(story) == story.say("Your account stands beside the others.")
    story.look("finished")


def write_in_another_language(neighbour: Story, world: World) -> None:
    neighbour.enter(world.b_liaison)
    neighbour.go("assemblies.write_account", number=1)
    neighbour.page.locator("#language").select_option("en" if neighbour.language == "fa" else "fa")
    neighbour.page.locator("#words").fill(OTHERWISE[neighbour.language])
    neighbour.page.locator("input[name=signed][value=organisation]").check()
    neighbour.press("It is finished")
    assert list(Account.objects.values_list("state", flat=True)) == ["finished", "finished"]


def compare(story: Story) -> None:
    story.go("assemblies.accounts", number=1)
    assert story.page.locator("section.sec > section h3").all_inner_texts() == [
        story.say("Hour") + ": " + story.say("beginning"), story.say("Working groups"),
    ]  # fmt: skip
    story.look("two accounts")
    story.page.locator("details.act summary").click()
    story.look("what only one says")


def take_back(story: Story) -> None:
    story.page.get_by_role("link", name=NAME[story.language]).click()
    story.press("Take it back")
    assert said(story) == story.say("Your account is taken back. Its words are gone.")
    assert story.page.locator(".views").count() == 0
    story.look("one account")
