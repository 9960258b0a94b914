"""Steps of signing in that several tests take."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

from members.models import SignInRequest


def ask(client, email, language="uk"):
    prefix = "/en" if language == "en" else ""
    return client.post(f"{prefix}/login/", {"email": email})


def code_asked_for(email) -> str:
    return SignInRequest.objects.filter(email=email).latest("created_at").code


def sign_in(client, user):
    """Both steps of the e-mailed code; answers the response to the code."""
    ask(client, user.email)
    return client.post(reverse("account_confirm_login_code"), {"code": code_asked_for(user.email)})


def app_code(user) -> str:
    secret = Authenticator.objects.get(user=user, type="totp").wrap().instance.data["secret"]
    return totp(secret)


def totp(secret) -> str:
    counter = int(time.time()) // 30
    return format_hotp_value(hotp_value(secret, counter))


def sign_in_as_staff(client, user):
    sign_in(client, user)
    return client.post(reverse("mfa_authenticate"), {"code": app_code(user)})


def sections(html: str) -> str:
    """A page without what differs at every request."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", html)
