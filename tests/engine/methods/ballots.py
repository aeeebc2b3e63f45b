"""Ballots for the tests of choosing: written short, random, and as each method wants them."""

from random import Random

from hypothesis import strategies as st

from hamgam.engine.methods import BALLOTS, CHOOSING

EVERY = sorted(CHOOSING)
COUNTED = [word for word in EVERY if word not in ("lot", "named_by_each")]
CHOICES = ("a", "b", "c", "d", "e")
SEED = bytes(range(32))

Ballots = dict[str, tuple[str, ...] | None]


def ballots(*rows: tuple[int, str | tuple[str, ...]]) -> Ballots:
    """Rows of (how many voters, their ballot): a tuple, or a word whose letters are the choices; "" is blank."""
    held = [tuple(row) for number, row in rows for _ in range(number)]
    return {f"v{place:03}": ballot for place, ballot in enumerate(held)}


def fitting(method: str, given: Ballots) -> Ballots:
    """The same ballots as the method wants them: one name, a ranking, or nothing."""
    most = {"one": 1, "none": 0}.get(BALLOTS[method], 99)
    return {voter: None if ballot is None else ballot[:most] for voter, ballot in given.items()}


rankings = st.lists(st.sampled_from(CHOICES), unique=True, max_size=5).map(tuple)
voters = st.integers(0, 30).map(lambda number: f"v{number:03}")
some_ballots = st.dictionaries(voters, st.none() | rankings, max_size=12)
methods = st.sampled_from(EVERY)


def raised(ballot: tuple[str, ...], choice: str, place: int) -> tuple[str, ...]:
    """The ballot with `choice` at `place`, or where it is, if that is higher; the others keep their order."""
    if choice in ballot:
        place = min(place, ballot.index(choice))
    rest = [other for other in ballot if other != choice]
    return (*rest[:place], choice, *rest[place:])


def profile(seed: int, *, whole: bool) -> Ballots:
    """Random rankings by 5 to 40 voters, all of all choices or of some."""
    random = Random(seed)
    choices = CHOICES[: random.randint(2, 5)]
    made: Ballots = {}
    for number in range(random.randint(5, 40)):
        length = len(choices) if whole else random.randint(1, len(choices))
        made[f"v{number:03}"] = tuple(random.sample(choices, length))
    return made
