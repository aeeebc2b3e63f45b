"""Files that are made to keep the machine busy are answered like any other bad file."""

import time

import pytest

from hamgam.engine.bylaws import BadBylaws, read, read_chapters
from hamgam.engine.bylaws.compare_articles import compare_texts
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


def test_a_heading_of_blanks_alone_is_no_heading():
    began = time.process_time()
    assert read_chapters("## 1. Who\n## " + " " * 200_000 + "\n") == {"1": "Who"}
    assert (time.process_time() - began < 5) is True


def test_a_number_of_thousands_of_digits_is_a_number_like_any_other():
    long = "7." + "9" * 5000
    text = "## 7. R\n\n**7.10** b\n\n**" + long + "** c\n"
    [chapter] = compare_texts("## 7. R\n", text)
    assert [row.number for row in chapter.articles] == ["7.10", long]


def test_two_texts_of_the_largest_size_are_compared_in_bounded_time():
    old = "\n".join(
        f"## {c}. H\n" + "".join(f"\n**{c}.{a}** {'word ' * 9}{c} {a}\n" for a in range(60)) for c in range(90)
    )
    new = old.replace("word word word", "words and word").replace(" H", " Heading")
    began = time.process_time()
    assert len(compare_texts(old[:390_000], new[:390_000])) > 80
    assert (time.process_time() - began < 30) is True
