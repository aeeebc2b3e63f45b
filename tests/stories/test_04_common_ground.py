"""Step 4: one sentence, then matrix, staircase, bridges, who stands apart; as table, picture and CSV."""

import csv
import io
from pathlib import Path

from hamgam.demo.content.organisations import ORGANISATIONS, by_handle
from hamgam.engine.letters import sort_key
from tests.browser import Story
from tests.stories.coalition import EFFLUENT, clause, liaison, name
from tests.stories.pages import letter, number, take_file


def test_common_ground_opens_with_one_sentence(grounded: None, story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("texts.text", number=1)
    story.follow("Common ground of this text")
    assert story.page.get_by_role("heading", level=1).inner_text() == {
        "fa": "یازده بند از چهارده بند را همه می‌پذیرند", "en": "Eleven of fourteen clauses are accepted by all",
    }[story.language]  # fmt: skip
    story.look()


def test_the_matrix_names_every_organisation_in_the_order_of_the_alphabet(grounded: None, story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("positions.common_ground", number=1)
    rows = story.page.locator("table.matrix tbody th .long")
    names = sorted(
        (one.names.as_dict()[story.language] for one in ORGANISATIONS), key=lambda n: sort_key(n, story.language)
    )
    assert [words.strip() for words in rows.all_text_contents()] == names
    mine = story.page.locator("table.matrix tr.me .long").all_text_contents()
    assert mine == [name("rudkenar", story.language)]
    story.follow("Put like beside like")
    assert sorted(rows.all_text_contents()) == sorted(names)
    story.look("like beside like")


def test_the_staircase_says_for_each_number_of_clauses_who_can_sign(grounded: None, story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("positions.common_ground", number=1)
    table = story.page.get_by_role("table", name=story.say("Who can sign how much"))
    counts = [row.locator("td").nth(0).inner_text() for row in table.locator("tbody tr").all()]
    # The longest text is only there with the clause that is proposed to be added.
    assert (counts[0].split("\n")[0], counts[1]) == ("–", number(story, 10))
    assert number(story, 14) in counts
    picture = story.page.locator("svg.stairs")
    assert picture.get_attribute("role") == "img" and picture.get_attribute("aria-label")
    story.page.set_viewport_size({"width": 1280, "height": 900})
    story.look("wide")


def test_bridges_say_who_joins_and_who_is_lost(grounded: None, story: Story) -> None:
    """Wording b brings two nearer and loses nobody; wording c brings three, and two have not answered it."""
    story.enter(liaison("rudkenar"))
    story.go("positions.common_ground", number=1)
    bridges = story.page.locator("#bridges > ol > li")
    first, second = bridges.nth(0).inner_text(), bridges.nth(1).inner_text()
    assert bridges.get_by_role("heading", level=3).first.inner_text().endswith(letter(story, 2))
    assert all(short(handle, story) in first for handle in ("sepol", "abrah"))
    assert story.say("No organisation is lost.") in first
    assert all(short(handle, story) in second for handle in ("nikrud", "laledasht", "shahrak"))
    assert story.page.locator("#apart article").count() >= 3
    story.page.get_by_role("link", name=story.say("What if silence did not stand in the way?")).click()
    assert story.page.get_by_role("heading", level=1).count() == 1
    story.look("silence bears")


def short(handle: str, story: Story) -> str:
    return by_handle(handle).short.as_dict()[story.language]


def test_the_same_stands_in_a_csv_file(grounded: None, story: Story, tmp_path: Path) -> None:
    story.enter(liaison("rudkenar"))
    story.go("positions.common_ground", number=1)
    link = story.page.get_by_role("link", name=story.say("Download the table (CSV)")).first
    table = list(csv.reader(io.StringIO(take_file(story, link, tmp_path).read_bytes().decode("utf-8-sig"))))
    rows = {row[0]: row for row in table if row}
    assert all(one.names.as_dict()[story.language] in rows for one in ORGANISATIONS)
    assert story.say("does not accept") in " ".join(rows[name("sepol", story.language)])


def test_what_if_moves_the_staircase_at_once_and_nothing_of_it_is_kept(grounded: None, story: Story) -> None:
    """A tick is asked about at once; an answer of the own organisation once both its halves are chosen."""
    story.enter(liaison("sepol"))
    story.go("positions.common_ground", number=1)
    story.follow("What if?")
    story.look()
    page, anchor = story.page, clause(EFFLUENT).anchor
    assert story.say("It is nobody’s position. Nothing is stored and nobody is told.") in story.text()
    page.locator(f"#c-{anchor}-2").check()
    page.wait_for_url(f"**/what-if/?c={anchor}-2")
    assert page.locator(f"#c-{anchor}-2").is_checked()
    assert page.evaluate("document.activeElement.id") == f"c-{anchor}-2"
    assert page.get_by_role("heading", level=2, name=story.say("Before and after")).count() == 1
    assert page.locator("svg.stairs .was").count() > 0
    heard = page.locator("main > [role=status]").inner_text()
    assert short("abrah", story) in heard
    story.look("one change")
    page.locator("#own").select_option(f"{anchor}-2")
    page.locator("#stance").select_option("reject")
    page.wait_for_url(f"**/what-if/?c={anchor}-2&own={anchor}-2&stance=reject")
    assert page.locator("input[name=c]:checked").count() == 2
    page.set_viewport_size({"width": 1280, "height": 900})
    story.look("an own answer")
    story.follow("Take all back")
    assert page.locator("input[name=c]:checked").count() == 0


def test_what_if_needs_no_script(grounded: None, story_without_script: Story) -> None:
    story = story_without_script
    story.enter(liaison("rudkenar"))
    story.go("positions.what_if", number=1)
    story.page.locator("#of-the-text").select_option(f"{clause(0).anchor}-out")
    story.press("Show what follows")
    assert story.page.locator("input[name=c]:checked").count() == 1
    assert story.say("No organisation is lost.") in story.text()
    story.look("without a clause")


def test_each_step_leads_to_its_text(grounded: None, story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("positions.common_ground", number=1)
    table = story.page.get_by_role("table", name=story.say("Who can sign how much"))
    table.locator("tbody th a").nth(1).click()
    assert story.page.get_by_role("heading", name=story.say("Who is not among them")).count() == 1
    assert short("sepol", story) in story.text()
    story.look()
    story.follow("With other wordings and additions")
    assert (
        story.say("This is exact: no text of so many clauses has more signatories, in whatever wordings.")
        in story.text()
    )
    story.look("with other wordings")


def test_two_organisations_stand_side_by_side(grounded: None, story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("positions.common_ground", number=1)
    story.follow("Two organisations side by side")
    assert story.page.locator("#a").input_value() == "rudkenar"
    story.page.locator("#b").select_option("sepol")
    story.page.wait_for_url("**/two/?a=rudkenar&b=sepol")
    assert story.page.get_by_role("heading", name=story.say("What parts them")).count() == 1
    story.look("two chosen")


def test_any_organisations_see_what_they_could_sign_together(grounded: None, story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("positions.common_ground", number=1)
    story.follow("What could several sign together?")
    for handle in ("sepol", "abrah", "nikrud"):
        story.page.locator(f"#with-{handle}").check()
        story.page.wait_for_url(f"**with={handle}*")
    assert all(short(handle, story) in story.text() for handle in ("sepol", "abrah", "nikrud"))
    story.look("three chosen")


def test_who_could_sign_which_clauses_stands_with_what_is_left_out(grounded: None, story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("positions.common_ground", number=1)
    story.follow("Who with which clauses")
    assert story.page.get_by_role("heading", name=story.say("What is left out here")).count() == 1
    story.look()
