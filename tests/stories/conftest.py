"""Where stories begin: a fixture for each step of `tests.stories.coalition`, and a second browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import PLACES, Story
from tests.stories import coalition

founded, drafted, asked, offered, grounded, settled, frozen, signed, published = (
    coalition.fixture_for(step) for step in coalition.STEPS
)


@pytest.fixture
def neighbour(story: Story, browser: Browser) -> Iterator[Story]:
    """Somebody else at a browser of their own, in the same language."""
    locale, zone = PLACES[story.language]
    context = browser.new_context(locale=locale, timezone_id=zone, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    told = Story(context, story.origin, story.language, story.looked, story.script)
    yield told
    faults = told.faults
    context.close()
    assert faults == []
