"""Addresses of the texts. A clause stands under its anchor, which stays for ever; a wording under its letter."""

from django.urls import path

from hamgam.texts.views import (
    clause,
    finishing,
    freezing,
    importing,
    page,
    papers,
    returned,
    rounds,
    translation,
    versions,
)

_CLAUSE = "w/texts/<int:number>/clauses/<int:anchor>/"
_WORDING = _CLAUSE + "wordings/<int:letter>/"

urlpatterns = [
    path("w/texts/", page.text_list, name="texts.list"),
    path("w/texts/new/", importing.import_text, name="texts.import_text"),
    path("w/texts/<int:number>/", page.text_page, name="texts.text"),
    path("w/texts/<int:number>/edit/", importing.edit_draft, name="texts.edit_draft"),
    path("w/texts/<int:number>/original/", importing.original, name="texts.original"),
    path("w/texts/<int:number>/original/file", importing.original_file, name="texts.original_file"),
    path("w/texts/<int:number>/discard/", page.discard_draft, name="texts.discard_draft"),
    path("w/texts/<int:number>/round/", rounds.open_round, name="texts.open_round"),
    path("w/texts/<int:number>/round/close/", rounds.close_round, name="texts.close_round"),
    path("w/texts/<int:number>/finish/", finishing.finish, name="texts.finish"),
    path("w/texts/<int:number>/clauses/new/", clause.propose_clause, name="texts.propose_clause"),
    path(_CLAUSE, clause.clause_page, name="texts.clause"),
    path(_CLAUSE + "wordings/new/", clause.propose_wording, name="texts.propose_wording"),
    path(_CLAUSE + "leave-out/", clause.propose_leaving_out, name="texts.propose_leaving_out"),
    path(_CLAUSE + "compare/", clause.compare_wordings, name="texts.compare_wordings"),
    path(_CLAUSE + "move/", clause.move_clause, name="texts.move_clause"),
    path(_CLAUSE + "split/", clause.split_clause, name="texts.split_clause"),
    path(_CLAUSE + "merge/", clause.merge_clauses, name="texts.merge_clauses"),
    path(_WORDING + "withdraw/", clause.withdraw_wording, name="texts.withdraw_wording"),
    path(_WORDING + "revise/", clause.revise_wording, name="texts.revise_wording"),
    path(_WORDING + "lead/", clause.lead_wording, name="texts.lead_wording"),
    path(_WORDING + "leave-out/", clause.leave_clause_out, name="texts.leave_clause_out"),
    path("w/texts/<int:number>/history/", versions.history, name="texts.history"),
    path("w/texts/<int:number>/compare/<int:a>/<int:b>/", versions.compare_versions, name="texts.compare"),
    path("w/texts/<int:number>/translation/<str:language>/", translation.translation_page, name="texts.translation"),
    path(
        "w/texts/<int:number>/translation/<str:language>/write/<int:anchor>/",
        translation.write_translation,
        name="texts.write_translation",
    ),
    path(
        "w/texts/<int:number>/translation/<str:language>/review/<int:anchor>/",
        translation.review_translation,
        name="texts.review_translation",
    ),
    path("w/texts/<int:number>/print/", papers.printable, name="texts.printable"),
    path("w/texts/<int:number>/draft.docx", papers.word_file, name="texts.word"),
    path("w/texts/<int:number>/draft.txt", papers.plain_file, name="texts.plain"),
    path("w/texts/<int:number>/draft.pdf", papers.pdf_file, name="texts.pdf"),
    path("w/texts/<int:number>/hand-back/", returned.hand_back, name="texts.hand_back"),
    path("w/texts/<int:number>/freeze/", freezing.freeze, name="texts.freeze"),
    path("w/texts/<int:number>/urgent/", freezing.call_urgent, name="texts.call_urgent"),
    path("w/texts/<int:number>/thaw/", freezing.thaw, name="texts.thaw"),
    path("w/texts/<int:number>/final/", freezing.final, name="texts.final"),
    path("w/texts/<int:number>/final/<str:language>.txt", freezing.final_file, name="texts.final_file"),
]
