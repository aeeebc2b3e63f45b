"""Addresses of the sign-off."""

from django.urls import path

from hamgam.signing import passkey_views, views

urlpatterns = [
    path("w/texts/<int:number>/sign-off/", views.sign_off, name="signing.sign_off"),
    path("w/texts/<int:number>/sign-off/key/", views.sign, name="signing.sign"),
    path("w/texts/<int:number>/sign-off/passkey/", passkey_views.sign_by_passkey, name="signing.sign_by_passkey"),
    path("w/texts/<int:number>/sign-off/request/", views.request_file, name="signing.request"),
    path("w/consents/<int:pk>/confirm/", views.confirm_attestation, name="signing.confirm_attestation"),
    path("w/consents/<int:pk>/object/", views.object_, name="signing.object"),
    path("w/consents/<int:pk>/withdraw/", views.withdraw, name="signing.withdraw"),
    path("w/consents/<int:pk>/withdraw/request/", views.withdrawal_file, name="signing.withdrawal_request"),
]
