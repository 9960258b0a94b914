"""How a person signs in, and where their rights come from."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission


class RolesBackend(AuthenticationBackend):
    """Rights come from the table of roles alone (members/roles.py): nobody is asked for rights of their own."""

    def _get_user_permissions(self, user_obj):
        return Permission.objects.none()
