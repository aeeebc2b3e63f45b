"""Addresses of consultations."""

from django.urls import path

from hamgam.consultations import answer_views, views

urlpatterns = [
    path("consultations/", views.public_list, name="consultations.public_list"),
    path("consultations/<int:number>/", answer_views.page, name="consultations.page"),
    path("consultations/<int:number>/join/<str:token>/", answer_views.join, name="consultations.join"),
    path("consultations/<int:number>/mine/", answer_views.mine, name="consultations.mine"),
    path("consultations/<int:number>/suggest/", answer_views.suggest, name="consultations.suggest"),
    path("consultations/<int:number>/results/", views.results, name="consultations.results"),
    path("consultations/<int:number>/results.csv", views.results_csv, name="consultations.results_csv"),
    *(
        path(f"consultations/<int:number>/map.{kind}", views.map_file, {"kind": kind}, name=f"consultations.map_{kind}")
        for kind in views.MAP_KINDS
    ),
    path("w/consultations/", views.member_list, name="consultations.list"),
    path("w/consultations/new/", views.open, name="consultations.open"),
    path("w/consultations/<int:number>/", views.inside, name="consultations.inside"),
    path("w/consultations/<int:number>/links/", views.invite, name="consultations.invite"),
    path("w/consultations/<int:number>/close/", views.close, name="consultations.close"),
    path(
        "w/consultations/proposals/<int:proposal>/accept/",
        views.accept_statement,
        name="consultations.accept_statement",
    ),
    path(
        "w/consultations/proposals/<int:proposal>/refuse/",
        views.refuse_statement,
        name="consultations.refuse_statement",
    ),
]
