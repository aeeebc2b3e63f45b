"""A coalition changes its bylaws: a platform becomes a council, and goes on with its history, its keys and its record."""

from django.utils import translation

from hamgam.bylaws import phrases, rules
from hamgam.decisions import acts
from hamgam.decisions.models import Matter
from hamgam.members.key_models import Key
from hamgam.members.models import Coalition, Organisation
from hamgam.notices import clock
from hamgam.record.checking import check
from hamgam.record.models import Leaf
from hamgam.record.times import told
from hamgam.signing.models import Consent
from tests import flow
from tests.browser import Story
from tests.furnished import furnished


def test_a_platform_becomes_a_council_by_adopting_its_bylaws(transactional_db: None, story: Story) -> None:
    world = furnished("platform")
    _key, held = flow.enrol(world.a, world.a_liaison, world.a_delegate)
    version = flow.frozen(world)
    flow.sign_with_key(version, world.a_liaison, held)
    before = kept()
    story.enter(world.a_liaison)
    story.go("decisions.bring_kind", kind="bylaws")
    story.look()
    what_is_typed_stays_when_it_is_refused(story)
    story.page.get_by_label(story.say("The bylaws of the shape “%(shape)s”", shape=council(story))).check()
    story.press("Bring the matter")
    matter = Matter.objects.get()
    assert (matter.kind, matter.stage, matter.voices.count()) == ("bylaws", "open", 4)
    story.look("a change of the bylaws")
    assert story.page.locator("section", has_text=story.say("What it would change")).locator("li").count() > 10
    for actor in world.liaisons:
        acts.answer(by=actor, on=matter, said={"word": "accept"})
    with told(matter.closes_at):
        assert "decisions.close" in clock.tick()
        story.go("decisions.page", number=matter.number)
        story.look("agreed")
        assert (Coalition.objects.get().shape, rules.in_force().shape) == ("council", "council")
        story.go("signing.sign_off", number=version.text.number)
        story.look("signed under the bylaws before")
    leaves = before[-1]
    assert (*kept()[:-1], kept()[-1][: len(leaves)]) == before
    assert check() == []


def kept() -> tuple[list[str], list[str], list[tuple[str, str]], list[bytes]]:
    """The members, their keys, who signed how, and the leaves of the record."""
    return (
        sorted(Organisation.objects.members().values_list("public_id", flat=True)),
        sorted(Key.objects.filter(state="active").values_list("public", flat=True)),
        list(Consent.objects.filter(state="valid").values_list("organisation__public_id", "answer")),
        [bytes(leaf.data) for leaf in Leaf.objects.order_by("index")],
    )


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
