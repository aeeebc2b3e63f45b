"""Addresses of the public site and of pages that belong to no feature."""

from allauth.account.views import login, logout
from django.urls import path

from hamgam.site import views

urlpatterns = [
    path("", views.home, name="site.home"),
    path("demo/", views.demo_seats, name="site.demo_seats"),
    path("sign-in/", login, name="account_login"),
    path("sign-out/", logout, name="account_logout"),
    path("w/kept/", views.kept_form, name="site.kept_form"),
    path("w/help/", views.help_page, name="site.help"),
    path("record/", views.help_page, name="site.record"),
    path("feed.xml", views.help_page, name="site.feed"),
]
