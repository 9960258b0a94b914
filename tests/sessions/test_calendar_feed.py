"""The feed that a calendar program reads: whose, what, how long, how cheaply, and that its secret stays secret."""

from datetime import UTC, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from mayors_club.logs import JsonFormatter
from mayors_club.models import Event
from members import services as members
from members.models import Member, Representative
from sessions import calendar, services, tasks
from sessions.models import ExpertSession, FeedSecret
from tests import factories
from tests.session_factories import make_feed, make_invitee, make_past_session, make_session
from tests.sessions.icalendars import lines_of, named, raw_lines

pytestmark = pytest.mark.django_db
Status = ExpertSession.Status


@pytest.fixture
def member():
    return factories.make_member(factories.make_user(full_name_uk="Ірина Савчук"))


def path_of(token):
    return f"/calendar/{token}.ics"


def events_of(client, token):
    return Calendar.from_ical(client.get(path_of(token)).content).events


def numbers_of(client, token):
    """The sessions of the feed, by the number in the address of their page."""
    return [int(str(event["URL"]).rstrip("/").rpartition("/")[2]) for event in events_of(client, token)]


# What it holds --------------------------------------------------------------------------------------------------------
def test_the_feed_holds_the_sessions_of_its_person(client, member):
    session = make_session()
    make_invitee(session, member=member)
    make_invitee(make_session())
    response = client.get(path_of(make_feed(member.user)))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    lines = lines_of(response.content)
    assert named(lines, "METHOD") == ["METHOD:PUBLISH"]
    assert named(lines, "ATTENDEE") == []
    (event,) = Calendar.from_ical(response.content).events
    assert event["UID"] == str(session.pk)
    assert event["DTSTART"].dt == session.starts_at
    assert event["DTEND"].dt == session.ends_at
    assert event["STATUS"] == "CONFIRMED"
    assert event["SUMMARY"] == f"Експертна сесія № {session.number}. Тепло взимку без газу: що встигне громада"
    assert event["URL"] == event["LOCATION"] == f"http://testserver/member/sessions/{session.number}/"


def test_the_feed_speaks_the_language_of_its_person(client, member):
    member.user.language = "en"
    member.user.save()
    session = make_session()
    make_invitee(session, member=member)
    token = make_feed(member.user)
    (event,) = events_of(client, token)
    assert event["SUMMARY"] == f"Expert session {session.number}. {session.topic_en}"
    assert event["URL"] == f"http://testserver/en/member/sessions/{session.number}/"
    assert client.get(path_of(token))["Content-Language"] == "en"


def test_the_feed_keeps_a_year_and_everything_to_come_in_order(client, member):
    far, soon = make_session(starts_in=timedelta(days=400)), make_session()
    old, older = make_past_session(days_ago=360), make_past_session(days_ago=370)
    for session in (far, soon, old, older):
        make_invitee(session, member=member)
    assert numbers_of(client, make_feed(member.user)) == [old.number, soon.number, far.number]


@pytest.mark.parametrize(("status", "words"), [(Status.CANCELLED, "Скасовано. "), (Status.POSTPONED, "Відкладено. ")])
def test_what_does_not_take_place_stays_for_thirty_days_as_cancelled(client, member, status, words):
    recent = make_session(status, status_since=timezone.now() - timedelta(days=29))
    gone = make_session(status, status_since=timezone.now() - timedelta(days=31))
    for session in (recent, gone):
        make_invitee(session, member=member)
    (event,) = events_of(client, make_feed(member.user))
    assert event["UID"] == str(recent.pk)
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"].startswith(words)


def test_who_was_taken_out_has_it_no_more_and_the_sequence_is_their_own(client, member):
    kept, removed = make_session(sequence=3), make_session()
    make_invitee(kept, member=member, shift=2)
    make_invitee(removed, member=member, removed_at=timezone.now())
    (event,) = events_of(client, make_feed(member.user))
    assert (event["UID"], event["SEQUENCE"]) == (str(kept.pk), 5)


def test_an_empty_feed_is_a_calendar_too(client, member):
    content = client.get(path_of(make_feed(member.user))).content
    assert raw_lines(content)[0] == b"BEGIN:VCALENDAR"
    assert Calendar.from_ical(content).events == []


# Who may read it ------------------------------------------------------------------------------------------------------
def test_a_representative_who_may_attend_has_a_feed(client, member):
    representative = factories.make_representative(member)
    session = make_session()
    make_invitee(session, representative.user, member, as_representative=True)
    assert numbers_of(client, make_feed(representative.user)) == [session.number]


def end_membership(member):
    members.end_membership(member, reason=Member.EndReason.RESIGNED, by=member.user)


def set_back_to_onboarding(member):
    Member.objects.filter(pk=member.pk).update(status=Member.Status.ONBOARDING)


def close_account(member):
    type(member.user).objects.filter(pk=member.user_id).update(is_active=False)


def revoke(member):
    services.revoke_feed(member.user, by=member.user)


def renew(member):
    services.make_feed(member.user, offer=services.offer_feed(member.user), by=member.user)


@pytest.mark.parametrize("end", [end_membership, set_back_to_onboarding, close_account, revoke, renew])
def test_a_dead_secret_and_one_that_never_was_answer_with_the_same_bytes(client, member, end):
    make_invitee(make_session(), member=member)
    token = make_feed(member.user)
    assert client.get(path_of(token)).status_code == 200
    end(member)
    dead, unknown = client.get(path_of(token)), client.get(path_of("A" * len(token)))
    assert (dead.status_code, unknown.status_code) == (404, 404)
    assert dead.content == unknown.content
    assert dead.headers["Cache-Control"] == unknown.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize(
    "lost",
    [
        {"can_attend_sessions": False},
        {"ends_on": timezone.localdate() - timedelta(days=1)},
        {"status": Representative.Status.ENDED, "ended_at": timezone.now()},
    ],
)
def test_the_feed_of_a_representative_dies_with_the_right(client, member, lost):
    representative = factories.make_representative(member)
    make_invitee(make_session(), representative.user, member, as_representative=True)
    token = make_feed(representative.user)
    assert client.get(path_of(token)).status_code == 200
    Representative.objects.filter(pk=representative.pk).update(**lost)
    assert client.get(path_of(token)).status_code == 404


def test_the_feed_of_a_representative_dies_with_the_membership(client, member):
    representative = factories.make_representative(member)
    token = make_feed(representative.user)
    end_membership(member)
    assert client.get(path_of(token)).status_code == 404


# How it travels -------------------------------------------------------------------------------------------------------
def test_the_newest_version_is_not_sent_twice_and_not_rendered(client, member, monkeypatch):
    session = make_session()
    make_invitee(session, member=member)
    path = path_of(make_feed(member.user))
    first = client.get(path)
    tag = first["ETag"]
    assert tag.startswith('"')
    monkeypatch.setattr(calendar, "publish", None)  # a rendering would fail
    second = client.get(path, headers={"If-None-Match": tag})
    assert (second.status_code, second.content, second["ETag"]) == (304, b"", tag)
    monkeypatch.undo()
    ExpertSession.objects.filter(pk=session.pk).update(sequence=1, changed_at=timezone.now())
    third = client.get(path, headers={"If-None-Match": tag})
    assert third.status_code == 200
    assert third["ETag"] != tag


def test_the_same_tag_is_the_same_bytes_whoever_asks_and_however(client, member):
    make_invitee(make_session(), member=member)
    path = path_of(make_feed(member.user))
    plain, packed = client.get(path), client.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed["ETag"] == plain["ETag"]
    assert "Content-Encoding" not in packed
    assert packed.content == plain.content


def test_the_feed_touches_no_session_and_no_shared_cache(client, member):
    response = client.get(path_of(make_feed(member.user)))
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert not response.cookies
    assert "Vary" not in response or "Cookie" not in response["Vary"]
    assert client.head(path_of(make_feed(factories.make_member().user))).status_code == 200


@pytest.mark.parametrize("many", [1, 40])
def test_a_feed_costs_two_queries_however_long_it_is(client, member, many, django_assert_num_queries):
    for _ in range(many):
        make_invitee(make_session(), member=member)
    path = path_of(make_feed(member.user))
    with django_assert_num_queries(2):
        client.get(path)


def test_the_secret_is_in_no_log_and_no_table(client, member, caplog):
    caplog.set_level("INFO")
    token = services.make_feed(member.user, offer=services.offer_feed(member.user), by=member.user)
    services.revoke_feed(member.user, by=member.user)
    client.get(path_of(token))
    lines = [JsonFormatter().format(record) for record in caplog.records]
    assert [line for line in lines if "/calendar/[token]" in line]
    assert not [line for line in lines if token in line]
    assert token not in str(list(FeedSecret.objects.values())) + str(list(Event.objects.values()))


# The verbs ------------------------------------------------------------------------------------------------------------
def verbs():
    return list(Event.objects.filter(verb__startswith="session.feed").order_by("pk").values_list("verb", "actor"))


def test_one_offer_is_one_address_however_often_it_is_pressed(member):
    user, offer = member.user, services.offer_feed(member.user)
    first = services.make_feed(user, offer=offer, by=user)
    made_at = FeedSecret.objects.get().created_at
    assert services.make_feed(user, offer=offer, by=user) == first
    assert FeedSecret.objects.get().created_at == made_at
    assert verbs() == [("session.feed_created", user.pk)]
    assert len(first) >= 43  # 256 bits


def test_another_offer_makes_another_address(member):
    user = member.user
    first = services.make_feed(user, offer=services.offer_feed(user), by=user)
    second = services.make_feed(user, offer=services.offer_feed(user), by=user)
    assert first != second
    assert not FeedSecret.objects.with_token(first).exists()
    assert FeedSecret.objects.with_token(second).get().user == user
    services.revoke_feed(user, by=user)
    services.revoke_feed(user, by=user)
    names = ["session.feed_created", "session.feed_renewed", "session.feed_revoked"]
    assert verbs() == [(name, user.pk) for name in names]


@pytest.mark.parametrize("offer", ["", "made-up", "made:up:signature", "\x00"])
def test_a_secret_of_ones_own_making_is_refused(member, offer):
    with pytest.raises(services.StaleOffer):
        services.make_feed(member.user, offer=offer, by=member.user)
    assert not FeedSecret.objects.exists()


def test_an_offer_is_for_one_person_and_for_one_hour(member, time_machine):
    stranger = factories.make_user()
    with pytest.raises(services.StaleOffer):
        services.make_feed(stranger, offer=services.offer_feed(member.user), by=stranger)
    offer = services.offer_feed(member.user)
    time_machine.move_to(timezone.now() + timedelta(hours=1, minutes=1))
    with pytest.raises(services.StaleOffer):
        services.make_feed(member.user, offer=offer, by=member.user)


def test_a_right_that_comes_back_finds_no_old_address_alive(client, member):
    representative = factories.make_representative(member)
    tokens = [make_feed(person) for person in (member.user, representative.user)]
    Representative.objects.update(can_attend_sessions=False)
    tasks.reconcile()
    tasks.reconcile()
    Representative.objects.update(can_attend_sessions=True)
    assert [client.get(path_of(token)).status_code for token in tokens] == [200, 404]
    assert verbs() == [("session.feed_revoked", None)]


def test_entries_know_the_moment_in_utc(member):
    make_invitee(make_session(), member=member)
    (entry,) = services.feed_of(member.user)
    assert entry.changed_at.tzinfo == UTC
