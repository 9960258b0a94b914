"""The page about one's own calendar, and one session as a file."""

import re

import pytest
from icalendar import Calendar

from sessions.models import FeedSecret
from tests import factories
from tests.offices.reading import PREFIX, text
from tests.session_factories import make_feed, make_invitee, make_session
from tests.sessions.icalendars import lines_of, named, only_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client, member):
    client.force_login(member.user)
    return client


def page_in(language):
    return f"{PREFIX[language]}/member/sessions/calendar/"


def press(browser, language="uk"):
    """The button on the page as it stands now."""
    offer = re.search(r'name="offer" value="([^"]+)"', browser.get(page_in(language)).content.decode())[1]
    return browser.post(page_in(language), {"offer": offer})


def address_on(page: str) -> str:
    return re.search(r'value="(http://testserver/calendar/[\w-]+\.ics)"', page)[1]


@pytest.mark.parametrize(
    ("language", "none_yet", "shown_once"),
    [
        ("uk", "У Вас ще немає такої адреси", "Ми показуємо її лише зараз"),
        ("en", "You have no such address yet", "It is shown only now"),
    ],
)
def test_the_address_is_made_with_one_press_and_shown_once(browser, member, language, none_yet, shown_once):
    assert none_yet in text(browser.get(page_in(language)))
    made = press(browser, language)
    page = text(made)
    assert shown_once in page
    assert made["Cache-Control"] == "no-store, private"
    address = address_on(page)
    assert f'href="{address.replace("http://", "webcal://")}"' in page
    make_invitee(make_session(), member=member)
    assert len(Calendar.from_ical(browser.get(address).content).events) == 1
    again = text(browser.get(page_in(language)))
    assert address not in again
    assert none_yet not in again


def test_renewing_ends_the_earlier_address(browser):
    first = address_on(text(press(browser)))
    second = address_on(text(press(browser)))
    assert browser.get(first).status_code == 404
    assert browser.get(second).status_code == 200


def test_turning_off_ends_the_address(browser, member):
    make_feed(member.user)
    assert "Вимкнути адресу" in text(browser.get(page_in("uk")))
    response = browser.post("/member/sessions/calendar/revoke/")
    assert response["Location"] == "/member/sessions/calendar/"
    assert not FeedSecret.objects.exists()
    assert browser.post("/member/sessions/calendar/revoke/").status_code == 302


@pytest.mark.parametrize(("language", "words"), [("uk", "відкрита надто довго"), ("en", "had been open for too long")])
def test_a_page_that_stood_open_for_too_long_says_so(browser, language, words):
    assert words in text(browser.post(page_in(language), {"offer": "old"}), 409)
    assert words in text(browser.post(page_in(language)), 409)
    assert not FeedSecret.objects.exists()


@pytest.mark.parametrize("right", ["can_edit_office", "can_publish_office", "can_manage_agreements"])
def test_who_may_not_attend_has_no_such_page(client, member, right):
    rights = {"can_edit_office": False, "can_attend_sessions": False, right: True}
    client.force_login(factories.make_representative(member, **rights).user)
    session = make_session()
    for path in (page_in("uk"), f"/member/sessions/{session.number}/calendar.ics"):
        assert client.get(path).status_code == 404
    assert client.post(page_in("uk"), {"offer": "x"}).status_code == 404


# One session as a file ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["uk", "en"])
def test_one_session_is_a_file(browser, member, language):
    session = make_session(sequence=2)
    make_invitee(session, member=member, shift=1)
    response = browser.get(f"{PREFIX[language]}/member/sessions/{session.number}/calendar.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="session-{session.number}.ics"'
    lines = lines_of(response.content)
    assert named(lines, "METHOD") == ["METHOD:PUBLISH"]
    assert named(lines, "ATTENDEE") == []
    event = only_event(response.content)
    assert (event["UID"], event["SEQUENCE"]) == (str(session.pk), 3)


def test_who_is_not_invited_yet_may_keep_an_announced_session_too(browser):
    session = make_session()
    event = only_event(browser.get(f"/member/sessions/{session.number}/calendar.ics").content)
    assert event["DTSTART"].dt == session.starts_at


def test_a_planned_session_and_one_that_never_was_have_no_file(browser):
    planned = make_session("planned")
    answers = [browser.get(f"/member/sessions/{number}/calendar.ics") for number in (planned.number, 99999)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_a_stranger_is_asked_to_sign_in(client):
    session = make_session()
    assert client.get(f"/member/sessions/{session.number}/calendar.ics").status_code == 302
