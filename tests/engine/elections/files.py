"""Files of ballots for tests: from ballots as the tests of the methods write them."""

from dataclasses import replace

from hypothesis import strategies as st

from hamgam.engine.elections import BallotFile, Declared, Nominee, counted
from hamgam.engine.methods import BALLOTS, CHOOSING
from tests.engine.methods.ballots import CHOICES, SEED, rankings

METHODS = [method for method in sorted(CHOOSING) if method != "named_by_each"]


def file_of(method, ballots, **changed):
    """A file with these ballots, which declares what they come to; `changed` is changed before they are counted."""
    nominees = changed.pop("nominees", CHOICES)
    file = BallotFile(
        origin="example.org/coalition",
        number=12,
        office="executive",
        title="The executive",
        method=method,
        seats=1,
        electors=len(ballots),
        quorum="1",
        how="secret",
        nominees=tuple(one if isinstance(one, Nominee) else Nominee(one, f"Name of {one}") for one in nominees),
        ballots=tuple(ballots),
        declared=Declared("nobody_answered"),
    )
    return counted(replace(file, **changed))


def shaped(method, ballot):
    """A ballot as the method wants it: one name, a set in the order of the alphabet, a ranking, or nothing."""
    most = {"one": 1, "none": 0}.get(BALLOTS[method], 99)
    return tuple(sorted(ballot)) if BALLOTS[method] == "set" else ballot[:most]


@st.composite
def files(draw):
    """Any file: each method, with withdrawn nominees, with and without a lot, from nobody to a dozen ballots."""
    method = draw(st.sampled_from(METHODS))
    ballots = [shaped(method, ballot) for ballot in draw(st.lists(rankings, max_size=12))]
    gone = draw(st.sets(st.sampled_from(CHOICES), max_size=4))
    return file_of(
        method,
        ballots,
        nominees=[Nominee(one, f"نام {one}", one in gone) for one in CHOICES],
        seats=draw(st.integers(1, 4)) if CHOOSING[method].MANY_SEATS else 1,
        electors=len(ballots) + draw(st.integers(0, 3)),
        quorum=draw(st.sampled_from(["1", "1/2", "2/3", "all"])),
        how=draw(st.sampled_from(["secret", "open", "paper"])),
        next_round=draw(st.sampled_from(["two_strongest", "without_weakest"])),
        round=draw(st.integers(1, 3)),
        from_totals=draw(st.booleans()),
        seed=draw(st.none() | st.just(SEED)),
    )
