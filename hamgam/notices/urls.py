"""Addresses of notices."""

from django.urls import path

from hamgam.notices import views

urlpatterns = [
    path("w/", views.now, name="notices.now"),
    path("w/settings/", views.settings_page, name="notices.settings"),
    path("w/letters/", views.outbox, name="notices.outbox"),
]
