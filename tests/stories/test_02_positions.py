"""Step 2: what waits stands first; positions clause by clause, or on one sheet; others' answers when the round closes."""

from datetime import timedelta

from django.utils import timezone

from hamgam.positions.models import Position, Promise
from tests.browser import Story
from tests.stories.coalition import PROPOSER, answer_what_leads, lead, liaison, name, organisation, the_text
from tests.stories.pages import (
    WORDS,
    answer,
    choose,
    choose_day,
    clause,
    fill,
    number,
    position_form,
    said,
    tick,
)

RESERVED = "آزمایشگاه ما یک نفر دارد؛ ماهانه ممکن است."
REFUSED = "تا پایان سال جایی برای تصفیه نیست."


def test_an_organisation_sees_what_waits_and_answers_clause_by_clause(asked: None, story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("notices.now")
    assert story.page.get_by_role("heading", level=1).inner_text() == {
        "fa": "یک کار در انتظار نهاد شماست", "en": "One thing waits for your organisation",
    }[story.language]  # fmt: skip
    story.look("one thing waits")
    story.page.locator(".turn a").first.click()
    assert story.page.get_by_role("radio", checked=True).count() == 0
    answer(story, 1, "accept", mandated=True)
    assert clause(story, 1) in said(story) and name("rudkenar", story.language) in said(story)
    story.look("one answered")
    answer(story, 2, "reservation")
    assert story.say("Your position is not recorded yet") in story.text()
    story.look("a reason is missing")
    form = position_form(story, 2)
    form.get_by_label(story.say("Reservation or reason")).fill(RESERVED)
    story.press("Record position")
    answer(story, 3, "reject", REFUSED)
    answer(story, 4, "stand_aside")
    rows = Position.objects.filter(organisation=organisation("rudkenar")).order_by("wording__clause__order")
    assert list(rows.values_list("wording", "stance", "reason", "mandated", "current")) == [
        (lead(2).pk, "accept", "", True, True), (lead(3).pk, "reservation", RESERVED, False, True),
        (lead(4).pk, "reject", REFUSED, False, True), (lead(5).pk, "stand_aside", "", False, True),
    ]  # fmt: skip
    story.go("notices.now")
    assert story.page.locator(".turn li").count() == 1


def test_an_organisation_changes_its_answer_and_the_former_one_stays_readable(asked: None, story: Story) -> None:
    story.enter(liaison("abrah"))
    story.go("texts.text", number=1)
    answer(story, 3, "reject", REFUSED)
    story.page.locator(".ours a", has_text=clause(story, 3)).first.click()
    story.look("change")
    form = story.page.locator("form.position").first
    fill(story, form, "accept")
    story.press("Record position")
    story.go("positions.history", number=1, anchor=lead(4).clause.anchor)
    assert REFUSED in story.text() and story.say("former") in story.text()
    story.look()
    stances = Position.objects.order_by("pk").values_list("stance", "current")
    assert list(stances) == [("reject", False), ("accept", True)]


def test_with_the_whole_text_except_for_some_clauses_we_agree(asked: None, story: Story) -> None:
    story.enter(liaison("laledasht"))
    story.go("texts.text", number=1)
    story.follow("Answer the whole text at once")
    story.look("choose")
    story.page.get_by_label(story.say("Except for clauses")).fill({"fa": "۳ و ۹", "en": "3 and 9"}[story.language])
    story.press("Continue")
    story.look("fill")
    sheets = story.page.locator("div.position")
    assert sheets.count() == 2
    choose(story, sheets.nth(0), "reject")
    choose(story, sheets.nth(1), "reservation")
    story.press("Show how it spreads")
    assert story.page.locator(".err").count() == 2
    for sheet, words in zip(story.page.locator("div.position").all(), (REFUSED, RESERVED), strict=True):
        sheet.get_by_label(story.say("Reservation or reason")).fill(words)
    story.press("Show how it spreads")
    assert Position.objects.count() == 0
    rows = story.page.locator("table tbody tr")
    assert rows.count() == 14
    answers = [row.locator("td").first.inner_text().strip() for row in rows.all()]
    assert [n for n, said_there in enumerate(answers) if said_there != story.say(WORDS["accept"])] == [4, 10]
    story.look("confirm")
    tick(story, story.page.locator("form"), "Our organisation has decided this")
    story.press("Record all")
    assert number(story, 14) in said(story)
    rows = Position.objects.order_by("wording__clause__order").values_list("stance", flat=True)
    assert list(rows) == [*["accept"] * 4, "reject", *["accept"] * 5, "reservation", *["accept"] * 3]


def test_who_cannot_answer_yet_writes_when_and_all_see_it(asked: None, story: Story) -> None:
    day = timezone.now().date() + timedelta(days=6)
    story.enter(liaison("birkhamn"))
    story.go("texts.text", number=1)
    story.follow("We will answer later")
    story.look()
    choose_day(story, "By which day", day)
    story.page.locator("textarea").fill("تا آن روز نشست داریم.")
    story.press("Record the day")
    promise = Promise.objects.get()
    assert (promise.organisation, promise.until, promise.note) == (
        organisation("birkhamn"),
        day,
        "تا آن روز نشست داریم.",
    )
    story.enter(liaison("hamyar"))
    story.go("texts.text", number=1)
    assert "تا آن روز نشست داریم." in story.text()


def test_what_others_answered_is_seen_when_the_round_closes(asked: None, story: Story) -> None:
    story.enter(liaison("abrah"))
    story.go("texts.text", number=1)
    answer(story, 3, "reject", REFUSED)
    for reader in ("larchmouth", "polnow", PROPOSER):
        story.enter(liaison(reader))
        for page in ("texts.text", "positions.common_ground"):
            story.go(page, number=1)
            assert REFUSED not in story.page.content()
    story.look("before the round closes")
    answer_what_leads()
    story.go("texts.text", number=1)
    story.press("Close the round now")
    assert said(story) == story.say("The round is closed. Everyone sees the common ground now.")
    assert the_text().stage == "common_ground"
    story.enter(liaison("larchmouth"))
    story.go("texts.text", number=1)
    assert REFUSED in story.text()
    story.look("round closed")
