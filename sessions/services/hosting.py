"""The personal link of who leads a session: minted while its letter is being sent, kept as a hash."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from mayors_club import events, mail
from mayors_club.tokens import hash_token, new_token
from sessions.models import ExpertSession, HostLink

DAY = timedelta(days=1)
# A letter that leaves late still brings a link that can be opened and says why it lets nobody in.
SHORTEST = timedelta(hours=1)


class NoHost(Exception):
    """Nobody leads the session, or there is no address to write to."""


def send_host_link(session: ExpertSession, *, by) -> None:
    """Queue the letter with a personal link to the expert, now. Logged. Raises NoHost."""
    if not session.expert or not session.expert.email:
        raise NoHost
    _queue(session, session.expert.email, session.expert.language, key=f"asked:{timezone.now().timestamp()}")
    events.record("session.host_link_sent", subject=session, by=by)


def send_host_link_again(link: HostLink) -> None:
    """Queue a new link to the same address as the old one."""
    _queue(link.session, link.email, link.language, key=f"again:{timezone.now().timestamp()}")


def send_host_links(now=None) -> int:
    """To the experts of sessions that begin within a day, once for each date; answers how many are due."""
    now = now or timezone.now()
    due = ExpertSession.objects.upcoming(now).filter(starts_at__lte=now + DAY, starts_at__gt=now)
    due = due.filter(expert__isnull=False).exclude(expert__email="").select_related("expert")
    for session in due:
        _queue(session, session.expert.email, session.expert.language, key=str(session.sequence))
    return len(due)


def _queue(session, email, language, *, key) -> None:
    mail.queue(
        "session_host_link",
        to=email,
        language=language,
        context={"session": session},
        subject=session,
        dedupe_key=f"session_host_link:{session.pk}:{key}",
    )


def host_link_of(letter) -> str:
    """Minter of [[host_link]]: the letter is about a session."""
    session = ExpertSession.objects.select_related("expert").get(pk=letter.about_id)
    now, token = timezone.now(), new_token()
    HostLink.objects.create(
        session=session,
        name=_name_of(session, letter),
        email=letter.to,
        language=letter.language,
        token_hash=hash_token(token),
        created_at=now,
        expires_at=max(session.closes_at, now + SHORTEST),
    )
    with override(letter.language):
        return settings.SITE_URL + reverse("expert_sessions:host", args=[token])


def _name_of(session, letter) -> str:
    """How others see the host in the meeting; a resent link keeps the name of the first one."""
    if session.expert and session.expert.email == letter.to:
        return session.expert.name_en if letter.language == "en" and session.expert.name_en else session.expert.name_uk
    earlier = session.host_links.filter(email=letter.to).order_by("-created_at").first()
    return earlier.name if earlier else ""
