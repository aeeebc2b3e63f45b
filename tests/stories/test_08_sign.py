"""Step 8: each organisation signs, by key or by two people, or declines; publishing early is refused."""

import subprocess
import sys
from pathlib import Path

from hamgam.record.models import Leaf
from hamgam.signing.models import Consent
from hamgam.statements.models import Statement
from tests.browser import Story
from tests.stories.coalition import (
    ALONE,
    COORDINATOR,
    HANDLES,
    delegate,
    keys,
    liaison,
    name,
    organisation,
    version_of,
)
from tests.stories.pages import answer_sign_off, number, said, take_file

SIGNER = Path(__file__).parents[2] / "verifier" / "hamgam_sign.py"
NOTE = "برنامهٔ تصفیه را همراه کارگران بنویسیم."


def test_an_organisation_signs_with_its_key_on_a_machine_of_its_own(frozen: None, story: Story, tmp_path: Path) -> None:
    story.enter(liaison("sepol"))
    story.go("notices.now")
    story.look("something to sign")
    story.page.get_by_role("link", name=story.say("Read the final text, and sign it or do not")).first.click()
    story.go("signing.sign_off", number=1)
    story.look("by key")
    story.press("Record the answer")
    assert story.say("Choose one of the answers. Nothing is chosen in advance.") in story.text()
    story.look("nothing chosen")
    answer_sign_off(story, "We sign with a note", NOTE)
    assert NOTE in story.text()
    story.look()
    request = take_file(story, story.page.get_by_role("link", name=story.say("Download the request")), tmp_path)
    story.press("Record the signature")
    assert story.say("Paste the signature, from BEGIN to END, or choose its file.") in story.text()
    story.look("nothing pasted")
    shown, signature = on_another_machine(request, "sepol", tmp_path)
    digest = version_of(1).digest
    assert digest in "".join(shown.split()) and NOTE in shown
    story.page.get_by_label(story.say("Signature"), exact=False).first.fill(signature)
    story.press("Record the signature")
    assert said(story) == story.say("Recorded: your organisation has signed with its key.")
    consent = Consent.objects.get()
    assert (consent.organisation, consent.answer, consent.level, consent.state, consent.note) == (
        organisation("sepol"), "sign", "key", "valid", NOTE,
    )  # fmt: skip
    story.look("signed by key")


def on_another_machine(request: Path, handle: str, folder: Path) -> tuple[str, str]:
    """What the program shows, and the signature, where nothing but the request and the key is at hand."""
    out = folder / "signature"
    command = [sys.executable, "-I", str(SIGNER), "--lang", "en", "sign", str(request), "--key", str(keys[handle].path)]
    done = subprocess.run([*command, "--yes", "--out", str(out)], capture_output=True, text=True, cwd=folder, env={"PATH": "/usr/bin:/bin"})  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout, out.read_text()


def test_a_signature_by_another_organisations_key_is_refused(frozen: None, story: Story, tmp_path: Path) -> None:
    story.enter(liaison("sepol"))
    story.go("signing.sign", number=1)
    request = take_file(story, story.page.get_by_role("link", name=story.say("Download the request")), tmp_path)
    foreign = [sys.executable, "-I", str(SIGNER), "sign", str(request), "--key", str(keys["larchmouth"].path), "--yes"]
    assert subprocess.run(foreign, capture_output=True).returncode == 1
    signature = keys["larchmouth"].sign(request.read_bytes())
    story.page.get_by_label(story.say("Signature"), exact=False).first.fill(signature)
    story.press("Record the signature")
    assert Consent.objects.count() == 0
    assert story.say("This could not be recorded") in story.text()
    story.look("another's key")


def test_without_a_key_two_people_confirm(frozen: None, story: Story) -> None:
    story.enter(delegate("rudkenar"))
    story.go("signing.sign_off", number=1)
    story.look("by two people")
    answer_sign_off(story, "We sign")
    assert said(story) == story.say("Recorded. It counts once a second person of your organisation confirms it.")
    assert Consent.objects.get().state == "waiting"
    story.look("waits for the second")
    story.enter(liaison("rudkenar"))
    story.go("notices.now")
    story.page.get_by_role("link", name=story.say("Confirm your organisation’s signature, or object")).click()
    story.look("to be confirmed")
    story.press("Confirm the signature")
    assert said(story) == story.say("Recorded: your organisation has signed.")
    consent = Consent.objects.get()
    assert (consent.level, consent.state, consent.leaf is not None) == ("attested", "valid", True)
    story.look("confirmed")


def test_an_organisation_of_one_waits_until_the_hours_for_objecting_have_passed(frozen: None, story: Story) -> None:
    story.enter(liaison(ALONE))
    story.go("signing.sign_off", number=1)
    answer_sign_off(story, "We sign")
    assert said(story) == story.say("Recorded. It stands when the hours for objecting have passed.")
    assert Consent.objects.get().state == "waiting"
    story.look("waits for the hours")


def test_an_organisation_declines_with_its_reason_among_the_members(frozen: None, story: Story) -> None:
    story.enter(liaison("abrah"))
    story.go("signing.sign_off", number=2)
    answer_sign_off(story, "We do not sign", "این متن کار هیئت ما نیست.")
    assert said(story) == story.say("Recorded: your organisation does not sign. You can still change this.")
    consent = Consent.objects.get()
    assert (consent.answer, consent.state, consent.note) == ("decline", "valid", "این متن کار هیئت ما نیست.")
    story.look("declined")


def test_the_coordinator_who_publishes_early_is_refused_with_article_and_names(signed: None, story: Story) -> None:
    entries = Leaf.objects.count()
    story.enter(liaison(COORDINATOR))
    story.go("statements.publish", number=1)
    assert name("kuhpayeh", story.language) in story.text()
    story.look("one is missing")
    story.press("Publish in the coalition’s name")
    words = story.text()
    assert story.say("The bylaws do not permit this") in words
    assert story.say("Article %(article)s of the bylaws", article=number_of("9.1", story)) in words
    assert name("kuhpayeh", story.language) in words
    others = [handle for handle in HANDLES if handle != "kuhpayeh"]
    assert not any(name(handle, story.language) in words for handle in others)
    assert story.say("Nothing was changed, and nobody else sees that you tried.") in words
    story.look("refused")
    assert (Statement.objects.count(), Leaf.objects.count()) == (0, entries)
    for page, given in (("notices.now", {}), ("texts.history", {"number": 1}), ("site.record", {})):
        story.enter(liaison("kuhpayeh"))
        story.go(page, **given)
        assert story.say("publish in the coalition’s name") not in story.text()


def number_of(article: str, story: Story) -> str:
    return number(story, article)
