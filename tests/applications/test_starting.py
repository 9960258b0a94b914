"""From an address to a letter: what the worker does with requests for links."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from applications import services
from applications.forms.about_you import AboutYouForm
from applications.forms.office import OfficeForm
from applications.models import Application
from applications.services import starting
from mayors_club.models import OutgoingEmail
from tests.applications.applicant import ABOUT_YOU, OFFICE, letters
from tests.factories import make_application

pytestmark = pytest.mark.django_db


def values(typed):
    return {name: [text] for name, text in typed.items()}


def office(**changes):
    return OfficeForm(values({**OFFICE, **changes}), application=Application())


def about_you(**changes):
    return AboutYouForm(values({**ABOUT_YOU, "full_name_latin": "Iryna Savchuk", **changes}), application=Application())


def ask(email, kind="start", started_by="mayor", language="uk"):
    services.ask_for_link(kind=kind, email=email, language=language, started_by=started_by)
    return services.answer_link_requests()


def test_start_makes_a_draft_and_a_letter():
    ask(" Iryna@Town.example ", language="en")
    application = Application.objects.get()
    assert (application.email, application.language) == ("iryna@town.example", "en")
    letter = OutgoingEmail.objects.get()
    assert (letter.name, letter.to, letter.language) == ("application_link", "iryna@town.example", "en")
    assert starting.LinkRequest.objects.count() == 0


def test_impatient_second_start_sends_nothing_more():
    ask("iryna@town.example")
    ask("iryna@town.example")
    assert (Application.objects.count(), len(letters())) == (1, 1)


def test_start_with_a_live_application_sends_its_link_again():
    application = make_application("in_review", email="iryna@town.example")
    ask("iryna@town.example")
    letter = OutgoingEmail.objects.get()
    assert (letter.name, letter.about_id) == ("application_resend", str(application.pk))


def test_previous_answers_are_filled_in(myrhorod):
    said = {"motivation": {"values": {"motivation": ["Так"]}}}
    previous = make_application("declined", email="iryna@town.example", answers={**said, "reply": {}})
    previous.decisions.update(effective_at=timezone.now() - timedelta(days=1))
    ask("iryna@town.example")
    draft = Application.objects.get(status="draft")
    assert draft.previous == previous
    assert draft.answers == said


def test_undo_window_looks_like_a_live_application():
    application = make_application("declined", email="iryna@town.example")
    application.decisions.update(effective_at=timezone.now() + timedelta(minutes=5))
    ask("iryna@town.example")
    assert Application.objects.count() == 1
    assert letters("application_resend")[0].about_id == str(application.pk)


def test_assistant_may_start_several():
    with time_machine.travel(timezone.now() - timedelta(hours=1), tick=True):
        ask("oksana@town.example", started_by="assistant")
    ask("oksana@town.example", started_by="assistant")
    assert Application.objects.filter(assistant_email="oksana@town.example", email="").count() == 2


def test_resend_finds_all_that_an_address_can_open(assisted):
    own = make_application("submitted", email="oksana@myrhorod.example")
    ask("oksana@myrhorod.example", kind="resend")
    assert {letter.about_id for letter in letters("application_resend")} == {str(own.pk), str(assisted.pk)}


def test_resend_to_an_invited_mayor_asks_for_consent_again(assisted):
    with time_machine.travel(timezone.now() - timedelta(hours=1), tick=True):
        services.ask_mayor(assisted, mayor_email="iryna@myrhorod.example")
    ask("iryna@myrhorod.example", kind="resend")
    assert [letter.to for letter in letters("application_link_mayor")] == ["iryna@myrhorod.example"] * 2


def test_unknown_address_gets_nothing():
    ask("nobody@town.example", kind="resend")
    assert letters() == []


def test_request_that_fails_does_not_hold_up_the_others(monkeypatch, caplog):
    services.ask_for_link(kind="start", email="first@town.example", language="uk")
    services.ask_for_link(kind="start", email="second@town.example", language="uk")
    send = starting.send_link

    def poisoned(application, *args, **options):
        if application.email == "first@town.example":
            raise RuntimeError("poisoned")
        return send(application, *args, **options)

    monkeypatch.setattr(starting, "send_link", poisoned)
    assert services.answer_link_requests() == 1
    assert [letter.to for letter in letters()] == ["second@town.example"]
    monkeypatch.undo()
    assert services.answer_link_requests() == 1
