"""Personal links: made while the letter is being sent, kept as hashes."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from mayors_club.tokens import hash_token, new_token
from members.models import PersonalLink, User

DAYS = 7


def mint_link(user: User, purpose: str) -> str:
    """A new token for this person, good for many visits until 23:59 in Kyiv on the seventh day. Answers the token."""
    token = new_token()
    PersonalLink.objects.create(
        user=user, purpose=purpose, token_hash=hash_token(token), expires_at=end_of_day(timezone.localdate(), DAYS)
    )
    return token


def end_of_day(day, days_later: int):
    return timezone.make_aware(datetime.combine(day + timedelta(days=days_later), time(23, 59, 59)))


def revoke_links(user: User, purpose: str) -> None:
    PersonalLink.objects.filter(user=user, purpose=purpose).alive().update(revoked_at=timezone.now())


def address_of_link(purpose: str, token: str, language: str) -> str:
    """The full address, from SITE_URL and in the reader's language."""
    name = {"welcome": "members:welcome", "first_sign_in": "members:first_sign_in"}[purpose]
    with override(language):
        return settings.SITE_URL + reverse(name, args=[token])


def welcome_link_of(letter) -> str:
    """Minter of [[welcome_link]]: the letter is about a membership."""
    user = User.objects.get(memberships__pk=letter.about_id)
    return address_of_link("welcome", mint_link(user, "welcome"), letter.language)


def first_sign_in_link_of(letter) -> str:
    """Minter of [[first_sign_in_link]]: the letter is about a user."""
    user = User.objects.get(pk=letter.about_id)
    return address_of_link("first_sign_in", mint_link(user, "first_sign_in"), letter.language)
