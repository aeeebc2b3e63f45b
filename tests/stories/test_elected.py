"""Whoever reads how the committee works finds what is elected, by whom and how, and the article that says so."""

from tests.browser import Story
from tests.furnished import furnished


def test_what_is_elected_leads_to_its_article(story: Story) -> None:
    world = furnished("committee")
    story.enter(world.a_liaison)
    story.go("bylaws.how_we_work")
    story.follow("What is elected, and how")
    section = story.page.locator("#elected")
    heads = {
        "fa": ["دبیر", "هیئت اجرایی", "نمایندگان واحدها"],
        "en": ["The secretary", "The executive", "The delegates of the units"],
    }
    assert section.get_by_role("heading", level=3).all_inner_texts() == heads[story.language]
    assert story.say("by secret ballot") in section.inner_text()
    story.look("elected")
    section.get_by_role("link").last.click()
    number = {"fa": "۲۲.۳", "en": "22.3"}[story.language]
    assert story.page.url.endswith("#a22.3")
    assert story.page.locator(":target").inner_text().startswith(number)
