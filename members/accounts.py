"""How allauth is fitted to the Club: closed sign-up, no passwords, one test of who may come in, our own letters."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.models import Member, User


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def get_login_stages(self):
        return ["members.second_factor.SecondFactorStage"]

    def pre_login(self, request, user, **hook_arguments):
        """Whoever has no right at this moment is answered like a stranger, whichever way they came."""
        if not User.objects.able_to_sign_in().filter(pk=user.pk).exists():
            messages.error(request, gettext("We could not sign you in. Ask for a code, or write to us."))
            return redirect("account_login")
        return None

    def get_login_redirect_url(self, request):
        """The members' area; staff without a membership of their own go to their desk."""
        user = request.user
        if user.is_authenticated and user.is_staff and not Member.objects.for_user(user).exists():
            return reverse("admin:index")
        return reverse("members:dashboard")

    def is_reauthentication_required(self, *, app, **options):
        """Our `recent_proof_required` stands before every view that needs it, and also knows e-mailed codes."""
        return False

    def send_mail(self, template_prefix, email, context):
        raise NotImplementedError(f"letters leave through the outbox, not through allauth: {template_prefix}")


class MFAAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right. Check it, or wait for the next one."),
    }

    def generate_authenticator_name(self, user, type):
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey {number}").format(number=number)

    def _get_site_name(self):
        return gettext("Mayors’ Club")
