"""The public page of one session: what everybody may know, in words, for machines, in both languages."""

import re
from datetime import timedelta

import pytest
import time_machine

from sessions.models import AgendaItem
from tests.schema_org import problems
from tests.session_factories import in_kyiv, make_expert, make_photo, make_session
from tests.sessions.reading import document, make_move, read

pytestmark = pytest.mark.django_db

UK, EN = "/sessions/413/", "/en/sessions/413/"
BOTH = pytest.mark.parametrize("path", [UK, EN])


@pytest.fixture(autouse=True)
def today(settings):
    settings.SITE_URL = "https://klub.example"
    with time_machine.travel(in_kyiv(2026, 11, 22, 12), tick=False):
        yield


def make(status="announced", when=(2026, 11, 26, 15), **fields):
    return make_session(status, number=413, starts_at=in_kyiv(*when), **fields)


# In words -------------------------------------------------------------------------------------------------------------
def test_page_says_number_topic_lead_day_fields_and_expert(client):
    make()
    html = read(client, UK)
    assert "Експертна сесія № 413 · закрита зустріч" in html
    assert "Тепло взимку без газу: що встигне громада</h1>" in html
    assert "Розберемо, які рішення можна впровадити за один опалювальний сезон." in html
    assert "Четвер, 26 листопада 2026 року" in html
    assert "Енергетика й тепло" in html or "Енергетика" in html
    assert "Експертка</h2>" in html
    assert "<h3>Наталія Ярема</h3>" in html
    assert "Інженерка-теплотехнікиня" in html
    assert "<dd>Українська</dd>" in html


def test_english_page(client):
    make()
    html = read(client, EN)
    assert "Expert session No. 413 · closed meeting" in html
    assert "Winter heating without gas: what a community can manage</h1>" in html
    assert "Thursday, 26 November 2026" in html
    assert "<h3>Nataliia Yarema</h3>" in html
    assert 'lang="uk"' not in html.partition("<main")[2].partition("</main>")[0]


def test_panel_leads_to_the_members_page_and_to_the_club(client):
    make()
    panel = read(client, UK).partition('<section class="pan')[2].partition("</section>")[0]
    assert "Ця сесія закрита" in panel
    assert '<a class="btn" href="/member/sessions/413/">Увійти</a>' in panel
    assert '<a href="/join/">Як вступити до Клубу</a>' in panel
    assert '<a class="btn" href="/en/member/sessions/413/">Sign in</a>' in read(client, EN)


@BOTH
def test_nothing_that_is_for_members(client, path):
    session = make(
        "held",
        when=(2026, 11, 12, 15),
        text_uk="СЕКРЕТ-ТЕКСТ",
        text_en="SECRET-TEXT",
        brief_uk="СЕКРЕТ-ЛИСТ",
        brief_en="SECRET-BRIEF",
        summary_uk="СЕКРЕТ-КОНСПЕКТ",
        summary_en="SECRET-SUMMARY",
        summary_published_at=in_kyiv(2026, 11, 13, 10),
        reason_uk="СЕКРЕТ-ПРИЧИНА",
        reason_en="SECRET-REASON",
    )
    AgendaItem.objects.create(session=session, title_uk="СЕКРЕТ-ПЛАН", title_en="SECRET-PLAN")
    html = read(client, path)
    assert "СЕКРЕТ" not in html
    assert "SECRET" not in html
    assert session.expert.email not in html


@pytest.mark.parametrize(("gender", "heading"), [("f", "Експертка"), ("m", "Експерт"), ("", "Хто веде сесію")])
def test_heading_takes_the_form_of_the_expert(client, gender, heading):
    make(expert=make_expert(gender=gender))
    assert f'<h2 id="expert">{heading}</h2>' in read(client, UK)


def test_session_without_an_expert_yet(client):
    make(expert=None)
    assert 'id="expert"' not in read(client, UK)


def test_expert_without_a_photograph_has_the_ring(client):
    make()
    assert 'aria-label="Портрет ще не додано"' in read(client, UK)
    assert ">НЯ</text>" in read(client, UK)


def test_photograph_of_the_expert_is_served_to_everybody(client):
    expert = make_expert()
    make_photo(expert)
    make(expert=expert)
    (address,) = re.findall(r'<img class="pic" src="([^"]+)" alt="Наталія Ярема"', read(client, UK))
    assert client.get(address).headers["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("announced", None),
        ("open", None),
        ("live", None),
        ("held", None),
        ("cancelled", "Сесію скасовано."),
        ("postponed", "Сесію відкладено."),
    ],
)
def test_state_is_said_by_the_day(client, status, words):
    make(status, when=(2026, 11, 22, 9))
    html = read(client, UK)
    assert words is None or words in html
    assert "Сесію проведено." not in html
    with time_machine.travel(in_kyiv(2026, 11, 23, 0), tick=False):
        assert ("Сесію проведено." in read(client, UK)) is (words is None)


def test_postponed_page_names_no_day(client):
    make("postponed")
    html = read(client, UK)
    assert "26 листопада" not in html
    assert "нову дату оголосимо" in html


def test_moved_page_names_both_days(client):
    session = make()
    make_move(session, timedelta(days=2))
    html = read(client, UK)
    assert "Четвер, 26 листопада 2026 року" in html
    assert "перенесено з 24 листопада" in html


@BOTH
@pytest.mark.parametrize("number", [1, 413, 99999999999999])
def test_planned_and_missing_sessions_are_not_there(client, path, number):
    make("planned")
    assert client.get(path.replace("413", str(number))).status_code == 404


# Without English ------------------------------------------------------------------------------------------------------
def test_page_without_english_is_shown_in_ukrainian_and_kept_out_of_search(client):
    make(topic_en="", lead_en="")
    html = read(client, EN)
    head = html.partition("</head>")[0]
    assert '<meta name="robots" content="noindex">' in head
    assert "hreflang" not in head
    assert "ld+json" not in head
    assert "Тепло взимку" not in head
    assert "This page is not available in English yet." in html
    assert '<a href="/sessions/413/" hreflang="uk">Read it in Ukrainian</a>' in html
    assert '<h1 class="mt3 ch18" lang="uk">Тепло взимку без газу: що встигне громада</h1>' in html
    assert '<p class="lead measure" lang="uk">' in html
    assert "hreflang" not in read(client, UK).partition("</head>")[0]


def test_missing_sentence_says_so(client):
    make(lead_en="")
    html = read(client, EN)
    assert "This sentence has not been translated yet. It is shown in Ukrainian." in html
    assert '<p class="lead measure" lang="uk">' in html
    assert "noindex" not in html


# For machines ---------------------------------------------------------------------------------------------------------
@BOTH
def test_head_links_both_languages(client, path):
    make()
    head = read(client, path).partition("</head>")[0]
    assert f'<link rel="canonical" href="https://klub.example{path}">' in head
    assert '<link rel="alternate" hreflang="uk" href="https://klub.example/sessions/413/">' in head
    assert '<link rel="alternate" hreflang="en" href="https://klub.example/en/sessions/413/">' in head
    assert '<link rel="alternate" hreflang="x-default" href="https://klub.example/sessions/413/">' in head


@BOTH
@pytest.mark.parametrize("status", ["announced", "held", "cancelled", "postponed"])
def test_event_fits_the_vocabulary(client, path, status):
    make_move(make(status), timedelta(days=2))
    assert problems(document(client, path)) == []


def test_event_has_a_day_and_is_online(client):
    make(expert=make_expert(name_en="", role_en=""))
    found = document(client, UK)
    assert found["@type"] == "Event"
    assert found["startDate"] == "2026-11-26"
    assert "endDate" not in found
    assert found["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert found["eventStatus"] == "https://schema.org/EventScheduled"
    assert found["organizer"] == {"@type": "NGO", "name": "Клуб мерів", "url": "https://klub.example/"}
    assert found["performer"]["name"] == "Наталія Ярема"
    assert found["location"]["url"] == "https://klub.example/sessions/413/"


@pytest.mark.parametrize(
    ("status", "said"),
    [("cancelled", "EventCancelled"), ("postponed", "EventPostponed"), ("announced", "EventRescheduled")],
)
def test_event_says_what_became_of_it(client, status, said):
    make_move(make(status), timedelta(days=2))
    found = document(client, UK)
    assert found["eventStatus"] == f"https://schema.org/{said}"
    assert found.get("previousStartDate") == ("2026-11-24" if status == "announced" else None)


def test_markup_in_a_topic_ends_nothing(client):
    make(topic_uk="</script><b>Тема & Ко</b>")
    assert document(client, UK)["name"] == "</script><b>Тема & Ко</b>"
    assert "<b>Тема" not in read(client, UK)


# What it costs --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("count", [1, 30])
def test_two_queries_for_any_session(client, django_assert_num_queries, count):
    session = make()
    for number in range(count):
        make_move(session, timedelta(days=2), sequence=number)
    with django_assert_num_queries(2):
        client.get(UK)


@BOTH
def test_page_may_be_stored_by_anyone(client, path):
    make()
    response = client.get(path)
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert not response.cookies
    assert b"<form" not in response.content
    assert client.get(path, headers={"If-None-Match": response.headers["ETag"]}).status_code == 304
    assert client.post(path).status_code == 405
