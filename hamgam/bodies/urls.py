"""Addresses of bodies and mandates."""

from django.urls import path

from hamgam.bodies import views

urlpatterns = [
    path("w/groups/", views.body_list, name="bodies.list"),
    path("w/groups/<slug:slug>/", views.page, name="bodies.page"),
    path("w/groups/<slug:slug>/member/", views.name_member, name="bodies.name_member"),
    path("w/groups/<slug:slug>/join/", views.join, name="bodies.join"),
    path("w/groups/<slug:slug>/leave/", views.leave, name="bodies.leave"),
    path("w/groups/<slug:slug>/chair/", views.name_chair, name="bodies.name_chair"),
    path("w/groups/places/<int:membership>/end/", views.end_membership, name="bodies.end_membership"),
    path("w/mandates/", views.mandate_list, name="bodies.mandates"),
    path("w/mandates/<int:number>/", views.mandate_page, name="bodies.mandate"),
    path("w/mandates/<int:number>.pdf", views.mandate_pdf, name="bodies.mandate_pdf"),
    path("w/mandates/<int:number>/report/", views.report_on_mandate, name="bodies.report_on_mandate"),
]
