"""Texts: compare and merge by words, whole texts by clauses, the frozen bytes and what people compare.

Everything here is a pure function of its arguments: the same texts give the same answer on every machine.
"""

from hamgam.engine.texts.compare import Piece, compare
from hamgam.engine.texts.compare_texts import ClauseChange, SectionChange, compare_sections, compare_texts
from hamgam.engine.texts.freeze import frozen, frozen_text
from hamgam.engine.texts.merge import Collision, Merge, merge, merge_keeping_both
from hamgam.engine.texts.merge_texts import COLLIDING, ClauseMerge, TextsMerge, merge_texts
from hamgam.engine.texts.snapshot import ClauseText, Section, Snapshot, TextError, numbering
from hamgam.engine.texts.telephone import fingerprint_groups, telephone_words

__all__ = [
    "COLLIDING",
    "ClauseChange",
    "ClauseMerge",
    "ClauseText",
    "Collision",
    "Merge",
    "Piece",
    "Section",
    "SectionChange",
    "Snapshot",
    "TextError",
    "TextsMerge",
    "compare",
    "compare_sections",
    "compare_texts",
    "fingerprint_groups",
    "frozen",
    "frozen_text",
    "merge",
    "merge_keeping_both",
    "merge_texts",
    "numbering",
    "telephone_words",
]
