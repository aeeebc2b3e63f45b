"""Every change to a text."""

from hamgam.texts.acts.correcting import edit_draft
from hamgam.texts.acts.draft import discard_draft, import_text
from hamgam.texts.acts.finishing import finish
from hamgam.texts.acts.freezing import call_urgent, freeze, thaw
from hamgam.texts.acts.rounds import close_round, open_round
from hamgam.texts.acts.structure import merge_clauses, move_clause, split_clause
from hamgam.texts.acts.translations import review_translation, write_translation
from hamgam.texts.acts.without_agreement import end_without_agreement
from hamgam.texts.acts.wordings import (
    lead_wording,
    leave_clause_out,
    propose_clause,
    propose_leaving_out,
    propose_wording,
    revise_wording,
    withdraw_wording,
)

__all__ = [
    "call_urgent", "close_round", "discard_draft", "edit_draft", "end_without_agreement", "finish", "freeze", "import_text",
    "lead_wording", "leave_clause_out", "merge_clauses", "move_clause", "open_round", "propose_clause", "propose_leaving_out", "propose_wording",
    "review_translation", "revise_wording", "split_clause", "thaw", "withdraw_wording", "write_translation",
]  # fmt: skip
