"""Invented answers: groups of known sizes with views of their own, or nobody with any."""

from random import Random

from hamgam.engine.ground.consultation import votes_of

Row = tuple[str, str, int]


def camps(sizes, statements=24, seed=1, answered=1.0, shared=6):
    """Rows of people in groups; the groups differ on all but the first `shared` statements, where nearly all agree."""
    random = Random(seed)
    rows, person = [], 0
    likes = [[0.9] * shared for _ in sizes]
    for _ in range(statements - shared):
        views = [random.choice((0.08, 0.92)) for _ in sizes]
        if len(set(views)) == 1:
            views[random.randrange(len(views))] = 1 - views[0]
        for own, view in zip(likes, views, strict=True):
            own.append(view)
    for group, size in enumerate(sizes):
        for _ in range(size):
            for at in range(statements):
                if random.random() < answered:
                    answer = 0 if random.random() < 0.08 else 1 if random.random() < likes[group][at] else -1
                    rows.append((f"p{person:05}", f"s{at + 1}", answer))
            person += 1
    return rows


def by_lot(people, statements, seed=1, answered=1.0):
    """Rows of people who answer by lot, some statements being liked more than others."""
    random = Random(seed)
    likes = [random.random() for _ in range(statements)]
    return [
        (f"p{person}", f"s{at}", random.choices((1, -1, 0), (like, 1 - like, 0.1))[0])
        for person in range(people)
        for at, like in enumerate(likes)
        if random.random() < answered
    ]


def votes(rows):
    """The same, ready to be asked about."""
    return votes_of(rows)
