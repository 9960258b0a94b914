"""The weekly letter, Mondays from nine in Kyiv: what is coming, what can be read, what can be voted on."""

from datetime import time, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mayors_club import mail
from members.letter_kinds import SESSION_DIGEST
from members.models import Member, Representative, User
from sessions.letter_words import when
from sessions.links import session_url
from sessions.models import Digest, ExpertSession, TopicProposal
from sessions.models.session import KYIV
from sessions.services.turns import BATCH, Turn, by_batches

MONDAY, FROM = 0, time(9)
WEEK = timedelta(days=7)
COMING, SUMMARIES, PROPOSALS = timedelta(days=15), 5, 5


def send_digests(now=None, *, turn: Turn | None = None) -> int:
    """Write this week's letters; answers how many. Once a person and week, and only where there is something to say."""
    now = now or timezone.now()
    local = now.astimezone(KYIV)
    if local.weekday() != MONDAY or local.time() < FROM:
        return 0
    news = _news(now)
    if not any(news.values()):
        return 0
    return by_batches(partial(_write_batch, news, local.date(), now), turn or Turn())


def _news(now) -> dict:
    coming = ExpertSession.objects.upcoming(now).filter(starts_at__lt=now + COMING)
    read = ExpertSession.objects.public().filter(summary_published_at__gt=now - WEEK, summary_published_at__lte=now)
    proposed = TopicProposal.objects.filter(closed_at=None, created_at__gt=now - WEEK, created_at__lte=now)
    return {
        "coming": list(coming),
        "summaries": list(read.order_by("-summary_published_at")[:SUMMARIES]),
        "proposals": list(proposed.order_by("-created_at").values_list("title", flat=True)[:PROPOSALS]),
    }


def _readers(now):
    """Active members, and representatives who may attend sessions for one; without those who switched it off."""
    attending = Representative.objects.in_force(now).filter(
        can_attend_sessions=True, member__in=Member.objects.active(now)
    )
    own = Q(pk__in=Member.objects.active(now).values("user"))
    wanting = User.objects.filter(own | Q(pk__in=attending.values("user")), is_active=True)
    return wanting.exclude(letters_off__contains=[SESSION_DIGEST])


@transaction.atomic
def _write_batch(news: dict, week, now, after: int) -> tuple[int, int | None]:
    """How many letters came of it, and the last person of the batch; None when there was nobody left."""
    readers = _readers(now).filter(pk__gt=after).exclude(session_digests__week=week).order_by("pk")
    people = list(readers.select_for_update(skip_locked=True, no_key=True, of=("self",))[:BATCH])
    if not people:
        return 0, None
    # Asked again under the lock: somebody else may have written a moment ago.
    told = set(Digest.objects.filter(week=week, user__in=people).values_list("user", flat=True))
    owed = [user for user in people if user.pk not in told]
    own = {member.user_id: member for member in Member.objects.active(now).filter(user__in=owed).select_related("user")}
    words = {language: words_of(news, language) for language in {user.language for user in owed}}
    letters = [_letter(user, own.get(user.pk), week, words[user.language]) for user in owed]
    mail.put_all(letters)
    Digest.objects.bulk_create([Digest(user=user, week=week) for user in owed], ignore_conflicts=True)
    return len(letters), people[-1].pk


def words_of(news: dict, language: str) -> dict:
    return {
        "coming": [
            {**_line(session, language), "when": when(session.starts_at, session.ends_at, language)}
            for session in news["coming"]
        ],
        "summaries": [_line(session, language) for session in news["summaries"]],
        "proposals": news["proposals"],
    }


def _line(session, language: str) -> dict:
    topic = getattr(session, f"topic_{language}") or session.topic_uk
    return {"topic": topic, "url": session_url(session, language)}


def _greeting(member, language: str) -> str:
    if member is None:
        return ""
    return member.greeting_en if language == "en" else member.greeting_uk


def _letter(user, member, week, words: dict):
    return mail.compose(
        "session_digest",
        to=user.email,
        language=user.language,
        context={**words, "greeting": _greeting(member, user.language)},
        dedupe_key=f"session_digest:{week}:{user.pk}",
        subject=user,
    )
