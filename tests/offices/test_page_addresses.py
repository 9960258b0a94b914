"""Addresses of pages: former, hidden, unknown; and that every page is built to be stored."""

import gzip

import pytest
from django.utils import timezone

from mayors_club import stylesheet
from members.models import Member
from offices import services
from offices.models import FormerAddress
from tests.factories import make_admin
from tests.office_factories import make_hidden_office, make_office
from tests.offices.pages import EN, UK, add_rows, make_page, make_real_page

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("path", [UK, EN])


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("page", ["", "report/", "report/sent/"])
def test_former_address_leads_to_the_present_one_for_ever(client, prefix, page):
    office = make_page()
    services.change_address(office, "i-savchuk", by=make_admin())
    response = client.get(f"{prefix}/offices/iryna-savchuk/{page}")
    assert (response.status_code, response["Location"]) == (301, f"{prefix}/offices/i-savchuk/{page}")


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("page", ["", "report/", "report/sent/"])
def test_hidden_unpublished_and_missing_answer_with_the_same_bytes(client, prefix, page):
    make_hidden_office(slug="hidden")
    make_office(live=False, slug="draft")
    FormerAddress.objects.create(slug="was-hidden", office=make_hidden_office())
    ended = make_office(slug="ended")
    Member.objects.filter(pk=ended.member_id).update(
        status=Member.Status.ENDED, end_reason=Member.EndReason.RESIGNED, ended_at=timezone.now()
    )
    answers = {
        (response.status_code, response.content)
        for slug in ("hidden", "draft", "was-hidden", "ended", "nobody")
        for response in [client.get(f"{prefix}/offices/{slug}/{page}")]
    }
    assert len(answers) == 1
    assert {status for status, _body in answers} == {404}


@BOTH
@pytest.mark.parametrize("rows", [1, 12])
def test_page_asks_three_questions_however_much_it_says(client, django_assert_num_queries, path, rows):
    add_rows(make_page(), rows)
    with django_assert_num_queries(3):
        client.get(path)


@BOTH
def test_page_may_be_stored_by_anyone(client, path):
    make_page()
    response = client.get(path)
    assert not response.cookies
    assert "Vary" not in response.headers
    assert response.headers["Cache-Control"] == "public, no-cache"
    again = client.get(path, headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@BOTH
def test_page_is_the_same_for_its_own_mayor(client, path):
    office = make_page()
    anonymous = client.get(path).content
    client.force_login(office.member.user)
    assert client.get(path).content == anonymous


def test_changed_page_gets_another_tag(client):
    office = make_page()
    before = client.get(UK).headers["ETag"]
    office.live.sections.filter(kind="lead").update(text_uk="Інше речення.")
    assert client.get(UK).headers["ETag"] != before


@BOTH
def test_page_and_sheet_together_weigh_little(client, path):
    make_real_page()
    sheet = gzip.compress(stylesheet.joined().encode(), 6)
    page = client.get(path, headers={"Accept-Encoding": "gzip"}).content
    assert len(page) + len(sheet) <= 14 * 1024
