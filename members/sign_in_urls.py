"""Addresses of signing in. allauth finds its own by name, so they stand outside our namespace; the list is complete:
no sign-up, no passwords, no change of address."""

from django.urls import path

from members.views import area, second_factor, signing_in

urlpatterns = [
    path("login/", signing_in.ask_for_code, name="account_login"),
    path("login/code/", signing_in.enter_code, name="account_confirm_login_code"),
    path("login/passkey/", signing_in.passkey_sign_in, name="mfa_login_webauthn"),
    path("login/second-factor/", signing_in.second_factor_sign_in, name="mfa_authenticate"),
    path("login/confirm/", signing_in.prove_by_code, name="account_reauthenticate"),
    path("login/confirm/app/", second_factor.prove_by_app, name="mfa_reauthenticate"),
    path("login/confirm/passkey/", second_factor.prove_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("logout/", signing_in.sign_out, name="account_logout"),
    path("member/sign-in/", area.ways_to_sign_in, name="mfa_index"),
    path("member/sign-in/app/", second_factor.turn_on_app, name="mfa_activate_totp"),
    path("member/sign-in/app/remove/", second_factor.turn_off_app, name="mfa_deactivate_totp"),
    path("member/sign-in/recovery-codes/", second_factor.recovery_codes, name="mfa_view_recovery_codes"),
    path("member/sign-in/recovery-codes/new/", second_factor.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("member/sign-in/recovery-codes/file/", second_factor.download_codes, name="mfa_download_recovery_codes"),
    path("member/sign-in/passkeys/add/", second_factor.add_passkey, name="mfa_add_webauthn"),
    path("member/sign-in/passkeys/<int:pk>/", second_factor.rename_passkey, name="mfa_edit_webauthn"),
    path("member/sign-in/passkeys/<int:pk>/remove/", second_factor.remove_passkey, name="mfa_remove_webauthn"),
]
