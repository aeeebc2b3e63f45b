"""Addresses of bylaws."""

from django.urls import path

from hamgam.bylaws import views

urlpatterns = [
    path("how-we-work/", views.how_we_work, name="bylaws.how_we_work"),
]
