"""What the status page tells: steps in their order, and how long it usually takes."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from applications import services
from applications.models import Application, Decision
from applications.timeline import Story, usual_time
from tests.factories import make_application, make_ballot, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def titles(application):
    return [step.title for step in Story(Application.objects.get(pk=application.pk)).steps]


def test_steps_follow_the_way_of_an_application(settings):
    settings.UNDO_WINDOW_SECONDS = 600
    secretary, chair = make_staff("secretariat"), make_staff("chair")
    colleagues = [make_staff("committee") for _ in range(2)]
    application = make_application("submitted")
    services.open_screening(application, by=secretary)
    services.open_round(application, by=secretary)
    assert titles(application) == ["The secretariat began to check it", "The committee began its review", "Decision"]
    for elector in [chair, *colleagues]:
        services.declare_interest(application, kind="none", by=elector)
        make_ballot(application, elector)
    decision = services.decide(application, kind="accept", by=chair)
    assert titles(application)[-1] == "Decision"
    assert Story(application).status == "in_review"
    later = Story(application, now=decision.effective_at)
    assert later.status == "accepted"
    assert [step.title for step in later.steps][-1] == "Decision: you have been accepted"
    services.take_back(decision.application, by=chair)
    assert titles(application) == ["The secretariat began to check it", "The committee began its review", "Decision"]


def test_current_step_is_one(asked):
    services.withdraw(asked, by_kind="applicant")
    story = Story(asked)
    assert story.headline == "You have withdrawn your application"
    assert [step.kind for step in story.steps] == ["d"]


def test_fresh_answer_is_acknowledged(asked):
    services.answer(asked, key=asked.submission_key, text="x", answers=asked.answers, columns={})
    story = Story(asked)
    assert story.headline == "We have your reply"
    assert [step.kind for step in story.steps] == ["c", ""]


def decided_after(days):
    application = make_application("declined")
    Application.objects.filter(pk=application.pk).update(submitted_at=timezone.now() - timedelta(days=days))
    Decision.objects.filter(application=application).update(effective_at=timezone.now() - timedelta(minutes=1))


def test_usual_time_is_the_median_once_there_are_enough_decisions():
    for days in (1, 4, 9, 40):
        decided_after(days)
    assert usual_time() == "The committee usually decides within ten working days."
    decided_after(7)
    assert usual_time() == "The last decisions usually took 7 days."


def test_usual_time_looks_at_the_last_twenty():
    for _ in range(20):
        decided_after(3)
    older = make_application("declined")
    Application.objects.filter(pk=older.pk).update(submitted_at=timezone.now() - timedelta(days=900))
    older.decisions.update(decided_at=timezone.now() - timedelta(days=500))
    assert usual_time() == "The last decisions usually took 3 days."
