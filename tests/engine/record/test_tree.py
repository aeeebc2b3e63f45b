"""The tree against the definition in RFC 6962, written out once more in its own recursive words."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamgam.engine.record import (
    Frontier,
    Tree,
    append,
    consistency_path,
    frontier_from_bytes,
    frontier_to_bytes,
    inclusion_path,
    leaf_hash,
    node_hash,
    root,
    root_of,
    verify_consistency,
    verify_inclusion,
)

SIZES = range(1, 40)
HASHES = [leaf_hash(bytes([i])) for i in range(64)]


def split(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def by_definition(hashes):
    if not hashes:
        return hashlib.sha256().digest()
    if len(hashes) == 1:
        return hashes[0]
    k = split(len(hashes))
    return node_hash(by_definition(hashes[:k]), by_definition(hashes[k:]))


def path_by_definition(m, hashes):
    if len(hashes) == 1:
        return []
    k = split(len(hashes))
    if m < k:
        return [*path_by_definition(m, hashes[:k]), by_definition(hashes[k:])]
    return [*path_by_definition(m - k, hashes[k:]), by_definition(hashes[:k])]


def proof_by_definition(m, hashes, whole=True):
    n = len(hashes)
    if m == n:
        return [] if whole else [by_definition(hashes)]
    k = split(n)
    if m <= k:
        return [*proof_by_definition(m, hashes[:k], whole), by_definition(hashes[k:])]
    return [*proof_by_definition(m - k, hashes[k:], False), by_definition(hashes[:k])]


def test_hashes_of_leaves_and_nodes_begin_with_different_bytes():
    assert leaf_hash(b"a") == hashlib.sha256(b"\x00a").digest()
    assert node_hash(b"a", b"b") == hashlib.sha256(b"\x01ab").digest()


def test_the_known_roots_of_rfc_6962_test_data():
    leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    hashes = [leaf_hash(bytes.fromhex(leaf)) for leaf in leaves]
    assert root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert root(hashes[:1]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert root(hashes).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


@pytest.mark.parametrize("size", SIZES)
def test_roots_and_paths_are_those_of_the_definition(size):
    hashes = HASHES[:size]
    assert root(hashes) == by_definition(hashes)
    assert [inclusion_path(i, hashes) for i in range(size)] == [path_by_definition(i, hashes) for i in range(size)]
    assert [consistency_path(m, hashes) for m in range(1, size + 1)] == [
        proof_by_definition(m, hashes) for m in range(1, size + 1)
    ]


@pytest.mark.parametrize("size", SIZES)
def test_every_true_proof_is_accepted(size):
    tree = Tree(HASHES[:size])
    for i in range(size):
        assert verify_inclusion(HASHES[i], i, size, tree.inclusion_path(i), tree.root())
    for m in range(1, size + 1):
        assert verify_consistency(m, size, tree.consistency_path(m), root(HASHES[:m]), tree.root())


@pytest.mark.parametrize("size", range(1, 18))
def test_no_proof_is_accepted_for_another_place_size_root_or_path(size):
    tree = Tree(HASHES[:size])
    for i in range(size):
        path, top = tree.inclusion_path(i), tree.root()
        others = [(i, size, path[:-1]) if path else (i, size + 1, path), (i, size, [*path, path[-1] if path else top])]
        others += [(j, size, path) for j in range(-1, size + 1) if j != i]
        others += [(i, size, path[:k] + [HASHES[60]] + path[k + 1 :]) for k in range(len(path))]
        assert [verify_inclusion(HASHES[i], *other, top) for other in others] == [False] * len(others)
        assert not verify_inclusion(HASHES[61], i, size, path, top)
        assert not verify_inclusion(HASHES[i], i, size, path, HASHES[62])
        assert not verify_inclusion(HASHES[i], i, size, [h[:-1] for h in path], top[:-1])


@pytest.mark.parametrize("size", range(2, 18))
def test_no_other_history_is_consistent(size):
    tree = Tree(HASHES[:size])
    for m in range(1, size):
        path, old, new = tree.consistency_path(m), root(HASHES[:m]), tree.root()
        rewritten = root([HASHES[63], *HASHES[1:m]])
        assert not verify_consistency(m, size, path, rewritten, new)
        assert not verify_consistency(m, size, path, old, root([HASHES[63], *HASHES[1:size]]))
        assert not verify_consistency(m, size, path[:-1], old, new)
        assert not verify_consistency(m, size, [*path, path[-1]], old, new)
        assert not verify_consistency(m + 1, size, path, old, new)


def test_sizes_that_make_no_sense_are_refused():
    one = HASHES[0]
    assert verify_consistency(1, 1, [], one, one)
    for case in ((0, 1, []), (2, 1, []), (1, 1, [one]), (-1, 1, []), (0, 0, [])):
        assert not verify_consistency(*case, one, one)
    for index, size in ((-1, 1), (1, 1), (0, 0)):
        assert not verify_inclusion(one, index, size, [], one)
    for call in (lambda: inclusion_path(3, HASHES[:3]), lambda: consistency_path(0, HASHES[:3]),
                 lambda: consistency_path(4, HASHES[:3])):  # fmt: skip
        with pytest.raises(IndexError):
            call()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.binary(max_size=8), max_size=80))
def test_the_frontier_grows_to_the_same_root(leaves):
    frontier = Frontier()
    for leaf in leaves:
        frontier = append(frontier, leaf_hash(leaf))
        frontier = frontier_from_bytes(frontier_to_bytes(frontier))
    assert root_of(frontier) == by_definition([leaf_hash(leaf) for leaf in leaves])
    assert frontier.size == len(leaves)


def test_the_frontier_of_a_thousand_leaves_is_six_hashes():
    frontier = Frontier()
    for i in range(1000):
        frontier = append(frontier, leaf_hash(b"%d" % i))
    assert len(frontier.roots) == 6
    for raw in (b"", b"\x00" * 7, frontier_to_bytes(frontier)[:-1]):
        with pytest.raises(ValueError, match="not the memory of a tree"):
            frontier_from_bytes(raw)


def test_a_proof_of_nothing_is_refused_with_a_plain_no():
    """Between trees of two sizes something is always to be shown; an empty or a too long path shows nothing."""
    tree = Tree(HASHES[:7])
    for old in (3, 5, 6):
        assert verify_consistency(old, 7, [], root(HASHES[:old]), tree.root()) is False
    assert verify_consistency(0, 7, [], HASHES[0], tree.root()) is False
    assert verify_consistency(3, 7, [*HASHES[:9]], root(HASHES[:3]), tree.root()) is False
