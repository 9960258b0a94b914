"""Writing letters: what a row holds, that it is written once, that a dead broker changes nothing."""

import socket
import time
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from mayors_club import mail
from mayors_club.models import OutgoingEmail
from tests.factories import make_application, make_letter

pytestmark = pytest.mark.django_db


def queue(**fields):
    application = fields.pop("application", None) or make_application()
    defaults = {
        "to": "mayor@starohorod.example",
        "language": "uk",
        "context": {"application": application, "until": timezone.now() + timedelta(days=30)},
        "dedupe_key": f"application:{application.pk}:link",
        "subject": application,
    }
    return mail.queue("application_link", **{**defaults, **fields})


def test_a_letter_is_a_row_in_the_recipients_language_with_a_marker_for_the_secret():
    application = make_application()
    letter = queue(application=application, language="en")
    assert letter.subject == "Your draft application is saved"
    assert "[[application_link]]" in letter.body_text
    assert 'href="[[application_link]]"' in letter.body_html
    assert letter.status == OutgoingEmail.Status.QUEUED
    assert (letter.about_type, letter.about_id) == ("applications.application", str(application.pk))
    assert letter.message_id == f"<{letter.pk.hex}@klub.example>"


def test_a_letter_may_carry_a_calendar_that_says_what_for():
    calendar = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n"
    assert OutgoingEmail.objects.get(pk=queue(calendar=calendar).pk).calendar == calendar
    with pytest.raises(ValueError, match="METHOD"):
        queue(calendar="BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", dedupe_key="another")


def test_the_second_letter_with_one_key_is_the_first():
    application = make_application()
    first = queue(application=application)
    second = queue(application=application, to="other@starohorod.example")
    assert second == first
    assert OutgoingEmail.objects.get().to == "mayor@starohorod.example"


def test_a_letter_costs_one_question_to_the_database(django_assert_num_queries):
    application = make_application()
    with django_assert_num_queries(1):
        letter = queue(application=application)
    stored = OutgoingEmail.objects.get(pk=letter.pk)
    for field in OutgoingEmail._meta.concrete_fields:
        assert getattr(letter, field.attname) == getattr(stored, field.attname)
    letter.save(update_fields=["last_error"])
    with django_assert_num_queries(2):
        assert queue(application=application).pk == letter.pk


def test_many_letters_are_written_at_once_and_those_that_were_there_stay(django_assert_num_queries):
    def letter(number, to="mayor@starohorod.example"):
        fields = {"to": to, "language": "uk", "context": {"application": application, "until": timezone.now()}}
        return mail.compose("application_link", **fields, dedupe_key=f"many:{number}")

    application = make_application()
    first = mail.put(letter(2))
    rows = [letter(number, to="other@starohorod.example") for number in (1, 2, 3, 3)]
    with django_assert_num_queries(2):
        stored = mail.put_all(rows)
    assert stored == {row.dedupe_key: row for row in OutgoingEmail.objects.all()}
    assert (stored["many:2"], len(stored)) == (first, 3)
    assert stored["many:2"].to == "mayor@starohorod.example"
    assert mail.put_all([]) == {}


def test_a_letter_with_a_date_waits_for_it():
    later = timezone.now() + timedelta(minutes=10)
    assert queue(not_before=later).next_at == later
    assert not OutgoingEmail.objects.due().exists()


def test_a_stored_secret_and_a_minted_one_enter_text_and_html(monkeypatch):
    monkeypatch.setitem(mail._minters, "application_link", lambda row: f"https://klub.example/{row.name}?a&b")
    letter = make_letter(
        body_text="[[code]] [[application_link]]",
        body_html="<a href='[[application_link]]'>",
        secret_values={"code": 7},
    )
    text, html = mail.fill_secrets(letter)
    assert text == "7 https://klub.example/application_received?a&b"
    assert html == "<a href='https://klub.example/application_received?a&amp;b'>"


def test_an_unknown_secret_is_named():
    with pytest.raises(mail.UnknownSecret, match="nobody_makes_this"):
        mail.fill_secrets(make_letter(body_text="[[nobody_makes_this]]"))


def test_superseded_letters_are_stopped_and_forget_their_secrets():
    waiting = make_letter(secret_values={"code": "123456"})
    assert mail.supersede([waiting]) == 1
    waiting.refresh_from_db()
    assert (waiting.status, waiting.secret_values) == ("superseded", {})
    assert mail.supersede([waiting]) == 0


@pytest.mark.parametrize("left", [{"status": "sending"}, {"status": "sent"}, {"may_have_arrived_twice": True}])
def test_what_has_left_cannot_be_superseded_and_stops_the_others(left):
    waiting, gone = make_letter(), make_letter(**left)
    with pytest.raises(mail.AlreadyLeft):
        mail.supersede([waiting, gone])
    waiting.refresh_from_db()
    assert waiting.status == "queued"


@pytest.fixture
def silent_broker(monkeypatch):
    """Accepts connections and answers nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        monkeypatch.setattr(mail.app.conf, "broker_url", f"redis://127.0.0.1:{listener.getsockname()[1]}/0")
        monkeypatch.setattr(mail, "_no_nudge_before", 0.0)
        yield


@pytest.mark.django_db(transaction=True)
def test_a_silent_broker_neither_hangs_nor_fails_the_transaction(silent_broker, caplog):
    started = time.monotonic()
    with transaction.atomic():
        letter = queue()
        queue(dedupe_key="another")
    assert 0.5 < time.monotonic() - started < 15  # without limits of ours it would be three quarters of a minute
    assert OutgoingEmail.objects.filter(pk=letter.pk).exists()
    assert caplog.messages == ["the worker could not be nudged: OperationalError"]
    started = time.monotonic()
    mail.nudge()
    assert time.monotonic() - started < 1.5, "after a failure the broker is left alone for a while"
