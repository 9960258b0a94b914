"""Nobody outside learns at what hour a session is: not by reading, and not by asking again and again."""

import re
from datetime import UTC, timedelta

import pytest
import time_machine

from sessions.models import ExpertSession
from tests.session_factories import in_kyiv, make_past_session, make_session
from tests.sessions.reading import make_move

pytestmark = pytest.mark.django_db

PATHS = [
    f"{prefix}{path}"
    for prefix in ("", "/en")
    for path in ("/", "/sessions/", "/sessions/?topic=energy", "/sessions/feed/", "/sessions/413/", "/sessions/412/")
] + ["/sitemap.xml"]
# In winter 16:37 in Kyiv is 14:37 in UTC and 15:37 in Berlin.
STARTS_AT, ENDS_AT = in_kyiv(2026, 11, 26, 16, 37), in_kyiv(2026, 11, 26, 18, 11)
HOURS = re.compile(r"(?<!\d)(?:0?4|1[4-8])(?:[:.]|&#58;|%3A| ?h ?)(?:37|11|22|26)\b")


@pytest.fixture
def session(settings):
    settings.SITE_URL = "https://klub.example"
    session = make_session(number=413, starts_at=STARTS_AT, ends_at=ENDS_AT)
    make_past_session(number=412, starts_at=STARTS_AT - timedelta(days=14), ends_at=ENDS_AT - timedelta(days=14))
    make_move(session, timedelta(days=2, minutes=15))
    return session


def everything(client) -> dict[str, bytes]:
    answers = {path: client.get(path) for path in PATHS}
    assert {answer.status_code for answer in answers.values()} == {200}
    headers = ("Last-Modified", "Expires", "Content-Language")
    return {
        path: answer.content + repr([answer.headers.get(name) for name in headers]).encode()
        for path, answer in answers.items()
    }


@pytest.mark.parametrize("status", ["announced", "open", "live", "held", "cancelled", "postponed"])
def test_the_hour_is_nowhere(client, session, status):
    """Everything about it was written down at these minutes: begun, changed, announced."""
    held = {"held_at": ENDS_AT} if status == "held" else {}
    ExpertSession.objects.update(
        changed_at=STARTS_AT + timedelta(minutes=5), announced_at=STARTS_AT - timedelta(days=9)
    )
    ExpertSession.objects.filter(pk=session.pk).update(status=status, **held)
    with time_machine.travel(in_kyiv(2026, 11, 26, 17, 0), tick=False):
        for path, content in everything(client).items():
            assert HOURS.findall(content.decode()) == [], path


def test_the_search_would_find_one():
    for moment in (STARTS_AT, ENDS_AT, STARTS_AT.astimezone(UTC), ENDS_AT.astimezone(UTC)):
        assert HOURS.search(f"{moment:%H:%M}")
        assert HOURS.search(moment.isoformat())


def test_nothing_changes_from_midnight_to_midnight(client, session):
    """Whoever asks every quarter of an hour sees the same bytes all day, whatever the clock writes down."""
    seen = []
    clock = {16: "open", 17: "live", 19: "held"}
    for hour in (0, 9, 15, 16, 17, 18, 19, 23):
        with time_machine.travel(in_kyiv(2026, 11, 26, hour, 59), tick=False):
            if hour in clock:
                held = {"held_at": ENDS_AT} if clock[hour] == "held" else {}
                ExpertSession.objects.filter(pk=session.pk).update(status=clock[hour], **held)
            seen.append(everything(client))
    assert all(answers == seen[0] for answers in seen)
