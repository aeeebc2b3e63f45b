"""The demo's consultation: eight hundred people, three opinions that the engine finds, and the same ones each time."""

from hamgam.demo.consultation import invented
from hamgam.demo.content.consultations import ASSEMBLY, RIVER
from hamgam.engine.ground import consultation as engine


def test_eight_hundred_people_of_three_opinions_are_found_again() -> None:
    people = invented(RIVER)
    rows = ((str(at), place, answer) for at, answers in enumerate(people) for place, answer in answers.items())
    found = engine.results(engine.votes_of(rows))
    assert (len(people), found.participants, len(found.groups), len(found.statements)) == (800, 800, 3, 24)
    # Each found group is one of the three invented ones, but for those who lean to two.
    assert [abs(group.size - real) <= 50 for group, real in zip(found.groups, sorted(RIVER.people)[::-1], strict=True)] == [
        True, True, True,
    ]  # fmt: skip
    assert min(sum(row.united == word for row in found.statements) for word in ("agree", "disagree")) > 0


def test_the_same_seed_invents_the_same_people_who_answer_sparsely() -> None:
    assert invented(RIVER) == invented(RIVER)
    answers = [len(row) for row in invented(RIVER)]
    assert 0.4 < sum(answers) / (800 * 24) < 0.8 and min(answers) < 8 and max(answers) == 24
    assert len(invented(ASSEMBLY)) == sum(ASSEMBLY.people)
