"""The tests clean up after themselves, also when a test fails or a run is killed."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import folders
from tests.keys import SigningKey


def test_a_key_of_a_test_is_gone_with_it() -> None:
    key = SigningKey()
    folder = key.folder
    assert key.path.exists()
    del key
    assert not folder.exists()


def test_a_key_is_gone_when_the_test_fails() -> None:
    kept = []

    def fails() -> None:
        key = SigningKey()
        kept.append(key.folder)
        raise AssertionError

    with pytest.raises(AssertionError):
        fails()
    assert [folder.exists() for folder in kept] == [False]


def test_what_a_killed_run_left_is_swept_away_after_an_hour() -> None:
    words = "from tests.folders import new_folder; import os; print(new_folder('tests'), flush=True); os.kill(os.getpid(), 9)"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=False)
    left = Path(done.stdout.strip())
    assert done.returncode == -9 and left.is_dir()
    ours = folders.new_folder("tests")
    try:
        assert left not in folders.sweep()
        later = folders.sweep(time.time() + 2 * 60 * 60)
        assert left in later and ours not in later
        assert not left.exists()
    finally:
        ours.rmdir()
