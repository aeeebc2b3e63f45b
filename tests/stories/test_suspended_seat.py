"""A telephone was taken: two colleagues suspend the seat, its owner reads what happened, and two lift it again."""

from typing import Any

from tests.browser import Story
from tests.furnished import furnished
from tests.people import seat


def test_two_colleagues_suspend_a_seat_and_lift_it(transactional_db: None, story: Story, neighbour: Story) -> None:
    world = furnished()
    third = seat(world.c, "delegate", "c-third", by=world.c_liaison)
    neighbour.enter(world.c_liaison)
    asks(story, world.c_delegate, "Suspend", "asked")
    confirms(story, third, "Suspend", "Suspend the seat now", "confirming")
    neighbour.go("notices.now")
    assert "sign-in" in neighbour.page.url
    neighbour.enter(world.c_liaison)
    neighbour.go("notices.now")
    assert neighbour.say("You hold no seat") in neighbour.text()
    neighbour.look("suspended")
    asks(story, world.c_delegate, "Lift the suspension", "lifting")
    confirms(story, third, "Lift the suspension", "Lift the suspension", "confirming the lifting")
    neighbour.go("notices.now")
    assert neighbour.say("You hold no seat") not in neighbour.text()


def opens(story: Story, actor: Any, link: str) -> None:
    """The page of the liaison's seat, from the own organisation's page."""
    story.enter(actor)
    story.go("members.ours")
    row = story.page.locator("li.line").filter(has_text="c-liaison")
    row.get_by_role("link", name=story.say(link)).click()


def asks(story: Story, actor: Any, link: str, name: str) -> None:
    opens(story, actor, link)
    story.look(name)
    story.page.locator("main form").get_by_role("button").click()
    story.look(f"{name} once")


def confirms(story: Story, actor: Any, link: str, button: str, name: str) -> None:
    opens(story, actor, link)
    story.look(name)
    story.press(button)
