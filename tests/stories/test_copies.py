"""A liaison takes a text and an assembly along and reads them from the disk, without a network."""

import hashlib
import io
import os
import zipfile
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from hamgam.assemblies import acts
from hamgam.positions.acts import take
from hamgam.texts import acts as texts
from tests.assemblies.called import called
from tests.browser import WIDTHS, Story, axe, overflow, repeated_ids, width_of
from tests.copies.test_assemblies import PDF
from tests.flow import draft, open_round
from tests.furnished import furnished
from tests.people import World
from tests.positions.scene import close

REASON = "بی برنامهٔ جایگزین یعنی بیکاری."
OTHER = "هر کس حق دارد هر هفته بداند در آب چیست."


def test_a_text_and_an_assembly_are_read_from_the_disk(
    transactional_db: None, story: Story, browser: Browser, tmp_path: Path
) -> None:
    world = furnished()
    prepare(world)
    story.enter(world.c_liaison)
    story.go("texts.text", number=1)
    unpack(story, tmp_path)
    story.go("assemblies.page", number=1)
    story.look("with a copy")
    unpack(story, tmp_path)
    context = browser.new_context(offline=True, viewport={"width": 390, "height": 800})
    try:
        read_the_text(context, tmp_path / "text-1", story)
        read_the_assembly(context, tmp_path / "assembly-1", story)
    finally:
        context.close()


def prepare(world: World) -> None:
    text = draft(world)
    open_round(text, world.a_liaison)
    first = text.clauses.order_by("order")[0]
    texts.propose_wording(by=world.c_liaison, on=first, words=OTHER)
    take(by=world.b_liaison, on=first.wordings.get(state="leading"), stance="reject", reason=REASON)
    close(text)
    acts.hand_in_paper(
        by=world.b_liaison, on=called(world.coordinator), titles={"fa": "برنامه", "en": "The plan"}, data=PDF
    )


def unpack(story: Story, folder: Path) -> None:
    link = story.page.get_by_role("link", name=story.say("Take a copy along"))
    address = str(link.get_attribute("href"))
    answer = story.context.request.get(
        story.page.url + address if not address.startswith("/") else story.origin + address
    )
    assert (answer.status, answer.headers["content-type"]) == (200, "application/zip")
    package = zipfile.ZipFile(io.BytesIO(answer.body()))
    package.extractall(folder)
    root = folder / package.namelist()[0].partition("/")[0]
    for line in (root / "sha256sums.txt").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((root / name).read_bytes()).hexdigest() == digest


def look(context: BrowserContext, path: Path, story: Story, *clicks: str) -> str:
    """Open a page from the disk, follow links in it, and examine it; what can be read on it."""
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    for words in clicks:
        page.get_by_role("link", name=words, exact=True).click()
        page.wait_for_load_state()
    assert {url.partition(":")[0] for url in asked} == {"file"}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert axe(context, page) == []
    page.emulate_media(color_scheme="light")
    assert (repeated_ids(page), overflow(page)) == ([], [])
    if os.environ.get("HAMGAM_SHOTS"):
        for width in WIDTHS:
            with width_of(page, width):
                name = Path(page.url).name
                page.screenshot(
                    path=f"{os.environ['HAMGAM_SHOTS']}/{story.language}-copy-{name}-{width}.png", full_page=True
                )
    said = page.locator("main").inner_text()
    page.close()
    return said


def read_the_text(context: BrowserContext, folder: Path, story: Story) -> None:
    holds = look(context, folder / "index.html", story)
    named = story.say("The text in %(language)s", language=story.say("Persian"))
    assert named in holds
    said = look(context, folder / "index.html", story, named)
    assert [words in said for words in (OTHER, REASON)] == [True, True]
    english = story.say("The text in %(language)s", language=story.say("English"))
    assert "Everyone has the right" in look(context, folder / "index.html", story, english)


def read_the_assembly(context: BrowserContext, folder: Path, story: Story) -> None:
    language = story.say("Persian" if story.language == "fa" else "English")
    said = look(context, folder / "index.html", story, story.say("The assembly in %(language)s", language=language))
    assert {"fa": "برنامه", "en": "The plan"}[story.language] in said
    assert (folder / "papers" / "paper-1.pdf").read_bytes() == PDF
