"""Step 7: the text is frozen: exact bytes in each language, one digest, its fingerprint."""

import hashlib
from pathlib import Path

from hamgam.texts.models import Version
from tests.browser import Story
from tests.stories.coalition import COORDINATOR, PROPOSER, delegate, lead, liaison, the_text
from tests.stories.pages import choose_day, in_days, take_file


def test_the_text_is_frozen_and_its_fingerprint_is_that_of_its_bytes(
    settled: None, story: Story, tmp_path: Path
) -> None:
    who_may_not_freeze_reads_why(story)
    freeze(story)
    the_bytes(story, tmp_path)
    nothing_changes_any_more(story)
    as_long_as_nobody_answered_it_can_be_opened_again(story)


def who_may_not_freeze_reads_why(story: Story) -> None:
    story.enter(delegate("rudkenar"))
    story.go("texts.freeze", number=1)
    assert story.page.get_by_role("button", name=story.say("Freeze the text")).count() == 0
    assert story.page.locator(".whynot a").count() > 0


def freeze(story: Story) -> None:
    story.enter(liaison(PROPOSER))
    story.go("texts.text", number=1)
    story.follow("Freeze the text")
    story.look()
    assert lead(2).body in story.page.locator("pre.bytes").first.inner_text()
    choose_day(story, "Sign by", in_days(15), 20)
    story.press("Freeze the text")
    assert the_text().stage == "final"
    story.look("frozen")
    story.go("texts.final", number=1)
    story.look()


def the_bytes(story: Story, folder: Path) -> None:
    version = Version.objects.get(frozen=True)
    hashes = []
    for language in ("fa", "en"):
        link = story.page.locator(f'a[href$="final/{language}.txt"]')
        data = take_file(story, link, folder).read_bytes()
        shown = story.page.locator(f'pre.bytes[lang="{language}"]').text_content()
        assert data.decode().strip() == shown.strip()
        hashes.append((language, hashlib.sha256(data).hexdigest()))
        assert hashes[-1][1] in story.text()
    assert dict(hashes) == dict(version.files.values_list("language", "sha256"))
    assert "".join(story.page.locator("code.hash").inner_text().split()) == version.digest
    assert version.digest not in dict(hashes).values() and len(version.digest) == 64
    assert len(story.page.locator(".words").inner_text().split("·")) == 6


def nothing_changes_any_more(story: Story) -> None:
    story.enter(liaison("sepol"))
    story.go("texts.propose_wording", number=1, anchor=3)
    assert story.page.get_by_role("button", name=story.say("Send the proposal")).count() == 0
    assert story.page.locator(".whynot").count() > 0


def as_long_as_nobody_answered_it_can_be_opened_again(story: Story) -> None:
    story.enter(liaison(COORDINATOR))
    story.go("texts.final", number=1)
    story.press("Open the text again")
    assert the_text().stage == "common_ground"
    assert list(Version.objects.filter(frozen=True).values_list("thawed", flat=True)) == [True]
