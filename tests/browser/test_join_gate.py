"""The way into a meeting in a real browser: the press leads to another origin, and to that origin alone."""

import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from sessions import sealing, services
from sessions.models import ExpertSession, JoinTrace, Room
from sessions.sealing import Secret
from tests import factories
from tests.session_factories import make_consent, make_host_link, make_session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MINUTE = timedelta(minutes=1)


class Meeting(BaseHTTPRequestHandler):
    """A video service: remembers how people came, and sends them on once, as such services do."""

    def do_GET(self):
        self.server.came.append((self.path, self.headers.get("Referer")))
        if self.path.startswith("/j/"):
            self.send_response(302)
            self.send_header("Location", "/room")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write("<!doctype html><title>Кімната</title><h1>Ви в кімнаті</h1>".encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def meeting():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Meeting)
    server.came = []
    server.address = f"http://127.0.0.1:{server.server_port}/j/931?pwd=planted"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def session(transactional_db, meeting):
    session = make_session(starts_in=10 * MINUTE, provider="link")
    Room.objects.create(session=session, sealed=sealing.seal(Secret(address=meeting.address)))
    return session


def came(meeting):
    return [entry for entry in meeting.came if "favicon" not in entry[0]]


def test_press_on_the_page_of_the_session_leads_to_the_meeting_beside_it(page, live_server, seat, session, meeting):
    member = factories.make_member()
    make_consent(member.user)
    seat(member.user)
    page.goto(live_server.url + reverse("expert_sessions:session", args=[session.number]))
    assert "planted" not in page.content()
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Приєднатися до сесії").click()
    expect(opened.value.get_by_role("heading")).to_have_text("Ви в кімнаті")
    assert came(meeting) == [("/j/931?pwd=planted", None), ("/room", None)]
    assert opened.value.evaluate("window.opener") is None
    assert page.url.endswith(f"/member/sessions/{session.number}/")
    assert JoinTrace.objects.get().member == member


def test_note_and_joining_are_one_press(page, live_server, seat, session, meeting):
    member = factories.make_member()
    seat(member.user)
    page.goto(live_server.url + reverse("expert_sessions:confidentiality", args=[session.number]))
    page.get_by_role("button", name="Погоджуюся і приєднуюся").click()
    expect(page.get_by_role("heading")).to_have_text("Ви в кімнаті")
    assert came(meeting)[0] == ("/j/931?pwd=planted", None)


def test_host_comes_in_from_the_personal_page(page, live_server, session, meeting):
    token = make_host_link(session)
    page.goto(live_server.url + reverse("expert_sessions:host", args=[token]))
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Приєднатися до сесії").click()
    expect(opened.value.get_by_role("heading")).to_have_text("Ви в кімнаті")
    assert came(meeting)[0][1] is None
    assert token not in str(meeting.came)


def test_panel_changes_by_itself_and_keeps_the_hand_that_is_on_it(page, live_server, seat, session):
    member = factories.make_member()
    make_consent(member.user)
    seat(member.user)
    page.clock.install()
    page.goto(live_server.url + reverse("expert_sessions:session", args=[session.number]))
    expect(page.locator("[data-join-panel]")).to_have_attribute("data-state", "open")
    page.get_by_role("button", name="Приєднатися до сесії").focus()
    now = timezone.now()
    ExpertSession.objects.filter(pk=session.pk).update(starts_at=now - MINUTE, ends_at=now + 60 * MINUTE)
    page.clock.run_for(31_000)
    expect(page.locator("[data-join-panel]")).to_have_attribute("data-state", "running")
    expect(page.get_by_role("button", name="Приєднатися зараз")).to_be_focused()


def test_spare_room_at_another_origin_is_reached_after_the_panel_has_changed(page, live_server, seat, session, meeting):
    """The page knows both origins from the beginning, so the switch needs no new page."""
    spare = ThreadingHTTPServer(("127.0.0.1", 0), Meeting)
    spare.came = []
    threading.Thread(target=spare.serve_forever, daemon=True).start()
    words = {"fallback": f"http://127.0.0.1:{spare.server_port}/spare"}
    services.set_room(session, provider="link", by=factories.make_staff("secretariat"), **words)
    member = factories.make_member()
    make_consent(member.user)
    seat(member.user)
    page.clock.install()
    page.goto(live_server.url + reverse("expert_sessions:session", args=[session.number]))
    services.use_fallback(session, by=factories.make_staff("secretariat"))
    page.clock.run_for(31_000)
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Увійти до запасної кімнати").click()
    expect(opened.value.get_by_role("heading")).to_have_text("Ви в кімнаті")
    assert came(spare) == [("/spare", None)]
    assert came(meeting) == []
    spare.shutdown()
    spare.server_close()


def test_room_that_has_gone_to_another_host_is_reached_after_the_page_has_loaded_itself_anew(
    page, live_server, seat, session, meeting
):
    """Chromium would not let the old page lead there."""
    colleague, member = factories.make_staff("secretariat"), factories.make_member()
    make_consent(member.user)
    seat(member.user)
    services.rotate_room(session, by=colleague, address="https://leaked.example/j/1")
    page.clock.install()
    page.goto(live_server.url + reverse("expert_sessions:session", args=[session.number]))
    services.rotate_room(session, by=colleague, address=meeting.address)
    with page.expect_navigation():
        page.clock.run_for(31_000)
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Приєднатися до сесії").click()
    expect(opened.value.get_by_role("heading")).to_have_text("Ви в кімнаті")
