"""Retention: each thing goes on its day and not a day before; what stays names nobody; each erasure is on record."""

import json
from datetime import UTC, datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from applications.models import Application, Ballot, ProofFile
from mayors_club import erasure, events, read_only, retention
from mayors_club.models import Event, Heartbeat, OutgoingEmail
from members.models import RelayLetter, SignInRequest
from tests import directory_factories, factories, office_factories
from tests.planted import DAY, NOW, SECRET_WORDS, everything_in_the_database, make_closed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def journal(settings, tmp_path):
    settings.ERASURE_JOURNAL = tmp_path / "erasures.jsonl"
    return settings.ERASURE_JOURNAL


@pytest.mark.parametrize("status", ["declined", "withdrawn", "lapsed"])
def test_closed_application_is_anonymised_after_twelve_months(status, django_capture_on_commit_callbacks):
    application = make_closed(status, NOW - 366 * DAY)
    proof = application.proofs.get()
    with django_capture_on_commit_callbacks(execute=True):
        report = retention.apply(NOW)
    assert report["applications_anonymised"] == 1
    assert SECRET_WORDS not in everything_in_the_database()
    application.refresh_from_db()
    assert (application.status, application.number_in_year) == (status, 1)
    assert (application.email, application.community, application.terms) == ("", None, [])
    assert application.anonymised_at is not None
    assert not application.links.exists()
    assert not ProofFile.objects.exists()
    assert not proof.file.storage.exists(proof.file.name)


def test_what_the_statistics_need_is_kept():
    application = make_closed("declined", NOW - 366 * DAY)
    retention.apply(NOW)
    decision = application.decisions.get()
    assert (decision.kind, decision.reason_code, decision.text) == ("decline", "not_confirmed", erasure.ERASED)
    assert Ballot.objects.get().choice == "no"
    assert Application.objects.get().office_kind == "elected"
    assert OutgoingEmail.objects.filter(name="application_received", to="").exists()


@pytest.mark.parametrize("days", [0, 364])
def test_closed_application_is_kept_until_then(days):
    make_closed("declined", NOW - days * DAY)
    assert retention.apply(NOW)["applications_anonymised"] == 0
    assert SECRET_WORDS in everything_in_the_database()


@pytest.mark.parametrize("status", ["submitted", "screening", "more_info", "in_review", "accepted"])
def test_live_and_accepted_applications_are_kept(status):
    factories.make_application(status=status, status_since=NOW - 4000 * DAY, changed_at=NOW - 4000 * DAY)
    report = retention.apply(NOW)
    assert (report["applications_anonymised"], report["drafts_erased"]) == (0, 0)


@pytest.mark.parametrize("status", ["draft", "awaiting_mayor", "lapsed", "withdrawn"])
def test_unsent_draft_is_erased_ninety_days_after_its_last_change(status, django_capture_on_commit_callbacks):
    application = factories.make_application(status=status, changed_at=NOW - 91 * DAY, full_name_uk=SECRET_WORDS)
    proof = factories.make_proof(application)
    factories.make_letter("application_link", about=application, body_text=SECRET_WORDS)
    with django_capture_on_commit_callbacks(execute=True):
        assert retention.apply(NOW)["drafts_erased"] == 1
    assert not Application.objects.exists()
    assert not proof.file.storage.exists(proof.file.name)
    assert SECRET_WORDS not in everything_in_the_database()


def test_younger_draft_is_kept():
    factories.make_application(status="draft", changed_at=NOW - 89 * DAY)
    assert retention.apply(NOW)["drafts_erased"] == 0


def test_letters_lose_address_and_text_after_twenty_four_months():
    old = factories.make_letter(status="sent", created_at=NOW - 732 * DAY, calendar="BEGIN:VCALENDAR\r\n")
    young = factories.make_letter(status="sent", created_at=NOW - 729 * DAY)
    assert retention.apply(NOW)["letters_emptied"] == 1
    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.to, old.subject, old.body_text, old.body_html, old.calendar) == ("", "", "", "", "")
    assert old.status == "sent"
    assert young.body_text


def test_waiting_letter_of_an_erased_person_never_leaves():
    application = make_closed("withdrawn", NOW - 366 * DAY)
    letter = factories.make_letter(about=application, status="held")
    retention.apply(NOW)
    letter.refresh_from_db()
    assert letter.status == "superseded"


def test_letter_rows_go_with_the_audit_after_five_years():
    factories.make_letter(status="sent", created_at=NOW - 1830 * DAY)
    assert retention.apply(NOW)["letters_deleted"] == 1


def test_letters_between_members_are_known_for_as_long_as_their_words():
    old, young = (directory_factories.make_relay_letter(sent_at=NOW - days * DAY) for days in (731, 729))
    assert retention.apply(NOW)["relay_letters_deleted"] == 1
    assert RelayLetter.objects.get() == young != old


def test_dead_links_go_after_thirty_days():
    application = factories.make_application(status="submitted")
    factories.make_link(application, expires_at=NOW - 31 * DAY)
    factories.make_link(application, expires_at=NOW + DAY, revoked_at=NOW - 31 * DAY)
    factories.make_link(application, expires_at=NOW - 29 * DAY)
    assert retention.apply(NOW)["links_deleted"] == 2


def test_expired_sessions_forgotten_requests_and_the_admin_log_go():
    Session.objects.create(session_key="old", session_data="", expire_date=NOW - DAY)
    Session.objects.create(session_key="new", session_data="", expire_date=NOW + DAY)
    SignInRequest.objects.create(email="a@town.example", code="123456", language="uk", created_at=NOW - 2 * DAY)
    entry = LogEntry.objects.create(user=factories.make_admin(), action_flag=1, object_repr=SECRET_WORDS)
    LogEntry.objects.filter(pk=entry.pk).update(action_time=NOW - 366 * DAY)
    report = retention.apply(NOW)
    assert (report["sessions_deleted"], report["sign_in_requests_deleted"], report["admin_log_deleted"]) == (1, 1, 1)


def test_events_are_kept_for_five_years():
    application = factories.make_application()
    for years, days in ((5, -1), (5, 1)):
        at = retention.years_before(NOW, years) + days * DAY
        Event.objects.create(at=at, verb="application.test", actor_kind="system", subject_type="x", subject_id="1")
    events.record("application.test", subject=application, by_kind="system")
    assert retention.apply(NOW)["events_deleted"] == 1


def test_run_is_logged_with_its_report():
    report = retention.apply(NOW)
    line = Event.objects.get(verb="retention.applied")
    assert line.codes == report
    assert Heartbeat.objects.get(name="retention").at == NOW


def test_each_erasure_is_an_event_and_a_line_of_the_journal(journal):
    draft = factories.make_application(status="draft", changed_at=NOW - 91 * DAY)
    closed = make_closed("declined", NOW - 366 * DAY)
    draft_id = str(draft.pk)
    retention.apply(NOW)
    verbs = Event.objects.filter(subject_type="applications.application").values_list("verb", "subject_id")
    assert set(verbs) == {("application.erased", draft_id), ("application.anonymised", str(closed.pk))}
    lines = [json.loads(line) for line in journal.read_text().splitlines()]
    assert [(line["verb"], line["pk"]) for line in lines] == [("erased", draft_id), ("anonymised", str(closed.pk))]
    assert SECRET_WORDS not in journal.read_text()
    assert journal.stat().st_mode & 0o077 == 0


def test_second_run_finds_nothing_to_do():
    make_closed("declined", NOW - 366 * DAY)
    factories.make_letter(status="sent", created_at=NOW - 732 * DAY)
    retention.apply(NOW)
    again = retention.apply(NOW)
    assert {what for what, count in again.items() if count} == set()


def test_command_reports_and_rests_while_the_site_is_read_only(capsys):
    make_closed("declined", timezone.now() - 366 * DAY)
    read_only.turn_on()
    call_command("apply_retention")
    assert capsys.readouterr().out == "The site is read-only: nothing was erased.\n"
    read_only.turn_off()
    call_command("apply_retention")
    assert "applications_anonymised: 1\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [(datetime(2028, 2, 29, tzinfo=UTC), 1, (2027, 2, 28)), (datetime(2026, 11, 21, tzinfo=UTC), 5, (2021, 11, 21))],
)
def test_years_before_counts_calendar_years(day, years, expected):
    earlier = retention.years_before(day, years)
    assert (earlier.year, earlier.month, earlier.day) == expected


def test_photograph_that_no_text_shows_goes_after_thirty_days(django_capture_on_commit_callbacks):
    office = office_factories.make_office()
    shown = office_factories.make_live_portrait(office, uploaded_at=NOW - 31 * DAY)
    office_factories.make_portrait(office, uploaded_at=NOW - 31 * DAY)
    fresh = office_factories.make_portrait(office, uploaded_at=NOW - 29 * DAY)
    with django_capture_on_commit_callbacks(execute=True):
        assert retention.apply(NOW)["portraits_deleted"] == 1
    assert set(office.portraits.all()) == {shown, fresh}
