"""The applicant's part of the way into the Club, from the first address to the answer to a question."""

from datetime import date

import pytest
from django.urls import reverse

from applications import services
from applications.models import Application
from mayors_club.models import Event
from tests.applications.applicant import at, fill_in, letters, stamp, token_in
from tests.applications.conftest import myrhorod  # noqa: F401
from tests.factories import make_staff

pytestmark = pytest.mark.django_db


def start(client, email, started_by="mayor", path=None):
    typed = {"email": email, "started_by": started_by, "stamp": stamp()}
    response = client.post(path or reverse("applications:start"), typed)
    assert response.status_code == 302
    services.answer_link_requests()


def test_mayor_applies_and_answers_a_question(client, myrhorod):  # noqa: F811
    # given an address
    start(client, "Iryna@Myrhorod.example")
    token = token_in(letters("application_link")[0])
    # when everything is filled in and submitted
    fill_in(client, token, about_you={"full_name_latin": ""})
    page = client.get(at("check", token))
    key = page.context["form"].initial["submission_key"]
    response = client.post(at("check", token), {"consent": "on", "submission_key": key})
    # then there is a number, a letter and a status
    assert response.url == at("submitted", token)
    application = Application.objects.get()
    assert application.status == "submitted"
    assert application.number.startswith("МК-")
    assert application.community == myrhorod
    assert application.phone == "+380441234567"
    assert application.full_name_latin == "Iryna Savchuk"
    assert application.number in client.get(response.url).content.decode()
    later = token_in(letters("application_received")[0])
    assert "iryna" not in client.get(at("status", later)).content.decode()
    # when the secretariat asks
    secretary = make_staff("secretariat")
    services.open_screening(application, by=secretary)
    services.ask(application, text="Додайте рішення.", fields=["proof"], answer_due_on=date(2099, 1, 1), by=secretary)
    asked = token_in(letters("application_question")[0])
    page = client.get(at("reply", asked))
    assert "Додайте рішення." in page.content.decode()
    # then the answer leads back
    typed = {
        "proof_url": "https://myrhorod.example/new",
        "answer": "Ось воно.",
        "submission_key": page.context["form"].initial["submission_key"],
    }
    response = client.post(at("reply", asked), typed)
    assert response.url == at("status", asked)
    application.refresh_from_db()
    assert application.status == "screening"
    assert application.proof_url == "https://myrhorod.example/new"
    assert application.revisions.count() == 2
    assert [letter.name for letter in letters()][-1] == "application_answer_received"
    assert client.get(at("status", asked)).status_code == 200
    verbs = Event.objects.about(application).values_list("verb", flat=True)
    assert verbs[0] == "application.started"
    assert verbs.reverse()[0] == "application.answered"


def test_assistant_fills_in_and_only_the_mayor_submits(client, myrhorod):  # noqa: F811
    start(client, "oksana@myrhorod.example", started_by="assistant", path="/en/apply/")
    letter = letters("application_link")[0]
    assert (letter.to, letter.language) == ("oksana@myrhorod.example", "en")
    token = token_in(letter)
    fill_in(client, token, about_you={"mayor_email": "iryna@myrhorod.example", "language": "uk"})
    page = client.get(at("check", token))
    assert 'name="consent"' not in page.content.decode()
    client.post(at("check", token))
    application = Application.objects.get()
    assert application.status == "awaiting_mayor"
    to_mayor = letters("application_link_mayor")[0]
    assert (to_mayor.to, to_mayor.language) == ("iryna@myrhorod.example", "uk")
    mayors = token_in(to_mayor)
    key = client.get(at("check", mayors)).context["form"].initial["submission_key"]
    # the assistant cannot submit, even by hand
    client.post(at("check", token), {"consent": "on", "submission_key": key})
    application.refresh_from_db()
    assert application.status == "awaiting_mayor"
    client.post(at("check", mayors), {"consent": "on", "submission_key": key})
    application.refresh_from_db()
    assert (application.status, application.email) == ("submitted", "iryna@myrhorod.example")
    # and the assistant's link tells no more than that
    response = client.get(at("tasks", token))
    assert response.status_code == 200
    assert "Савчук" not in response.content.decode()
