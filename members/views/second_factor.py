"""Setting up ways to sign in: app, passkeys, recovery codes. allauth's views in our templates and addresses."""

from allauth.mfa.base.views import ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import (
    DownloadRecoveryCodesView,
    GenerateRecoveryCodesView,
    ViewRecoveryCodesView,
)
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from mayors_club import events
from members.forms import (
    ActivateAppForm,
    AddPasskeyForm,
    DeactivateAppForm,
    GenerateCodesForm,
    ProofForm,
    RenamePasskeyForm,
)
from members.second_factor import (
    CODES_DUE,
    has_factor,
    must_show_second_factor,
    note_proof,
    recent_proof_required,
)


class OurForm:
    """A form in error answers 422, whatever allauth's view does."""

    http_method_names = ["get", "post"]

    def form_invalid(self, form):
        response = super().form_invalid(form)
        if response.status_code == 200:
            response.status_code = 422
        return response


def note_new_factor(request, kind, *, has_new_codes):
    """Having just proved the new factor, the session counts as having shown it; new codes must be saved next."""
    authenticator = Authenticator.objects.filter(user=request.user, type=kind).latest("created_at")
    note_proof(request, request.user, "mfa", id=authenticator.pk, type=kind)
    events.record("user.sign_in_method_added", subject=request.user, by=request.user, codes={"type": str(kind)})
    if has_new_codes and must_show_second_factor(request.user):
        request.session[CODES_DUE] = True
        return redirect("mfa_view_recovery_codes")
    return redirect("mfa_index")


@require_safe
def set_up(request):
    """Staff without a second factor choose one here; every other page is closed to them."""
    return render(request, "members/second_factor_set_up.html")


class TurnOnApp(OurForm, ActivateTOTPView):
    form_class = ActivateAppForm
    template_name = "members/app_turn_on.html"

    def form_valid(self, form):
        super().form_valid(form)
        return note_new_factor(self.request, "totp", has_new_codes=self.did_generate_recovery_codes)


class TurnOffApp(OurForm, DeactivateTOTPView):
    form_class = DeactivateAppForm
    template_name = "members/app_turn_off.html"

    def form_valid(self, form):
        note_removal(self.request, Authenticator.Type.TOTP)
        return super().form_valid(form)


def note_removal(request, kind):
    events.record("user.sign_in_method_removed", subject=request.user, by=request.user, codes={"type": str(kind)})


class RecoveryCodes(ViewRecoveryCodesView):
    http_method_names = ["get"]
    template_name = "members/recovery_codes.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, must_be_saved=self.request.session.get(CODES_DUE, False))


@require_POST
def recovery_codes_saved(request):
    request.session.pop(CODES_DUE, None)
    return redirect("admin:index" if request.user.is_staff and not request.open_members else "mfa_index")


class NewRecoveryCodes(OurForm, GenerateRecoveryCodesView):
    form_class = GenerateCodesForm
    template_name = "members/recovery_codes_new.html"


class DownloadCodes(DownloadRecoveryCodesView):
    http_method_names = ["get"]
    template_name = "members/recovery_codes.txt"
    content_type = "text/plain; charset=utf-8"


class AddPasskey(OurForm, AddWebAuthnView):
    form_class = AddPasskeyForm
    template_name = "members/passkey_add.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        # A passkey that lives on the device and checks its owner, so that it can sign in by itself.
        context["js_data"] = {"creation_options": begin_registration(self.request.user, passwordless=True)}
        return context

    def form_valid(self, form):
        super().form_valid(form)
        return note_new_factor(
            self.request, Authenticator.Type.WEBAUTHN, has_new_codes=self.did_generate_recovery_codes
        )

    def form_invalid(self, form):
        messages.error(self.request, gettext("The passkey was not added. Try once more."))
        return redirect("mfa_add_webauthn")


class RenamePasskey(OurForm, EditWebAuthnView):
    form_class = RenamePasskeyForm
    template_name = "members/passkey_rename.html"
    success_url = reverse_lazy("mfa_index")


class RemovePasskey(OurForm, RemoveWebAuthnView):
    template_name = "members/passkey_remove.html"
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form):
        note_removal(self.request, Authenticator.Type.WEBAUTHN)
        return super().form_valid(form)


class ProveByApp(OurForm, ReauthenticateView):
    form_class = ProofForm
    template_name = "members/prove_app.html"

    def get_context_data(self, **kwargs):
        has_passkey = has_factor(self.request.user, Authenticator.Type.WEBAUTHN)
        return super().get_context_data(**kwargs, has_passkey=has_passkey)


class ProveByPasskey(ReauthenticateWebAuthnView):
    http_method_names = ["get", "post"]
    template_name = "members/prove_passkey.html"

    def form_invalid(self, form):
        messages.error(self.request, gettext("The passkey was not recognised. Try once more."))
        return HttpResponseRedirect(self.passthrough_next_url(reverse("mfa_reauthenticate_webauthn")))


turn_on_app = recent_proof_required(TurnOnApp.as_view())
turn_off_app = recent_proof_required(TurnOffApp.as_view())
recovery_codes = recent_proof_required(RecoveryCodes.as_view())
new_recovery_codes = recent_proof_required(NewRecoveryCodes.as_view())
download_codes = recent_proof_required(DownloadCodes.as_view())
add_passkey = recent_proof_required(AddPasskey.as_view())
rename_passkey = recent_proof_required(RenamePasskey.as_view())
remove_passkey = recent_proof_required(RemovePasskey.as_view())
prove_by_app = ProveByApp.as_view()
prove_by_passkey = ProveByPasskey.as_view()
