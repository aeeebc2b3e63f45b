"""A liaison invites another one: a second person confirms, and only then does the link open the seat, at a first sign-in."""

from tests.browser import Story
from tests.furnished import furnished

NAME = {"fa": "نیلوفر", "en": "niloofar"}
PASSWORD = "سه-دریا-دو-کوه-۹"


def test_a_second_person_confirms_who_is_to_speak(transactional_db: None, story: Story, neighbour: Story) -> None:
    world = furnished()
    story.enter(world.b_liaison)
    story.go("members.invite")
    story.page.locator("input[name=role][value=liaison]").check()
    story.press("Make the link")
    sentence = (
        "It opens the seat once a second person of your organisation confirms it, on the page of your organisation."
    )
    assert story.say(sentence) in story.text()
    story.look("made")
    link = story.page.locator("#link").input_value()
    path = "/" + link.split("/", 3)[3]
    neighbour.go(path)
    assert (
        neighbour.say(
            "This link waits until a second person of the organisation confirms it. Ask who gave it to you, and open it again then."
        )
        in neighbour.text()
    )
    neighbour.look("waits")
    story.enter(world.b_delegate)
    story.go("notices.now")
    story.follow("Confirm whom a colleague invited")
    story.look("to confirm")
    story.press("Confirm")
    assert story.say("waits for a second person") not in story.text()
    neighbour.go(path)
    neighbour.look("open")
    neighbour.page.locator("input[name=username]").fill(NAME[story.language])
    for field in ("password1", "password2"):
        neighbour.page.locator(f"input[name={field}]").fill(PASSWORD)
    neighbour.press("Take this seat")
    neighbour.page.wait_for_load_state()
    assert neighbour.page.url.endswith("/w/account/")  # led to set up a second factor
    neighbour.look("first")
