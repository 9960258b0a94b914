"""What sessions forget, on whose word and on which day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mayors_club import erasure, retention
from mayors_club.own_data import OWN_DATA
from members.models import Member
from sessions.models import (
    Digest,
    Feedback,
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
from tests import factories, session_factories
from tests.planted import everything_in_the_database

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SECRET = "Незабутня"


@pytest.fixture(autouse=True)
def journal(settings, tmp_path):
    settings.ERASURE_JOURNAL = tmp_path / "erasures.jsonl"


def surround(session, member, word):
    """Everything that one member leaves around a session."""
    user = member.user
    session_factories.make_seat(session, member, attended="in_person")
    session_factories.make_invitee(session, member=member)
    session_factories.make_consent(user)
    session_factories.make_feed(user)
    Notice.objects.create(session=session, user=user, kind="invitation", sequence=0)
    Digest.objects.create(user=user, week=timezone.localdate() - timezone.localdate().weekday() * DAY)
    Question.objects.create(session=session, text=f"{word}-question", member=member, asked_by=user)
    JoinTrace.objects.create(session=session, kind="person", user=user, member=member, network="203.0.113.0/24")
    proposal = TopicProposal.objects.create(title=f"{word}-topic", text=f"{word}-why", proposed_by=member)
    TopicVote.objects.create(proposal=proposal, member=member)


def ended_member():
    member = factories.make_member(status=Member.Status.ENDED)
    surround(session_factories.make_past_session(), member, SECRET)
    return member


def test_own_data_hold_all_of_it_and_nothing_of_the_other():
    mine, other = factories.make_member(), factories.make_member()
    session = session_factories.make_past_session(number=387)
    surround(session, mine, "Моя")
    surround(session, other, "Чужа")
    tables = OWN_DATA.document(mine.user)["tables"]
    told = str(tables)
    assert [
        word for word in ("Моя-question", "Моя-topic", "Моя-why", "№ 387", "203.0.113.0/24") if word not in told
    ] == []
    assert "Чужа" not in told
    ours = {name: len(rows) for name, rows in tables.items() if name.startswith("expert_sessions.")}
    assert set(ours.values()) == {1}
    assert len(ours) == 10


def test_an_erased_person_is_nowhere():
    member = ended_member()
    kept = factories.make_member()
    surround(session_factories.make_past_session(), kept, "Інша")
    erasure.erase_person(member.user)
    assert SECRET not in everything_in_the_database()
    for model in (Invitee, Notice, Digest, JoinTrace):
        assert {row.user for row in model.objects.all()} == {kept.user}
    for model in (Seat, Question, TopicVote):
        assert {row.member for row in model.objects.all()} == {kept}


def test_an_erased_representative_leaves_the_members_seat():
    session, representative = session_factories.make_past_session(), factories.make_representative()
    seat = session_factories.make_seat(
        session, representative.member, Seat.Answer.REPRESENTATIVE, representative=representative
    )
    session_factories.make_invitee(session, representative.user, representative.member, as_representative=True)
    representative.status, representative.ended_at = "ended", timezone.now()
    representative.save()
    erasure.erase_person(representative.user)
    assert not Invitee.objects.exists()
    seat.refresh_from_db()
    assert seat.representative.full_name_uk == ""


def test_anonymous_feedback_stays():
    member = ended_member()
    Feedback.objects.create(session=member.session_seats.get().session, useful=5, clear=4)
    erasure.erase_person(member.user)
    assert Feedback.objects.count() == 1


COUNTS = (
    "credentials_deleted",
    "host_links_deleted",
    "calendar_entries_deleted",
    "notices_deleted",
    "digests_deleted",
    "questions_deleted",
    "rooms_deleted",
    "recordings_deleted",
)


@pytest.mark.parametrize(("days_ago", "deleted"), [(364, 0), (367, 1)])
def test_what_surrounds_a_session_goes_a_year_after_it(days_ago, deleted):
    now = timezone.now()
    session = session_factories.make_past_session(days_ago=days_ago)
    member = factories.make_member()
    surround(session, member, SECRET)
    Room.objects.create(session=session, sealed="x")
    Recording.objects.create(session=session, sealed="x")
    session_factories.make_host_link(session)
    HostLink.objects.update(expires_at=now - (31 if deleted else 29) * DAY, created_at=now - 400 * DAY)
    long_ago = now - days_ago * DAY
    JoinTrace.objects.update(at=long_ago)
    Digest.objects.update(at=long_ago)
    report = retention.apply(now)
    assert {name: report[name] for name in COUNTS} == dict.fromkeys(COUNTS, deleted)
    assert Seat.objects.count() == 1
    assert TopicProposal.objects.count() == 1
