"""T9, T13 and T17: the walls. They need a database, which is made when the figure is counted; see `tests.walls`."""

from __future__ import annotations

import os

from tests.trust.figures import Figure, Outcome

#: About so many cells the table has.
FULL = 31_000


def _ready() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()


def _count(wanted: int) -> Outcome:
    _ready()
    from tests.walls import figure

    return figure.count(max(1, FULL // max(1, wanted)))


def _control() -> Outcome:
    _ready()
    from tests.walls import figure

    return figure.controls()


WALLS = Figure(
    "T9", "at each door each reader is answered as the reviewed table says, meets no canary of others, and gets every header",
    FULL, _count, _control, least=25_000,
)  # fmt: skip


def _count_pages(wanted: int) -> Outcome:
    _ready()
    from tests.walls import in_browser

    return in_browser.count(wanted)


def _control_pages() -> Outcome:
    _ready()
    from tests.walls import in_browser

    return in_browser.control()


PAGES = Figure(
    "T13", "no page in a browser, in either language, is forbidden anything by its policy or asks a third party", 700,
    _count_pages, _control_pages, least=500,
)  # fmt: skip


def _count_hostile(wanted: int) -> Outcome:
    _ready()
    from tests.walls import hostile_forms

    return hostile_forms.count(wanted)


def _control_hostile() -> Outcome:
    _ready()
    from tests.walls import hostile_forms

    return hostile_forms.control()


HOSTILE = Figure(
    "T17", "hostile words in every field fail nowhere, come out as words, and are frozen to the same bytes twice", 8_000,
    _count_hostile, _control_hostile, least=5_000,
)  # fmt: skip
