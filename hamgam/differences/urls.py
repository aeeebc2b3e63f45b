"""Addresses of differences."""

from django.urls import path

from hamgam.differences import views

urlpatterns = [
    path("open-questions/", views.difference_list, name="differences.list"),
    path("open-questions/<int:number>/", views.page, name="differences.page"),
    path("open-questions/<int:number>.csv", views.page_csv, name="differences.page_csv"),
    path("w/open-questions/new/", views.open_question, name="differences.open_question"),
    path("w/texts/<int:number>/clauses/<int:anchor>/difference/", views.open, name="differences.open"),
    path("w/open-questions/<int:number>/view/", views.write_view, name="differences.write_view"),
    path("w/open-questions/<int:number>/debate/", views.name_debate, name="differences.name_debate"),
    path("w/open-questions/<int:number>/settle/", views.settle, name="differences.settle"),
]
