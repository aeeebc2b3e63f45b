"""Addresses of assemblies."""

from django.urls import path

from hamgam.assemblies.views import accounts, agenda, brochure, calls, live, minutes, reports, rhythm

_ASSEMBLY, _ITEM, _PAPER = (
    "w/assemblies/<int:number>/",
    "w/assemblies/items/<int:item>/",
    "w/assemblies/papers/<int:paper>/",
)
_TURN, _OFFICE = "w/assemblies/turns/<int:turn>/", "w/assemblies/offices/<int:office>/"
_ACCOUNT = "w/assemblies/accounts/<int:account>/"

urlpatterns = [
    path("w/assemblies/", calls.assembly_list, name="assemblies.list"),
    path("w/assemblies/new/", calls.call, name="assemblies.call"),
    path("w/assemblies/rhythm/", rhythm.rhythm_list, name="assemblies.rhythm"),
    path("w/assemblies/rhythm/new/", rhythm.set_rhythm, name="assemblies.set_rhythm"),
    path("w/assemblies/rhythm/<int:series>/", rhythm.change_rhythm, name="assemblies.change_rhythm"),
    path("w/assemblies/rhythm/<int:series>/end/", rhythm.end_rhythm, name="assemblies.end_rhythm"),
    path(_ASSEMBLY, calls.page, name="assemblies.page"),
    path(_ASSEMBLY + "left-over/", rhythm.take_over_items, name="assemblies.take_over_items"),
    path(_ASSEMBLY + "change/", calls.change_call, name="assemblies.change_call"),
    path(_ASSEMBLY + "cancel/", calls.cancel, name="assemblies.cancel"),
    path(_ASSEMBLY + "agenda/", agenda.order_agenda, name="assemblies.order_agenda"),
    path(_ASSEMBLY + "agenda/new/", agenda.propose_item, name="assemblies.propose_item"),
    path(_ASSEMBLY + "agenda/adopt/", agenda.adopt_agenda, name="assemblies.adopt_agenda"),
    path(_ASSEMBLY + "papers/new/", agenda.hand_in_paper, name="assemblies.hand_in_paper"),
    path(_ASSEMBLY + "offices/", calls.name_officer, name="assemblies.name_officer"),
    path(_ASSEMBLY + "pack.pdf", calls.paper_pack, name="assemblies.paper_pack"),
    path(_ASSEMBLY + "brochure.pdf", brochure.brochure, name="assemblies.brochure"),
    path(_ASSEMBLY + "open/", calls.open_assembly, name="assemblies.open"),
    path(_ASSEMBLY + "close/", calls.close, name="assemblies.close"),
    path(_ASSEMBLY + "attendance/", live.enter_attendance, name="assemblies.enter_attendance"),
    path(_ASSEMBLY + "live/", live.live, name="assemblies.live"),
    path(_ASSEMBLY + "live/lite/", live.lite, name="assemblies.lite"),
    path(_ASSEMBLY + "live/board/", live.board, name="assemblies.board"),
    path(_ASSEMBLY + "minutes/", minutes.write_minutes, name="assemblies.write_minutes"),
    path(_ASSEMBLY + "minutes/names/", minutes.named, name="assemblies.name_person"),
    path(_ASSEMBLY + "minutes/minutes.docx", reports.minutes_word, name="assemblies.minutes_word"),
    path(_ASSEMBLY + "minutes/hand-back/", reports.hand_back, name="assemblies.hand_back"),
    path(_ASSEMBLY + "report/", reports.report, name="assemblies.report"),
    path(_ASSEMBLY + "report/new/", minutes.present_report, name="assemblies.present_report"),
    path(_ASSEMBLY + "report/report.pdf", reports.report_pdf, name="assemblies.report_pdf"),
    path(_ASSEMBLY + "report/report.docx", reports.report_word, name="assemblies.report_word"),
    path("w/assemblies/names/<int:named>/", minutes.answer_naming, name="assemblies.answer_naming"),
    path(_ASSEMBLY + "speakers/", live.ask_to_speak, name="assemblies.ask_to_speak"),
    path(_ASSEMBLY + "speakers/new/", live.note_turn, name="assemblies.note_turn"),
    path(_ITEM + "withdraw/", agenda.withdraw_item, name="assemblies.withdraw_item"),
    path(_ITEM + "take-up/", live.take_up_item, name="assemblies.take_up_item"),
    path(_ITEM + "end/", live.end_item, name="assemblies.end_item"),
    path(_ITEM + "decide/", live.decide, name="assemblies.decide"),
    path(_PAPER, agenda.paper, name="assemblies.paper"),
    path(_PAPER + "withdraw/", agenda.withdraw_paper, name="assemblies.withdraw_paper"),
    path(_TURN + "floor/", live.give_floor, name="assemblies.give_floor"),
    path(_TURN + "end/", live.end_turn, name="assemblies.end_turn"),
    path(_TURN + "withdraw/", live.withdraw_turn, name="assemblies.withdraw_turn"),
    path(_ASSEMBLY + "accounts/", accounts.accounts, name="assemblies.accounts"),
    path(_ASSEMBLY + "accounts.pdf", accounts.accounts_pdf, name="assemblies.accounts_pdf"),
    path(_ASSEMBLY + "accounts/new/", accounts.write_account, name="assemblies.write_account"),
    path(_ACCOUNT, accounts.account, name="assemblies.account"),
    path(_ACCOUNT + "rewrite/", accounts.rewrite_account, name="assemblies.rewrite_account"),
    path(_ACCOUNT + "take-back/", accounts.take_back_account, name="assemblies.take_back_account"),
    path(_OFFICE + "end/", calls.end_office, name="assemblies.end_office"),
]
