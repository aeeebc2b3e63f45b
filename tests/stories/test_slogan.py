"""A common slogan and a local one: proposed in its own words and language, found to contradict, and another permitted."""

from hamgam.decisions import acts
from hamgam.decisions.models import Matter, Variant
from hamgam.notices import clock
from hamgam.record.times import told
from tests.browser import Story
from tests.stories.coalition import HANDLES, liaison
from tests.stories.pages import said

ASKED = {"fa": "شعار هفتهٔ رود چه باشد؟", "en": "Which slogan does the River Week carry?"}
CHOICES = ({"fa": "رود پاک، کار ایمن", "en": "Clean River, Safe Work"}, {"fa": "آب و نان", "en": "Water and Bread"})
WHY = {"fa": "«داد و ستد» جای «کار» را گرفته است.", "en": "“Trade” stands where “work” should."}


def test_a_local_slogan_contradicts_and_another_is_permitted(founded: None, story: Story, neighbour: Story) -> None:
    matter = acts.bring(by=liaison("sepol"), kind="slogan", question=ASKED, choices=CHOICES)
    for handle in HANDLES:
        acts.answer(by=liaison(handle), on=matter, said={"words": {"c1": "accept", "c2": "reject"}})
    acts.close(by=liaison("sepol"), on=matter)
    story.enter(liaison("birkhamn"))
    story.go("decisions.page", number=1)
    assert CHOICES[0][story.language] in story.text()
    story.look("a slogan")
    propose(story, "")
    assert Variant.objects.count() == 0
    story.look("a local slogan missing")
    propose(story, "Ren älv, trygg handel", opened=True)
    assert said(story) == story.say("The local slogan is proposed. The others can read it now and say whether it fits.")
    propose(story, "Ren älv, tryggt arbete")
    neighbour_finds(neighbour)
    with told(Matter.objects.get().variants.last().closes_at):
        clock.tick()
    story.go("decisions.page", number=1)
    assert list(Variant.objects.values_list("state", flat=True)) == ["refused", "permitted"]
    assert WHY[story.language] in story.text()
    story.look("local slogans")


def propose(story: Story, words: str, *, opened: bool = False) -> None:
    """Words for one place, in its language."""
    if not opened:
        story.page.locator("#variants summary").last.click()
    story.page.locator("#variant-words").fill(words)
    story.page.locator("#variant-place").fill("Birkhamn")
    story.page.locator("#variant-language").fill("svenska")
    story.press("Propose it")


def neighbour_finds(neighbour: Story) -> None:
    """Somebody reads on the first page that a local slogan waits, and says that it contradicts."""
    neighbour.enter(liaison("sepol"))
    neighbour.go("notices.now")
    neighbour.follow("Read a local slogan; you can say that it contradicts the common one")
    neighbour.page.locator("#variants summary").first.click()
    neighbour.look("may find it to contradict")
    neighbour.press("Record that it contradicts")
    neighbour.look("reason of a contradiction missing")
    neighbour.page.locator("#variants textarea").first.fill(WHY[neighbour.language])
    neighbour.press("Record that it contradicts")
    assert neighbour.page.locator("#variants blockquote").count() == 1
