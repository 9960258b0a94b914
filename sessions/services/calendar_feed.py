"""A person's calendar feed: an address that a calendar program asks by itself, without anybody signing in."""

from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mayors_club import events
from mayors_club.models import Event
from mayors_club.tokens import hash_token, new_token
from members.models import User
from sessions import entries
from sessions.calendar import Entry
from sessions.models import ExpertSession, FeedSecret, Invitee
from sessions.models.joining import people_who_attend

SALT = "sessions.calendar_feed"
# How long a page may stand open before its button is pressed.
OFFER_LASTS = timedelta(hours=1)
PAST_KEPT, CANCELLED_KEPT = timedelta(days=365), timedelta(days=30)
GONE_FROM_CALENDARS = (ExpertSession.Status.CANCELLED, ExpertSession.Status.POSTPONED)


class StaleOffer(Exception):
    """The page that offered the address is too old, or is not ours or not this person's."""


def may_have_feed(user: User) -> bool:
    """Active members, and representatives who may attend sessions."""
    return people_who_attend().filter(pk=user.pk).exists()


def offer_feed(user: User) -> str:
    """A secret signed for this person, for a hidden field; it becomes an address only when `make_feed` takes it.

    One form is one address: pressing twice, or loading the answer again, neither changes nor loses it.
    """
    return _signer(user).sign(new_token())


@transaction.atomic
def make_feed(user: User, *, offer: str, by) -> str:
    """The offered secret becomes the person's, the one before stops working. Recorded.

    Answers the secret, of which only a hash is kept: it can be shown now and never again. Raises StaleOffer.
    """
    try:
        token = _signer(user).unsign(offer, max_age=OFFER_LASTS)
    except signing.BadSignature as bad:
        raise StaleOffer from bad
    User.objects.select_for_update().get(pk=user.pk)
    before = FeedSecret.objects.filter(user=user).first()
    if before and before.token_hash == hash_token(token):
        return token
    made = {"token_hash": hash_token(token), "created_at": timezone.now()}
    feed, _is_new = FeedSecret.objects.update_or_create(user=user, defaults=made)
    events.record("session.feed_renewed" if before else "session.feed_created", subject=feed, by=by)
    return token


@transaction.atomic
def revoke_feed(user: User, *, by) -> None:
    """The address stops working at once. Recorded; without an address there is nothing to do."""
    feed = FeedSecret.objects.select_for_update().filter(user=user).first()
    if feed is not None:
        events.record("session.feed_revoked", subject=feed, by=by)
        feed.delete()


def end_feeds() -> int:
    """Secrets of people who may not attend any more go for good: a right that comes back finds no old address alive.

    Recorded; answers how many.
    """
    ended = FeedSecret.objects.exclude(pk__in=FeedSecret.objects.in_force()).select_related("user")
    return sum(_end_feed(feed) for feed in ended)


@transaction.atomic
def _end_feed(feed: FeedSecret) -> int:
    events.record("session.feed_revoked", subject=feed, by_kind=Event.ActorKind.SYSTEM)
    deleted, _tables = feed.delete()
    return deleted


def feed_of(user: User, now=None) -> list[Entry]:
    """What stands in the person's calendar: the last twelve months and everything to come, oldest first.

    Cancelled and postponed sessions stay for thirty days, so that every program has asked in the meantime.
    """
    now = now or timezone.now()
    shown = ~Q(session__status__in=GONE_FROM_CALENDARS) | Q(session__status_since__gte=now - CANCELLED_KEPT)
    invitees = Invitee.objects.in_calendar().filter(shown, user=user, session__starts_at__gte=now - PAST_KEPT)
    rows = invitees.select_related("session").order_by("session__starts_at", "session__number")
    return [entries.of_session(row.session, language=user.language, sequence=row.sequence) for row in rows]


def entry_for(user: User, session: ExpertSession) -> Entry:
    """One session as a file: with the person's own SEQUENCE, so that it never takes back what a letter changed."""
    invitee = Invitee.objects.filter(session=session, user=user).first()
    shift = invitee.shift if invitee else 0
    return entries.of_session(session, language=user.language, sequence=session.sequence + shift)


def _signer(user: User) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"{SALT}:{user.pk}")
