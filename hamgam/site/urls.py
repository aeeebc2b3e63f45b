"""Addresses of the public site and of pages that belong to no feature."""

from allauth.account.views import login, logout
from django.urls import path

from hamgam.site import help_pages, record_pages, views, witness_pages
from hamgam.site.feed import StatementFeed

urlpatterns = [
    path("", views.home, name="site.home"),
    path("demo/", views.demo_seats, name="site.demo_seats"),
    path("sign-in/", login, name="account_login"),
    path("sign-out/", logout, name="account_logout"),
    path("w/kept/", views.kept_form, name="site.kept_form"),
    path("w/help/", help_pages.contents, name="site.help"),
    path("w/help/<slug:page>/", help_pages.page, name="site.help_page"),
    path("record/", record_pages.record, name="site.record"),
    path("record/checkpoint", record_pages.checkpoint, name="site.record_checkpoint"),
    path("record/entries", record_pages.entries, name="site.record_entries"),
    path("record/consistency", record_pages.consistency, name="site.record_consistency"),
    path("record/witnesses/", witness_pages.witnesses, name="site.record_witnesses"),
    path("record/cosignature", witness_pages.take_line, name="site.record_take_line"),
    path("record/evidence", witness_pages.take_view, name="site.record_take_view"),
    path("record/<int:index>/", record_pages.entry, name="site.record_entry"),
    path("record/<int:index>/leaf", record_pages.leaf, name="site.record_leaf"),
    path("record/<int:index>/proof", record_pages.proof, name="site.record_proof"),
    path("feed.xml", StatementFeed(), name="site.feed"),
]
