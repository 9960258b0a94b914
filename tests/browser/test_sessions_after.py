"""During and after a session, in a real browser: nothing for axe, no sideways scrolling, one sheet of paper."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sessions.models import Feedback, TopicVote
from tests import factories, session_factories
from tests.browser.settling import settle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SUMMARY = "## Три рішення\n\nКотли на трісці окупаються за зиму.\n\n- порахуйте втрати\n- зберіть заявки громад"


@pytest.fixture
def member():
    return factories.make_member(full_name_uk="Ірина Савчук", full_name_latin="Iryna Savchuk")


@pytest.fixture
def held(member):
    """Ten people were there, five of them said what they think."""
    session = session_factories.make_past_session(days_ago=3, number=9402, summary_uk=SUMMARY)
    session.summary_published_at = session.ends_at + timedelta(hours=20)
    session.save()
    session_factories.make_seat(session, member, attended="in_person")
    for _person in range(9):
        session_factories.make_seat(session, attended="phone")
    session_factories.make_material(session, title_uk="Розрахунок окупності котлів")
    session_factories.make_recording(session)
    for number in range(5):
        Feedback.objects.create(session=session, useful=5, clear=4, comment=f"Більше прикладів, {number}")
    return session


@pytest.fixture
def running():
    session = session_factories.make_session("live", starts_in=-timedelta(minutes=20), number=9403)
    for _person in range(3):
        there = factories.make_member()
        session_factories.make_seat(session, there, attended="in_person")
        session_factories.make_trace(session, there)
        session_factories.make_seat(session)
        session_factories.make_seat(session, answer="waiting")
    session_factories.make_question(session, factories.make_member())
    session_factories.make_question(session, text="Чому так довго тривають погодження і хто за це відповідає? " * 3)
    session_factories.make_question(session, text="Відкладене", hidden_at=session.starts_at)
    return session


def proposals(member):
    for title in ("Вода після паводку", "Архітектура шкільних укриттів у малих громадах без власного управління"):
        proposal = session_factories.make_proposal(member, title=title, text="Колодязі забруднено, лабораторій немає.")
        TopicVote.objects.create(proposal=proposal, member=factories.make_member())
    session = session_factories.make_past_session(days_ago=40)
    session_factories.make_proposal(title="Тепло", closed_at=session.ends_at, session=session)


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("name", ["session", "feedback", "certificate", "topics", "propose"])
def test_member_page_is_accessible_and_fits(
    page, live_server, seat, member, held, axe_everywhere, sideways, name, language
):
    proposals(member)
    seat(member.user)
    number = [held.number] if name in ("session", "feedback", "certificate") else []
    page.goto(live_server.url + language + reverse(f"expert_sessions:{name}", args=number))
    axe_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways() <= 0


OF_HELD = ["materials", "summary", "feedback", "attendance"]


@pytest.mark.parametrize("name", [*OF_HELD, "moderate", "statistics", "topic"])
def test_page_of_the_desk_is_accessible_and_fits(
    page, live_server, seat, member, held, running, axe_everywhere, sideways, name
):
    of_what = {"moderate": [running.pk], "statistics": []}.get(name, [held.pk])
    path = f"admin:expert_sessions_expertsession_{name}"
    if name == "topic":
        path, of_what = "admin:expert_sessions_topicproposal_change", [session_factories.make_proposal(member).pk]
    seat(factories.make_staff("secretariat"))
    page.goto(live_server.url + reverse(path, args=of_what))
    axe_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways() <= 0


@pytest.mark.parametrize("language", ["", "/en"])
def test_certificate_is_one_sheet_of_paper(page, live_server, seat, member, held, language):
    held.topic_uk = "Архітектура шкільних укриттів у малих громадах без власного управління капітального будівництва"
    held.save()
    seat(member.user)
    page.goto(f"{live_server.url}{language}/member/sessions/9402/certificate/")
    settle(page)
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    width, height = map(float, re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", paper).groups())
    assert (round(width), round(height)) == (595, 842)


def test_list_of_the_moderator_refreshes_by_itself(page, live_server, seat, running):
    page.clock.install(time=0)
    page.clock.pause_at(60)  # its twenty seconds pass when the test says so
    seat(factories.make_staff("duty_officer"))
    page.goto(live_server.url + reverse("admin:expert_sessions_expertsession_moderate", args=[running.pk]))
    late = factories.make_member(full_name_uk="Пізній Гість")
    session_factories.make_seat(running, late, attended="in_person")
    session_factories.make_trace(running, late)
    expect(page.get_by_text("Пізній Гість")).to_be_hidden()
    page.clock.fast_forward(21_000)
    page.get_by_text("Пізній Гість").wait_for()


def test_alert_is_one_press(page, live_server, seat, running):
    seat(factories.make_staff("duty_officer"))
    page.goto(live_server.url + reverse("admin:expert_sessions_expertsession_moderate", args=[running.pk]))
    page.get_by_role("button", name="+30 хвилин").click()
    page.get_by_text("Призупинено.").wait_for()
    running.refresh_from_db()
    assert running.sequence == 1
