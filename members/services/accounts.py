"""The account behind an address: found or made, never two for one person."""

from members.models import User


def user_for(email: str, *, language: str, full_name_uk: str, full_name_latin="") -> User:
    """The user with this address, made now unless there is one. Call inside `atomic`.

    Names already there stay. A colleague whose account was switched off comes back without the old powers.
    """
    user = User.objects.with_email(email).select_for_update().first()
    if user is None:
        return User.objects.create_user(
            email, language=language, full_name_uk=full_name_uk, full_name_latin=full_name_latin
        )
    user.full_name_uk = user.full_name_uk or full_name_uk
    user.full_name_latin = user.full_name_latin or full_name_latin
    if not user.is_active:
        user.is_active, user.is_staff, user.is_superuser = True, False, False
        user.groups.clear()
    user.save()
    return user
