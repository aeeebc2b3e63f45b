"""Addresses of members."""

from allauth.account.views import password_change, reauthenticate
from allauth.mfa.base import views as codes
from allauth.mfa.recovery_codes import views as sheets
from allauth.mfa.totp import views as apps
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from hamgam.members import (
    account_views,
    founding_text_views,
    founding_views,
    hold_views,
    house_views,
    invitation_views,
    joining_views,
    key_views,
    leaving_views,
    liaison_views,
    parting_views,
    passkey_views,
    resumption_views,
    views,
    witness_views,
)

urlpatterns = [
    path("members/", views.member_list, name="members.list"),
    path("members/<slug:slug>/", views.organisation, name="members.organisation"),
    path("members/<slug:slug>/letter/", liaison_views.name_liaison_by_letter, name="members.name_liaison_by_letter"),
    path(
        "members/<slug:slug>/letter/<str:day>/<str:number>.txt", liaison_views.letter_file, name="members.letter_file"
    ),
    path("founding-text/", founding_text_views.founding_text, name="members.founding_text"),
    path(
        "founding-text/<int:number>/", founding_text_views.founding_text_version, name="members.founding_text_version"
    ),
    path("join/", joining_views.join, name="members.join"),
    path("join/<str:token>/", joining_views.application, name="members.application"),
    path("w/members/candidates/", joining_views.candidates, name="members.candidates"),
    path("w/members/candidates/invite/", joining_views.invite_candidate, name="members.invite_candidate"),
    path("w/members/candidature/", joining_views.candidacy, name="members.candidacy"),
    path("w/members/candidature/accept/", joining_views.accept_founding_text, name="members.accept_founding_text"),
    path("w/applications/<int:pk>/take-up/", joining_views.take_up_application, name="members.take_up_application"),
    path("w/applications/<int:pk>/refuse/", joining_views.refuse_application, name="members.refuse_application"),
    path("invitation/<str:token>/", invitation_views.accept_invitation, name="members.accept_invitation"),
    path("w/members/ours/", house_views.ours, name="members.ours"),
    path("w/members/ours/invite/", house_views.invite, name="members.invite"),
    path("w/members/ours/describe/", house_views.edit_organisation, name="members.edit_organisation"),
    path("w/members/ours/name/", house_views.rename_organisation, name="members.rename_organisation"),
    path("w/members/ours/merge/", parting_views.merge_organisations, name="members.merge_organisations"),
    path("w/members/ours/split/", parting_views.split_organisation, name="members.split_organisation"),
    path("w/members/ours/split/<int:pk>/invite/", parting_views.invite_part, name="members.invite_part"),
    path("w/members/ours/leave/", leaving_views.leave, name="members.leave"),
    path("w/members/<slug:slug>/level/", leaving_views.write_review, name="members.write_review"),
    path("w/members/as/", views.act_for, name="members.act_for"),
    path("w/members/<slug:slug>/liaison/", liaison_views.propose_liaison, name="members.propose_liaison"),
    path("w/invitations/<int:pk>/confirm/", house_views.confirm_invitation, name="members.confirm_invitation"),
    path("w/invitations/<int:pk>/withdraw/", house_views.withdraw_invitation, name="members.withdraw_invitation"),
    path("w/seats/<int:pk>/end/", house_views.end_seat, name="members.end_seat"),
    path("w/seats/<int:pk>/suspend/", hold_views.suspend_seat, name="members.suspend_seat"),
    path("w/seats/<int:pk>/lift/", hold_views.lift_seat, name="members.lift_seat"),
    path("w/seats/<int:pk>/sign-in-link/", house_views.give_sign_in_link, name="members.give_sign_in_link"),
    path("w/proposals/<int:pk>/answer/", liaison_views.support_liaison, name="members.support_liaison"),
    path(
        "w/proposals/<int:pk>/name/", liaison_views.name_liaison_by_coalition, name="members.name_liaison_by_coalition"
    ),
    path("w/founding/", founding_views.founding, name="members.founding"),
    path("w/founding/<int:pk>/invite/", founding_views.invite_founder, name="members.invite_founder"),
    path("w/founding/close/", founding_views.close_founding, name="members.close_founding"),
    path("w/keys/", key_views.keys, name="members.keys"),
    path("w/keys/new/", key_views.enrol_key, name="members.enrol_key"),
    path("w/keys/new/passkey/", passkey_views.enrol_passkey, name="members.enrol_passkey"),
    path("w/keys/signers/", passkey_views.set_signers, name="members.set_signers"),
    path("w/keys/new/document/", key_views.key_document, name="members.key_document"),
    path("w/keys/table.pdf", key_views.key_table, name="members.key_table"),
    path("w/keys/<int:pk>/confirm/", key_views.confirm_key, name="members.confirm_key"),
    path("w/keys/<int:pk>/revoke/", key_views.revoke_key, name="members.revoke_key"),
    path("w/keys/<int:pk>/compare/", key_views.compare_key, name="members.compare_key"),
    path("w/witness/", witness_views.name_witness, name="members.name_witness"),
    path("w/witness/<int:pk>/retire/", witness_views.retire_witness, name="members.retire_witness"),
    path("w/resumption/", resumption_views.resumption, name="members.resumption"),
    path("w/resumption/letter/", resumption_views.resumption_letter, name="members.resumption_letter"),
    path("w/password/", password_change, name="account_change_password"),
    path("w/account/", account_views.account, name="mfa_index"),
    path("w/account/passkeys/", account_views.passkey_list, name="mfa_list_webauthn"),
    path("w/account/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("w/account/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("w/account/app/", apps.activate_totp, name="mfa_activate_totp"),
    path("w/account/app/square.svg", account_views.app_square, name="members.app_square"),
    path("w/account/app/remove/", apps.deactivate_totp, name="mfa_deactivate_totp"),
    path("w/account/sheet/", sheets.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("w/account/sheet/new/", sheets.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("w/account/again/", account_views.renewing(reauthenticate), name="account_reauthenticate"),
    path("w/account/again/code/", account_views.renewing(codes.reauthenticate), name="mfa_reauthenticate"),
    path(
        "w/account/again/passkey/",
        account_views.renewing(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("w/account/device/", account_views.name_session, name="members.name_session"),
    path("w/account/sessions/end/", account_views.end_sessions, name="members.end_sessions"),
    path("w/account/sessions/<str:mark>/end/", account_views.end_session, name="members.end_session"),
    path("sign-in/code/", codes.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("exit/", account_views.quick_exit, name="members.quick_exit"),
    path("empty/", account_views.empty, name="members.empty"),
]
