"""What closes the gap for coalitions of hundreds: never below the truth, and far nearer to it."""

from random import Random

import pytest

from benchmarks.ground_instances import MAKERS
from hamgam.engine.build_kernel import WIDE_SOURCE, library
from hamgam.engine.ground import frontier
from hamgam.engine.ground.search import Search
from tests.engine.ground.test_compiled import masks_of

KINDS = sorted(MAKERS)
PLENTY = 10**9


def small(seed):
    """A question that is proved whole, with its staircase and its tools for wide gaps; None where these are not for it."""
    random = Random(seed)
    clauses = random.randint(3, 12)
    question = MAKERS[random.choice(KINDS)](random.randint(2 * clauses + 1, 80), clauses, random.randint(1, 3), seed)
    most = frontier(question, limit=10**6).staircase.most
    everyone = (1 << len(question.organisations)) - 1
    return question, most, Search(masks_of(question)).wide(everyone, PLENTY)


def test_its_library_is_here():
    assert library(WIDE_SOURCE) is not None


@pytest.mark.parametrize("part", range(4))
def test_no_bound_is_ever_below_what_can_be_signed(part):
    tight = 0
    for seed in range(part * 15, part * 15 + 15):
        question, most, wide = small(seed)
        upper = [len(question.organisations)] * len(most)
        # What is known is taken lower than it is, so that questions are asked whose answer is yes.
        known = [height // 2 for height in most]
        wide.bound_all(known, upper)
        wide.refine(known, upper, PLENTY, PLENTY)
        assert all(bound >= height for bound, height in zip(upper[1:], most[1:], strict=True)), seed
        assert upper[1:] == sorted(upper[1:], reverse=True)
        exact = [len(question.organisations)] * len(most)
        wide = Search(masks_of(question)).wide((1 << len(question.organisations)) - 1, PLENTY)
        wide.bound_all(most, exact)
        wide.refine(most, exact, PLENTY, PLENTY)
        assert all(bound >= height for bound, height in zip(exact[1:], most[1:], strict=True)), seed
        tight += all(bound <= 1.6 * height + 1 for bound, height in zip(exact[1:], most[1:], strict=True))
    assert tight >= 12


@pytest.mark.parametrize("divided", ["_without_clauses", "_without_organisations"])
def test_a_question_with_the_answer_yes_is_never_refused(divided):
    asked = refused = 0
    for seed in range(40):
        question, most, wide = small(seed)
        for need in range(1, len(most)):
            for signers in {most[need], most[need] + 1} - {0}:
                if not wide._whole(need, signers):
                    assert signers > most[need], (seed, need)
                    continue
                wide._afresh()
                part = wide._part
                rows, cols = wide._rows[: part.n], wide._cols[: part.t]
                among = ((rows, cols), 1) if divided == "_without_clauses" else (rows, cols)
                no = getattr(wide, divided)(need, signers, *among, PLENTY)
                assert not no or signers > most[need], (seed, need)
                asked += signers > most[need]
                refused += no
    assert refused > asked // 3


def test_exchange_finds_what_the_search_proves_and_nothing_more():
    reached = steps = 0
    for seed in range(30):
        question, most, wide = small(seed)
        masks, everyone = masks_of(question), (1 << len(question.organisations)) - 1
        found = {}
        lengths = [clauses for clauses in range(1, len(most)) if most[clauses]]
        wide.better_texts(
            lengths, [everyone] * len(most), lambda signers, clauses, f=found: f.update({clauses: signers})
        )
        for clauses, signers in found.items():
            assert sum(any(signers & ~mask == 0 for mask in row) for row in masks) >= clauses or not signers
            assert signers.bit_count() <= most[clauses]
            reached += signers.bit_count() == most[clauses]
        steps += len(lengths)
    assert reached > 0.9 * steps


def test_those_who_are_not_asked_are_neither_counted_nor_named():
    question = MAKERS["currents"](60, 8, 1, 3)
    some = (1 << 40) - 1
    most = frontier(question.__class__(question.clauses, question.organisations[:40], {
        (who, wording): stance for (who, wording), stance in question.stances.items()
        if who in question.organisations[:40]
    })).staircase.most  # fmt: skip
    wide = Search(masks_of(question)).wide(some, PLENTY)
    found = {}
    wide.better_texts([3, 5], [some] * 9, lambda signers, clauses: found.update({clauses: signers}))
    assert {clauses: signers.bit_count() for clauses, signers in found.items()} == {3: most[3], 5: most[5]}
    assert all(signers & ~some == 0 for signers in found.values())
    upper = [60] * 9
    wide.refine(most, upper, PLENTY, PLENTY)
    assert all(most[clauses] <= upper[clauses] <= 40 for clauses in (3, 5))


def test_a_coalition_of_hundreds_is_bounded_closely_and_always_alike():
    question = MAKERS["currents"](200, 50, 1, 2)
    first, second = (frontier(question, limit=500_000) for _ in range(2))
    assert first == second
    assert max(step.upper / len(step.signatories) for step in first.steps) < 1.6
    longer = frontier(question, limit=2_000_000)
    for one, other in zip(first.steps, longer.steps, strict=True):
        assert len(one.signatories) <= other.upper
        assert len(other.signatories) <= one.upper


def test_few_branches_are_not_spent_on_it():
    question = MAKERS["currents"](300, 60, 1, 2)
    assert Search(masks_of(question)).wide((1 << 300) - 1, 5000) is None


def test_wherever_it_is_told_to_stop_no_bound_is_wrong():
    question = MAKERS["currents"](120, 16, 1, 2)
    everyone = (1 << 120) - 1
    most = frontier(question, limit=10**6).staircase.most
    stopped = 0
    for last in range(0, 30, 2):
        asked = []
        search = Search(masks_of(question), should_stop=lambda a=asked, n=last: a.append(1) or len(a) > n)
        wide = search.wide(everyone, PLENTY)
        upper = [120] * 17
        wide.better_texts([4, 8, 12], [everyone] * 17, lambda *_: None)
        wide.bound_all([0] * 17, upper)
        wide.refine([height // 2 for height in most], upper, PLENTY, PLENTY)
        stopped += search.stopped
        assert len(asked) <= last + 6
        assert all(bound >= height for bound, height in zip(upper[1:], most[1:], strict=True)), last
    assert stopped > 3
