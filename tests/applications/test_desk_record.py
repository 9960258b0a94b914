"""Every action of a colleague leaves exactly one line about the application, a preview none."""

import pytest

from mayors_club.models import Event
from tests.applications.committee import address, decided, make_committee, open_to, submit_to, voted

pytestmark = pytest.mark.django_db
ACCEPT = {"kind": "accept", "text": "", "reason_code": "", "against_outcome_reason": "", "answer_due_on": ""}


@pytest.fixture
def committee():
    return make_committee()


def lines_left_by(client, person, application, page, **typed) -> list[str]:
    client.force_login(person)
    before = Event.objects.about(application).count()
    response = client.post(address(page, application), typed)
    assert response.status_code in (200, 302)
    return [event.verb for event in Event.objects.about(application)[before:]]


def test_each_step_leaves_one_line(committee, client):
    application = submit_to(committee)
    chair = committee.chair
    opinion = {"choice": "yes", "note": "", "note_visibility": "committee", "revision": "1"}
    assert lines_left_by(client, committee.secretariat, application, "open_round") == ["application.round_opened"]
    assert lines_left_by(client, chair, application, "interest", kind="none") == ["application.interest_declared"]
    assert lines_left_by(client, chair, application, "opinion", **opinion) == ["application.opinion_given"]


def test_decision_and_its_undo_leave_one_line_each_and_the_preview_none(committee, client):
    application = voted(committee)
    assert lines_left_by(client, committee.chair, application, "decide", **ACCEPT) == []
    preview = client.post(address("decide", application), ACCEPT)
    confirmed = {**ACCEPT, "digest": preview.context["digest"], "confirm": "1"}
    assert lines_left_by(client, committee.chair, application, "decide", **confirmed) == ["application.accepted"]
    assert lines_left_by(client, committee.chair, application, "take_back") == ["application.decision_taken_back"]


def test_refused_step_leaves_no_line(committee, client):
    application = open_to(committee)
    assert lines_left_by(client, committee.secretariat, application, "open_round") == []


def test_reconsidering_leaves_one_line(committee, client, settings):
    settings.UNDO_WINDOW_SECONDS = 0
    application = decided(committee, "decline").application
    assert lines_left_by(client, committee.chair, application, "reconsider") == ["application.reconsidered"]


def test_lines_hold_no_names_addresses_or_texts(committee, client):
    application = voted(committee, full_name_uk="Шукана Людина", motivation="Шуканий текст")
    lines = " ".join(str(event.codes) for event in Event.objects.about(application))
    assert not any(word in lines for word in ("Шукан", application.email, "@"))
