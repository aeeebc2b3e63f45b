"""The server is lost: a backup and a member's copy bring it back, and a delegate goes on working there."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyrage
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from playwright.sync_api import Browser

from hamgam import cli
from hamgam.management.backups import making
from hamgam.members.models import Person
from tests.backups.conftest import DAY, ROOT, act, empty_database, installed, letter, url_of
from tests.backups.test_going_on import copy_to
from tests.browser import PLACES, Story
from tests.notices.postbox import free_port
from tests.people import PASSWORD

__all__ = ["empty_database", "installed"]


def test_a_lost_server_is_brought_back_and_goes_on(
    installed: making.Source, story: Story, browser: Browser, tmp_path: Path, empty_database: Callable[[], str]
) -> None:  # fmt: skip
    person = Person.objects.get(username="a-liaison")
    person.password = Argon2PasswordHasher().encode(PASSWORD, "salt of a story")
    person.save()
    key = pyrage.x25519.Identity.generate()
    backup = making.make(installed, tmp_path / "backups", [key.to_public()] * 2, DAY)[0]
    act(), act()
    copy, slip, identity = copy_to(tmp_path / "copy"), tmp_path / "letter.txt", tmp_path / "identity.txt"
    slip.write_text(letter())
    identity.write_text(f"{key}\n")
    into, url = tmp_path / "restored", empty_database()
    words = ["--identity", str(identity), "--into", str(into), "--since", str(slip), "--mirror", str(copy)]
    assert cli.main(["restore", str(backup), *words, *(["--database", url] if url else [])]) == 0
    with served(into, url) as origin, at(browser, story, origin) as there:
        signs_in(there)
        there.go("members.resumption")
        there.look("came from a copy")
        there.go("members.edit_organisation")
        there.page.locator("main form button[type=submit]").first.click()
        there.go("site.record")
        assert there.say("the record goes on after a backup was brought back") in there.text().replace(
            "The rec", "the rec"
        )
        assert there.say("describe the organisation").casefold() in there.text().casefold()


def signs_in(there: Story) -> None:
    there.go("notices.now")
    there.page.locator("input[name=login]").fill("a-liaison")
    there.page.locator("input[name=password]").fill(PASSWORD)
    there.page.locator("main form button[type=submit]").first.click()
    there.page.wait_for_url("**/w/**")


@contextmanager
def served(into: Path, url: str) -> Iterator[str]:
    """The installation that was brought back, answering at an address of its own."""
    kept_out = ("HAMGAM_SECRET", "HAMGAM_LOG_KEY_FILE", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "HAMGAM_RUN")
    surroundings = {name: value for name, value in os.environ.items() if name not in kept_out} | {
        "HAMGAM_VAR": str(into)
    }
    if connection.vendor == "postgresql":
        surroundings["DATABASE_URL"] = url_of(url)
    command = [sys.executable, "-m", "hamgam.cli", "serve", "--port", str(free_port()), "--workers", "1"]
    with subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        try:
            yield next(line.strip() for line in running.stdout if line.startswith("http"))
        finally:
            running.terminate()


@contextmanager
def at(browser: Browser, story: Story, origin: str) -> Iterator[Story]:
    """The same person's browser at another address."""
    locale, zone = PLACES[story.language]
    context = browser.new_context(locale=locale, timezone_id=zone, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    told: Any = Story(context, origin, story.language, story.looked, story.script)
    yield told
    faults = told.faults
    context.close()
    assert faults == []
