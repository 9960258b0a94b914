"""Who gets which page of the secretariat's side."""

from functools import update_wrapper

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from members.models import User
from offices.models import Office

WITH_MEMBER = ("member__community", "member__user", "live", "hidden_by", "hidden_for")


def office_or_404(request, pk, permission="offices.view_office") -> Office:
    return _found(request.user, Office.objects.all(), pk, permission)


def others_office_or_404(request, pk, permission) -> Office:
    """Nobody acts for the Club on their own page, nor on one they help to write."""
    return _found(request.user, Office.objects.not_of(request.user), pk, permission)


def _found(user: User, offices, pk, permission) -> Office:
    if not user.has_perm(permission):
        raise PermissionDenied
    return get_object_or_404(offices.select_related(*WITH_MEMBER), pk=pk)


def in_admin(admin_site, view):
    """As Django wraps the pages of a ModelAdmin: for staff only."""

    def wrapper(*args, **kwargs):
        return admin_site.admin_view(view)(*args, **kwargs)

    return update_wrapper(wrapper, view)
