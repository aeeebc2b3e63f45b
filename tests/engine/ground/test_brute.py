"""The staircase against every set of organisations, on many small questions made to be hard."""

from contextlib import nullcontext
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

from benchmarks.ground_instances import MAKERS
from hamgam.engine.ground import STANCES, Clause, Question, Wording, frontier
from hamgam.engine.ground.compiled import plain
from tests.engine.ground.questions import ANSWERS


def scattered(seed):
    """A question of up to 12 clauses, 8 organisations and 3 wordings, in all five positions, with every kind of bound."""
    random = Random(seed)
    names = tuple(f"o{at}" for at in range(random.randint(1, 8)))
    favour = random.choice([ANSWERS, (*STANCES, "accept", "accept"), ("accept", "accept", "accept", "reject")])
    rows = []
    for at in range(random.randint(1, 12)):
        wordings = tuple(Wording(f"c{at}w{place}", random.random() < 0.4) for place in range(random.randint(1, 3)))
        rows.append(Clause(f"c{at}", wordings, random.random() < 0.04, random.choice([1, 1, 1, 3])))
    stances = {(name, w.id): random.choice(favour) for row in rows for w in row.wordings for name in names}
    return Question(
        tuple(rows),
        names,
        {at: stance for at, stance in stances.items() if stance},
        unanswered_bears=random.random() < 0.3,
        must_sign=frozenset(random.sample(names, 1)) if random.random() < 0.1 else frozenset(),
        min_signatories=random.choice([0, 0, 0, 0, 2]),
    )


def made(seed):
    """A question of one of the benchmark's makers, as small."""
    random = Random(seed)
    make = random.choice(list(MAKERS.values()))
    question = make(random.randint(1, 8), random.randint(1, 12), random.randint(1, 3), seed)
    return replace(question, unanswered_bears=random.random() < 0.5)


def groups(question):
    """Every set of organisations that counts, with the clauses that all of them bear and the wordings to choose from."""
    for mask in range(1, 1 << len(question.organisations)):
        group = tuple(name for at, name in enumerate(question.organisations) if mask >> at & 1)
        if len(group) < question.min_signatories or not question.must_sign <= set(group):
            continue
        shared = {
            clause.id: [w for w in clause.wordings if all(question.bears(name, w.id) for name in group)]
            for clause in question.clauses
        }
        if all(shared[clause.id] for clause in question.clauses if clause.required):
            yield group, {clause: wordings for clause, wordings in shared.items() if wordings}


def tallest(question):
    """For each number of clauses from 1 the most signatories, and the groups that reach it."""
    best = [(0, []) for _ in question.clauses]
    duties = sum(clause.required for clause in question.clauses)
    for group, shared in groups(question):
        for at in range(max(0, duties - 1), len(shared)):
            if len(group) > best[at][0]:
                best[at] = (len(group), [])
            if len(group) == best[at][0]:
                best[at][1].append((group, shared))
    return best


def preferred(question, length, reaching):
    """The preferred text of so many clauses of all that one of these groups can sign, by looking at every choice."""
    order = {clause.id: at for at, clause in enumerate(question.clauses)}
    clauses = {clause.id: clause for clause in question.clauses}
    required = {clause.id for clause in question.clauses if clause.required}
    keys = []
    for group, shared in reaching:
        worth = {clause: worth_of(question, group, clauses[clause], wordings) for clause, wordings in shared.items()}
        for chosen in combinations(shared, length):
            if required <= set(chosen):
                score = tuple(map(sum, zip(*(worth[clause][0] for clause in chosen), strict=True)))
                places = [worth[clause][1] for clause in chosen]
                keys.append((score, [order[clause] for clause in chosen], places, group))
    score, at, places, group = min(keys)
    return tuple(question.clauses[a].wordings[b].id for a, b in zip(at, places, strict=True)), group


def worth_of(question, group, clause, wordings):
    """What a clause brings in its best wording for this group, smaller is better, and the wording's place."""
    rows = []
    for place, wording in enumerate(clause.wordings):
        if wording in wordings:
            said = [question.stances.get((name, wording.id)) for name in group]
            count = [-said.count(stance) for stance in ("accept", "reservation", "stand_aside")]
            rows.append(((-clause.weight, *count, -wording.leads), place))
    return min(rows)


@pytest.fixture(params=["compiled", "plain"])
def searched(request):
    """By the compiled search, where the extra is installed, and in plain Python."""
    with plain() if request.param == "plain" else nullcontext():
        yield


@pytest.mark.parametrize("part", range(5))
def test_no_set_of_organisations_can_sign_more_than_the_steps_say(part, searched):
    for seed in range(part * 400, part * 400 + 400):
        question = scattered(seed) if seed % 2 else made(seed)
        answer = frontier(question)
        assert [len(step.signatories) for step in answer.steps] == [size for size, _ in tallest(question)], seed
        assert answer.exact, seed
        assert [step for step in answer.steps if not step.settled] == [], seed


def test_of_all_texts_the_preferred_one_is_given():
    for seed in range(160):
        question = scattered(seed) if seed % 2 else made(seed)
        if len(question.clauses) > 9:
            continue
        for step, (size, reaching) in zip(frontier(question).steps, tallest(question), strict=True):
            expected = preferred(question, step.clauses, reaching) if size else ((), ())
            assert (step.wordings, step.signatories) == expected, (seed, step.clauses)


def test_a_search_cut_short_at_any_moment_never_proves_what_is_not_so(searched):
    for seed in range(120):
        question = scattered(seed) if seed % 2 else made(seed)
        exact = [size for size, _ in tallest(question)]
        for after in (0, 1, 2, 5):
            calls = iter(range(10_000))
            answer = frontier(question, limit=64 * after + seed % 64, should_stop=lambda a=after, c=calls: next(c) >= a)
            for step, size in zip(answer.steps, exact, strict=True):
                assert len(step.signatories) <= size <= step.upper, (seed, after, step)
                assert not step.proved or len(step.signatories) == size


@pytest.mark.parametrize("seed", [2, 4])
def test_forty_organisations_in_currents_are_settled_within_the_usual_limit(seed, searched):
    question = MAKERS["currents"](40, 60, 3, seed)
    answer = frontier(question)
    assert [step.clauses for step in answer.steps if not (step.proved and step.settled)] == []
    assert [step.clauses for step in answer.steps if question.signatories(step.wordings) != step.signatories] == []
