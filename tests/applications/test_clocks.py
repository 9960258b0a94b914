"""What time does: once, to whom it is due, at midnight in Kyiv."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from applications import links, services, tasks
from applications.models import Application
from mayors_club import retention
from mayors_club.models import Event
from tests.applications.applicant import at, letters
from tests.factories import make_application, make_link, make_proof

pytestmark = pytest.mark.django_db

# In Kyiv it is 12:00 on 2 March 2026; on 29 March summer time begins.
STARTED = datetime(2026, 3, 2, 10, tzinfo=UTC)


def at_kyiv(day, clock="12:00"):
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo("Europe/Kyiv"))


@pytest.fixture
def old(db):
    return make_application("draft", email="iryna@town.example", changed_at=STARTED)


@pytest.mark.parametrize(
    ("moment", "reminded"),
    [(at_kyiv("2026-03-24", "23:59"), 0), (at_kyiv("2026-03-25", "00:01"), 1), (at_kyiv("2026-04-01"), 1)],
)
def test_reminder_on_day_23(old, moment, reminded):
    assert services.run_clocks(moment)["reminded"] == reminded
    assert [(letter.name, letter.to) for letter in letters()] == [
        ("application_draft_reminder", "iryna@town.example")
    ] * reminded


def test_clocks_that_run_again_do_nothing_again(old):
    for _ in range(3):
        services.run_clocks(at_kyiv("2026-03-25"))
    assert len(letters()) == 1
    for _ in range(3):
        services.run_clocks(at_kyiv("2026-04-02"))
    assert Event.objects.about(old).filter(verb="application.lapsed").count() == 1


def test_change_after_the_reminder_starts_the_days_anew(old):
    services.run_clocks(at_kyiv("2026-03-25"))
    with time_machine.travel(at_kyiv("2026-03-28"), tick=False):
        services.save_section(old, "motivation", {"motivation": ["x"]}, by_kind="applicant")
    assert services.run_clocks(at_kyiv("2026-04-10")) == {"reminded": 0, "lapsed": 0, "swept": 0}
    with time_machine.travel(at_kyiv("2026-04-20"), tick=False):
        assert services.run_clocks() == {"reminded": 1, "lapsed": 0, "swept": 0}


@pytest.mark.parametrize(
    ("moment", "status"), [(at_kyiv("2026-04-01", "23:59"), "draft"), (at_kyiv("2026-04-02", "00:01"), "lapsed")]
)
def test_draft_lapses_after_its_last_day(old, moment, status):
    assert str(old.kept_until) == "2026-04-01"
    services.run_clocks(moment)
    old.refresh_from_db()
    assert old.status == status


def test_lapse_late_is_still_a_lapse_and_no_letter_calls_it_a_refusal(old):
    assert services.run_clocks(at_kyiv("2026-05-15"))["lapsed"] == 1
    assert {letter.status for letter in letters("application_draft_reminder")} <= {"superseded"}
    old.refresh_from_db()
    assert (old.status, old.lapsed_from) == ("lapsed", "draft")


@pytest.mark.parametrize(("status", "to"), [("draft", "oksana@town.example"), ("awaiting_mayor", "iryna@town.example")])
def test_reminder_goes_to_whoever_has_to_act(db, status, to):
    make_application(
        status,
        email="",
        started_by="assistant",
        assistant_email="oksana@town.example",
        invited_email="iryna@town.example",
        changed_at=STARTED,
    )
    services.run_clocks(at_kyiv("2026-03-26"))
    assert [letter.to for letter in letters()] == [to]


def test_question_lapses_after_its_date_in_kyiv(asked):
    asked.questions.update(answer_due_on="2026-03-10")
    services.run_clocks(at_kyiv("2026-03-10", "23:59"))
    asked.refresh_from_db()
    assert asked.status == "more_info"
    services.run_clocks(at_kyiv("2026-03-11", "00:01"))
    asked.refresh_from_db()
    assert (asked.status, asked.lapsed_from, asked.status_before) == ("lapsed", "more_info", "screening")


@pytest.mark.parametrize("status", ["submitted", "screening", "in_review", "accepted", "declined", "withdrawn"])
def test_clocks_never_decide(db, status):
    application = make_application(status, changed_at=STARTED)
    services.run_clocks(at_kyiv("2027-03-02"))
    application.refresh_from_db()
    assert application.status == status
    assert not letters("application_draft_reminder")


def test_retention_leaves_nothing_of_a_forgotten_draft(old, django_capture_on_commit_callbacks):
    """The day 90: rows, file, links and the text of letters are gone, the lines of the log stay."""
    proof = make_proof(old)
    make_link(old)
    services.run_clocks(at_kyiv("2026-03-25"))
    services.run_clocks(at_kyiv("2026-04-02"))
    with django_capture_on_commit_callbacks(execute=True):
        retention.apply(at_kyiv("2026-06-02"))
    assert not Application.objects.exists()
    assert not proof.file.storage.exists(proof.file.name)
    assert [letter.to + letter.body_text for letter in letters()] == [""]
    assert Event.objects.filter(subject_id=str(old.pk)).values_list("verb", flat=True).count() >= 2


def test_link_works_to_the_end_of_its_day_in_kyiv(client, old):
    last = timezone.localdate() + timedelta(days=30)
    link = links.end_of_day(last)
    token = make_link(old, expires_at=link)
    with time_machine.travel(link - timedelta(seconds=1), tick=False):
        assert client.get(at("tasks", token)).status_code == 200
    with time_machine.travel(link, tick=False):
        assert client.get(at("tasks", token)).status_code == 410


def test_tasks_call_the_services(old):
    services.ask_for_link(kind="start", email="new@town.example", language="uk")
    tasks.answer_link_requests()
    tasks.run_clocks()
    assert Application.objects.filter(email="new@town.example").exists()
    old.refresh_from_db()
    assert old.status == "lapsed"
