"""Addresses of elections."""

from django.urls import path

from hamgam.elections.views import hall, nominees, page, paper, vote

urlpatterns = [
    path("w/elections/", hall.election_list, name="elections.list"),
    path("w/elections/open/", hall.open_election, name="elections.open"),
    path("w/elections/places/<int:place>/give-up/", hall.give_up, name="elections.give_up"),
    path("w/elections/<int:number>/", page.page, name="elections.page"),
    path("w/elections/<int:number>.pdf", page.record, name="elections.record"),
    path("w/elections/<int:number>/call-off/", page.call_off, name="elections.call_off"),
    path("w/elections/<int:number>/begin-voting/", page.begin_voting, name="elections.begin_voting"),
    path("w/elections/<int:number>/close/", page.close, name="elections.close"),
    path("w/elections/<int:number>/on-paper/", page.choose_paper, name="elections.choose_paper"),
    path("w/elections/<int:number>/nominate/", nominees.nominate, name="elections.nominate"),
    path("w/elections/<int:number>/nominees/<int:nominee>/", nominees.page, name="elections.nominee"),
    path(
        "w/elections/<int:number>/nominees/<int:nominee>/answer/", nominees.answer, name="elections.answer_nomination"
    ),
    path("w/elections/<int:number>/nominees/<int:nominee>/page/", nominees.write_page, name="elections.write_page"),
    path(
        "w/elections/<int:number>/nominees/<int:nominee>/withdraw/",
        nominees.withdraw,
        name="elections.withdraw_nomination",
    ),
    path("w/elections/<int:number>/ballot/", vote.ballot, name="elections.ballot"),
    path("w/elections/<int:number>/cast/", vote.cast, name="elections.cast"),
    path("w/elections/<int:number>/totals/", paper.totals, name="elections.enter_totals"),
    path("w/elections/<int:number>/totals/<int:row>/confirm/", paper.confirm, name="elections.confirm_totals"),
    path("w/elections/<int:number>/receipts-<int:round>.txt", page.receipts, name="elections.receipts"),
    path("w/elections/<int:number>/ballots-<int:round>.txt", page.ballot_file, name="elections.ballot_file"),
]
