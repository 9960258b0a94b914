"""Claiming a letter, and several senders side by side: each letter once, no more lines than are worth it."""

import time
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mayors_club import delivery
from mayors_club.attempts import Outcome
from mayors_club.models import OutgoingEmail
from tests.factories import make_letter
from tests.smtp_servers import MisbehavingServer, SmtpSink

Status = OutgoingEmail.Status
MANY = 60


def write(count, **fields):
    return [make_letter(body_text="Вітаємо!\n", **fields) for _ in range(count)]


def went_to(settings, server):
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5


# One statement claims, and stamps what has left ---------------------------------------------------------------------
@pytest.mark.django_db
@pytest.mark.parametrize("status", Status.values)
@pytest.mark.parametrize("minutes", [-1, 1])
def test_claimed_is_what_is_due(status, minutes):
    moment = timezone.now() + timedelta(minutes=minutes)
    lease = {"lease_until": moment} if status == Status.SENDING else {}
    letter = make_letter(status=status, next_at=moment, attempts=1, **lease)
    is_due = OutgoingEmail.objects.due().exists()
    claimed = delivery.claim()
    assert claimed == (letter if is_due else None)
    assert is_due == (minutes < 0 and status in (Status.QUEUED, Status.SENDING))


@pytest.mark.django_db
def test_what_was_claimed_is_the_row_itself():
    letter = make_letter(secret_values={"code": "493817"}, calendar="METHOD:REQUEST\r\n", attempts=2)
    claimed = delivery.claim()
    letter.refresh_from_db()
    assert (letter.status, letter.attempts, letter.may_have_arrived_twice) == (Status.SENDING, 3, False)
    names = [field.attname for field in OutgoingEmail._meta.concrete_fields]
    assert [getattr(claimed, name) for name in names] == [getattr(letter, name) for name in names]


@pytest.mark.django_db
def test_the_longest_waiting_letter_is_first():
    now = timezone.now()
    later, sooner = (make_letter(next_at=now - timedelta(minutes=minutes)) for minutes in (1, 2))
    assert [delivery.claim(), delivery.claim(), delivery.claim()] == [sooner, later, None]


@pytest.mark.django_db
def test_stamping_and_claiming_is_one_statement():
    first, second = write(2)
    sent = delivery.claim()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert delivery.claim(sent=sent) == second
    assert len(queries) == 1
    first.refresh_from_db()
    assert (first.status, first.secret_values, first.lease_until) == (Status.SENT, {}, None)
    assert first.sent_at is not None


@pytest.mark.django_db
@pytest.mark.parametrize("status", [Status.QUEUED, Status.FAILED, Status.SENDING])
def test_a_letter_that_arrived_is_not_taken_again_whoever_held_its_row(status):
    (letter,) = write(1)
    sent = delivery.claim()
    # Its lease ran out meanwhile, or another worker gave it back.
    long_ago = timezone.now() - timedelta(minutes=1)
    lease = long_ago if status == Status.SENDING else None
    OutgoingEmail.objects.update(status=status, lease_until=lease, next_at=long_ago)
    assert delivery.claim(sent=sent) is None
    letter.refresh_from_db()
    assert letter.status == Status.SENT


# Side by side -------------------------------------------------------------------------------------------------------
@pytest.fixture
def polite(settings):
    with MisbehavingServer("polite") as server:
        went_to(settings, server)
        yield server


@pytest.mark.django_db(transaction=True)
def test_many_letters_go_over_several_lines_and_each_once(settings):
    settings.MAIL_SENDERS = 4
    write(MANY)
    with SmtpSink(pause=0.005) as sink:
        went_to(settings, sink)
        batch = delivery.deliver_due(seconds=30)
    assert batch.outcomes == {Outcome.SENT: MANY}
    assert sorted(sink.message_ids) == sorted(OutgoingEmail.objects.values_list("message_id", flat=True))
    assert set(OutgoingEmail.objects.values_list("status", "attempts")) == {(Status.SENT, 1)}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("letters", "lines"), [(1, 1), (11, 1), (12, 2), (MANY, 4)])
def test_lines_are_opened_for_what_waits(polite, settings, letters, lines):
    settings.MAIL_SENDERS = 4
    write(letters)
    assert delivery.deliver_due(seconds=30).outcomes == {Outcome.SENT: letters}
    assert polite.connections == lines


@pytest.mark.django_db(transaction=True)
def test_a_server_that_takes_no_further_line_costs_no_letter_an_attempt(settings):
    settings.MAIL_SENDERS = 4
    write(MANY)
    with MisbehavingServer("polite", "421 at banner") as server:
        went_to(settings, server)
        assert delivery.deliver_due(seconds=30).outcomes == {Outcome.SENT: MANY}
    assert set(OutgoingEmail.objects.values_list("status", "attempts")) == {(Status.SENT, 1)}


@pytest.mark.django_db(transaction=True)
def test_a_server_that_goes_away_costs_one_letter_an_attempt(settings):
    settings.MAIL_SENDERS = 4
    write(MANY)
    with MisbehavingServer("250 then reset", "554 at banner") as server:
        went_to(settings, server)
        assert delivery.deliver_due(seconds=30).outcomes == {Outcome.SENT: 1, Outcome.TEMPORARY: 1}
    assert OutgoingEmail.objects.filter(attempts=0, status=Status.QUEUED).count() == MANY - 2


@pytest.mark.django_db(transaction=True)
def test_senders_leave_no_connection_behind(polite, settings):
    settings.MAIL_SENDERS = 4
    write(MANY)
    before = connections_to_the_database()
    delivery.deliver_due(seconds=30)
    deadline = time.monotonic() + 60
    while connections_to_the_database() > before and time.monotonic() < deadline:
        time.sleep(0.05)  # the server's end of a closed one goes a moment later
    assert connections_to_the_database() <= before


def connections_to_the_database() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return cursor.fetchone()[0]
