"""What sessions forget: what surrounds a person at once, the rest by its age (docs/privacy.md)."""

from datetime import datetime, timedelta

from django.db.models import Q

from members.models import Member
from sessions.models import (
    ConfidentialityConsent,
    Digest,
    FeedSecret,
    HostLink,
    Invitee,
    JoinTrace,
    Notice,
    Question,
    Recording,
    Room,
    Seat,
    TopicProposal,
    TopicVote,
)

LINK_DAYS = timedelta(days=30)


def forget_person(user) -> None:
    """Answers, attendance, calendar, questions, topics, credentials. What was anonymous cannot be found and stays."""
    own = Member.objects.filter(user=user)
    for rows in (
        JoinTrace.objects.filter(Q(user=user) | Q(member__in=own)),
        Invitee.objects.filter(Q(user=user) | Q(member__in=own)),
        Seat.objects.filter(member__in=own),
        Notice.objects.filter(user=user),
        Digest.objects.filter(user=user),
        Question.objects.filter(Q(member__in=own) | Q(asked_by=user)),
        ConfidentialityConsent.objects.filter(user=user),
        FeedSecret.objects.filter(user=user),
        TopicVote.objects.filter(member__in=own),
        TopicProposal.objects.filter(proposed_by__in=own),
    ):
        rows.delete()


def forget_old(*, a_year_ago: datetime, now: datetime) -> dict[str, int]:
    """Delete what nothing needs any more, and answer how much of each that was."""
    over = {"session__ends_at__lt": a_year_ago}
    dead_since = now - LINK_DAYS
    old = {
        "credentials_deleted": JoinTrace.objects.filter(at__lt=a_year_ago),
        "host_links_deleted": HostLink.objects.filter(
            Q(expires_at__lt=dead_since) | Q(revoked_at__lt=dead_since), traces=None
        ),  # with their credentials, which are kept longer
        "calendar_entries_deleted": Invitee.objects.filter(**over),
        "notices_deleted": Notice.objects.filter(**over),
        "digests_deleted": Digest.objects.filter(at__lt=a_year_ago),
        "questions_deleted": Question.objects.filter(**over),
        "rooms_deleted": Room.objects.filter(**over),
        "recordings_deleted": Recording.objects.filter(**over),
    }
    return {name: rows.delete()[0] for name, rows in old.items()}
