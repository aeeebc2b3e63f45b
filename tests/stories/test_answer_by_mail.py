"""A liaison gets a letter about a post, answers it from their mail program, and the answer stands in the talk."""

from email.message import EmailMessage
from typing import Any

from hamgam.management import serving
from hamgam.notices import clock, sending
from tests import flow
from tests.browser import Story
from tests.furnished import furnished
from tests.mail.servers import imap
from tests.notices.postbox import Postbox, open_box, opens_the_letter_to_a_new_address, part
from tests.people import World
from tests.stories.pages import said

ASKED = {
    "fa": "ما هر هفته را می‌خواهیم؛ برای شما هر ماه بس است؟",
    "en": "We want it every week; is every month enough for you?",
}
FIRST = {"fa": "این بند برای ما مهم است.", "en": "This clause matters to us."}
ANSWER = {
    "fa": "هر ماه بس نیست.\nهر دو هفته را می‌پذیریم.",
    "en": "Every month is not enough.\nWe can accept every two weeks.",
}
WROTE = {"fa": "در دوشنبه ۹ آذر ۱۴۰۵ ساعت ۱۰:۲۰ همگام نوشت:", "en": "On Mon, 30 Nov 2026 at 10:20, Hamgam wrote:"}


def test_a_liaison_answers_by_mail_and_it_stands_in_the_talk(
    transactional_db: None, story: Story, neighbour: Story, settings: Any
) -> None:
    world = furnished()
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    anchor = text.clauses.order_by("pk").first().anchor
    settings.MAIL_IN = "talk@coalition.example"
    clock.tick()  # from here on the record is read for letters
    with open_box(settings) as postbox, imap() as box:
        settings.MAILBOX_URL = box.url
        chooses_letters(story, world, postbox)
        begins(story, text.number, anchor)
        neighbour.enter(world.b_liaison)
        begins(neighbour, text.number, anchor, ASKED[story.language])
        clock.tick()
        sending.send()
        letter = next(message for message in postbox.messages if ASKED[story.language] in part(message))
        box.put(answered(letter, story.language))
        assert serving.fetch_mail() == ["post"]
        assert box.flags() == []
    reads(neighbour)
    reads(story)


def chooses_letters(story: Story, world: World, postbox: Postbox) -> None:
    """With facts, so that the letter can be answered."""
    story.enter(world.a_liaison)
    story.go("notices.settings")
    story.page.locator("#id_email").fill("nasrin@example.org")
    story.page.locator("#id_language").select_option(story.language)
    story.page.locator("#id_mail").check()
    story.page.locator("input[name=reach][value=chosen]").check()
    story.page.locator("#id_facts").check()
    story.press("Save")
    assert said(story) == story.say(
        "Recorded. A letter goes to the new address; open the link in it, and letters come there."
    )
    opens_the_letter_to_a_new_address(story, postbox)


def begins(story: Story, text: int, anchor: str, words: str = "") -> None:
    """Somebody writes under the clause, from the clause's own page."""
    story.go("texts.clause", number=text, anchor=anchor)
    story.page.locator("#talk a").first.click()
    story.page.locator("#words").fill(words or FIRST[story.language])
    story.page.locator("#language").select_option(story.language)
    story.press("Record the post")


def answered(letter: Any, language: str) -> bytes:
    """What a mail program sends when somebody presses “answer” and writes on top."""
    made = EmailMessage()
    made["From"], made["To"] = "Nasrin <nasrin@example.org>", letter["Reply-To"]
    made["Subject"], made["Message-ID"] = f"Re: {letter['Subject']}", "<answer@example.org>"
    made["In-Reply-To"] = letter["Message-ID"]
    quoted = "\n".join(f"> {line}" for line in part(letter).splitlines())
    made.set_content(f"{ANSWER[language]}\n\n{WROTE[language]}\n\n{quoted}\n")
    return made.as_bytes()


def reads(story: Story) -> None:
    """The answer is the newest post, said to have come by mail, without a line of what it quoted."""
    story.go("talk.page", talk=1)
    story.look("an answer by mail")
    last = story.page.locator("li[id^=p]").filter(has_text=story.say("by mail"))
    assert last.count() == 1
    words = last.first.inner_text()
    assert all(line in words for line in ANSWER[story.language].splitlines())
    assert WROTE[story.language] not in words and ASKED[story.language] not in words
