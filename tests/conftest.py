"""What every test stands on: a database that can be emptied again, a small coalition, a browser."""

import os
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.utils import translation

pytest_plugins = ["tests.browser"]
ON_POSTGRESQL = django_settings.DATABASES["default"]["ENGINE"].endswith("postgresql")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the stories; what needs no database runs once, on SQLite alone."""
    for item in items:
        if {"story", "story_without_script"} & set(item.fixturenames):
            item.add_marker(pytest.mark.story)
    if ON_POSTGRESQL:
        pure = [item for item in items if not _needs_database(item)]
        config.hook.pytest_deselected(items=pure)
        items[:] = [item for item in items if _needs_database(item)]
    if "PYTEST_XDIST_WORKER_COUNT" in os.environ:
        items[:] = _stories_first(items, int(os.environ["PYTEST_XDIST_WORKER_COUNT"]))


def _stories_first(items: list[pytest.Item], workers: int) -> list[pytest.Item]:
    """Each worker is given one stretch of the list: it begins with its share of the stories, which take longest, and ends
    with what is short, so that no worker is left with a story when the others have nothing to do any more."""
    stories = [item for item in items if item.get_closest_marker("story")]
    others = iter([item for item in items if not item.get_closest_marker("story")])
    ordered: list[pytest.Item] = []
    for worker in range(workers):
        share = stories[worker::workers]
        stretch = (len(items) - len(ordered)) // (workers - worker)
        ordered += [*share, *islice(others, max(0, stretch - len(share)))]
    return [*ordered, *others]


@pytest.fixture(autouse=True)
def first_language() -> None:
    """A page that a former test asked for leaves its language behind; every test begins in the installation's own."""
    translation.deactivate()


def _needs_database(item: pytest.Item) -> bool:
    asked = {"db", "transactional_db", "live_server", "world", "django_db_setup"}
    return bool(item.get_closest_marker("django_db")) or bool(asked & set(item.fixturenames))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Between two transactional tests the tables are emptied; the record's own triggers would refuse that."""
    from django.db import connection

    operations = type(connection.ops)
    plain = operations.sql_flush
    operations.sql_flush = _without_guards(plain)
    yield
    operations.sql_flush = plain
    if connection.vendor == "postgresql":  # what a story left open would keep the database from being taken away
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def _without_guards(plain: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """The statements that empty the tables, between taking the triggers away and putting them back."""

    def flush(operations: Any, *words: Any, **named: Any) -> list[str]:
        statements = plain(operations, *words, **named)
        connection = operations.connection
        if connection.vendor == "postgresql":
            return ["SET LOCAL session_replication_role = replica", *statements]
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
        return [*(f"DROP TRIGGER {name}" for name, _sql in triggers), *statements, *(sql for _name, sql in triggers)]

    return flush


@pytest.fixture
def world(db: None) -> Any:
    """A coalition of four organisations under the network bylaws; see `tests.people`."""
    from tests.furnished import furnished

    return furnished()


@pytest.fixture
def stocked_world(db: None) -> Any:
    """The same coalition with something on every page; see `tests.stages`."""
    from tests.furnished import stocked

    return stocked()
