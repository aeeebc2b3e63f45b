"""The compiled search and the one in plain Python give the same answers."""

from random import Random

import pytest

from benchmarks.ground_instances import MAKERS
from hamgam.engine.build_kernel import SOURCE, beside, library
from hamgam.engine.ground import bridges, frontier, frontier_after, pace
from hamgam.engine.ground.compiled import CompiledHunt, plain
from hamgam.engine.ground.pairs import pairs
from hamgam.engine.ground.search import Hunt, Search
from tests.engine.ground.test_brute import made, scattered


def both(ask):
    """An answer by the compiled search and in plain Python."""
    compiled = ask()
    with plain():
        return compiled, ask()


def sized(seed):
    """A question of a benchmark's maker, larger than can be looked through, of many shapes: also of more than 64 and 128
    organisations or 64 clauses, which are several words."""
    random = Random(seed)
    kind = random.choice(sorted(MAKERS))
    organisations, clauses = random.choice([(15, 20), (12, 70), (70, 9), (130, 7), (20, 14)])
    return MAKERS[kind](organisations, clauses, random.randint(1, 4 if clauses < 60 else 1), seed)


def test_the_compiled_search_is_here_and_is_used():
    assert library() is not None
    assert library().endswith(beside().name)
    compiled, python = both(lambda: Search([[1]]).hunt(1, 1, 1))
    assert (type(compiled), type(python)) == (CompiledHunt, Hunt)
    assert both(pace) == (20, 1)


@pytest.mark.parametrize("part", range(4))
def test_both_give_the_same_staircase_and_all_the_same_ways(part):
    for seed in range(part * 200, part * 200 + 200):
        question = scattered(seed) if seed % 2 else made(seed)
        compiled, python = both(lambda q=question: frontier(q))
        assert compiled == python, seed
        assert compiled.staircase.ways == python.staircase.ways, seed


@pytest.mark.parametrize("part", range(4))
def test_both_agree_where_sets_are_several_words(part):
    for seed in range(part * 12, part * 12 + 12):
        question = sized(seed)
        compiled, python = both(lambda q=question: frontier(q, limit=4000))
        for one, other in zip(compiled.steps, python.steps, strict=True):
            assert len(one.signatories) <= other.upper, (seed, one.clauses)
            assert len(other.signatories) <= one.upper, (seed, one.clauses)
            if one.settled and other.settled:
                assert one == other, seed


def test_the_other_answers_agree_too():
    for seed in range(4):
        question = MAKERS["currents"](12, 14, 2, seed)
        after = question.with_stance("o3", "c5w0", "reject" if question.bears("o3", "c5w0") else "accept")
        for ask in (
            lambda q=question: bridges(q),
            lambda q=question: pairs(q),
            lambda q=question, a=after: frontier_after(frontier(q), q, a),
        ):
            compiled, python = both(ask)
            assert compiled == python


def masks_of(question):
    return [
        [
            sum(1 << at for at, name in enumerate(question.organisations) if question.bears(name, w.id))
            for w in c.wordings
        ]
        for c in question.clauses
    ]


def test_a_hunt_goes_on_where_it_stopped():
    question = MAKERS["uniform"](14, 16, 2, 5)
    whole = frontier(question).staircase
    masks = masks_of(question)
    for clauses in (4, 8, 12):
        found = []
        hunt = Search(masks).hunt((1 << 14) - 1, clauses, whole.most[clauses])
        rounds = 0
        while not hunt.go(lambda signers, _, f=found, height=whole.most[clauses]: f.append(signers) or height, 3):
            rounds += 1
        assert rounds > 3
        assert len(set(found)) == len(whole.ways[clauses])


def test_a_source_is_compiled_once_and_one_that_cannot_be_leaves_plain_python(tmp_path):
    good, broken = tmp_path / "kernel.c", tmp_path / "broken.c"
    good.write_bytes(SOURCE.read_bytes())
    broken.write_text("int hunt( {")
    assert library(good) == str(beside(good))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["broken.c", "kernel.c", beside(good).name])
    assert library(broken) is None
    assert library(tmp_path / "missing.c") is None
