"""T13: every page that the table of permissions has, in a real browser: what its policy forbade, and whom it asked for anything."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import HttpResponse
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page, sync_playwright

import hamgam.site.views
from tests.browser import ANSWERED, PLACES, chromium
from tests.trust.figures import Outcome, spoiled
from tests.walls import table
from tests.walls.house import House, database
from tests.walls.sweep import ENDS, Sweep

READERS = ("visitor", "liaison", "coordinator")
#: Runs before anything of a page does, and hears what the page's policy forbade.
LISTEN = "document.addEventListener('securitypolicyviolation', e => console.error(`forbidden: ${e.violatedDirective} ${e.blockedURI}`))"
SPOILED = (
    '<!doctype html><html lang="fa" dir="rtl"><title>x</title><img src="https://third.example/x.png" alt="">'
    "<script>document.title = 'y'</script>"
)


def pages(sweep: Sweep, reader: str) -> list[str]:
    """A path for each address at which this reader is shown a page, in Persian."""
    found: dict[str, str] = {}
    for (name, kind, method), row in table.expected().items():
        if method == "GET" and row[reader] == "page" and name not in ENDS and (name, kind) in sweep.doors:
            found.setdefault(name, sweep.doors[(name, kind)])
    return sorted(found.values())


@contextmanager
def served() -> Iterator[str]:
    """The address at which the house is served."""
    server = LiveServerThread("localhost", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        yield f"http://localhost:{server.port}"
    finally:
        server.terminate()


def _visit(browser: Browser, house: House, origin: str, wanted: int) -> tuple[int, list[str]]:
    sweep, seen, faults = Sweep(house), 0, []
    every = [(reader, path) for reader in READERS for path in pages(sweep, reader)]
    step = max(1, len(every) * len(PLACES) // max(1, wanted))
    for language, (locale, zone) in PLACES.items():
        for reader in READERS:
            context = browser.new_context(locale=locale, timezone_id=zone, viewport={"width": 390, "height": 800})
            context.add_init_script(LISTEN)
            if reader != "visitor":
                value = house.client(reader).cookies[settings.SESSION_COOKIE_NAME].value
                context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": origin}])
            page = context.new_page()
            heard = _listening(page, origin)
            for path in [path for who, path in every[::step] if who == reader]:
                page.goto(origin + path.replace("/fa/", f"/{language}/", 1))
                page.wait_for_load_state()
                seen += 1
                faults += [f"{path} for {reader} in {language}: {said}" for said in heard]
                heard.clear()
            context.close()
    return seen, faults


def _listening(page: Page, origin: str) -> list[str]:
    heard: list[str] = []

    def asked(request: Any) -> None:
        if not request.url.startswith((origin + "/", "data:", "blob:", "about:")):
            heard.append(f"asked {request.url}")

    def said(message: Any) -> None:
        if message.type == "error" and not ANSWERED.match(message.text):
            heard.append(message.text)

    page.on("request", asked)
    page.on("console", said)
    page.on("pageerror", lambda error: heard.append(f"script failed: {error}"))
    return heard


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium(),
            args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"],
        )
        yield opened
        opened.close()


def count(wanted: int) -> Outcome:
    """About so many pages."""
    with database() as house, served() as origin, _browser() as browser:
        seen, faults = _visit(browser, house, origin, wanted)
    return Outcome(seen, tuple(faults))


def control() -> Outcome:
    """The first page as somebody made it who knew nothing of all this."""
    answer = lambda *_given, **_named: HttpResponse(SPOILED)  # noqa: E731
    with database() as house, served() as origin, _browser() as browser, spoiled(hamgam.site.views, "render", answer):
        page = browser.new_page()
        page.add_init_script(LISTEN)
        heard = _listening(page, origin)
        page.goto(f"{origin}/fa/")
        page.wait_for_load_state()
        assert house is not None
        both = any("asked https://third" in said for said in heard) and any(
            "forbidden: script" in said for said in heard
        )
    return Outcome(1, tuple(heard) if both else ())
