import pytest
from django.urls import reverse

from applications import services
from applications.models import Application
from tests.applications.committee import address, make_committee, sign_in, submit_to, voted
from tests.factories import make_admin, make_application, make_letter, make_member, make_staff

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


def test_event_log_keeps_closed_files_from_the_recused(committee, client):
    application = voted(committee)
    log = reverse("admin:mayors_club_event_changelist")
    client.force_login(committee.chair)
    assert str(application.pk) in client.get(log).content.decode()
    services.declare_interest(application, kind="family", by=committee.chair)
    assert str(application.pk) not in client.get(log).content.decode()
    assert str(application.pk) not in client.get(log, {"q": str(application.pk)[:8]}).content.decode()


def test_letters_about_closed_files_are_not_found_by_the_recused(committee, client):
    application = submit_to(committee)
    letter = make_letter(about=application, subject="Лист про розгляд")
    client.force_login(committee.secretariat)
    pages = [reverse("admin:mayors_club_outgoingemail_changelist")]
    pages += [reverse(f"admin:mayors_club_outgoingemail_{page}", args=[letter.pk]) for page in ("change", "html")]
    assert [client.get(page).status_code for page in pages] == [200, 200, 200]
    Application.objects.filter(pk=application.pk).update(assistant_email=committee.secretariat.email)
    assert [client.get(page).status_code for page in pages] == [200, 404, 404]
    assert "Лист про розгляд" not in client.get(pages[0]).content.decode()
