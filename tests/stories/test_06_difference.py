"""Step 6: one clause finds no agreement and becomes a difference, left out of the text; both views in their own words."""

from datetime import date, timedelta

from django.utils import timezone

from hamgam.differences.models import Difference
from hamgam.texts.shape import in_text
from tests.browser import Story
from tests.stories.coalition import CLOSURE, clause, liaison, name, the_text
from tests.stories.pages import choose_day, said

QUESTION = {"fa": "واحد آلاینده کی تعطیل شود؟", "en": "When must a polluting plant close?"}
IN_FORCE = {"fa": "قانون کنونی کار", "en": "the present labour law"}
DEBATE = {"fa": "مجمع بهار", "en": "the spring assembly"}
PAID = "تعطیلی بی مزد، کارگر را از بازرس جدا می‌کند."
AT_ONCE = "آب آلوده هر روز بیمار تازه می‌آورد؛ تعطیلی نباید چشم‌به‌راه مزد بماند."


def test_a_clause_without_agreement_becomes_a_difference_with_two_views(grounded: None, story: Story) -> None:
    keep_as_open_question(story)
    by_name(story, "sepol", "با مزد کامل", PAID)
    without_name(story, "hamyar", "بی‌درنگ", AT_ONCE)
    hold(story, "kuhpayeh")
    as_all_read_it(story)
    left_out_of_the_text(story)
    strangers_see_it_once_it_is_public(story)


def keep_as_open_question(story: Story) -> None:
    story.enter(liaison("shahrak"))
    story.go("positions.common_ground", number=1)
    article = story.page.locator("#apart article").filter(has=story.page.locator(f"#x{clause(CLOSURE).anchor}"))
    article.get_by_role("link", name=story.say("Keep as an open question")).click()
    story.look()
    story.press("Open the question")
    assert Difference.objects.count() == 0
    story.look("question missing")
    for field, words in (("question", QUESTION), ("in_force", IN_FORCE), ("debate", DEBATE)):
        for language in ("fa", "en"):
            story.page.locator(f"#{field}-{language}").fill(words[language])
    choose_day(story, "On which day (as you like)", day())
    story.press("Open the question")
    assert said(story) == story.say("The question is open. Write your organisation’s view, so that it is read.")
    made = Difference.objects.get()
    assert (made.clause, made.question, made.in_force, made.debate, made.debate_on, made.public) == (
        clause(CLOSURE), QUESTION, IN_FORCE, DEBATE, day(), False,
    )  # fmt: skip
    story.look("no view yet")


def day() -> date:
    return timezone.now().date() + timedelta(days=40)


def write(story: Story, handle: str, title: str, words: str) -> None:
    story.enter(liaison(handle))
    story.go("differences.page", number=1)
    story.follow("Write or hold a view")
    story.look()
    story.page.locator("#title-fa").fill(title)
    story.page.locator("#words-fa").fill(words)


def by_name(story: Story, handle: str, title: str, words: str) -> None:
    write(story, handle, title, words)
    story.page.locator("form", has=story.page.locator("#words-fa")).get_by_role("checkbox").check()
    story.press("Record the view")
    assert said(story) == story.say("Your organisation’s view is recorded.")


def without_name(story: Story, handle: str, title: str, words: str) -> None:
    write(story, handle, title, words)
    story.press("Record the view")
    assert (
        story.say("Your organisation holds this view; it is counted and not named. Only you see this line.")
        in story.text()
    )


def hold(story: Story, handle: str) -> None:
    """A third one holds the second view as it is written, by name."""
    story.enter(liaison(handle))
    story.go("differences.write_view", number=1)
    view = story.page.locator("section", has_text=AT_ONCE).locator("form").first
    view.get_by_role("checkbox").check()
    view.get_by_role("button", name=story.say("This is our view too")).click()
    assert said(story) == story.say("Your organisation’s view is recorded.")


def as_all_read_it(story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("differences.page", number=1)
    words = story.text()
    assert all(
        said_there in words for said_there in (PAID, AT_ONCE, QUESTION[story.language], IN_FORCE[story.language])
    )
    assert DEBATE[story.language] in words
    views = story.page.locator(".views > div")
    short = {"fa": "سه‌پل", "en": "Sepol"}[story.language]
    assert short in views.nth(0).inner_text() and views.count() == 2
    hidden = {name("hamyar", story.language), {"fa": "همیار", "en": "Hamyar"}[story.language]}
    assert not any(one in views.nth(1).inner_text() for one in hidden)
    assert {"fa": "کوهپایه", "en": "Foothill"}[story.language] in views.nth(1).inner_text()
    widths = [view.bounding_box()["width"] for view in views.all()]
    assert widths[0] == widths[1]
    story.look("two views")


def left_out_of_the_text(story: Story) -> None:
    assert [row.clause for row in in_text(the_text()) if row.clause.state != "in"] == []
    assert clause(CLOSURE).state == "difference"
    story.go("texts.text", number=1)
    assert story.page.locator(f"#b{clause(CLOSURE).anchor}").count() == 0
    assert story.page.get_by_role("link", name=story.say("Open questions")).count() > 0
    story.go("texts.clause", number=1, anchor=clause(CLOSURE).anchor)
    assert story.say("This clause found no agreement and is kept as an open question.") in story.text()
    story.look("kept as a question")


def strangers_see_it_once_it_is_public(story: Story) -> None:
    story.leave()
    story.go("differences.page", number=1)
    assert story.status == 404
    story.enter(liaison("shahrak"))
    story.go("differences.page", number=1)
    story.follow("Say where it is debated next")
    story.look()
    story.page.get_by_role("checkbox").check()
    story.press("Record it")
    story.leave()
    story.go("differences.list")
    assert PAID in story.text() and AT_ONCE in story.text()
    assert name("hamyar", story.language) not in story.page.content()
    story.look("public")
    story.go("differences.page", number=1)
    story.look("public")
