"""Sending letters over real SMTP: what arrives, and what a server's misbehaviour does to the row."""

import ssl
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.utils import timezone

from mayors_club import attempts, delivery, mail
from mayors_club.attempts import Attempt, Outcome
from mayors_club.models import OutgoingEmail
from tests.factories import make_letter
from tests.smtp_servers import MisbehavingServer, SmtpSink

pytestmark = pytest.mark.django_db
Status = OutgoingEmail.Status


def plain(**fields):
    return make_letter(**{"body_text": "Вітаємо!\n", **fields})


@pytest.fixture
def misbehaving(settings):
    servers = []

    def start(*behaviours):
        server = MisbehavingServer(*behaviours).__enter__()
        servers.append(server)
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        # Who stalls is waited for in vain; any other answer may take its time on a busy machine.
        settings.EMAIL_TIMEOUT = 1.5 if behaviours[0].startswith("stall") else 15
        return server

    yield start
    for server in servers:
        server.__exit__()


def deliver(letter, **options):
    batch = delivery.deliver_due(**{"seconds": 30, **options})
    letter.refresh_from_db()
    return batch


def test_what_arrives(smtp_sink):
    letter = plain(subject="Заява МК-2026-0001: Слов’янськ", language="en", to="mayor@town.example")
    deliver(letter)
    (arrived,) = smtp_sink.letters
    message = arrived.message
    assert (arrived.envelope_from, arrived.envelope_to) == ("bounces@klub.example", ["mayor@town.example"])
    assert message["Subject"].strip() == "Заява МК-2026-0001: Слов’янськ"
    assert message["From"].addresses[0].display_name == "Mayors' Club"
    assert message["From"].addresses[0].addr_spec == "club@klub.example"
    assert message["To"] == "mayor@town.example"
    assert message["Reply-To"] == "secretariat@klub.example"
    assert message["Message-ID"] == letter.message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "en"
    assert message["Date"].datetime
    assert message.get_content_type() == "multipart/alternative"
    assert (arrived.text, arrived.html) == ("Вітаємо!\n", "<p>Вітаємо!</p>")
    assert (letter.status, letter.attempts, letter.last_error) == (Status.SENT, 1, "")
    assert letter.sent_at is not None


def test_secrets_enter_while_sending_and_are_forgotten(smtp_sink, monkeypatch, caplog):
    monkeypatch.setitem(mail._minters, "application_link", lambda row: "https://klub.example/apply/TOKEN/")
    letter = make_letter(body_text="[[code]]\n[[application_link]]\n", secret_values={"code": "493817"})
    deliver(letter)
    assert smtp_sink.letters[0].text == "493817\nhttps://klub.example/apply/TOKEN/\n"
    assert letter.secret_values == {}
    assert "TOKEN" not in letter.body_text
    assert "493817" not in caplog.text
    assert "TOKEN" not in caplog.text


def test_one_connection_serves_a_batch(misbehaving):
    for _ in range(3):
        plain()
    server = misbehaving("polite")
    assert delivery.deliver_due(seconds=30).outcomes == {Outcome.SENT: 3}
    assert server.connections == 1


def test_one_recipient_per_letter(smtp_sink):
    plain(to="one@town.example"), plain(to="two@town.example")
    delivery.deliver_due(seconds=30)
    assert sorted(letter.envelope_to for letter in smtp_sink.letters) == [["one@town.example"], ["two@town.example"]]


# What a server may do, and what it means. "marked" is the mark "may have arrived twice".
@pytest.mark.parametrize(
    ("behaviour", "outcome", "marked"),
    [
        ("refuse", Outcome.TEMPORARY, False),
        ("421 at banner", Outcome.TEMPORARY, False),
        ("554 at banner", Outcome.TEMPORARY, False),
        ("stall at banner", Outcome.TEMPORARY, False),
        ("stall at RCPT", Outcome.TEMPORARY, False),
        ("drop at MAIL", Outcome.TEMPORARY, False),
        ("drop at DATA", Outcome.TEMPORARY, False),
        ("reset at DATA", Outcome.TEMPORARY, False),
        ("421 at MAIL", Outcome.TEMPORARY, False),
        ("450 at RCPT", Outcome.TEMPORARY, False),
        ("451 at RCPT", Outcome.TEMPORARY, False),
        ("452 at RCPT", Outcome.TEMPORARY, False),
        ("451 at dot", Outcome.TEMPORARY, False),
        ("550 at RCPT", Outcome.PERMANENT, False),
        ("550 at MAIL", Outcome.PERMANENT, False),
        ("552 at DATA", Outcome.PERMANENT, False),
        ("554 at dot", Outcome.PERMANENT, False),
        ("530 at MAIL", Outcome.CONFIGURATION, False),
        ("drop at dot", Outcome.IN_DOUBT, True),
        ("reset at dot", Outcome.IN_DOUBT, True),
        ("stall at dot", Outcome.IN_DOUBT, True),
        ("half an answer", Outcome.IN_DOUBT, True),
        ("250 then reset", Outcome.SENT, False),
    ],
)
def test_misbehaviour(misbehaving, behaviour, outcome, marked):
    misbehaving(behaviour)
    letter = plain()
    assert deliver(letter).outcomes == {outcome: 1}
    assert letter.may_have_arrived_twice is marked
    assert letter.status == {
        Outcome.SENT: Status.SENT,
        Outcome.PERMANENT: Status.FAILED,
    }.get(outcome, Status.QUEUED)
    assert bool(letter.last_error) is (outcome is not Outcome.SENT)


def test_a_long_letter_cut_in_the_middle_was_surely_not_sent(misbehaving):
    misbehaving("drop mid data")
    letter = plain(body_text="Рядок, якого багато.\n" * 200_000)
    assert deliver(letter).outcomes == {Outcome.TEMPORARY: 1}
    assert not letter.may_have_arrived_twice


def test_a_server_that_drips_is_cut_off(misbehaving, settings):
    misbehaving("drip")
    settings.MAIL_LEASE_SECONDS = 1
    letter = plain()
    started = timezone.now()
    assert deliver(letter).outcomes == {Outcome.TEMPORARY: 1}
    assert timezone.now() - started < timedelta(seconds=15)  # it would drip for twenty


def test_a_server_that_hung_up_between_two_letters_is_called_again(misbehaving):
    plain(), plain()
    server = misbehaving("250 then reset", "polite")
    assert delivery.deliver_due(seconds=30).outcomes == {Outcome.SENT: 2}
    assert (server.connections, len(server.letters)) == (2, 2)


def test_waits_grow_and_then_the_letter_fails(misbehaving):
    misbehaving("450 at RCPT")
    letter = plain(secret_values={"code": "493817"})
    waits = []
    for _ in range(6):
        deliver(letter)
        waits.append(round((letter.next_at - timezone.now()).total_seconds() / 60))
        OutgoingEmail.objects.filter(pk=letter.pk).update(next_at=timezone.now())
    assert waits == [1, 5, 15, 60, 240, 720]
    deliver(letter)
    assert (letter.status, letter.attempts, letter.secret_values) == (Status.FAILED, 7, {})


def test_a_fault_of_ours_never_fails_a_letter(misbehaving, caplog):
    misbehaving("530 at MAIL")
    letter = plain(attempts=6)
    deliver(letter)
    assert (letter.status, letter.attempts) == (Status.QUEUED, 6)
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_an_unreachable_server_costs_one_letter_an_attempt_not_all(misbehaving):
    misbehaving("refuse")
    for _ in range(3):
        plain()
    delivery.deliver_due(seconds=30)
    assert OutgoingEmail.objects.filter(attempts__gt=0).count() == 1


def test_a_poisoned_letter_fails_and_delays_nobody(smtp_sink, monkeypatch, caplog):
    def explode(row):
        raise ImproperlyConfigured("no such application")

    monkeypatch.setitem(mail._minters, "poison", explode)
    poisoned, healthy = make_letter(body_text="[[poison]]"), plain()
    deliver(poisoned)
    healthy.refresh_from_db()
    assert (poisoned.status, poisoned.last_error) == (Status.FAILED, "ImproperlyConfigured: no such application")
    assert healthy.status == Status.SENT


def test_a_database_that_is_gone_while_a_secret_is_made_is_no_poison(smtp_sink, monkeypatch):
    def gone(row):
        raise OperationalError("server closed the connection")

    monkeypatch.setitem(mail._minters, "application_link", gone)
    letter = make_letter()
    deliver(letter)
    assert (letter.status, letter.may_have_arrived_twice) == (Status.QUEUED, False)


@pytest.mark.parametrize(
    "column", [{"subject": "Тема\r\nBcc: stranger@evil.example"}, {"to": "mayor@town.example\nBcc: x@evil.example"}]
)
def test_no_header_can_be_smuggled_in(smtp_sink, column, caplog):
    letter = plain(**column)
    deliver(letter)
    assert smtp_sink.letters == []
    assert letter.status == Status.FAILED


def test_an_address_that_cannot_be_written_fails_the_letter(smtp_sink, caplog):
    letter = plain(to="ma yor@@town.example")
    deliver(letter)
    assert letter.status == Status.FAILED


def test_a_letter_whose_recipient_was_erased_is_not_taken_for_sent(smtp_sink, caplog):
    letter = plain(to="")
    deliver(letter)
    assert (letter.status, letter.last_error) == (Status.FAILED, "ValueError: no recipient")


def test_a_certificate_of_another_name_is_our_fault():
    problem = ssl.SSLCertVerificationError("certificate verify failed: Hostname mismatch")
    assert attempts.judge(problem, dot_sent=False) == (Outcome.CONFIGURATION, None)


def test_a_refused_password_is_our_fault(misbehaving, settings, caplog):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "club", "wrong"
    misbehaving("polite")  # which does not know AUTH
    letter = plain()
    assert deliver(letter).outcomes == {Outcome.CONFIGURATION: 1}
    assert letter.status == Status.QUEUED


def test_superseded_held_and_early_letters_stay(smtp_sink):
    plain(status=Status.SUPERSEDED), plain(status=Status.HELD)
    plain(next_at=timezone.now() + timedelta(minutes=1))
    assert delivery.deliver_due().outcomes == {}
    assert smtp_sink.letters == []


def test_an_expired_lease_is_sent_again_with_the_same_id_and_marked(smtp_sink):
    letter = plain(status=Status.SENDING, lease_until=timezone.now() - timedelta(seconds=1), attempts=1)
    deliver(letter)
    assert (letter.status, letter.attempts, letter.may_have_arrived_twice) == (Status.SENT, 2, True)
    assert smtp_sink.message_ids == [letter.message_id]


def test_a_running_lease_is_respected(smtp_sink):
    plain(status=Status.SENDING, lease_until=timezone.now() + timedelta(seconds=30), attempts=1)
    assert delivery.deliver_due().outcomes == {}


def test_a_letter_that_kills_every_worker_is_given_up(smtp_sink):
    letter = plain(status=Status.SENDING, lease_until=timezone.now() - timedelta(seconds=1), attempts=7)
    healthy = plain()
    deliver(letter)
    healthy.refresh_from_db()
    assert (letter.status, healthy.status) == (Status.FAILED, Status.SENT)
    assert len(smtp_sink.letters) == 1


def test_a_late_250_counts_though_the_lease_was_lost():
    letter = plain(status=Status.SENDING, lease_until=timezone.now(), attempts=1)
    OutgoingEmail.objects.filter(pk=letter.pk).update(status=Status.QUEUED, lease_until=None)
    delivery.record(letter, Attempt(Outcome.SENT))
    letter.refresh_from_db()
    assert letter.status == Status.SENT


def test_a_late_failure_does_not_touch_what_another_worker_took():
    letter = plain(status=Status.SENDING, lease_until=timezone.now(), attempts=1)
    later = timezone.now() + timedelta(minutes=4)
    OutgoingEmail.objects.filter(pk=letter.pk).update(lease_until=later, attempts=2)
    delivery.record(letter, Attempt(Outcome.PERMANENT, "550"))
    letter.refresh_from_db()
    assert (letter.status, letter.lease_until) == (Status.SENDING, later)


def test_a_batch_ends_by_the_clock_and_says_so(settings):
    with SmtpSink(pause=0.2) as sink:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        plain(), plain(), plain()
        batch = delivery.deliver_due(seconds=0.1)
    assert batch.is_unfinished
    assert batch.outcomes.total() < 3
