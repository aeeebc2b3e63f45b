"""Step 1: a liaison imports a Word file, corrects it beside the original, and opens a round with a deadline."""

import re

from playwright.sync_api import Locator

from hamgam.demo.content.paper import FILENAME, FIRST_DAY, LAST_DAY, PLACE, docx_bytes, lines, signatories
from hamgam.members import here
from hamgam.texts.models import Round, Text
from hamgam.texts.shape import in_text, laid_out
from tests.browser import Story
from tests.stories.coalition import PROPOSER, liaison, name, organisation
from tests.stories.pages import choose_day, in_days, said, the_day

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TITLE = "رود پاک، کار ایمن"
HEADINGS = ["آب", "کار", "نظارت و جبران", "همراهی"]
CORRECTED = "دسترسی به آب پاک حق همهٔ ساکنان حوضهٔ رود است و نباید به مدارک اقامت کسی وابسته باشد."


def test_a_liaison_imports_a_word_file_corrects_it_and_opens_a_round(founded: None, story: Story) -> None:
    story.enter(liaison(PROPOSER))
    import_the_paper(story)
    compare_with_the_original(story)
    correct(story)
    open_a_round(story)
    everyone_is_asked(story)


def import_the_paper(story: Story) -> None:
    story.go("texts.list")
    story.look("empty")
    story.follow("Bring in a text")
    story.look()
    story.press("Keep as a draft")
    assert (
        story.say("There is nothing to begin with. Choose a file, paste the words, or write a title.") in story.text()
    )
    story.look("nothing given")
    paper = {"name": FILENAME, "mimeType": WORD, "buffer": docx_bytes()}
    story.page.get_by_label(story.say("File"), exact=False).first.set_input_files(paper)
    story.press("Keep as a draft")
    assert said(story) == story.say("The draft is kept. Compare it with the original and correct what is wrong.")
    story.look()


def compare_with_the_original(story: Story) -> None:
    page = story.page
    assert page.get_by_role("textbox", name=story.say("Title"), exact=True).input_value() == TITLE
    roles = [box.input_value() for box in role_of(story, page.locator("fieldset.block")).all()]
    assert roles.count("clause") == 12
    beside = page.get_by_role("complementary", name=story.say("The original")).inner_text()
    assert all(who in beside and city in beside for who, city in signatories())
    assert the_day(story, FIRST_DAY) in beside and the_day(story, LAST_DAY) in beside
    assert all(line.text in beside for line in lines())


def role_of(story: Story, block: Locator) -> Locator:
    return block.get_by_role("combobox", name=story.say("What it is"), exact=True)


def words_of(story: Story, block: Locator) -> Locator:
    return block.get_by_role("textbox", name=story.say("Words"), exact=True)


def correct(story: Story) -> None:
    """What is no part of the text is left beside it; one clause is written anew; the day of adoption is added."""
    page = story.page
    kept = {line.text for line in lines() if line.role == "clause"} | set(HEADINGS)
    for block in page.locator("fieldset.block").all():
        words = words_of(story, block)
        if words.input_value() not in kept:
            role_of(story, block).select_option(label=story.say("leave beside the text"))
        elif words.input_value().startswith("دسترسی به آب پاک"):
            words.fill(CORRECTED)
    assert page.get_by_role("textbox", name=story.say("Place")).first.input_value() == PLACE
    choose_day(story, "Day of adoption", LAST_DAY)
    story.press("Record the draft")
    assert said(story) == story.say("The draft is recorded as corrected.")
    text = Text.objects.get()
    assert (str(text), text.kind, text.proposer, text.languages) == (
        TITLE, "statement", organisation(PROPOSER), ["fa", "en"],
    )  # fmt: skip
    assert text.adopted == {"place": {"fa": PLACE}, "date": LAST_DAY.isoformat()}
    rows = in_text(text)
    assert [row.number for row in rows] == [None, None, *range(1, 13)]
    assert rows[2].lead.body == CORRECTED
    assert [part.section.titles.get("fa", "") for part in laid_out(text)][-4:] == HEADINGS
    story.look("draft")
    story.follow("The original paper")
    assert re.search(r"(?:[0-9a-f]{8}\s*){8}", story.text())
    story.look()


def open_a_round(story: Story) -> None:
    story.go("texts.text", number=1)
    story.follow("Open the first round")
    story.look()
    choose_day(story, "Deadline", in_days(2), 20)
    story.press("Open the round")
    assert Round.objects.count() == 0
    story.look("too soon")
    choose_day(story, "Deadline", in_days(9), 20)
    story.press("Open the round")
    assert said(story) == story.say("The round is open. Every organisation sees that it is asked.")
    held = Round.objects.get()
    closes = held.closes_at.astimezone(here.zone())
    assert (held.number, held.closed_at, closes.hour, closes.date()) == (
        1,
        None,
        20,
        in_days(9).astimezone(here.zone()).date(),
    )
    story.look("round")


def everyone_is_asked(story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("notices.now")
    assert TITLE in story.text()
    assert name("rudkenar", story.language) in story.text()
