"""Submitting, answering, withdrawing: once, whole, by the right person."""

import time
import uuid
from datetime import timedelta
from functools import partial
from threading import Barrier

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from applications import sections, services
from applications.models import Application, Consent, ReviewRound, Revision
from applications.services.submission import next_number
from mayors_club import mail
from mayors_club.models import Event, OutgoingEmail
from tests.applications.applicant import ANSWERS, as_saved, at, letters
from tests.at_once import at_once, wait_for_locks_as_a_request_does, wait_until_somebody_waits
from tests.factories import make_application, make_link, make_member, make_proof, make_round, make_user

pytestmark = pytest.mark.django_db


def submit(application, **changes):
    arguments = {
        "key": application.submission_key,
        "answers": application.answers,
        "columns": sections.columns(sections.of(application)),
        "consent_language": "uk",
        "consent_version": "test",
    }
    return services.submit(application, **{**arguments, **changes})


def reply(application, **changes):
    arguments = {"key": application.submission_key, "text": "Ось", "answers": application.answers, "columns": {}}
    return services.answer(application, **{**arguments, **changes})


def test_submission_writes_everything_at_once(draft, myrhorod):
    proof = make_proof(draft)
    revision = submit(draft)
    draft.refresh_from_db()
    assert (draft.status, draft.number_in_year) == ("submitted", 1)
    assert (draft.full_name_uk, draft.title_uk, draft.community) == ("Ірина Савчук", "Міська голова", myrhorod)
    assert (str(draft.first_mandate_start), draft.mandate_end) == ("2020-11-01", None)
    assert draft.representatives[0]["email"] == "oksana@myrhorod.example"
    assert (revision.number, revision.answers, revision.proof) == (1, draft.answers, proof)
    assert (Consent.objects.get().wording_version, Consent.objects.get().language) == ("test", "uk")
    event = Event.objects.about(draft).get(verb="application.submitted")
    assert (event.actor_kind, event.from_state, event.codes) == ("applicant", "draft", {"revision": 1})
    assert [(letter.name, letter.to) for letter in letters()] == [("application_received", "iryna@myrhorod.example")]


def test_second_press_answers_the_first_revision(draft):
    key = draft.submission_key
    first = submit(draft)
    assert submit(draft, key=key) == first
    assert (Revision.objects.count(), len(letters())) == (1, 1)


def test_failure_leaves_nothing_behind(draft, monkeypatch):
    monkeypatch.setattr(mail, "queue", lambda *args, **options: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        submit(draft)
    draft.refresh_from_db()
    assert (draft.status, draft.number_in_year) == ("draft", None)
    assert not Revision.objects.exists()
    assert not Consent.objects.exists()


def test_answers_saved_meanwhile_are_not_sent_unseen(draft):
    shown = Application.objects.get(pk=draft.pk)
    services.save_section(draft, "motivation", {"motivation": ["Інше"]}, by_kind="applicant")
    with pytest.raises(services.AnswersChanged):
        submit(shown, answers=shown.answers, columns={})


def test_foreign_key_does_not_submit(draft):
    with pytest.raises(services.AnswersChanged):
        submit(draft, key=uuid.uuid4())


def test_numbers_have_no_gaps_and_begin_anew_each_year(db):
    for number in (1, 2):
        assert next_number(2031) == (2031, number)
        make_application(number_year=2031, number_in_year=number)
    assert next_number(2032) == (2032, 1)
    with transaction.atomic():
        next_number(2031)
        transaction.set_rollback(True)
    assert next_number(2031) == (2031, 3)


def test_member_and_second_application_are_refused(draft, assisted):
    make_member(make_user(draft.email))
    with pytest.raises(services.MemberAlready):
        submit(draft)
    Application.objects.filter(pk=assisted.pk).update(invited_email="andrii@town.example")
    make_application("screening", email="andrii@town.example")
    assisted.refresh_from_db()
    with pytest.raises(services.AnotherIsLive):
        submit(assisted)


@pytest.mark.parametrize("status", ["submitted", "in_review", "declined", "withdrawn", "lapsed"])
def test_only_a_draft_is_submitted(status):
    application = make_application(status)
    with pytest.raises(services.WrongState):
        submit(application, columns={})


@pytest.mark.django_db(transaction=True)
def test_twenty_equal_posts_make_one_application(draft):
    token, key = make_link(draft), str(draft.submission_key)

    def post():
        response = Client().post(at("check", token), {"consent": "on", "submission_key": key})
        return response.status_code, response.url

    assert set(at_once(*[post] * 20)) == {(302, at("submitted", token))}
    assert Revision.objects.count() == 1
    assert len(letters("application_received")) == 1
    assert Application.objects.get().number_in_year == 1


@pytest.mark.django_db(transaction=True)
def test_numbers_given_at_once_are_all_different(myrhorod):
    drafts = [Application.objects.create(email=f"m{n}@town.example", answers=as_saved(ANSWERS)) for n in range(6)]
    at_once(*[partial(submit, draft) for draft in drafts])
    numbers = Application.objects.values_list("number_in_year", flat=True)
    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]


@pytest.mark.django_db(transaction=True)
def test_press_that_waits_too_long_for_its_turn_tries_again(draft):
    """The database gives up waiting for a lock after two seconds; the applicant should not notice."""
    held = Barrier(2, timeout=60)

    def hold():
        with transaction.atomic():
            Application.objects.select_for_update().get(pk=draft.pk)
            held.wait()
            wait_until_somebody_waits()
            time.sleep(2.3)

    def press():
        wait_for_locks_as_a_request_does()
        held.wait()
        return submit(draft).number

    assert at_once(hold, press)[1] == 1


# Answers ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("before", ["screening", "in_review"])
def test_answer_leads_back_to_where_the_question_came_from(asked, before):
    Application.objects.filter(pk=asked.pk).update(status_before=before)
    asked.refresh_from_db()
    revision = reply(asked, columns={"proof_url": "https://town.example/new"})
    asked.refresh_from_db()
    assert (asked.status, asked.status_before, asked.proof_url) == (before, "", "https://town.example/new")
    question = asked.questions.get()
    assert question.answered_at
    assert question.answer == "Ось"
    assert revision.number == 2
    assert [letter.name for letter in letters()] == ["application_answer_received"]


def test_answer_pressed_twice_is_one(asked):
    key, answers = asked.submission_key, asked.answers
    first = reply(asked)
    assert reply(asked, key=key, answers=answers) == first
    assert asked.revisions.count() == 2
    assert len(letters()) == 1


def test_draft_of_the_answer_is_not_in_the_revision(asked):
    services.save_section(asked, "reply", {"answer": ["Ще думаю"]}, by_kind="applicant")
    revision = reply(asked)
    assert "reply" not in revision.answers
    asked.refresh_from_db()
    assert "reply" not in asked.answers


def test_nothing_to_answer_without_a_question():
    with pytest.raises(services.WrongState):
        reply(make_application("in_review"))


# Withdrawing -----------------------------------------------------------------------------------
@pytest.mark.parametrize("status", Application.LIVE)
def test_any_live_application_can_be_withdrawn_once(status):
    application = make_application(status)
    services.withdraw(application, by_kind="applicant")
    services.withdraw(application, by_kind="applicant")
    application.refresh_from_db()
    assert application.status == "withdrawn"
    assert application.withdrawn_at
    sent = ["application_withdrawn"] if application.was_submitted else []
    assert [letter.name for letter in letters()] == sent
    assert Event.objects.about(application).filter(to_state="withdrawn").count() == 1


@pytest.mark.parametrize("status", ["accepted", "declined", "lapsed"])
def test_closed_application_cannot_be_withdrawn(status):
    with pytest.raises(services.WrongState):
        services.withdraw(make_application(status), by_kind="applicant")


def test_withdrawal_closes_the_round_and_stops_the_question(db):
    application = make_application("more_info")
    make_round(application)
    question = OutgoingEmail.objects.create(
        name="application_question",
        to=application.email,
        language="uk",
        about_type="applications.application",
        about_id=str(application.pk),
        dedupe_key="q",
        message_id="q",
    )
    services.withdraw(application, by_kind="applicant")
    question.refresh_from_db()
    assert question.status == "superseded"
    assert ReviewRound.objects.get().closed_at


# Coming back -----------------------------------------------------------------------------------
def test_lapsed_draft_comes_back(db):
    application = make_application("lapsed", lapsed_from="draft", reminded_at=timezone.now())
    services.come_back(application, by_kind="applicant")
    application.refresh_from_db()
    assert (application.status, application.status_before, application.lapsed_from) == ("draft", "", "")
    assert application.reminded_at is None


def test_lapsed_question_comes_back_with_a_new_date(asked):
    asked.questions.update(answer_due_on=timezone.localdate() - timedelta(days=1))
    services.run_clocks()
    asked.refresh_from_db()
    assert (asked.status, asked.status_before, asked.lapsed_from) == ("lapsed", "screening", "more_info")
    services.come_back(asked, by_kind="applicant")
    asked.refresh_from_db()
    assert (asked.status, asked.status_before) == ("more_info", "screening")
    assert asked.open_question.answer_due_on > timezone.localdate()
    services.come_back(asked, by_kind="applicant")  # pressing twice is the same


def test_lapsed_file_stays_when_a_newer_one_is_live(db):
    old = make_application("lapsed", email="iryna@town.example")
    make_application("draft", email="iryna@town.example")
    with pytest.raises(services.AnotherIsLive):
        services.come_back(old, by_kind="applicant")
    old.refresh_from_db()
    assert old.status == "lapsed"
