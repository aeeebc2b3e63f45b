"""Counts are one for all processes: of many who come at once, exactly as many are let in as there is room for."""

import multiprocessing
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches

from hamgam.record import times
from hamgam.record.shared import SharedCache, has_room
from tests.remembered import forget


@pytest.fixture(autouse=True)
def fresh() -> None:
    forget()


def _tries(folder: str, start: Any, answers: Any) -> None:
    cache = SharedCache(folder, {})
    start.wait()
    answers.put(([cache.add(f"code-{n}", "used") for n in range(25)], [cache.incr("count") for _ in range(25)]))


def test_of_four_processes_one_adds_a_key_and_none_loses_a_count(tmp_path: Any) -> None:
    folder = str(tmp_path / "counts")
    SharedCache(folder, {}).set("count", 0)
    fork = multiprocessing.get_context("fork")
    start, answers = fork.Barrier(4), fork.Queue()
    tries = [fork.Process(target=_tries, args=(folder, start, answers)) for _ in range(4)]
    for one in tries:
        one.start()
    found = [answers.get(timeout=60) for _ in tries]
    for one in tries:
        one.join(60)
    assert [sum(added) for added in zip(*(added for added, _ in found), strict=True)] == [1] * 25
    assert sorted(count for _, counts in found for count in counts) == list(range(1, 101))


def test_a_minute_has_room_for_so_many_and_the_next_one_too() -> None:
    now = times.now()
    with times.told(now):
        assert [has_room("words", 2), has_room("words", 2), has_room("words", 2)] == [True, True, False]
        assert has_room("other", 2) is True
    with times.told(now + timedelta(minutes=1)):
        assert has_room("words", 2) is True


def test_attempts_to_sign_in_are_counted_in_the_same_place() -> None:
    assert {name: type(caches[name]) for name in ("default", "work")} == {"default": SharedCache, "work": SharedCache}
