"""Who acts for whom, and the second factor that staff must show.

Both look only at pages that need a sign-in: the others are the same for everyone and must not touch the session.
"""

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.shortcuts import redirect

from members.acting import SESSION_KEY, members_open_to
from members.second_factor import CODES_DUE, SECOND_FACTORS, address_of_proof, has_factor, has_shown_second_factor

SIGN_OUT = "account_logout"
SETTING_UP = {
    "members:second_factor",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
}
SAVING_CODES = {"mfa_view_recovery_codes", "mfa_download_recovery_codes", "members:recovery_codes_saved"}
PROVING = {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"}


def is_private(view) -> bool:
    return getattr(view, "login_required", True)


class ActingForMiddleware:
    """Sets `request.acting_for`: the member in whose cabinet the person works, or None.

    The choice is checked again at every request, so that an ended representative loses it at once; who has no right
    left at all is signed out.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.acting_for = None
        request.open_members = []
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not is_private(view) or not request.user.is_authenticated or request.resolver_match.app_name == "admin":
            return None
        request.open_members = members_open_to(request.user)
        if not request.open_members and not request.user.is_staff and request.resolver_match.view_name != SIGN_OUT:
            logout(request)
            return redirect_to_login(request.get_full_path())
        request.acting_for = chosen_member(request)
        return None


def chosen_member(request: HttpRequest):
    """The member chosen in the session; without a choice the only one there is.

    Whose chosen member is no longer open chooses anew, even among one: what a page still open says of the earlier
    member must not end up with another.
    """
    chosen = request.session.get(SESSION_KEY)
    if chosen is None and len(request.open_members) == 1:
        (only,) = request.open_members
        if only.user_id != request.user.pk:
            # Kept like a choice: whoever represents a second member later must not slip into that area unasked.
            request.session[SESSION_KEY] = str(only.pk)
        return only
    return next((member for member in request.open_members if str(member.pk) == chosen), None)


class SecondFactorMiddleware:
    """Lets staff to no page but sign-out until this session has shown a second factor; asks to set one up first."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        name = request.resolver_match.view_name
        if not is_private(view) or not request.user.is_authenticated or name == SIGN_OUT:
            return None
        if request.session.get(CODES_DUE) and name not in SAVING_CODES:
            return redirect("mfa_view_recovery_codes")
        if not request.user.is_staff or has_shown_second_factor(request):
            return None
        if has_factor(request.user, *SECOND_FACTORS):
            proof = redirect_to_login(request.get_full_path(), address_of_proof(request.user))
            return None if name in PROVING else proof
        return None if name in SETTING_UP else redirect("members:second_factor")
