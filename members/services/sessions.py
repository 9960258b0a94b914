"""Signing a person out everywhere."""

from django.contrib.auth import update_session_auth_hash

from members.models import User


def close_sessions(user: User, *, keep=None) -> None:
    """Every session of the user dies, except the one of the request given as `keep`.

    A session carries a hash of the (unusable) password; a new random one makes all of them worthless at once,
    without reading the table of sessions.
    """
    user.set_unusable_password()
    user.save(update_fields=["password"])
    if keep is not None:
        update_session_auth_hash(keep, user)


def close_sessions_of_those_without_rights(users) -> None:
    """Close the sessions of those who, after a change, are neither staff nor member nor representative."""
    ids = {user.pk for user in users}
    able = set(User.objects.able_to_sign_in().filter(pk__in=ids).values_list("pk", flat=True))
    for user in User.objects.filter(pk__in=ids - able):
        close_sessions(user)
