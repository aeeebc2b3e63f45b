"""Step 5: a wording comes to lead; what it touched is asked again; another is carried over; a collision goes back."""

from datetime import timedelta

from django.utils import timezone

from hamgam.positions.models import Position
from hamgam.texts import acts as texts
from hamgam.texts.models import Wording
from tests.browser import Story
from tests.stories.coalition import (
    EFFLUENT,
    MILD,
    PLAN,
    PROPOSER,
    SHARP,
    SILENT,
    clause,
    lead,
    liaison,
    organisation,
    the_text,
)
from tests.stories.pages import answer, letter, said

TOGETHER = SHARP.replace("ظرف هجده ماه", "ظرف یک سال و نیم")
CARRIED = SHARP.replace("برای مردم منتشر کند", "به زبان ساده برای مردم منتشر کند")


def test_a_wording_comes_to_lead_and_the_others_follow(grounded: None, story: Story) -> None:
    kept = set(
        Position.objects.filter(current=True).exclude(wording__clause=clause(EFFLUENT)).values_list("pk", flat=True)
    )
    let_it_lead(story)
    translation_is_outdated(story)
    what_is_carried_over(story)
    the_collision_goes_back(story)
    what_was_touched_is_asked_again(story)
    assert kept <= set(Position.objects.filter(current=True).values_list("pk", flat=True))


def let_it_lead(story: Story) -> None:
    story.enter(liaison(PROPOSER))
    story.go("texts.clause", number=1, anchor=clause(EFFLUENT).anchor)
    story.look("before one leads")
    sharp = clause(EFFLUENT).wordings.get(body=SHARP)
    story.page.get_by_role(
        "button", name=f"{story.say('Let it lead')} ({letter(story, sharp.letter)})", exact=True
    ).click()
    assert said(story) == story.say(
        "The wording leads now. What it touched is asked again; the rest keeps its positions."
    )
    assert lead(EFFLUENT) == sharp
    story.look("one leads")
    story.go("texts.clause", number=1, anchor=clause(EFFLUENT).anchor)
    story.look("one led")


def translation_is_outdated(story: Story) -> None:
    story.go("texts.translation", number=1, language="en")
    row = story.page.locator(f"#b{clause(EFFLUENT).anchor}")
    assert row.locator("ins").count() > 0 or story.say("missing") in row.inner_text()
    story.look("outdated")


def what_is_carried_over(story: Story) -> None:
    """Polnow changed another passage: its proposal stands upon the new words, word by word."""
    made = clause(EFFLUENT).wordings.get(state="open")
    assert (made.proposer, made.body, made.carried_from.body) == (organisation("polnow"), CARRIED, PLAN)
    story.go("texts.text", number=1)
    assert story.say("carried over to the new words") in story.text()


def the_collision_goes_back(story: Story) -> None:
    """Sepol changed the same passage: it gets both texts, and writes anew."""
    story.enter(liaison("sepol"))
    story.go("notices.now")
    story.look("a wording came back")
    story.page.locator(".turn a").first.click()
    shown = story.page.locator(".variant", has_text=story.say("This wording meets other words"))
    facts = shown.locator("dd").all_inner_texts()
    assert [
        word in words for word, words in zip(("پایان سال", "ظرف هجده ماه", "ظرف هجده ماه"), facts, strict=True)
    ] == [True] * 3
    story.look("collision")
    shown.get_by_role("link", name=story.say("Write it anew")).click()
    assert SHARP in story.text()
    story.look()
    field = story.page.get_by_role("textbox", name=story.say("The words you propose"))
    field.fill(TOGETHER)
    story.press("Send the proposal")
    assert said(story) == story.say("Your new wording is recorded. Positions on it are asked anew.")
    former = Wording.objects.get(clause=clause(EFFLUENT), body=MILD)
    made = Wording.objects.get(clause=clause(EFFLUENT), body=TOGETHER)
    assert (former.state, made.state, made.carried_from, made.proposer) == (
        "carried",
        "open",
        former,
        organisation("sepol"),
    )
    assert made.positions.count() == 0


def what_was_touched_is_asked_again(story: Story) -> None:
    """In the next round only who had not answered the new words is asked, and about nothing else."""
    now = timezone.now()
    texts.open_round(by=liaison(PROPOSER), on=the_text(), closes_at=now + timedelta(days=7), now=now)
    story.enter(liaison(SILENT[0]))
    story.go("notices.now")
    assert story.page.locator(".turn li").count() == 1
    story.page.locator(".turn a").first.click()
    answer(story, 3, "accept")
    assert story.say("All clauses have your organisation’s answer.") in said(story)
    story.enter(liaison("hamyar"))
    story.go("notices.now")
    assert story.say("Nothing waits for your organisation now") in story.text()
    story.look("nothing waits")
