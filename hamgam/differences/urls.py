"""Addresses of differences."""

from django.urls import path

from hamgam.differences import views

urlpatterns = [
    path("open-questions/", views.difference_list, name="differences.list"),
]
