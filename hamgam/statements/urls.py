"""Addresses of statements."""

from django.urls import path

from hamgam.statements import views

urlpatterns = [
    path("statements/", views.statement_list, name="statements.list"),
    path("verify/", views.verify, name="statements.verify"),
]
