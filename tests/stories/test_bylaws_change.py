"""A coalition changes its bylaws: a network takes over the council's, and goes on with its history."""

from django.utils import translation

from hamgam.bylaws import phrases, rules
from hamgam.decisions import acts
from hamgam.decisions.models import Matter
from hamgam.members.actor import Actor
from hamgam.members.models import Coalition, Organisation, Seat
from hamgam.notices import clock
from hamgam.record.times import told
from tests.browser import Story
from tests.stories.coalition import PROPOSER, liaison


def test_a_network_becomes_a_council_by_adopting_its_bylaws(founded: None, story: Story) -> None:
    before = set(Organisation.objects.members().values_list("public_id", flat=True))
    story.enter(liaison(PROPOSER))
    story.go("decisions.bring_kind", kind="bylaws")
    story.look()
    what_is_typed_stays_when_it_is_refused(story)
    story.page.get_by_label(story.say("The bylaws of the shape “%(shape)s”", shape=council(story))).check()
    story.press("Bring the matter")
    matter = Matter.objects.get()
    assert (matter.kind, matter.stage, matter.voices.count()) == ("bylaws", "open", len(before))
    story.look("a change of the bylaws")
    assert story.page.locator("section", has_text=story.say("What it would change")).locator("li").count() > 10
    everybody_accepts(matter)
    with told(matter.closes_at):
        assert "decisions.close" in clock.tick()
        story.go("decisions.page", number=matter.number)
        story.look("agreed")
        assert (Coalition.objects.get().shape, rules.in_force().shape) == ("council", "council")
    assert set(Organisation.objects.members().values_list("public_id", flat=True)) == before


def council(story: Story) -> str:
    """What the shape is called in the reader's language."""
    with translation.override(story.language):
        return phrases.shape("council")


def what_is_typed_stays_when_it_is_refused(story: Story) -> None:
    question = {"fa": "آیین‌نامهٔ شورا را به کار ببریم؟", "en": "Shall we take over the council’s bylaws?"}
    story.page.locator(f"#question-{story.language}").fill(question[story.language])
    story.page.locator("details summary").first.click()
    story.page.locator("#rules").fill("version = ")
    story.press("Bring the matter")
    assert Matter.objects.count() == 0
    assert story.page.locator("#errors").count() == 1
    assert story.page.locator("#rules").input_value() == "version = "
    assert story.page.locator(f"#question-{story.language}").input_value() == question[story.language]
    story.look("refused")


def everybody_accepts(matter: Matter) -> None:
    for seat in Seat.objects.held().filter(role="liaison").select_related("person", "organisation"):
        if matter.voices.filter(organisation=seat.organisation).exists():
            by = Actor.of(seat.person, seat.organisation)
            acts.answer(by=by, on=matter, said={"word": "accept"})
