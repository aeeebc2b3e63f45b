"""By keyboard alone: past the header to the text, through a form in the order of reading, and recorded."""

from hamgam.positions.models import Position
from tests.browser import Story
from tests.stories.coalition import lead, liaison, organisation
from tests.stories.pages import clause, number, said

WHERE = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), look = getComputedStyle(e);
  const label = e.closest('label'), seen = label ? getComputedStyle(label) : look;
  return {tag: e.tagName, name: e.name || '', value: e.value || '', type: e.type || '', text: (e.textContent || '').trim(),
          focus: [look, seen].some(s => s.outlineStyle !== 'none' || s.boxShadow !== 'none'),
          inside: box.bottom > 0 && box.top < innerHeight, href: e.getAttribute('href') || ''};
}"""
REASON = "با شرط می‌پذیریم."


def tab(story: Story) -> dict:
    story.page.keyboard.press("Tab")
    found = story.page.evaluate(WHERE)
    assert found["focus"] and found["inside"], found
    return found


def tab_until(story: Story, **wanted: str) -> dict:
    for _step in range(80):
        found = tab(story)
        if all(found[name] == value for name, value in wanted.items()):
            return found
    raise AssertionError(f"never reached: {wanted}")


def test_the_first_stop_leads_past_the_header(asked: None, story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("texts.text", number=1)
    first = tab(story)
    assert (first["text"], first["href"]) == (story.say("Skip to the main text"), "#main")
    story.page.keyboard.press("Enter")
    after = tab(story)
    assert story.page.evaluate("document.querySelector('main').contains(document.activeElement)"), after


def test_a_position_is_taken_without_a_mouse(asked: None, story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("texts.text", number=1)
    radio = tab_until(story, name="stance")
    assert radio["value"] == "accept"
    story.page.keyboard.press("ArrowDown")
    assert story.page.evaluate(WHERE)["value"] == "reservation"
    assert tab(story)["name"] == "reason"
    story.page.keyboard.type(REASON)
    assert tab(story)["name"] == "mandated"
    story.page.keyboard.press("Space")
    assert tab(story)["text"] == story.say("Record position")
    story.page.keyboard.press("Enter")
    story.page.get_by_role("status").wait_for()
    assert story.say("paragraph %(number)s", number=number(story, 1)) in said(story)
    made = Position.objects.get()
    assert (made.organisation, made.stance, made.reason, made.mandated) == (
        organisation("rudkenar"), "reservation", REASON, True,
    )  # fmt: skip
    assert made.wording == lead(0)


def test_a_folded_form_opens_by_keyboard(asked: None, story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("texts.text", number=1)
    summary = story.page.locator(
        "summary", has_text=story.say("Write our position on %(clause)s", clause=clause(story, 5))
    )
    summary.focus()
    story.page.keyboard.press("Enter")
    assert tab_until(story, name="stance")["value"] == "accept"
    assert summary.locator("xpath=..").get_attribute("open") is not None
