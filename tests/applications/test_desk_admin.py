import pytest
from django.urls import reverse

from applications import services
from applications.models import Application
from tests.applications.committee import make_committee, open_to, opinion, sign_in, submit_to
from tests.factories import make_application, make_letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_committee()


def work_list(client, user):
    return sign_in(client, user).get(reverse("admin:index")).content.decode()


def test_work_list_shows_each_colleague_what_waits_for_them(committee, client):
    new = make_application("submitted", full_name_uk="Нова Заявниця")
    in_review = open_to(committee, full_name_uk="Заявник На Розгляді")
    secretariats = work_list(client, committee.secretariat)
    assert new.full_name_uk in secretariats
    assert "Нові заяви" in secretariats
    assert "Чекають на Вашу думку" not in secretariats
    members = work_list(client, committee.members[0])
    assert "Чекають на Вашу думку" in members
    assert in_review.full_name_uk in members
    assert new.full_name_uk not in members


def test_work_list_says_when_there_is_nothing(committee, client):
    assert "Зараз від Вас нічого не потрібно." in work_list(client, committee.chair)


def test_work_list_keeps_letters_of_closed_files_from_the_recused(committee, client):
    application = submit_to(committee)
    make_letter(about=application, status="failed", subject="Лист про розгляд", last_error="550")
    assert "Лист про розгляд" in work_list(client, committee.secretariat)
    Application.objects.filter(pk=application.pk).update(assistant_email=committee.secretariat.email)
    assert "Лист про розгляд" not in work_list(client, committee.secretariat)


def test_list_begins_with_what_waits_for_me(committee, client):
    waiting, voted_already = open_to(committee), open_to(committee, full_name_uk="Інша Людина")
    opinion(voted_already, committee.members[0])
    sign_in(client, committee.members[0])
    listed = client.get(reverse("admin:applications_application_changelist")).content.decode()
    assert waiting.number in listed
    assert voted_already.number not in listed
    everything = client.get(reverse("admin:applications_application_changelist"), {"queue": "all"}).content.decode()
    assert voted_already.number in everything
    assert "1/4" in everything


@pytest.mark.parametrize(
    "query", [{}, {"queue": "all"}, {"q": "Шевченко", "queue": "all"}, {"status__exact": "in_review"}]
)
def test_list_search_and_filters_know_nothing_of_recused_files(committee, client, query):
    application = open_to(committee)
    services.declare_interest(application, kind="family", by=committee.chair)
    sign_in(client, committee.chair)
    listed = client.get(reverse("admin:applications_application_changelist"), query).content.decode()
    assert application.number not in listed
    assert application.full_name_uk not in listed


@pytest.mark.parametrize("written", ["{number}", "{latin}", "{short}", "{bare}", " {number} "])
def test_list_finds_a_number_as_letters_write_it(committee, client, written):
    wanted, other = open_to(committee), open_to(committee)
    short = wanted.number.removeprefix("МК-")
    forms = {"number": wanted.number, "latin": f"mk-{short}", "short": short, "bare": str(wanted.number_in_year)}
    query = {"queue": "all", "q": written.format(**forms)}
    sign_in(client, committee.secretariat)
    listed = client.get(reverse("admin:applications_application_changelist"), query).content.decode()
    assert f">{wanted.number}<" in listed
    assert f">{other.number}<" not in listed
