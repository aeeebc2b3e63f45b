"""Two organisations become one and one becomes two: declared by themselves, brought to the members, and carried out."""

from datetime import timedelta

from django.utils import timezone

from hamgam.decisions.models import Matter
from hamgam.members import acts
from hamgam.members.actor import Actor
from hamgam.members.models import Merger, Organisation
from tests.browser import Story
from tests.members.succeeded import carried
from tests.people import World
from tests.stories.pages import choose_day, said

QUESTION = {"fa": "نام، کلید و امضاها نزد کدام بماند؟", "en": "Who keeps the name, the key and the signatures?"}
PARTS = {
    "names_fa": "اتحادیهٔ رانندگان", "names_en": "Drivers’ Union", "other_names_fa": "رانندگان بندر",
    "other_names_en": "Drivers of the Port",
}  # fmt: skip
NEAR = {"fa": "کانون برزگران رود", "en": "Growers’ Circle of the River"}
NEW = {"fa": "خانهٔ کشتکاران", "en": "House of Tillers"}


def test_who_keeps_what_is_settled_by_the_members(world: World, story: Story) -> None:
    two_become_one(story, world)
    one_becomes_two(story, world)
    near_namesakes(story, world)


def choose(story: Story, **given: str) -> None:
    for name, value in given.items():
        story.page.locator(f"input[name={name}][value={value}]").check()


def bring(story: Story) -> Matter:
    for language, words in QUESTION.items():
        story.page.locator(f"#question-{language}").fill(words)
    choose_day(story, "It can be answered until", timezone.now() + timedelta(days=20), 20)
    story.press("Bring the matter")
    return Matter.objects.order_by("-number").first()


def two_become_one(story: Story, world: World) -> None:
    """Both declare the same, another one brings it, and it happens when all have agreed."""
    terms = {"name": ("there", "here"), "key": ("there", "here"), "goes_on": ("there", "here")}
    for actor, other, side in ((world.a_liaison, world.b, 0), (world.b_liaison, world.a, 1)):
        story.enter(actor)
        story.go("members.merge_organisations")
        story.page.locator("#id_other").select_option(str(other.pk))
        choose(story, signatures="go_on", **{name: sides[side] for name, sides in terms.items()})
        story.press("Declare it")
        story.look("declared by one" if side == 0 else "declared by both")
    assert said(story) == story.say("Both have declared the same. Nothing has changed yet: the members settle it now.")
    story.go("members.ours")
    story.look("a merger declared")
    story.enter(world.c_liaison)
    story.go("members.organisation", slug="a")
    story.look("a merger declared")
    story.follow("Bring it to the members")
    story.look("succession")
    matter = bring(story)
    story.look("succession of two")
    assert story.say("%(later)s keeps its own", later=world.b.names[story.language]) in story.text()
    carried(world, matter)
    story.go("members.organisation", slug="b")
    story.look("after a merger")
    assert [row.state for row in Merger.objects.all()] == ["done"]


def one_becomes_two(story: Story, world: World) -> None:
    """The declaration is kept, brought, carried out, and then the other part gets its first seat."""
    story.enter(world.c_liaison)
    story.go("members.split_organisation")
    for name, value in PARTS.items():
        story.page.locator(f"#id_{name}").fill(value)
    choose(story, key="here", signatures="here", membership="here")
    story.press("Declare it")
    story.look("declared")
    story.follow("Bring it to the members")
    matter = bring(story)
    story.look("succession of a split")
    carried(world, matter)
    story.go("members.split_organisation")
    story.look("nobody sits there")
    story.press("Make the link to its first seat")
    story.look("the link of a part")
    part = Organisation.objects.get(names__fa=PARTS["other_names_fa"])
    assert (part.standing, part.invitations.count()) == ("observer", 1)


def near_namesakes(story: Story, world: World) -> None:
    """A name near another's is taken knowingly; then the members settle which one keeps it."""
    story.enter(world.d_liaison)
    story.go("members.rename_organisation")
    for language, name in NEAR.items():
        story.page.locator(f"#id_names_{language}").fill(name)
    story.press("Change the name")
    story.look("a name near another's")
    story.page.locator("input[name=near_is_known]").check()
    story.press("Change the name")
    story.look("near-namesakes")
    story.follow("Bring it to the members")
    bring(story)
    story.look("succession, no new name")
    for language, name in NEW.items():
        story.page.locator(f"#names-{language}").fill(name)
    matter = bring(story)
    story.look("succession of namesakes")
    acts.rename_organisation(by=world.d_liaison, on=world.d, names={"fa": "چشمه", "en": "Spring"})
    carried(world, matter)
    story.go("decisions.page", number=matter.number)
    assert story.say("the two names were not nearly the same any more") in story.text()
    story.look("not carried out")
    assert Actor.of(world.d_liaison.person).organisation.names["fa"] == "چشمه"
