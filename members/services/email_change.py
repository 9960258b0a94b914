"""Another address for an account: typed after a proof, confirmed by a link in the old and in the new mailbox.

Nobody learns from the site whether an address is known: its owner is told by a letter, and nothing else differs.
"""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from mayors_club import events, mail
from members.models import EmailChange, PersonalLink, Representative, SignInRequest, User
from members.services.links import end_of_day
from members.services.sessions import close_sessions

DAYS = 3
SALT = "members.email_change"
OLD, NEW = "old", "new"


class SameAddress(Exception):
    """It is the person's address already."""


class ChangeGone(Exception):
    """The change was carried out, cancelled, or its days are over."""


class AddressTaken(Exception):
    """Meanwhile somebody else signs in with the new address; the change is cancelled."""


@transaction.atomic
def ask_to_change_email(user: User, new_email: str) -> EmailChange:
    """Two letters leave, one to each address; an earlier open change is cancelled. Raises SameAddress.

    Where the new address belongs to somebody else, its owner gets a letter that says so, without a link.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    new_email = new_email.strip().lower()
    if new_email == user.email:
        raise SameAddress
    now = timezone.now()
    waiting = user.email_changes.filter(done_at__isnull=True, cancelled_at__isnull=True)
    waiting.update(cancelled_at=now)
    change = EmailChange.objects.create(
        user=user, old_email=user.email, new_email=new_email, expires_at=end_of_day(timezone.localdate(), DAYS)
    )
    events.record("user.email_change_asked", subject=user, by=user)
    until = timezone.localdate(change.expires_at)
    _write("email_change_old", change, user.email, {"until": until, "new_email": new_email})
    owner = User.objects.with_email(new_email).first()
    if owner:
        _write("email_change_taken", change, new_email, {}, language=owner.language)
    else:
        _write("email_change_new", change, new_email, {"until": until})
    return change


def confirm_email_change(change: EmailChange, side: str, *, keep=None) -> bool:
    """One of the two mailboxes agrees; with both the address changes. Answers whether it has changed now.

    Letters go to both addresses and every session ends but the one of the request given as `keep`. Raises ChangeGone
    and AddressTaken.
    """
    try:
        with transaction.atomic():
            _confirm(change, side)
            if change.old_confirmed_at and change.new_confirmed_at:
                _carry_out(change, keep)
    except IntegrityError:
        with transaction.atomic():
            EmailChange.objects.filter(pk=change.pk).update(cancelled_at=timezone.now())
            events.record("user.email_change_cancelled", subject=change.user, by=change.user)
        raise AddressTaken from None
    return change.done_at is not None


@transaction.atomic
def cancel_email_change(change: EmailChange, *, by) -> None:
    _lock(change)
    change.cancelled_at = timezone.now()
    change.save(update_fields=["cancelled_at"])
    events.record("user.email_change_cancelled", subject=change.user, by=by)


@transaction.atomic
def note_email_change(user: User, *, old_email: str, by) -> None:
    """A superuser has changed the address in the admin, sure of who was asking. Open changes end; no letter."""
    now = timezone.now()
    user.email_changes.filter(done_at__isnull=True, cancelled_at__isnull=True).update(cancelled_at=now)
    EmailChange.objects.create(
        user=user, old_email=old_email, new_email=user.email, expires_at=now, done_at=now, done_by=by
    )
    _carry_along(user)


def email_change_of(token: str) -> tuple[EmailChange, str] | None:
    """The change and the side a link was written for; None for what we never wrote."""
    try:
        key, side = signing.loads(token, salt=SALT, max_age=timedelta(days=DAYS + 1))
    except (signing.BadSignature, ValueError):
        return None
    change = EmailChange.objects.filter(pk=key).select_related("user").first()
    return (change, side) if change else None


def email_change_link_of(letter) -> str:
    """Minter of [[email_change_link]]: the letter is about a change and goes to one of its two addresses."""
    change = EmailChange.objects.get(pk=letter.about_id)
    side = OLD if letter.to == change.old_email else NEW
    with override(letter.language):
        token = signing.dumps([str(change.pk), side], salt=SALT)
        return settings.SITE_URL + reverse("members:confirm_email", args=[token])


def _confirm(change, side) -> None:
    _lock(change)
    column = f"{side}_confirmed_at"
    if getattr(change, column) is None:
        setattr(change, column, timezone.now())
        change.save(update_fields=[column])
        events.record("user.email_change_confirmed", subject=change.user, by=change.user, codes={"side": side})


def _carry_out(change, keep) -> None:
    user = User.objects.select_for_update().get(pk=change.user_id)
    user.email = change.new_email
    user.save(update_fields=["email"])
    change.done_at = timezone.now()
    change.save(update_fields=["done_at"])
    _carry_along(user)
    SignInRequest.objects.filter(email=change.old_email).delete()
    close_sessions(user, keep=keep)
    events.record("user.email_changed", subject=user, by=user)
    for address in (change.old_email, change.new_email):
        _write("email_changed", change, address, {})


def _carry_along(user) -> None:
    """Where else the address stands by which the person works here now."""
    Representative.objects.filter(user=user).exclude(status=Representative.Status.ENDED).update(email=user.email)
    EmailAddress.objects.filter(user=user).delete()
    # What lies in the earlier mailbox opens nothing any more.
    PersonalLink.objects.filter(user=user).alive().update(revoked_at=timezone.now())


def _lock(change) -> None:
    change.refresh_from_db(from_queryset=EmailChange.objects.select_for_update())
    if not change.is_open:
        raise ChangeGone


def _write(name, change, to, context, language="") -> None:
    user = change.user
    mail.queue(
        name,
        to=to,
        language=language or user.language,
        context={"user": user, **context},
        dedupe_key=f"{name}:{change.pk}:{'old' if to == change.old_email else 'new'}",
        subject=change,
    )
