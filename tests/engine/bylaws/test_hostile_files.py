"""Files that are made to keep the machine busy are answered like any other bad file."""

import time

import pytest

from hamgam.engine.bylaws import BadBylaws, read
from hamgam.engine.bylaws.lines import Lines


def test_a_quorum_with_a_power_of_ten_is_no_number(acts, toml_of):
    with pytest.raises(BadBylaws) as refused:
        read(toml_of["platform"].replace('quorum = "1/2"', 'quorum = "1e999999999"', 1), acts=acts)
    assert [(problem.code, problem.word) for problem in refused.value.problems] == [("bad_number", "1e999999999")]


@pytest.mark.parametrize("line", ['["' + " " * 400_000 + '"]', "'" + '"\\' * 200_000, "a" * 400_000])
def test_one_long_line_takes_no_longer_than_many_short_ones(line):
    began = time.process_time()
    assert Lines(line + "\nversion = 1\n").of("", key="version") == 2
    assert (time.process_time() - began < 5) is True
