"""Addresses of members."""

from django.urls import path

from hamgam.members import views

urlpatterns = [
    path("members/", views.member_list, name="members.list"),
    path("w/members/ours/", views.ours, name="members.ours"),
    path("w/keys/", views.keys, name="members.keys"),
]
