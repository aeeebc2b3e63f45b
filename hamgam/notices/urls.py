"""Addresses of what waits and of letters."""

from django.urls import path

from hamgam.notices import letter_views, views

urlpatterns = [
    path("w/", views.now, name="notices.now"),
    path("w/settings/", views.settings_page, name="notices.settings"),
    path("w/settings/address/<str:token>/", letter_views.confirm_address, name="notices.confirm_address"),
    path("w/settings/feed/", views.renew_feed, name="notices.renew_feed"),
    path("w/letters/", views.outbox, name="notices.outbox"),
    path("w/letters/sending/", letter_views.sending, name="notices.sending"),
    path("w/letters/sending/pause/", letter_views.pause, name="notices.pause_letters"),
    path("w/letters/lines/", letter_views.to_paste, name="notices.lines"),
    path("letters/", letter_views.subscribe, name="notices.subscribe"),
    path("letters/confirm/<str:token>/", letter_views.confirm, name="notices.confirm"),
    path("leave/<str:token>/", letter_views.leave, name="notices.leave"),
    path("feed/<str:secret>.xml", views.feed, name="notices.feed"),
    path("feed/<str:secret>.ics", views.calendar, name="notices.calendar"),
    path("feed/<str:secret>/titles.ics", views.full_calendar, name="notices.full_calendar"),
]
