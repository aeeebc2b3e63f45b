"""Addresses of the folders to take along."""

from django.urls import path

from hamgam.copies import views

urlpatterns = [
    path("w/texts/<int:number>/copy.zip", views.text, name="copies.text"),
    path("w/assemblies/<int:number>/copy.zip", views.assembly, name="copies.assembly"),
]
