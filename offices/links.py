"""Addresses that leave the site: of pages, and the personal link with which a member confirms the page in one step."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import override

from members.models import Member
from offices.models import Approval, Office

DAYS = 30
SALT = "offices.confirm"
APPROVE = "offices.approve"


class BadLink(Exception):
    """Not a link of ours, or its page or membership is gone."""


class UsedLink(Exception):
    """The page has been confirmed since the link was sent."""


class OldLink(Exception):
    """Once a good link, but its time is over; a new one can be sent."""


def page_url(office: Office, language: str) -> str:
    with override(language):
        return settings.SITE_URL + office.get_absolute_url()


def confirm_link_of(letter) -> str:
    """Minter of [[confirm_office_link]]: the letter is about an office. The link dies with the first confirmation."""
    office = Office.objects.get(pk=letter.about_id)
    with override(letter.language):
        return settings.SITE_URL + reverse("offices:confirm", args=[token_for(office)])


def token_for(office: Office) -> str:
    return signing.dumps([str(office.pk), _mark(office)], salt=SALT)


def office_of(token: str) -> Office:
    """The office that this token may confirm. Raises BadLink, or UsedLink and OldLink that carry the office."""
    try:
        key, mark = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError) as error:
        raise BadLink from error
    confirmable = Office.objects.filter(member__in=Member.objects.active(), live__isnull=False)
    office = confirmable.filter(pk=key).select_related("member__user", "member__community", "live").first()
    if office is None:
        raise BadLink
    if mark != _mark(office):
        raise UsedLink(office)
    if not _is_young(token):
        raise OldLink(office)
    return office


def approval_link_of(letter) -> str:
    """Minter of [[approval_link]]: the letter is about an approval."""
    with override(letter.language):
        return settings.SITE_URL + reverse("offices:approve", args=[approval_token(letter.about_id)])


def approval_token(key) -> str:
    return signing.dumps(str(key), salt=APPROVE)


def approval_of(token: str) -> Approval | None:
    """The approval this link is for, open or not; None for what we never wrote."""
    try:
        key = signing.loads(token, salt=APPROVE)
    except signing.BadSignature:
        return None
    found = Approval.objects.select_related("edition__office__member__user", "edition__office__member__community")
    return found.filter(pk=key).first()


def _is_young(token: str) -> bool:
    try:
        signing.loads(token, salt=SALT, max_age=DAYS * 24 * 3600)
    except signing.SignatureExpired:
        return False
    return True


def _mark(office: Office) -> str:
    return office.confirmed_at.isoformat() if office.confirmed_at else ""
