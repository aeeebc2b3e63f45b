"""Every page of the public site and of publication, looked at in a real browser in both languages."""

import pytest

from hamgam.members import acts as members
from hamgam.statements import bundles
from hamgam.texts import acts as texts
from tests import flow
from tests.browser import Story, overflow
from tests.statements import published

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_stranger_walks_through_the_public_site(story: Story, world) -> None:
    statement, _question = published.with_a_difference(world)
    pages = [
        ("site.home", {}), ("statements.list", {}), ("statements.page", statement.address),
        ("statements.verify_statement", statement.address), ("statements.verify", {}), ("statements.verify_print", {}),
        ("site.record", {}), ("site.record_entry", {"index": statement.leaf}), ("site.help", {}),
        ("site.help_page", {"page": "verification"}),
    ]  # fmt: skip
    for name, given in pages:
        story.go(name, **given)
        assert (name, story.status) == (name, 200)
        story.look()
    story.go(f"/{story.language}/nowhere/")
    assert story.status == 404
    story.look("not found")
    assert story.context.cookies() == []


def test_a_stranger_tries_a_bundle_without_scripts(story_without_script: Story, world, tmp_path) -> None:
    story = story_without_script
    statement = published.with_what_came_later(world)
    file = tmp_path / "statement-1.bundle"
    file.write_bytes(bundles.bundle(statement))
    page = story.go("statements.verify")
    page.set_input_files("#f-bundle", str(file))
    page.fill("#f-fingerprint", bundles.policy(statement).fingerprint)
    story.press("Check the bundle")
    assert story.say("The bundle fits these forty digits") in story.text()
    assert story.say("This answer proves nothing: a machine that wanted to deceive you would answer the same. "
                     "Do it offline, as described here.") in story.text()  # fmt: skip
    story.look("valid")
    page.fill("#f-fingerprint", "12")
    page.set_input_files("#f-bundle", str(file))
    story.press("Check the bundle")
    assert story.say("The fingerprint has 40 digits. Copy all eight groups of five.") in story.text()
    story.look("bad digits")


def test_the_coordinator_tries_early_and_publishes_when_the_last_has_signed(story: Story, world) -> None:
    version = flow.frozen(world)
    for letter in "abc":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    story.enter(world.coordinator)
    story.go("statements.publish", number=version.text.number)
    story.look("three have signed")
    story.press("Publish in the coalition’s name")
    assert world.d.names[story.language] in story.text()
    story.look("refused")
    flow.attest(version, world.d_liaison, world.d_delegate)
    story.go("statements.publish", number=version.text.number)
    story.press("Publish in the coalition’s name")
    assert story.say("In the name of the coalition") in story.text()
    assert story.say("Published. It can be read by everybody from now on.") in story.text()
    story.look("just published")


def test_words_without_an_end_never_push_a_page_sideways(story: Story, world) -> None:
    long = "کانونشهروندانساکنانکارگران" * 6
    members.rename_organisation(by=world.a_liaison, on=world.a, names={"fa": long, "en": "Association" * 14})
    text = flow.draft(world, words=((long * 2, "Unbroken" * 30), ("آب پاک حق همه است.", "Clean water is a right.")))
    flow.open_round(text, world.a_liaison)
    texts.propose_wording(by=world.b_liaison, on=text.clauses.first(), words=long * 2 + "آب" * 20, note=long)
    story.enter(world.a_liaison)
    for name, given in (
        ("notices.now", {}), ("texts.list", {}), ("texts.text", {"number": text.number}),
        ("texts.clause", {"number": text.number, "anchor": 1}), ("members.list", {}), ("members.ours", {}),
        ("texts.translation", {"number": text.number, "language": "en"}),
    ):  # fmt: skip
        story.go(name, **given)
        assert (name, story.status, overflow(story.page)) == (name, 200, [])
