"""Positions of invented coalitions, for benchmarks and tests of the common-ground engine: the same seed, the same
positions. Each maker answers a `Question` of `organisations` × `clauses` × `wordings`."""

from collections.abc import Callable
from random import Random

from hamgam.engine.ground import Clause, Question, Stance, Wording

Bears = Callable[[int, int, int], Stance | None]


def _question(organisations: int, clauses: int, wordings: int, stance: Bears) -> Question:
    names = tuple(f"o{at}" for at in range(organisations))
    rows = tuple(
        Clause(f"c{at}", tuple(Wording(f"c{at}w{place}", place == 0) for place in range(wordings)))
        for at in range(clauses)
    )
    stances: dict[tuple[str, str], Stance] = {}
    for at, row in enumerate(rows):
        for place, wording in enumerate(row.wordings):
            for who, name in enumerate(names):
                if (taken := stance(who, at, place)) is not None:
                    stances[name, wording.id] = taken
    return Question(rows, names, stances)


def currents(organisations: int, clauses: int, wordings: int, seed: int, flip: float = 0.03) -> Question:
    """Four currents in a space of three dimensions; each clause has a place of its own, its later wordings lie nearer
    to the middle. Who stands near enough bears a wording, the nearest without reservation; a few answers are turned
    round, and a few are missing."""
    random = Random(f"currents {organisations} {clauses} {wordings} {seed}")
    homes = [[random.gauss(0, 1) for _ in range(3)] for _ in range(4)]
    shares = [random.gammavariate(3, 1) for _ in homes]
    places = [[x + 0.35 * random.gauss(0, 1) for x in random.choices(homes, shares)[0]] for _ in range(organisations)]
    table: dict[tuple[int, int], list[Stance | None]] = {}
    for at in range(clauses):
        home, depth = random.choice(homes), random.random()
        point = [x * depth + 0.5 * random.gauss(0, 1) for x in home]
        base = random.uniform(0.5, 0.9)
        for place in range(wordings):
            spot = [x * (1 - 0.35 * place) + 0.35 * random.gauss(0, 1) * (place > 0) for x in point]
            rate = min(0.95, max(0.3, base + random.gauss(0, 1) * 0.06 * (wordings > 1)))
            far = [
                sum((a - b) ** 2 for a, b in zip(one, spot, strict=True)) + 0.5 * random.gauss(0, 1) for one in places
            ]
            edge = sorted(far)[min(organisations - 1, int(rate * organisations))]
            table[at, place] = [_near(value, edge, random.random() < flip, random.random()) for value in far]
    return _question(organisations, clauses, wordings, lambda who, at, place: table[at, place][who])


def _near(far: float, edge: float, turned: bool, chance: float) -> Stance | None:
    if (far > edge) != turned:
        return "reject" if chance > 0.05 else None
    if far > 0.7 * edge:
        return "stand_aside" if chance < 0.2 else "reservation"
    return "accept"


def uniform(organisations: int, clauses: int, wordings: int, seed: int, rate: float = 0.7) -> Question:
    """No currents at all: everyone bears each wording with the same chance. The hard case."""
    random = Random(f"uniform {organisations} {clauses} {wordings} {seed}")
    return _question(organisations, clauses, wordings, lambda *_: "accept" if random.random() < rate else "reject")


def nested(organisations: int, clauses: int, wordings: int, seed: int, noise: float = 0.02) -> Question:
    """Everyone goes along up to some clause, nobody leaps; a few answers are turned round."""
    random = Random(f"nested {organisations} {clauses} {wordings} {seed}")
    reach = [random.randrange(clauses + 1) for _ in range(organisations)]

    def stance(who: int, at: int, place: int) -> Stance:
        goes = at < reach[who] + 2 * place
        return "accept" if goes != (random.random() < noise) else "reject"

    return _question(organisations, clauses, wordings, stance)


def adversarial(organisations: int, clauses: int, wordings: int, seed: int) -> Question:
    """Against the bounds: every organisation rejects equally often and every clause is rejected equally often, so that
    counting sees no difference; where there are wordings, each is rejected by others, so that nobody stands against a
    clause as a whole; and there are equal rows and ties everywhere."""
    random = Random(f"adversarial {organisations} {clauses} {wordings} {seed}")
    width = random.randint(1, max(1, clauses // 3))
    step = random.choice([1, 2, 3])
    kinds: list[Stance | None] = ["accept", "reservation", "stand_aside"]

    def stance(who: int, at: int, place: int) -> Stance | None:
        if (at - step * (who // 2) - place * width) % clauses < width:
            return None if (who + at) % 5 == 0 else "reject"
        return kinds[(who + at + place) % 7 % 3] if seed % 2 else "accept"

    return _question(organisations, clauses, wordings, stance)


def roll_calls(organisations: int, clauses: int, wordings: int, seed: int) -> Question:
    """As votes of a parliament: two blocs of about equal size and a few between them, who vote as their bloc does but for
    few defectors; one vote in three is not in dispute; some abstain and some are absent. The first wording of a clause is
    the motion, the second its contrary; further ones are the motion again, borne by a few more or less."""
    random = Random(f"roll calls {organisations} {clauses} {wordings} {seed}")
    loyalty = [random.choice([0.97, 0.93, 0.85]) for _ in range(organisations)]
    blocs = [random.choices([0, 1, 2], [9, 8, 2])[0] for _ in range(organisations)]
    votes: dict[tuple[int, int], int | None] = {}
    for at in range(clauses):
        first = random.random() < 0.5
        lines = [first, first if random.random() < 0.33 else not first, random.random() < 0.5]
        for who in range(organisations):
            line = lines[blocs[who]] == (random.random() < loyalty[who])
            votes[who, at] = random.choices([1 if line else -1, 0, None], [85, 6, 9])[0]

    def stance(who: int, at: int, place: int) -> Stance | None:
        vote = votes[who, at]
        if vote is None or (place > 1 and random.random() < 0.1):
            return None
        return "stand_aside" if vote == 0 else "accept" if (vote > 0) == (place != 1) else "reject"

    return _question(organisations, clauses, wordings, stance)


MAKERS: dict[str, Callable[[int, int, int, int], Question]] = {
    "currents": currents,
    "uniform": uniform,
    "nested": nested,
    "adversarial": adversarial,
    "roll calls": roll_calls,
}
