"""Who gets which page of the desk."""

import time

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.shortcuts import get_object_or_404

from applications.models import Application


def visible_or_404(request, pk) -> Application:
    """Foreign, hidden and missing applications answer alike."""
    return get_object_or_404(Application.objects.visible_to(request.user).select_related("community"), pk=pk)


def require_fresh_proof(request) -> None:
    """Ask for the second factor again unless it was shown within ten minutes; a POST goes on afterwards."""
    shown = [record["at"] for record in get_authentication_records(request, request.user) if record["method"] == "mfa"]
    if not shown or time.time() - max(shown) > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
        raise ReauthenticationRequired
