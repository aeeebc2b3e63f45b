"""Before an assembly: reports and proposals are handed in, typed and as a file; all of it is taken along as one brochure."""

import io
from pathlib import Path

from pdfminer.high_level import extract_text

from hamgam.assemblies.contributions_models import Contribution
from hamgam.assemblies.models import Item
from hamgam.texts.models import Text
from tests.assemblies.called import called
from tests.browser import Story
from tests.flow import draft
from tests.furnished import furnished
from tests.papers.binding.made import A4, A5, ENCRYPTED, paged, sizes
from tests.people import World
from tests.stories.pages import said

OURS = {"fa": "در شش ماه گذشته دوازده نامه نوشتیم.", "en": "In the last six months we wrote twelve letters."}
ANEW = {"fa": "در شش ماه گذشته سیزده نامه نوشتیم.", "en": "In the last six months we wrote thirteen letters."}
PROPOSAL = {"fa": "نامه به شهرداری", "en": "A letter to the city"}
ITEM = {"fa": "متن آب پاک", "en": "The text on clean water"}


def test_what_members_bring_is_collected_and_bound(
    transactional_db: None, story: Story, neighbour: Story, tmp_path: Path
) -> None:
    world = furnished()
    called(world.coordinator, days=2)
    text = draft(world)
    write_a_report(story, world)
    propose(neighbour, world, tmp_path)
    hand_in_papers(neighbour, tmp_path)
    choose_a_text(story, world, text)
    read_what_came(story, world)
    take_it_along(story)
    take_it_back(neighbour)


def write_a_report(story: Story, world: World) -> None:
    story.enter(world.b_liaison)
    story.go("assemblies.page", number=1)
    story.follow("Nothing was handed in yet")
    story.look("nothing yet")
    story.follow("Write our report")
    story.look()
    story.press("Hand in the report")
    story.look("missing")
    assert Contribution.objects.count() == 0
    for words in (OURS, ANEW):
        story.page.locator(f"#words-{story.language}").fill(words[story.language])
        story.press("Hand in the report")
        assert said(story) == story.say("The report of your organisation is handed in.")
        if words is OURS:
            story.follow("Write our report anew")
            assert story.page.locator(f"#words-{story.language}").input_value() == OURS[story.language]
            story.look("anew")
    assert Contribution.objects.get().words[story.language] == ANEW[story.language]


def propose(neighbour: Story, world: World, folder: Path) -> None:
    neighbour.enter(world.c_liaison)
    neighbour.go("assemblies.contributions", number=1)
    neighbour.follow("Write a proposal")
    neighbour.look("proposal")
    neighbour.page.locator(f"#words-{neighbour.language}").fill(PROPOSAL[neighbour.language])
    neighbour.press("Hand in the proposal")
    neighbour.look("proposal without a name")
    neighbour.page.locator(f"#titles-{neighbour.language}").fill(PROPOSAL[neighbour.language])
    neighbour.press("Hand in the proposal")
    assert said(neighbour) == neighbour.say("The proposal of your organisation is handed in.")
    report = folder / "report.pdf"
    report.write_bytes(paged("Report of six months", "Its second page"))
    neighbour.go("assemblies.contribute", number=1)
    neighbour.page.locator("#file").set_input_files(report)
    neighbour.press("Hand in the report")
    neighbour.look("with a file")


def hand_in_papers(neighbour: Story, folder: Path) -> None:
    for name, data in (("plan.pdf", paged("The plan", rotate=90)), ("closed.pdf", ENCRYPTED)):
        (folder / name).write_bytes(data)
        neighbour.go("assemblies.hand_in_paper", number=1)
        neighbour.page.locator("#file").set_input_files(folder / name)
        neighbour.press("Hand in the paper")
    why = neighbour.say("Its file is protected by a password.")
    assert neighbour.say("It will not stand in the brochure. %(why)s", why=why) in said(neighbour)
    neighbour.look("a paper that cannot be bound")


def choose_a_text(story: Story, world: World, text: Text) -> None:
    story.enter(world.a_liaison)
    story.go("assemblies.propose_item", number=1)
    story.page.locator(f"#titles-{story.language}").fill(ITEM[story.language])
    story.page.locator("#text").select_option(str(text.number))
    story.look("with texts")
    story.press("Propose the item")
    item = Item.objects.get()
    assert item.text == text
    story.enter(world.coordinator)
    story.go("assemblies.order_agenda", number=1)
    story.look("with texts")
    story.page.locator(f"#place-{item.pk}").fill("1")
    story.press("Record the order")
    link = story.page.get_by_role("link", name=text.titles[story.language], exact=True)
    assert link.count() == 1
    pack = fetched(story, "The paper pack (PDF)")
    assert story.say("deferred") in plain(pack) or story.language == "fa"
    assert sum(size == A4 for size in sizes(pack)) == len(sizes(pack)) == 1 + 2 + 1 + 1 + 4


def read_what_came(story: Story, world: World) -> None:
    story.enter(world.observer)
    story.go("assemblies.contributions", number=1)
    assert [ANEW[story.language] in story.text(), PROPOSAL[story.language] in story.text()] == [True, True]
    assert story.say("Without a report so far").casefold() in story.text().casefold()
    story.look("an observer reads")


def take_it_along(story: Story) -> None:
    story.go("assemblies.page", number=1)
    story.look("brochure")
    large, small = (fetched(story, f"For {sheet} paper (PDF)") for sheet in ("A4", "A5"))
    assert ({*sizes(large)}, {*sizes(small)}) == ({A4, A4[::-1]}, {A5, A5[::-1]})
    printed = plain(large)
    assert [words in printed for words in ("Report of six months", "Its second page")] == [True, True]
    if story.language == "en":
        assert [words in printed for words in (ANEW["en"], "protected by a password", "Page 3 of")] == [True] * 3


def plain(pdf: bytes) -> str:
    return " ".join(extract_text(io.BytesIO(pdf)).split())


def fetched(story: Story, link: str) -> bytes:
    """The file to which a link leads."""
    address = story.page.get_by_role("link", name=story.say(link)).get_attribute("href")
    answer = story.context.request.get(story.origin + str(address))
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    return bytes(answer.body())


def take_it_back(neighbour: Story) -> None:
    neighbour.go("assemblies.contributions", number=1)
    neighbour.press("Take it back")
    assert said(neighbour) == neighbour.say("It is taken back.")
    assert sorted(Contribution.objects.filter(withdrawn=False).values_list("kind", flat=True)) == ["proposal", "report"]
