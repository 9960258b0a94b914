"""Every wrong state that the database refuses, tried past all our code."""

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from applications.models import Application, Ballot, ConflictDeclaration, Decision, Revision
from tests.factories import (
    make_application,
    make_decision,
    make_link,
    make_proof,
    make_question,
    make_revision,
    make_round,
    make_staff,
)

pytestmark = pytest.mark.django_db


def change(application, **columns):
    Application.objects.filter(pk=application.pk).update(**columns)


def a_decision(status="declined", **columns):
    decision = make_decision(make_application("in_review"), letter=False) if status == "accepted" else None
    decision = decision or Decision.objects.get(application=make_application(status))
    Decision.objects.filter(pk=decision.pk).update(**columns)


def two_live_applications():
    first = make_application("draft")
    make_application("in_review", email=first.email)


def two_equal_numbers():
    first = make_application("submitted")
    change(make_application("submitted"), number_year=first.number_year, number_in_year=first.number_in_year)


def a_former_head_without_an_end():
    change(make_application("submitted"), office_kind="former", mandate_end=None)


def a_present_head_with_an_end():
    change(make_application("submitted"), office_kind="elected", mandate_end=date(2020, 1, 1))


def two_current_proofs():
    application = make_application("draft")
    make_proof(application)
    make_proof(application)


def two_open_questions():
    application = make_application("more_info")
    make_question(application)


def two_ballots_of_one_elector():
    elector = make_staff("committee")
    review_round = make_round(make_application("in_review"), [elector])
    Ballot.objects.create(round=review_round, reviewer=elector)


def a_ballot_cast_at_no_time():
    review_round = make_round(make_application("in_review"), [make_staff("committee")])
    review_round.ballots.update(choice="yes", cast_at=None)


def two_declarations_of_one_reviewer():
    application, reviewer = make_application("in_review"), make_staff("committee")
    for _ in range(2):
        ConflictDeclaration.objects.create(application=application, reviewer=reviewer, kind="none")


def two_revisions_of_one_number():
    make_revision(make_application("submitted"), number=1)


def two_revisions_of_one_press():
    revision = Revision.objects.get(application=make_application("submitted"))
    make_revision(make_application("draft"), submission_key=revision.submission_key)


def two_rounds():
    application = make_application("in_review")
    make_round(application)
    make_round(application)


def two_links_of_one_token():
    application = make_application("draft")
    make_link(application)
    make_link(application)
    application.links.update(token_hash="same")


REFUSED = {
    "application_one_live_per_email": [two_live_applications],
    "application_number_unique": [two_equal_numbers],
    "application_email_lower": [lambda: change(make_application("draft"), email="Mayor@Town.example")],
    "application_invited_email_lower": [lambda: change(make_application("draft"), invited_email="Mayor@Town.example")],
    "application_sent_has_number": [
        lambda: change(make_application("submitted"), number_in_year=None),
        lambda: change(make_application("draft"), status="in_review"),
    ],
    "application_pause_knows_way_back": [
        lambda: change(make_application("more_info"), status_before=""),
        lambda: change(make_application("draft"), status="lapsed"),
    ],
    "application_withdrawn_has_time": [lambda: change(make_application("draft"), status="withdrawn")],
    "application_former_has_end": [a_former_head_without_an_end, a_present_head_with_an_end],
    "question_one_open": [two_open_questions],
    "decision_decline_has_reason": [lambda: a_decision(reason_code="")],
    "decision_other_has_text": [lambda: a_decision(reason_code="other", text="")],
    "decision_accept_has_member": [lambda: a_decision("accepted", member=None)],
    "decision_against_outcome_has_reason": [
        lambda: a_decision("accepted", outcome="against"),
        lambda: a_decision("declined", outcome="for"),
        lambda: a_decision("accepted", outcome="tie"),
        lambda: a_decision("declined", outcome="no_quorum"),
    ],
    "proof_one_current": [two_current_proofs],
    "ballot_one_per_reviewer": [two_ballots_of_one_elector],
    "ballot_cast_has_time": [a_ballot_cast_at_no_time],
    "declaration_one_per_reviewer": [two_declarations_of_one_reviewer],
    "revision_number_unique": [two_revisions_of_one_number],
    # Uniqueness of a single column; PostgreSQL names these itself.
    "submission_key": [two_revisions_of_one_press],
    "reviewround_application_id": [two_rounds],
    "accesslink_token_hash": [two_links_of_one_token],
}


@pytest.mark.parametrize(
    ("name", "attempt"), [(name, attempt) for name, attempts in REFUSED.items() for attempt in attempts]
)
def test_the_database_refuses(name, attempt):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        attempt()


def test_every_constraint_has_its_test():
    names = {
        constraint.name
        for model in apps.get_app_config("applications").get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint | models.UniqueConstraint)
    }
    assert names - set(REFUSED) == set()


def test_a_second_application_is_allowed_once_the_first_is_closed():
    for status in Application.CLOSED:
        closed = make_application(status)
        make_application("draft", email=closed.email)


def test_drafts_of_an_assistant_have_no_address_yet():
    make_application("draft", email="", assistant_email="office@town.example")
    make_application("draft", email="", assistant_email="office@town.example")


def test_anonymised_applications_need_no_end_of_term():
    application = make_application("withdrawn", submitted_at=timezone.now(), number_year=2026, number_in_year=1)
    change(application, office_kind="former", mandate_end=None, anonymised_at=timezone.now())
