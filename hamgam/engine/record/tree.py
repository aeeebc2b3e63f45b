"""The Merkle tree of RFC 6962, its proofs, and the short memory that is enough to let it grow.

Hashes are 32 raw bytes. A tree is the list of its leaf hashes in order; no leaf is ever taken out.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple, Sequence, Tuple


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of one leaf's exact bytes."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node above two others."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def _width_exponent(count: int) -> int:
    """The smallest k for which 2**k is at least the count."""
    return (count - 1).bit_length()


class Tree:
    """All levels of the tree over some leaf hashes, for when many proofs are wanted at once.

    Building it costs one hash a leaf; each proof afterwards costs its own length.
    """

    def __init__(self, hashes: Sequence[bytes]) -> None:
        self.size = len(hashes)
        self._levels = [list(hashes)]
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            above = [node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)]
            self._levels.append(above + below[len(below) & ~1 :])

    def root(self) -> bytes:
        """The root; of an empty tree, the hash of nothing."""
        return self._levels[-1][0] if self.size else hashlib.sha256(b"").digest()

    def _node(self, start: int, end: int) -> bytes:
        """The hash over leaves start … end-1, which must be a subtree of this tree."""
        k = _width_exponent(end - start)
        return self._levels[k][start >> k]

    def inclusion_path(self, index: int) -> list[bytes]:
        """The hashes that lead from leaf number `index` up to the root. IndexError when there is no such leaf."""
        if not 0 <= index < self.size:
            raise IndexError(index)
        path = []
        for level in self._levels[:-1]:
            if index ^ 1 < len(level):
                path.append(level[index ^ 1])
            index >>= 1
        return path

    def consistency_path(self, old_size: int) -> list[bytes]:
        """The hashes which show that the tree of the first `old_size` leaves is a beginning of this one.

        IndexError when the old size is not 1 … size.
        """
        if not 1 <= old_size <= self.size:
            raise IndexError(old_size)
        start, end, path, whole = 0, self.size, [], True
        while old_size != end:
            split = start + (1 << (_width_exponent(end - start) - 1))
            if old_size <= split:
                path.append(self._node(split, end))
                end = split
            else:
                path.append(self._node(start, split))
                start, whole = split, False
        if not whole:
            path.append(self._node(start, end))
        return path[::-1]


def root(hashes: Sequence[bytes]) -> bytes:
    """The root of the tree over these leaf hashes."""
    return Tree(hashes).root()


def inclusion_path(index: int, hashes: Sequence[bytes]) -> list[bytes]:
    """The inclusion path of one leaf. For several leaves, build one `Tree`."""
    return Tree(hashes).inclusion_path(index)


def consistency_path(old_size: int, hashes: Sequence[bytes]) -> list[bytes]:
    """The consistency path from the tree of the first `old_size` hashes to the tree of all."""
    return Tree(hashes).consistency_path(old_size)


def _all_are_hashes(*values: bytes) -> bool:
    return all(len(value) == 32 for value in values)


def verify_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], root_hash: bytes) -> bool:
    """Whether a leaf hash stands at this index of the tree of this size and root (RFC 9162 §2.1.3.2)."""
    if not 0 <= index < size or not _all_are_hashes(leaf, root_hash, *path):
        return False
    place, last, current = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            current = node_hash(sibling, current)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            current = node_hash(current, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and current == root_hash


def verify_consistency(old_size: int, new_size: int, path: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Whether the old tree is a beginning of the new one (RFC 9162 §2.1.4.2). Sizes are at least 1."""
    if not 1 <= old_size <= new_size or not _all_are_hashes(old_root, new_root, *path):
        return False
    if old_size == new_size:
        return not path and old_root == new_root
    hashes = list(path)
    if old_size & (old_size - 1) == 0:
        hashes.insert(0, old_root)
    if not hashes:
        return False
    place, last = old_size - 1, new_size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    from_old = from_new = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            from_old, from_new = node_hash(sibling, from_old), node_hash(sibling, from_new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            from_new = node_hash(from_new, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and from_old == old_root and from_new == new_root


class Frontier(NamedTuple):
    """What must be remembered of a tree to let it grow: its size and the roots of its full subtrees, widest first.

    There are as many roots as the size has ones in base two.
    """

    size: int = 0
    roots: Tuple[bytes, ...] = ()


def append(frontier: Frontier, leaf: bytes) -> Frontier:
    """The frontier after one more leaf hash."""
    size, roots, current = frontier.size, list(frontier.roots), leaf
    while size & 1:
        current = node_hash(roots.pop(), current)
        size >>= 1
    return Frontier(frontier.size + 1, (*roots, current))


def root_of(frontier: Frontier) -> bytes:
    """The root of the tree that the frontier remembers."""
    if not frontier.roots:
        return hashlib.sha256(b"").digest()
    current = frontier.roots[-1]
    for left in reversed(frontier.roots[:-1]):
        current = node_hash(left, current)
    return current


def frontier_to_bytes(frontier: Frontier) -> bytes:
    """The frontier as bytes to keep: eight bytes of size (big-endian), then the roots."""
    return frontier.size.to_bytes(8, "big") + b"".join(frontier.roots)


def frontier_from_bytes(raw: bytes) -> Frontier:
    """The frontier that was kept. ValueError when the bytes are not a frontier."""
    size = int.from_bytes(raw[:8], "big")
    if len(raw) != 8 + 32 * bin(size).count("1"):
        raise ValueError("these bytes are not the memory of a tree")
    return Frontier(size, tuple(raw[i : i + 32] for i in range(8, len(raw), 32)))
