"""Addresses of bylaws."""

from django.urls import path

from hamgam.bylaws import views

urlpatterns = [
    path("how-we-work/", views.how_we_work, name="bylaws.how_we_work"),
    path("how-we-work/text/", views.text, name="bylaws.text"),
    path("how-we-work/versions/", views.versions, name="bylaws.versions"),
    path("how-we-work/versions/<int:pk>/", views.version, name="bylaws.version"),
    path("w/bylaws/openness/", views.show_publicly, name="bylaws.show_publicly"),
]
