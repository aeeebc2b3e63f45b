"""Letters as people live them: what reaches one, a digest read in the mail, lines for a messenger, leaving, subscribing."""

import os
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from hamgam.members import here
from hamgam.notices import clock
from hamgam.notices.models import Subscriber
from hamgam.record import times
from hamgam.statements import acts as statements
from hamgam.talk import acts as talk
from hamgam.talk import reading
from hamgam.talk.models import Talk
from tests import flow
from tests.browser import WIDTHS, Story, axe, overflow, width_of
from tests.furnished import furnished
from tests.notices.postbox import Postbox, open_box, opens_the_letter_to_a_new_address, part, wants_letters
from tests.people import World

SAID = {"fa": "پیشنهاد می‌کنم بند دوم را کوتاه کنیم.", "en": "I propose to shorten the second clause."}


@pytest.fixture
def postbox(settings: Any, live_server: Any) -> Iterator[Postbox]:
    """A mail server; letters carry the address of the story's own installation."""
    settings.SITE_ADDRESS = live_server.url
    with open_box(settings) as box:
        yield box


@pytest.fixture
def world(transactional_db: None) -> World:
    return furnished()


def choose(story: Story, postbox: Postbox, **chosen: str) -> None:
    """On the page of settings: an address, which is confirmed from there, letters with facts, and how often what comes."""
    page = story.go("notices.settings")
    page.locator("#id_language").select_option(story.language)
    page.get_by_label(story.say("Mail address, if you wish")).fill("a-liaison@example.org")
    page.get_by_label(story.say("Send me letters")).check()
    page.locator("input[name=reach][value=chosen]").check()
    for name, way in chosen.items():
        page.locator(f"#id_{name}").select_option(way)
    page.locator("#id_facts").check()
    story.look("chosen")
    story.press("Save")
    story.look("not confirmed yet")
    opens_the_letter_to_a_new_address(story, postbox)


def show(story: Story, message: EmailMessage, name: str, folder: Path) -> str:
    """The HTML of a letter as a browser shows it, examined as a page is; answers what can be read."""
    file = folder / f"{name}.html"
    file.write_text(part(message, "html"))
    page = story.context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert overflow(page) == []
    assert (
        axe(story.context, page, ["color-contrast", "link-name", "html-has-lang", "document-title", "valid-lang"]) == []
    )
    if shots := os.environ.get("HAMGAM_SHOTS"):
        for width in WIDTHS:
            with width_of(page, width):
                page.screenshot(path=f"{shots}/{story.language}-letter-{name}-{width}.png", full_page=True)
    said = page.locator("body").inner_text()
    page.close()
    return said


def test_a_digest_arrives_as_it_was_chosen(
    world: World, story: Story, postbox: Postbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    story.enter(world.a_liaison)
    choose(story, postbox, waits="daily", talk="daily", news="daily")
    now = timezone.now()
    monkeypatch.setattr(times, "now", lambda: now)
    now = at_eight(now, 0)
    clock.tick()
    now += timedelta(hours=1)
    flow.open_round(flow.draft(world), world.a_liaison)
    talk.write(by=world.b_liaison, on=world.coalition, words=SAID[story.language], language=story.language)
    now = at_eight(now, 1)
    clock.tick()
    clock.tick()
    (message,) = postbox.messages
    said = show(story, message, "digest", tmp_path)
    wanted = [story.say("What waits for you"), story.say("Posts in talks that you follow"), SAID[story.language]]
    assert [words for words in wanted if words not in said] == []
    leads_to_the_talk(story, message, world)


def at_eight(now: datetime, days: int) -> datetime:
    return now.astimezone(here.zone()).replace(hour=8, minute=0) + timedelta(days=days)


def leads_to_the_talk(story: Story, message: EmailMessage, world: World) -> None:
    """A link of the letter opens the post."""
    address = next(found for found in re.findall(r"http\S+", part(message)) if "/talk/" in found)
    story.page.goto(address)
    assert SAID[story.language] in story.text()


def test_a_post_comes_as_a_letter_and_its_link_leaves_the_talk_without_signing_in(
    world: World, story: Story, postbox: Postbox, settings: Any, tmp_path: Path
) -> None:
    settings.MAIL_IN = "talk@example.org"
    wants_letters(world.a_liaison, language=story.language, facts=True)
    clock.tick()
    talk.write(by=world.b_liaison, on=world.coalition, words=SAID[story.language], language=story.language)
    clock.tick()
    message = postbox.messages[0]
    said = show(story, message, "post", tmp_path)
    assert SAID[story.language] in said and story.say("Write your answer above this line") in said
    story.leave()
    story.page.goto(str(message["List-Unsubscribe"]).strip("<>"))
    assert reading.follows(Talk.objects.get(), world.a_liaison.person)
    story.look("asked")
    story.press("No more such letters")
    assert story.say("No more such letters will come") in story.text()
    story.look("left")
    assert not reading.follows(Talk.objects.get(), world.a_liaison.person)


def test_the_feed_of_somebody_without_an_address_tells_what_is_new(world: World, story_without_script: Story) -> None:
    story = story_without_script
    story.enter(world.c_liaison)
    page = story.go("notices.settings")
    page.locator("#id_facts").check()
    story.press("Save")
    story.press("Make the links")
    story.look("links")
    link = page.locator("#secret-link").input_value()
    talk.write(by=world.b_liaison, on=world.coalition, words=SAID[story.language], language=story.language)
    told = str(story.context.request.get(story.origin + "/" + link.partition("//")[2].partition("/")[2]).text())
    assert SAID[story.language] in told
    story.go("notices.settings")
    page.locator("#id_facts").uncheck()
    story.press("Save")
    told = str(story.context.request.get(story.origin + "/" + link.partition("//")[2].partition("/")[2]).text())
    assert (SAID[story.language] in told, story.say("Something is new for you in Hamgam") in told) == (False, True)


def test_one_letter_that_came_back_is_told_without_alarm(world: World, story: Story, postbox: Postbox) -> None:
    wants_letters(world.a_liaison, language=story.language)
    clock.tick()
    postbox.refusing = {"a-liaison@example.org": "550 5.1.1 unknown"}
    flow.open_round(flow.draft(world), world.b_liaison)
    clock.tick()
    story.enter(world.a_liaison)
    page = story.go("notices.settings")
    assert (page.locator(".err").count(), page.locator("main time").count()) == (0, 1)
    story.look("one came back")
    story.enter(world.a_delegate)
    story.go("members.ours")
    told = story.page.locator("main").inner_text()
    assert "example.org" not in told and {"fa": "برگشت خورد", "en": "came back"}[story.language] in told
    story.look("one came back")


def test_somebody_without_an_address_copies_the_lines(world: World, story_without_script: Story) -> None:
    story = story_without_script
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    story.enter(world.c_liaison)
    story.go("notices.now")
    story.follow("More lines")
    bare = story.page.locator("#lines-without").input_value()
    full = story.page.locator("#lines-full").input_value()
    title = text.titles[story.language]
    assert (title in bare, title in full, "/w/" in bare) == (False, True, True)
    story.look()


def test_somebody_subscribes_and_leaves(world: World, story: Story, postbox: Postbox, tmp_path: Path) -> None:
    page = story.go("notices.subscribe")
    page.get_by_label(story.say("Mail address")).fill("reader@example.org")
    story.look("empty")
    story.press("Send me the link")
    assert story.say("Look into your mail") in story.text()
    story.look("asked")
    clock.tick()
    page.goto(next(word for word in part(postbox.messages[0]).split() if "/confirm/" in word))
    story.look("to confirm")
    story.press("Yes, send them")
    story.look("confirmed")
    version = flow.frozen(world)
    flow.everybody_signs(world, version)
    statements.publish_for_all(by=world.a_liaison, on=version)
    clock.tick()
    message = next(row for row in postbox.messages if row["List-Id"])
    assert story.say("Published in the coalition’s name.") in show(story, message, "public", tmp_path)
    page.goto(str(message["List-Unsubscribe"]).strip("<>"))
    story.press("No more such letters")
    story.look("address erased")
    assert not Subscriber.objects.exists()


def test_whoever_coordinates_holds_letters_back(world: World, story: Story, postbox: Postbox) -> None:
    wants_letters(world.a_liaison, language=story.language)
    clock.tick()
    story.enter(world.coordinator)
    story.go("notices.sending")
    story.press("Hold letters back")
    story.look("held back")
    flow.open_round(flow.draft(world), world.a_liaison)
    clock.tick()
    assert postbox.letters == []
    story.go("notices.sending")
    story.press("Let letters go")
    story.look("going")
    clock.tick()
    assert postbox.addresses == ["a-liaison@example.org"]
