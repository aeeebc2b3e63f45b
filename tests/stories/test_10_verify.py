"""Step 10: a stranger downloads the bundle and verifies it offline; changed, or with other keys, it is refused."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.browser import Story
from tests.stories import coalition, shelf
from tests.stories.coalition import HANDLES, lead, name
from tests.stories.pages import take_file

LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")


def test_a_stranger_verifies_a_statement_offline_against_forty_digits(
    published: None, story: Story, tmp_path: Path
) -> None:
    digits = from_paper(story)
    bundle, policy = download(story, tmp_path)
    for pinned in (["--fingerprint", digits], ["--policy", str(policy)]):
        code, answer = verify(bundle, *pinned)
        assert (code, answer["valid"], answer["rule"]) == (0, True, "all")
        assert sorted(one["name"] for one in answer["signatories"]) == sorted(name(handle, "fa") for handle in HANDLES)
    code, answer = verify(bundle)
    assert code == 3
    code, _answer = verify(bundle, "--fingerprint", "1" * 40)
    assert code == 1


def from_paper(story: Story) -> str:
    story.go("statements.verify_print")
    story.look()
    digits = "".join(story.page.locator(".hash.forty").inner_text().split()).translate(LATIN)
    assert len(digits) == 40 and digits.isascii() and digits.isdigit()
    return digits


def download(story: Story, folder: Path, number: int = 1) -> tuple[Path, Path]:
    """Bundle and policy from the page, and the program beside them, into a folder."""
    story.go("statements.short", number=number)
    story.follow("Each step explained")
    story.look()
    main = story.page.locator("main")
    paths = [
        take_file(story, main.locator(f'a[href$="{end}"]').first, folder)
        for end in ("bundle", "policy", "hamgam_verify.py")
    ]
    return paths[0], paths[1]


def verify(bundle: Path, *words: str) -> tuple[int, dict]:
    """The downloaded program, alone: its exit code and its answer."""
    command = [sys.executable, "-I", str(bundle.parent / "hamgam_verify.py"), str(bundle), "--json", *words]
    done = subprocess.run(command, capture_output=True, text=True, cwd=bundle.parent, env={"PATH": "/usr/bin:/bin"})
    return done.returncode, json.loads(done.stdout or "{}")


def test_one_letter_of_one_clause_changed_is_refused_with_the_reason(
    published: None, story: Story, tmp_path: Path
) -> None:
    digits = from_paper(story)
    bundle, _policy = download(story, tmp_path)
    words = lead(2).body.encode()
    raw = bundle.read_bytes()
    assert words in raw
    changed = bundle.with_name("changed.bundle")
    changed.write_bytes(raw.replace(words, lead(2).body.replace("پاک", "باک").encode(), 1))
    code, answer = verify(changed, "--fingerprint", digits)
    assert (code, answer["valid"]) == (1, False)
    command = [sys.executable, "-I", str(tmp_path / "hamgam_verify.py"), str(changed), "--fingerprint", digits]
    said = subprocess.run([*command, "--lang", story.language], capture_output=True, text=True)
    assert said.returncode == 1 and len((said.stdout + said.stderr).strip()) > 20
    story.go("statements.verify")
    story.look("before")
    story.page.locator("#f-bundle").set_input_files(changed)
    story.page.locator("#f-fingerprint").fill(digits)
    story.press("Check the bundle")
    assert story.say("It does not hold") in story.text()
    story.look("invalid")
    story.page.locator("#f-bundle").set_input_files(bundle)
    story.page.locator("#f-fingerprint").fill(digits)
    story.press("Check the bundle")
    assert story.say("The bundle fits these forty digits") in story.text()
    story.look("valid")


def test_the_same_names_with_other_keys_are_refused(
    published: None, story: Story, neighbour: Story, tmp_path: Path, settings, monkeypatch
) -> None:
    """Somebody founds a coalition of the same names, with a log and keys of their own, and publishes the same text."""
    digits = from_paper(story)
    settings.LOG_KEY_FILE = tmp_path / "another-log.key"
    monkeypatch.setattr(coalition, "keys", {})
    shelf.empty()
    for step in coalition.STEPS:
        step()
    bundle, _policy = download(neighbour, tmp_path)
    own = from_paper(neighbour)
    assert own != digits
    assert verify(bundle, "--fingerprint", own)[0] == 0
    code, answer = verify(bundle, "--fingerprint", digits)
    assert (code, answer["valid"]) == (1, False)


def test_what_is_no_bundle_is_unusable(published: None, story: Story, tmp_path: Path) -> None:
    download(story, tmp_path)
    other = tmp_path / "other.bundle"
    with zipfile.ZipFile(other, "w") as file:
        file.writestr("a.txt", "a")
    assert verify(other)[0] == 2
