"""Texts: compare and merge by words, whole texts by clauses, the frozen bytes and what people compare.

Everything here is a pure function of its arguments: the same texts give the same answer on every machine.
"""

from hamgam.engine.texts.compare import Piece, compare
from hamgam.engine.texts.merge import Collision, Merge, merge

__all__ = ["Collision", "Merge", "Piece", "compare", "merge"]
