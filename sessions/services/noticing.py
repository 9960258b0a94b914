"""A letter about a session and the notice of it are stored together; the notice says which time the letter names."""

from mayors_club import mail
from mayors_club.models import OutgoingEmail
from sessions.models import ExpertSession, Notice


def store(session: ExpertSession, written: list[tuple[Notice, OutgoingEmail]]) -> None:
    """Store the letters and what was noted of each; call inside `atomic`. Who is noted already is not written again."""
    stored = mail.put_all([letter for _notice, letter in written])
    for notice, letter in written:
        notice.letter = stored[letter.dedupe_key]
        notice.said_starts_at, notice.said_ends_at = session.starts_at, session.ends_at
    Notice.objects.bulk_create([notice for notice, _letter in written], ignore_conflicts=True)
