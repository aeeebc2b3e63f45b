"""Addresses of the texts."""

from django.urls import path

from hamgam.texts import views

urlpatterns = [
    path("w/texts/", views.text_list, name="texts.list"),
    path("w/texts/<int:number>/", views.text_page, name="texts.text"),
]
