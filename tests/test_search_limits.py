"""The search of the whole site: many hits, what a question costs, hostile text, and what is never found."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from members.models import Member
from sessions.models import ExpertSession
from tests import factories, office_factories, session_factories
from tests.searching import found, html, make_iryna

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("prefix", ["", "/en"])


@pytest.fixture
def iryna():
    return make_iryna()


# Many -----------------------------------------------------------------------------------------------------------------
def make_many(count):
    for number in range(count):
        name = f"Олена{number:02} Левченко"
        office_factories.make_office(factories.make_member(full_name_uk=name), slug=f"levchenko-{number:02}")


def test_of_several_kinds_the_first_few_are_shown_and_the_rest_is_one_link_away(client):
    make_many(7)
    session_factories.make_session(number=3, topic_uk="Левченко радить")
    assert found(client, "Левченко") == [*(f"/offices/levchenko-{n:02}/" for n in range(5)), "/sessions/3/"]
    page = html(client, "Левченко")
    link = "/search/?q=%D0%9B%D0%B5%D0%B2%D1%87%D0%B5%D0%BD%D0%BA%D0%BE&amp;kind=offices"
    assert f'<a href="{link}">Офіси мерів: усі 7</a>' in page
    assert len(found(client, "Левченко", kind="offices")) == 7
    assert "Усе, що знайдено</a>" in html(client, "Левченко", kind="offices")


def test_one_kind_has_pages(client):
    make_many(26)
    first, second = found(client, "Левченко"), found(client, "Левченко", page=2)
    assert [len(first), len(second)] == [24, 2]
    assert not {*first} & {*second}
    assert 'rel="next" href="/search/?q=' in html(client, "Левченко")
    assert "Сторінка 2 з 2" in html(client, "Левченко", page=2)


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "", "1.5", "9" * 30, "²"])
def test_page_that_does_not_exist(client, iryna, number):
    assert client.get("/search/", {"q": "Савчук", "page": number}).status_code == 404


def test_unknown_kind_is_not_asked_for(client, iryna):
    assert found(client, "Савчук", kind="planets") == ["/offices/iryna-savchuk/"]


# Costs and safety -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("typed", ["Левченко", "Лефченко", "ґґґґ"])
def test_queries_are_as_many_whatever_is_found(client, rows, typed, django_assert_num_queries):
    make_many(rows)
    for _ in range(rows):
        session_factories.make_session()
    with django_assert_num_queries(5):
        html(client, typed)


def test_answer_may_be_stored_and_is_the_same_for_everybody(client, iryna):
    first = client.get("/search/", {"q": "Савчук"})
    assert first.headers["Cache-Control"] == "public, no-cache"
    assert not first.cookies
    assert "Vary" not in first.headers
    client.force_login(iryna.member.user)
    assert client.get("/search/", {"q": "Савчук"}).content == first.content
    assert client.post("/search/", {"q": "Савчук"}).status_code == 405


@pytest.mark.parametrize(
    "typed",
    [
        '"><script>alert(1)</script>',
        "{{ 7|add:7 }} {% now 'Y' %}",
        "\x00савчук\x00",
        "\u202eкучваС\u202c \u200b\ufeff",
        "а" + "\u0301" * 300,
        "' & | ! ( ) :* <-> \\ %",
        "=1+1;DROP TABLE",
        "савчук " * 2000,
        "я " * 60,
        "a%00b",
        "٣٤ 漢字 ß İ ǅ",
        "e'\\x27':*",
    ],
)
@BOTH
def test_hostile_text_does_nothing(client, iryna, prefix, typed):
    # The strict client would take what was typed for a tag left over.
    response = Client().get(f"{prefix}/search/", {"q": typed})
    page = response.content.decode()
    assert response.status_code == 200
    assert "<script>alert" not in page
    assert not set("\x00\u202e\u200b\ufeff") & set(page)
    assert len(page) < 40_000


@pytest.mark.parametrize("query", ["?q=%00%ff%fe", "?q=%ED%A0%80", "?q=a&q=Савчук", "?q[]=1", "?q", "?kind=offices"])
def test_broken_addresses_are_answered(client, iryna, query):
    assert client.get(f"/search/{query}").status_code == 200


# Never ----------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "fields",
    [
        {"status": Member.Status.ENDED, "ended_at": timezone.now(), "end_reason": Member.EndReason.EXCLUDED},
        {"effective_at": timezone.now() + timedelta(days=1)},
    ],
)
def test_office_of_a_membership_not_in_force_is_not_found(client, iryna, fields):
    Member.objects.filter(pk=iryna.member_id).update(**fields)
    assert found(client, "Савчук") == found(client, "котельня") == found(client, "Савчюк") == []


def test_hidden_and_unpublished_offices_are_not_found(client):
    for number, make in enumerate((office_factories.make_hidden_office, office_factories.make_office)):
        fields = {"live": False} if number else {}
        make(factories.make_member(full_name_uk="Ірина Савчук"), slug=f"s{number}", **fields)
    assert found(client, "Савчук") == found(client, "котельня") == []


def test_draft_is_not_found_and_what_was_replaced_is_not_either(client, iryna):
    office_factories.make_draft(iryna, lead="Озеро Світязь")
    assert found(client, "Світязь") == []
    office_factories.make_section(iryna.live, "community", text_uk="Озеро Світязь")
    office_factories.make_live(iryna, days_ago=1)
    assert found(client, "Світязь") == []


def test_address_of_the_public_is_not_a_way_to_a_page(client, iryna):
    iryna.contact_email = "priyomna@kamianka.example"
    iryna.save()
    assert found(client, "priyomna") == found(client, iryna.member.user.email.split("@")[0]) == []


@pytest.mark.parametrize(
    "fields",
    [{"status": ExpertSession.Status.PLANNED}, {"status": ExpertSession.Status.CANCELLED, "announced_at": None}],
)
def test_session_that_was_never_announced_is_not_found(client, fields):
    session_factories.make_session(**fields)
    assert found(client, "тепло") == found(client, "Ярема") == []


def test_session_says_its_day_and_nothing_of_its_hour_text_or_brief(client):
    begins = session_factories.in_kyiv(2030, 5, 16, 15, 47)
    session_factories.make_session(number=12, starts_at=begins)
    page = html(client, "тепло")
    assert "16 травня 2030 року" in page
    assert "15:47" not in page
    # Words of the texts for members.
    assert found(client, "втрачають") == found(client, "окупаються") == found(client, "teplo.example") == []


def test_cancelled_and_postponed_are_said(client):
    session_factories.make_session(ExpertSession.Status.CANCELLED, number=1, announced_at=timezone.now())
    session_factories.make_session(ExpertSession.Status.POSTPONED, number=2)
    page = html(client, "тепло")
    assert "скасовано</p>" in page
    assert "відкладено</p>" in page
