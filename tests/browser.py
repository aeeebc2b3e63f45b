"""Stories in a real browser: one fixture, written once, run in each language; every page looked at is examined by axe."""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, CDPSession, Locator, Page, sync_playwright

from hamgam.members.sessions import SessionStore
from tests.people import shown_second_factor

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
#: The rules of axe that ask which colour something has. The dark scheme changes colours alone (see
#: `tests/architecture/test_browser.py`), so what the others ask was answered in the light one.
COLOURS = ["color-contrast", "link-in-text-block"]
PLACES = {"fa": ("fa-IR", "Asia/Tehran"), "en": ("en-GB", "Europe/London")}
#: A page that refuses is a page too; the browser's own note about its status is no fault.
ANSWERED = re.compile(
    r"Failed to load resource: the server responded with a status of (400|403|404|409|410|413|422|507)"
)
WIDTHS = (390, 1280)


_clicked = Locator.click


def _click_and_arrive(self: Locator, *args: Any, **named: Any) -> None:
    """A click is over when the page that it leads to stands. Playwright waits until that page has begun to arrive: what counts
    things on it at once would find them or not as the machine is quick."""
    _clicked(self, *args, **named)
    self.page.wait_for_load_state()


Locator.click = _click_and_arrive  # type: ignore[method-assign]


def chromium() -> str:
    """The program, found as `tests/chromium.sh` finds it."""
    shell = "chromium-headless-shell"
    names = [os.environ.get("CHROMIUM") or shell, shell, "chromium", "chromium-browser"]
    names += ["google-chrome-stable", "google-chrome"]
    found = next((path for path in map(shutil.which, names) if path), None)
    if found is None:
        raise pytest.UsageError("The browser stories need Chromium; `sh tests/chromium.sh` says how to get it.")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run, which reaches this machine alone."""
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        *(["--no-sandbox"] if os.geteuid() == 0 else []),
    ]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the whole run, with all its workers, remembers which pages were examined.

    `tests/run.py` names one folder for both databases: the second serves the same pages.
    """
    if named := os.environ.get("HAMGAM_LOOKED"):
        return Path(named)
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "looked"
    folder.mkdir(exist_ok=True)
    return folder


class Story:
    """A person at a browser, in one language. The page itself is `story.page` (Playwright)."""

    def __init__(self, context: BrowserContext, origin: str, language: str, looked: Path, script: bool) -> None:
        self.context, self.origin, self.language, self.looked, self.script = context, origin, language, looked, script
        self.faults: list[str] = []
        self.status = 0
        self.page: Page = context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.faults.append(f"script failed: {error}"))
        self.page.on("request", self._asked)

    def _heard(self, message: Any) -> None:
        if message.type == "error" and not ANSWERED.match(message.text):
            self.faults.append(f"{self.page.url} said: {message.text}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.origin + "/", "data:", "blob:", "about:")):
            self.faults.append(f"{self.page.url} asked a third party: {request.url}")

    def enter(self, actor: Any) -> None:
        """Sit down in a seat: an `Actor`, or a `Seat`. Whoever sat there before is signed out."""
        session = SessionStore()
        session[SESSION_KEY] = str(actor.person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = actor.person.get_session_auth_hash()
        session["organisation"] = actor.organisation.pk
        session.update(shown_second_factor(actor.person))
        session.create()
        self.leave()
        self.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": str(session.session_key), "url": self.origin}]
        )

    def leave(self) -> None:
        """Stand up: nobody is signed in any more."""
        self.context.clear_cookies()

    def go(self, where: str, *args: Any, **kwargs: Any) -> Page:
        """Open a page by its URL name ("texts.text", number=3) or by its path ("/fa/w/"); `story.status` is its answer."""
        if where.startswith("/"):
            path = where
        else:
            with translation.override(self.language):
                path = reverse(where, args=args or None, kwargs=kwargs or None)
        answer = self.page.goto(self.origin + path)
        self.status = answer.status if answer else 0
        return self.page

    def say(self, sentence: str, **values: Any) -> str:
        """An English sentence of the code as this story's language says it."""
        with translation.override(self.language):
            said = translation.gettext(sentence)
        return said % values if values else said

    def press(self, sentence: str, **values: Any) -> None:
        """Press the first button that says this (English, as in the code)."""
        self.page.get_by_role("button", name=self.say(sentence, **values)).first.click()

    def follow(self, sentence: str, **values: Any) -> None:
        """Follow the first link that says this (English, as in the code)."""
        self.page.get_by_role("link", name=self.say(sentence, **values)).first.click()

    def text(self) -> str:
        """What can be read on the page, in its main part."""
        return self.page.locator("main").inner_text()

    def look(self, name: str = "") -> None:
        """Examine the page: axe in light and dark, 320 px, identifiers, what it asked for and complained of.

        A page (its URL pattern, and `name` for a state of it) is examined once in each language and scheme.
        """
        self.page.wait_for_load_state()
        self.page.wait_for_selector("body > footer", state="attached")  # a link just followed may still be arriving
        assert self.faults == []
        pattern = self._pattern()
        for scheme in ("light", "dark"):
            key = f"{pattern} {name} {self.language} {scheme} {self.script}"
            mark = self.looked / hashlib.sha256(key.encode()).hexdigest()
            if mark.exists():
                continue
            self.page.emulate_media(color_scheme=scheme)
            if scheme == "light":
                assert repeated_ids(self.page) == []
                assert overflow(self.page) == []
            if self.script:
                only = COLOURS if scheme == "dark" else None
                assert axe(self.context, self.page, only) == [], f"{self.page.url} in {scheme}"
            self._picture(pattern, name, scheme)
            mark.touch()
        self.page.emulate_media(color_scheme="light")

    def _pattern(self) -> str:
        path = urlsplit(self.page.url).path
        with translation.override(self.language):  # else no page of another language would be found
            try:
                return resolve(path).route
            except Resolver404:
                return path

    def _picture(self, pattern: str, name: str, scheme: str) -> None:
        """Where $HAMGAM_SHOTS names a folder, keep pictures to be looked at."""
        if not os.environ.get("HAMGAM_SHOTS"):
            return
        stem = re.sub(r"[^a-zA-Z0-9-]+", "-", f"{self.language} {pattern} {name} {scheme}").strip("-")
        for width in WIDTHS:
            with width_of(self.page, width):
                self.page.screenshot(path=f"{os.environ['HAMGAM_SHOTS']}/{stem}-{width}.png", full_page=True)


class width_of:
    """The page at another width, for a moment."""

    def __init__(self, page: Page, width: int) -> None:
        self.page, self.width, self.before = page, width, page.viewport_size

    def __enter__(self) -> None:
        self.page.set_viewport_size({"width": self.width, "height": 800})

    def __exit__(self, *_error: object) -> None:
        if self.before:
            self.page.set_viewport_size(self.before)


def repeated_ids(page: Page) -> list[str]:
    """Identifiers that stand twice in the page."""
    ids: list[str] = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    return sorted({one for one in ids if ids.count(one) > 1})


def overflow(page: Page) -> list[str]:
    """What sticks out sideways at 320 px: empty where the page does not scroll sideways."""
    with width_of(page, 320):
        return page.evaluate(
            """() => {
              const root = document.documentElement;
              if (root.scrollWidth <= root.clientWidth) return [];
              const out = [...document.body.querySelectorAll('*')].filter(e => {
                const box = e.getBoundingClientRect();
                return box.width && (box.right > root.clientWidth + 1 || box.left < -1);
              });
              return [`${root.scrollWidth} px`, ...out.slice(0, 8).map(e => e.outerHTML.slice(0, 120))];
            }"""
        )


def axe(context: BrowserContext, page: Page, rules: list[str] | None = None) -> list[tuple[str, list[str]]]:
    """Violations that axe finds, as (rule, the elements). It comes in beside the page's own content policy."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    options = json.dumps({"runOnly": only, "resultTypes": ["violations"], "selectors": False})
    inside = commanding(context, page)
    if inside.send("Runtime.evaluate", {"expression": "typeof axe"})["result"]["value"] == "undefined":
        inside.send("Runtime.evaluate", {"expression": AXE.read_text()})
    answer = inside.send(
        "Runtime.evaluate",
        {
            "expression": f"axe.run(document, {options})"
            ".then(r => r.violations.map(v => [v.id + ': ' + v.help, v.nodes.map(n => n.html + ' ' + n.failureSummary)]))",
            "awaitPromise": True,
            "returnByValue": True,
        },
    )
    return [(rule, nodes) for rule, nodes in answer["result"]["value"]]


#: How each page is commanded. It is never let go: with it a page would lose the devices that were plugged into it.
_COMMANDING: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()


def commanding(context: BrowserContext, page: Page) -> CDPSession:
    """Commands to the browser about this page, beside the page's own content policy."""
    if page not in _COMMANDING:
        _COMMANDING[page] = context.new_cdp_session(page)
    return _COMMANDING[page]


def languages() -> list[str]:
    """Both languages on SQLite, Persian on PostgreSQL."""
    return ["fa"] if settings.DATABASES["default"]["ENGINE"].endswith("postgresql") else ["fa", "en"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A story runs once in each language."""
    for fixture in ("story", "story_without_script"):
        if fixture in metafunc.fixturenames:
            metafunc.parametrize(fixture, languages(), indirect=True)


def _tell(request: pytest.FixtureRequest, script: bool) -> Iterator[Story]:
    live, browser, looked = (request.getfixturevalue(name) for name in ("live_server", "browser", "looked"))
    locale, zone = PLACES[request.param]
    context = browser.new_context(
        locale=locale, timezone_id=zone, viewport={"width": 390, "height": 800}, java_script_enabled=script
    )
    context.set_default_timeout(30_000)
    told = Story(context, live.url, request.param, looked, script)
    yield told
    faults = told.faults
    context.close()
    assert faults == []


@pytest.fixture
def story(request: pytest.FixtureRequest, live_server: Any, browser: Browser, looked: Path) -> Iterator[Story]:
    """A browser of 390 px with scripts; see `Story`."""
    yield from _tell(request, script=True)


@pytest.fixture
def story_without_script(
    request: pytest.FixtureRequest, live_server: Any, browser: Browser, looked: Path
) -> Iterator[Story]:
    """The same browser with scripts turned off."""
    yield from _tell(request, script=False)
