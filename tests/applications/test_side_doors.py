import pytest
from django.urls import reverse

from applications import services
from applications.models import Application
from tests.applications.committee import (
    address,
    make_committee,
    sign_in,
    voted,
)
from tests.factories import (
    make_admin,
    make_application,
    make_member,
    make_staff,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_committee()


def review(client, application):
    return client.get(address("review", application))


GETS = ("review", "decide", "change")
POSTS = ("interest", "opinion", "open_round", "decide", "take_back", "reconsider")


def strangers(committee, application):
    """People who must not learn that the application exists."""
    services.declare_interest(application, kind="family", by=committee.members[0])
    yield committee.members[0]
    yield make_staff("committee")
    Application.objects.filter(pk=application.pk).update(assistant_email=committee.secretariat.email)
    yield committee.secretariat


def test_hidden_and_missing_applications_answer_alike(committee, client):
    application = voted(committee)
    missing = make_application("draft")
    for person in strangers(committee, application):
        sign_in(client, person)
        for target in (application, missing):
            assert {client.get(address(page, target)).status_code for page in GETS} == {404}
            assert {client.post(address(page, target)).status_code for page in POSTS} == {404}


@pytest.mark.parametrize("door", ["history", "delete", "export", ""])
def test_stock_pages_do_not_exist(committee, client, door):
    application = voted(committee)
    base = f"{reverse('admin:applications_application_changelist')}{application.pk}/{door}"
    for person in (committee.chair, make_admin()):
        assert sign_in(client, person).get(f"{base}/".replace("//", "/")).status_code == 404


def test_autocomplete_finds_nothing_hidden(committee, client):
    application = voted(committee)
    services.declare_interest(application, kind="family", by=committee.chair)
    query = {"app_label": "applications", "model_name": "question", "field_name": "application", "term": "Шевченко"}
    response = sign_in(client, committee.chair).get(reverse("admin:autocomplete"), query)
    assert application.full_name_uk not in response.content.decode()


def test_duty_officer_and_member_have_no_desk(committee, client):
    application = voted(committee)
    member = make_member()
    sign_in(client, make_staff("duty_officer"))
    assert review(client, application).status_code == 404
    client.force_login(member.user)
    assert review(client, application).status_code in (302, 403, 404)
