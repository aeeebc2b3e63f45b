"""Step 3: other wordings, one to leave out, one to add; a Word file worked on elsewhere comes back as proposals."""

from pathlib import Path

from hamgam.texts.models import Wording
from tests.browser import Story
from tests.stories.coalition import (
    ADDED,
    EFFLUENT,
    INSPECTION,
    MILD,
    SHARP,
    clause,
    delegate,
    lead,
    liaison,
    organisation,
    the_text,
)
from tests.stories.pages import letter, said, take_file
from tests.stories.word import with_changes

WEEKLY, MONTHLY = "هر هفته", "هر ماه"


def test_two_organisations_propose_other_words_for_the_same_clause(asked: None, story: Story) -> None:
    propose(story, "sepol", MILD)
    propose(story, "nikrud", SHARP)
    rows = clause(EFFLUENT).wordings.filter(state="open").order_by("letter")
    assert [(row.proposer, row.body, row.base) for row in rows] == [
        (organisation("sepol"), MILD, lead(EFFLUENT)), (organisation("nikrud"), SHARP, lead(EFFLUENT)),
    ]  # fmt: skip
    story.enter(liaison("rudkenar"))
    story.go("texts.text", number=1)
    shown = story.page.locator(".variant").filter(has_text=story.say("Wording %(letter)s", letter=letter(story, 2)))
    assert "هجده ماه" in " ".join(shown.locator("ins").all_inner_texts())
    assert "تا پایان سال" in " ".join(shown.locator("del").all_inner_texts())
    assert story.say("removed: ").strip() in shown.locator("del .vh").first.inner_text()
    story.look("with wordings")


def propose(story: Story, handle: str, words: str) -> None:
    story.enter(liaison(handle))
    story.go("texts.propose_wording", number=1, anchor=clause(EFFLUENT).anchor)
    story.look()
    story.go("texts.text", number=1)
    beside = story.page.locator(f"#b{clause(EFFLUENT).anchor} details.propose")
    beside.locator("summary").click()
    field = beside.get_by_role("textbox", name=story.say("The words you propose"))
    assert field.input_value() == lead(EFFLUENT).body
    story.look("with the form of a proposal")
    field.fill(words)
    beside.get_by_role("button", name=story.say("Send the proposal")).click()
    story.page.wait_for_load_state()
    assert said(story) == story.say("Your wording is recorded. The others see it, and which words change.")


def test_one_proposes_to_leave_a_clause_out(asked: None, story: Story) -> None:
    story.enter(liaison("bandargah"))
    story.go("texts.clause", number=1, anchor=clause(INSPECTION).anchor)
    story.follow("Propose to leave it out")
    story.look()
    story.page.get_by_role("textbox", name=story.say("Why (as you like)")).fill("پشتوانهٔ بازرسان روشن نیست.")
    story.press("Send the proposal")
    assert said(story) == story.say("Your proposal is recorded. The clause stays until the proposal is met.")
    offered = Wording.objects.get(omits=True)
    assert (offered.clause, offered.proposer, offered.state) == (clause(INSPECTION), organisation("bandargah"), "open")
    assert clause(INSPECTION).state == "in"
    story.go("texts.clause", number=1, anchor=clause(INSPECTION).anchor)
    story.look("with a proposal")


def test_one_adds_a_clause(asked: None, story: Story) -> None:
    story.enter(liaison("hamyar"))
    story.go("texts.text", number=1)
    story.follow("Propose a new clause")
    story.look()
    place = story.page.get_by_role("combobox", name=story.say("After which clause"))
    place.select_option(value=str(clause(6).anchor))
    story.page.get_by_role("textbox", name=story.say("The words of the clause")).fill(ADDED)
    story.press("Send the proposal")
    assert said(story) == story.say("Your clause is proposed. It joins the text once it comes to lead.")
    made = the_text().clauses.get(state="proposed")
    assert (made.wordings.get().body, made.wordings.get().proposer) == (ADDED, organisation("hamyar"))
    assert [row.pk for row in the_text().clauses.order_by("order")].index(made.pk) == 7


def test_a_word_file_with_marked_changes_comes_back_as_proposals(asked: None, story: Story, tmp_path: Path) -> None:
    story.enter(delegate("polnow"))
    story.go("texts.hand_back", number=1)
    story.look()
    link = story.page.get_by_role("link", name=story.say("Download the draft as a Word file"))
    sent = take_file(story, link, tmp_path)
    edited = with_changes(sent.read_bytes(), {WEEKLY: MONTHLY, "بیش از بیست کارگر": "بیش از ده کارگر"})
    edited_file = tmp_path / "edited.docx"
    edited_file.write_bytes(edited)
    story.page.get_by_label(story.say("The Word file (.docx)")).set_input_files(edited_file)
    story.press("Show the changes")
    headings = [" ".join(words.split()) for words in story.page.locator("main h2").all_inner_texts()]
    assert headings == [
        story.say("%(clause)s: another wording", clause=story.say("Clause %(number)s", number=number))
        for number in ({"fa": "۲", "en": "2"}[story.language], {"fa": "۵", "en": "5"}[story.language])
    ]
    assert story.page.get_by_role("checkbox", checked=True).count() == 0
    assert MONTHLY.split()[1] in story.page.locator("ins").first.inner_text()
    story.look("changes")
    story.press("Propose what is marked")
    assert story.say("Nothing is marked yet. Mark the changes that your organisation proposes.") in story.text()
    story.look("nothing marked")
    story.page.get_by_role("checkbox").first.check()
    story.press("Propose what is marked")
    assert story.say("Recorded as a proposal.") in story.text()
    story.look("outcome")
    made = Wording.objects.get(state="open")
    assert (made.clause, made.proposer) == (clause(3), organisation("polnow"))
    assert made.body == lead(3).body.replace(WEEKLY, MONTHLY)
    story.go("texts.text", number=1)
    assert story.page.locator(".variant ins").count() == 1
