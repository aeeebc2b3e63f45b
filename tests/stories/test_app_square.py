"""Setting up an app for codes: the square that the telephone photographs is seen."""

from tests.browser import Story
from tests.people import World


def test_the_square_with_the_secret_is_shown(world: World, story: Story) -> None:
    story.enter(world.c_delegate)
    story.go("mfa_activate_totp")
    square = story.page.locator("main img")
    assert square.evaluate("image => image.complete && image.naturalWidth > 50")
    story.look()
