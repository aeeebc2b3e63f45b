"""Addresses of letters from outside: two open pages, and the members' own."""

from django.urls import path

from hamgam.enquiries import contact_views, views

_ENQUIRY, _ANSWER = "w/enquiries/<int:number>/", "w/enquiries/answers/<int:answer>/"

urlpatterns = [
    path("contact/", contact_views.contact, name="enquiries.contact"),
    path("contact/answer/", contact_views.contact_answer, name="enquiries.contact_answer"),
    path("w/enquiries/", views.enquiry_list, name="enquiries.list"),
    path(_ENQUIRY, views.page, name="enquiries.page"),
    path(_ENQUIRY + "take/", views.take, name="enquiries.take"),
    path(_ENQUIRY + "give-back/", views.give_back, name="enquiries.give_back"),
    path(_ENQUIRY + "draft/", views.draft, name="enquiries.draft"),
    path(_ENQUIRY + "close/", views.close, name="enquiries.close"),
    path(_ANSWER + "send/", views.send, name="enquiries.send"),
    path(_ANSWER + "object/", views.object, name="enquiries.object"),
    path(
        "w/enquiries/objections/<int:objection>/withdraw/",
        views.withdraw_objection,
        name="enquiries.withdraw_objection",
    ),
]
