"""The current second-factor codes of the demo's staff, so that a newcomer can be the chair within a minute."""

import time
from dataclasses import dataclass

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mayors_club.demo.accounts import ACCOUNTS
from mayors_club.models import DemoRow

ROLES = {
    "chair": _("chair of the committee"),
    "committee": _("committee"),
    "secretariat": _("secretariat"),
    "admin": _("administrator"),
}


@dataclass(frozen=True)
class StaffCode:
    role: str
    full_name: str
    email: str
    code: str

    @property
    def role_name(self) -> str:
        return ROLES[self.role]


def current_codes() -> list[StaffCode]:
    """Only on a demo site, and only of accounts that the demo itself has sown; in the order of the accounts' table."""
    if not settings.DEMO:
        return []
    sown = DemoRow.objects.filter(set_name="people", model="members.user").values_list("row_id", flat=True)
    factors = Authenticator.objects.filter(user__in=list(map(int, sown)), type=Authenticator.Type.TOTP)
    by_email = {factor.user.email: factor for factor in factors.select_related("user")}
    return [_code(role, by_email[email]) for role, email, _ in ACCOUNTS if email in by_email]


def _code(role: str, factor: Authenticator) -> StaffCode:
    counter = int(time.time()) // app_settings.TOTP_PERIOD
    code = format_hotp_value(hotp_value(decrypt(factor.data["secret"]), counter))
    return StaffCode(role, factor.user.full_name_uk, factor.user.email, code)


def seconds_left() -> int:
    """How long these codes still hold. The one before is accepted for a little longer."""
    return app_settings.TOTP_PERIOD - int(time.time()) % app_settings.TOTP_PERIOD
