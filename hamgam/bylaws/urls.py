"""Addresses of bylaws."""

from django.urls import path

from hamgam.bylaws import views

urlpatterns = [
    path("how-we-work/", views.how_we_work, name="bylaws.how_we_work"),
    path("w/bylaws/openness/", views.show_publicly, name="bylaws.show_publicly"),
]
