from datetime import timedelta

import pytest
from django.utils import timezone

from applications import services
from applications.models import Application
from applications.services.refusals import DeclareFirst, DeputyWaits, NotYours
from mayors_club.models import Event, OutgoingEmail
from tests.applications.committee import make_committee, open_to, submit_to, voted
from tests.factories import make_application

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_committee()


def ask(application, by, **fields):
    defaults = {
        "text": "Додайте рішення ради про початок каденції.",
        "fields": ["proof", "terms"],
        "answer_due_on": timezone.localdate() + timedelta(days=9),
    }
    return services.ask(application, by=by, **{**defaults, **fields})


def test_question_re_opens_fields_until_a_date_and_leaves_at_once(committee):
    application = submit_to(committee, language="en")
    question = ask(application, committee.secretariat)
    assert (application.status, application.status_before) == ("more_info", "screening")
    assert (question.fields, question.asked_by) == (["proof", "terms"], committee.secretariat)
    letter = OutgoingEmail.objects.get()
    assert (letter.name, letter.to, letter.language, letter.not_before) == (
        "application_question",
        application.email,
        "en",
        None,
    )
    assert question.text in letter.body_text
    event = Event.objects.about(application).last()
    assert event.codes == {"question": question.pk, "fields": ["proof", "terms"]}


def test_chair_asks_while_the_committee_reviews_and_the_round_goes_on(committee):
    application = voted(committee)
    ask(application, committee.chair)
    assert (application.status, application.status_before) == ("more_info", "in_review")
    assert application.round.closed_at is None


def test_chair_may_ask_while_screening_too(committee):
    application = submit_to(committee)
    services.declare_interest(application, kind="none", by=committee.chair)
    ask(application, committee.chair)
    assert application.status == "more_info"


def test_secretariat_does_not_ask_once_the_committee_reviews(committee):
    with pytest.raises(NotYours):
        ask(open_to(committee), committee.secretariat)


def test_committee_and_deputy_do_not_ask(committee):
    application = voted(committee)
    with pytest.raises(NotYours):
        ask(application, committee.members[0])
    with pytest.raises(DeputyWaits):
        ask(application, committee.deputy)
    with pytest.raises(DeclareFirst):
        ask(open_to(committee), committee.chair)
    assert not OutgoingEmail.objects.exists()


def test_nobody_asks_on_an_own_file(committee):
    application = submit_to(committee)
    Application.objects.filter(pk=application.pk).update(assistant_email=committee.secretariat.email)
    with pytest.raises(NotYours):
        ask(application, committee.secretariat)


@pytest.mark.parametrize(
    "status", [status for status in Application.Status if status not in ("screening", "in_review")]
)
def test_question_only_from_screening_and_review(committee, status):
    with pytest.raises(services.WrongState):
        ask(make_application(status), committee.secretariat)
    assert not OutgoingEmail.objects.filter(name="application_question").exists()
