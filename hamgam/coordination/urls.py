"""Addresses of duties."""

from django.urls import path

from hamgam.coordination import views

urlpatterns = [
    path("w/coordination/", views.duty_list, name="coordination.list"),
    path("w/coordination/<slug:duty>/", views.page, name="coordination.page"),
    path("w/coordination/<slug:duty>/volunteer/", views.volunteer, name="coordination.volunteer"),
    path("w/coordination/<slug:duty>/take-back/", views.take_back_offer, name="coordination.take_back_offer"),
    path("w/coordination/<slug:duty>/pass/", views.pass_turn, name="coordination.pass_turn"),
    path("w/coordination/<slug:duty>/begin/", views.begin_handover, name="coordination.begin_handover"),
    path("w/coordination/<slug:duty>/take-up/", views.take_up, name="coordination.take_up"),
    path("w/coordination/<slug:duty>/person/", views.name_person, name="coordination.name_person"),
    path("w/coordination/<slug:duty>/give-up/", views.give_up, name="coordination.give_up"),
    path("w/coordination/<slug:duty>/stays/", views.keep_in_place, name="coordination.keep_in_place"),
    path("w/coordination/<slug:duty>/handover/", views.handover, name="coordination.handover"),
    path("w/coordination/<slug:duty>/handover/add/", views.add_item, name="coordination.add_item"),
    path("w/coordination/<slug:duty>/handover/<int:item>/tick/", views.tick, name="coordination.tick"),
    path("w/coordination/<slug:duty>/handover/<int:item>/untick/", views.untick, name="coordination.untick"),
    path("w/coordination/<slug:duty>/handover/alone/", views.can_do_alone, name="coordination.can_do_alone"),
]
