"""When a second factor is needed, and what this session has proved so far."""

import functools
import time

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.urls import reverse

RECENT = 600
CODES_DUE = "recovery_codes_due"
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class SecondFactorStage(AuthenticateStage):
    """Asks for the second factor after the e-mailed code.

    For members a passkey is a convenience beside the code, not a lock on the door: they are asked only when they have
    set up an authenticator app. A passkey sign-in counts as both factors.
    """

    def _should_handle(self, request):
        user = self.login.user
        return super()._should_handle(request) and (user.is_staff or has_factor(user, Authenticator.Type.TOTP))


def has_factor(user, *types) -> bool:
    return Authenticator.objects.filter(user_id=user.pk, type__in=types).exists()


def has_shown_second_factor(request) -> bool:
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def note_proof(request, user, method, **details) -> None:
    record_authentication(request, user, method=method, reauthenticated=True, **details)


def recent_proof(request) -> bool:
    """Within ten minutes: a second factor for staff who have one and for members with an app, else any proof."""
    wanted = {"mfa"} if must_show_second_factor(request.user) else {"mfa", "code"}
    records = get_authentication_records(request, request.user)
    return any(time.time() - record["at"] < RECENT for record in records if record.get("method") in wanted)


def must_show_second_factor(user) -> bool:
    types = SECOND_FACTORS if user.is_staff else (Authenticator.Type.TOTP,)
    return has_factor(user, *types)


def recent_proof_required(view):
    """For sensitive acts: sends to the proof when it is older than ten minutes, and back; a form sent is not lost."""

    @functools.wraps(view)
    def proved(request, *args, **kwargs):
        if recent_proof(request):
            return view(request, *args, **kwargs)
        return suspend_request(request, address_of_proof(request.user))

    return proved


def address_of_proof(user) -> str:
    """Where this person can prove again that it is they: their strongest way first."""
    if not must_show_second_factor(user):
        return reverse("account_reauthenticate")
    if has_factor(user, Authenticator.Type.TOTP):
        return reverse("mfa_reauthenticate")
    return reverse("mfa_reauthenticate_webauthn")
