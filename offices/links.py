"""The personal link with which a member confirms the page in one step, without signing in."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import override

from offices.models import Office

DAYS = 30
SALT = "offices.confirm"


class BadLink(Exception):
    """Not a link of ours, too old, or its page has been confirmed since."""


def confirm_link_of(letter) -> str:
    """Minter of [[confirm_office_link]]: the letter is about an office. The link dies with the first confirmation."""
    office = Office.objects.get(pk=letter.about_id)
    with override(letter.language):
        return settings.SITE_URL + reverse("offices:confirm", args=[token_for(office)])


def token_for(office: Office) -> str:
    return signing.dumps([str(office.pk), _mark(office)], salt=SALT)


def office_of(token: str) -> Office:
    """The office that this token may confirm. Raises BadLink."""
    try:
        key, mark = signing.loads(token, salt=SALT, max_age=DAYS * 24 * 3600)
    except (signing.BadSignature, ValueError) as error:
        raise BadLink from error
    office = Office.objects.filter(pk=key).select_related("member__user").first()
    if office is None or mark != _mark(office):
        raise BadLink
    return office


def _mark(office: Office) -> str:
    return office.confirmed_at.isoformat() if office.confirmed_at else ""
