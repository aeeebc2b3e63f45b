"""The lot: nobody chooses it, everybody recomputes it, and whoever does not open is named."""

import hashlib
from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamgam.engine.methods import choose
from hamgam.engine.methods.lot import SEED_REASONS, below, commit, draw, seed_of

SECRETS = {"baran": b"b" * 16, "arman": b"a" * 32, "chakad": b"c" * 20}
COMMITMENTS = {member: commit(member, secret) for member, secret in SECRETS.items()}
names = st.sets(st.text(st.characters(codec="utf-8"), min_size=1, max_size=5), max_size=8)


def sha256_of(*lines: str) -> str:
    """What `printf '...\\n' | sha256sum` says."""
    return hashlib.sha256(("\n".join(lines) + "\n").encode()).hexdigest()


def test_everybody_recomputes_commitment_seed_and_draw_from_lines_of_text():
    assert COMMITMENTS["baran"] == sha256_of("hamgam lot commitment", "baran", "62" * 16)
    seed = seed_of(COMMITMENTS, SECRETS).value
    lines = ["arman", "61" * 32, "baran", "62" * 16, "chakad", "63" * 20]
    assert seed.hex() == sha256_of("hamgam lot seed", *lines)
    left, drawn = ["آ", "ب", "پ"], []
    for number in range(3):
        drawn.append(left.pop(int(sha256_of("hamgam lot draw", seed.hex(), str(number)), 16) % len(left)))
    assert draw(seed, ["پ", "آ", "ب"], 3) == tuple(drawn)


def test_a_draw_that_never_changes():
    seed = seed_of(COMMITMENTS, SECRETS)
    assert (seed.reason, seed.opened) == ("made", ("arman", "baran", "chakad"))
    assert (seed.value.hex()[:16], draw(seed.value, "abcdef", 3)) == ("95336bdffbc63941", ("a", "f", "d"))


@given(st.binary(min_size=32, max_size=32), names, st.integers(0, 9), st.randoms())
def test_a_draw_does_not_ask_in_which_order_the_choices_stand(seed, choices, n, random):
    mixed = sorted(choices)
    random.shuffle(mixed)
    drawn = draw(seed, mixed, n)
    assert drawn == draw(seed, sorted(choices), n)
    assert drawn == draw(seed, choices, len(choices))[:n]
    assert len(set(drawn)) == len(drawn) == min(n, len(choices))


@given(st.randoms())
def test_the_seed_does_not_ask_who_opened_first(random):
    mixed = list(SECRETS.items())
    random.shuffle(mixed)
    committed = {member: COMMITMENTS[member] for member, _ in reversed(mixed)}
    assert seed_of(committed, dict(mixed)) == seed_of(COMMITMENTS, SECRETS)


def test_every_secret_changes_the_seed():
    seeds = {seed_of(COMMITMENTS, SECRETS).value}
    for member in SECRETS:
        secrets = {**SECRETS, member: b"another secret of one"}
        seeds.add(seed_of({m: commit(m, s) for m, s in secrets.items()}, secrets).value)
    assert len(seeds) == 4


def test_who_does_not_open_makes_the_draw_void_and_is_named():
    seed = seed_of(COMMITMENTS, {"baran": SECRETS["baran"], "chakad": SECRETS["chakad"]})
    assert (seed.value, seed.reason, seed.not_opened) == (None, "not_opened", ("arman",))
    assert (seed.opened, seed.again_without) == (("baran", "chakad"), ("arman",))


@pytest.mark.parametrize("secret", [b"z" * 32, b"a" * 31, b""])
def test_a_wrong_opening_is_named_and_makes_the_draw_void(secret):
    seed = seed_of(COMMITMENTS, {**SECRETS, "arman": secret})
    assert (seed.value, seed.reason, seed.wrong, seed.again_without) == (None, "not_opened", ("arman",), ("arman",))


def test_a_copied_commitment_cannot_be_opened():
    seed = seed_of({**COMMITMENTS, "delir": COMMITMENTS["arman"]}, {**SECRETS, "delir": SECRETS["arman"]})
    assert (seed.value, seed.wrong) == (None, ("delir",))


def test_an_opening_without_a_commitment_changes_nothing_and_is_named():
    seed = seed_of(COMMITMENTS, {**SECRETS, "host": b"h" * 16})
    assert (seed.value, seed.strangers) == (seed_of(COMMITMENTS, SECRETS).value, ("host",))


def test_one_alone_makes_no_seed_unless_that_was_asked_for():
    alone, opened = {"arman": COMMITMENTS["arman"]}, {"arman": SECRETS["arman"]}
    assert (seed_of(alone, opened).value, seed_of(alone, opened).reason) == (None, "too_few")
    assert seed_of(alone, opened, at_least=1).reason == "made"
    assert seed_of({}, {}, at_least=0).reason == "too_few"


def test_the_digits_of_a_commitment_may_be_written_large():
    large = {member: digits.upper() for member, digits in COMMITMENTS.items()}
    assert seed_of(large, SECRETS) == seed_of(COMMITMENTS, SECRETS)


@pytest.mark.parametrize(("member", "secret"), [("arman", b"a" * 15), ("ar\nman", b"a" * 16)])
def test_a_short_secret_and_an_id_of_two_lines_are_refused(member, secret):
    with pytest.raises(ValueError):
        commit(member, secret)


def test_each_place_is_equally_likely_because_the_odd_end_is_thrown_away():
    fell = Counter(below(iter((word, 99)), 3, space=10) for word in range(9))
    assert fell == {0: 3, 1: 3, 2: 3}
    assert below(iter((9, 9, 4)), 3, space=10) == 1
    assert [below(iter((word,)), 5, space=10) for word in range(10)] == [0, 1, 2, 3, 4] * 2


def test_each_order_of_three_comes_up_about_as_often_as_the_others():
    fell = Counter(draw(number.to_bytes(32, "big"), "abc", 3) for number in range(6000))
    assert set(fell) == set(permutations("abc"))
    assert max(abs(times - 1000) for times in fell.values()) < 120  # four standard deviations


def test_a_lot_among_choices_takes_as_many_as_there_are_seats_and_the_quorum_is_of_those_who_made_the_seed():
    took_part = {"arman": (), "baran": (), "chakad": None}
    seed = seed_of(COMMITMENTS, SECRETS).value
    chosen = choose("lot", "abcdef", took_part, seats=3, quorum="2/3", seed=seed)
    assert (chosen.winners, chosen.took_part, chosen.unanswered) == (draw(seed, "abcdef", 3), 2, ("chakad",))
    assert choose("lot", "abcdef", took_part, quorum="all", seed=seed).reason == "quorum_missing"
    assert choose("lot", "abcdef", took_part).reason == "tied"


def test_where_there_are_seats_for_all_nobody_is_tied_and_no_lot_decides():
    for wanted, tied, rule in ((2, {"a", "b", "c"}, "drawn_lot"), (3, set(), None), (4, set(), None)):
        step = choose("lot", "abc", {"arman": ()}, seats=wanted, seed=bytes(32)).steps[0]
        assert (set(step.tied), step.tie_rule, len(step.chosen)) == (tied, rule, min(wanted, 3))


def test_the_words_for_what_became_of_a_seed_are_three():
    none = seed_of({}, {}).reason
    assert (seed_of(COMMITMENTS, SECRETS).reason, none, seed_of(COMMITMENTS, {}).reason) == SEED_REASONS
