"""Sessions in the members' area in a real browser: both languages, light and dark, phone and computer."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sessions import services
from sessions.models import Seat
from tests.factories import make_community, make_member, make_representative, make_user
from tests.session_factories import make_agenda_item, make_material, make_past_session, make_seat, make_session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def mayor(transactional_db):
    user = make_user(full_name_uk="Ірина Савчук", full_name_latin="Iryna Savchuk")
    return make_member(user, full_name_latin="Iryna Savchuk", community=make_community())


@pytest.fixture
def assistant(mayor):
    return make_representative(mayor, make_user(full_name_uk="Оксана Дорошенко"), full_name_uk="Оксана Дорошенко")


@pytest.fixture
def at_desk(page, seat, mayor, assistant):
    """The browser of a member for whom there is something of everything."""
    coming = make_session(number=413, capacity=1)
    points = [(0, "Три рішення, що окупаються за зиму"), (30, "Досвід Старогорода"), (45, "Ваші запитання")]
    for after_minutes, title in points:
        make_agenda_item(coming, after_minutes=after_minutes, title_uk=title, title_en="", note_uk="15 хвилин")
    make_material(coming)
    open_now = make_session(number=412, starts_in=timedelta(minutes=12), provider="link")
    services.set_room(open_now, provider="link", address="https://zoom.us/j/1", dial_in="+380441112233", by=mayor.user)
    make_seat(open_now, mayor, answer="representative", representative=assistant)
    make_session("postponed", number=414)
    make_session("cancelled", number=415, reason_uk="Експертка захворіла.", reason_en="The expert is ill.")
    full = make_session(number=416, capacity=1)
    make_seat(full)
    make_seat(full, mayor, answer="waiting")
    held = make_past_session(number=411, summary_uk="Три висновки.", summary_published_at=timezone.now(), days_ago=3)
    make_material(held)
    make_seat(held, mayor, attended="in_person")
    services.ask(coming, text="Скільки коштує котельня на біомасі?", member=mayor, by=mayor.user)
    seat(mayor.user)
    return page


PATHS = {"overview": "", **{number: f"sessions/{number}/" for number in range(411, 417)}, "list": "sessions/"}


@pytest.mark.parametrize("prefix", ["", "/en"], ids=["uk", "en"])
@pytest.mark.parametrize("name", list(PATHS))
def test_axe_finds_nothing(live_server, at_desk, axe_everywhere, sideways, name, prefix):
    at_desk.goto(f"{live_server.url}{prefix}/member/{PATHS[name]}")
    axe_everywhere(at_desk)
    at_desk.set_viewport_size({"width": 320, "height": 700})
    assert sideways() == 0


@pytest.mark.parametrize("prefix", ["", "/en"], ids=["uk", "en"])
def test_axe_finds_nothing_where_it_is_closed(live_server, page, mayor, axe_everywhere, sideways, prefix):
    make_session(number=413)
    page.goto(f"{live_server.url}{prefix}/member/sessions/413/")
    axe_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 700})
    assert sideways() == 0


def test_member_sends_somebody_and_thinks_again(live_server, at_desk, mayor, assistant):
    at_desk.goto(f"{live_server.url}/member/sessions/")
    at_desk.get_by_role("button", name=re.compile("Мене не буде.*413")).click()
    expect(at_desk.get_by_text("Збережено. Вас не буде на сесії.")).to_be_visible()
    at_desk.get_by_role("link", name=re.compile("Змінити відповідь.*413")).click()
    at_desk.wait_for_url("**/member/sessions/413/**")
    at_desk.get_by_text("Змінити відповідь").click()
    at_desk.get_by_label("Замість мене: Оксана Дорошенко").check()
    at_desk.get_by_role("button", name="Зберегти відповідь").click()
    expect(at_desk.get_by_text("Збережено. Замість Вас: Оксана Дорошенко.")).to_be_visible()
    assert Seat.objects.get(session__number=413).representative == assistant


def test_question_without_a_name(live_server, at_desk, axe_everywhere):
    at_desk.goto(f"{live_server.url}/member/sessions/413/")
    at_desk.get_by_role("button", name="Надіслати запитання").click()
    expect(at_desk.get_by_role("alert")).to_contain_text("Напишіть своє запитання")
    axe_everywhere(at_desk)
    at_desk.get_by_label("Ваше запитання").fill("А якщо вимкнуть світло?")
    at_desk.get_by_label("Поставити без імені").check()
    at_desk.get_by_role("button", name="Надіслати запитання").click()
    expect(at_desk.get_by_text("Запитання надіслано.")).to_be_visible()
    expect(at_desk.get_by_text("А якщо вимкнуть світло?")).to_have_count(0)
