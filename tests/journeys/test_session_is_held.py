"""A session from the secretariat's form to the summary: answers, a representative, a move, the gate, both languages.

The clock is the test's own: everybody lives through ten days of March in which summer time begins.
"""

import http.server
import threading
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import Page

from members.models import Member, Representative
from members.roles import apply_roles
from sessions import services
from sessions.models import ExpertSession, JoinTrace, Seat
from tests.factories import make_representative, make_staff, make_user
from tests.journeys.people import PREFIX, Colleague, Post, signs_in, words
from tests.journeys.sessions import (
    SATURDAY,
    SUMMARY,
    SUNDAY,
    announces,
    answers,
    answers_of,
    entry,
    joins,
    mayor_of,
    moves,
    plans,
    writes_summary,
)
from tests.session_factories import in_kyiv, make_expert

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

MONDAY = in_kyiv(2027, 3, 22, 9)
SAID = {
    "uk": {
        "closed": "Ця сесія закрита",
        "shut": "Посилання відкриється о 14:45",
        "open": "Вхід відкрито",
        "moved": "28 березня",
        "over": "Сесію завершено",
        "certificate": "Тепло взимку без газу",
    },
    "en": {
        "closed": "This session is closed",
        "shut": "The link opens at 14:45",
        "open": "You can join now",
        "moved": "28 March",
        "over": "The session has ended",
        "certificate": "Winter heating without gas",
    },
}


@pytest.fixture
def meeting(settings):
    """Another site: the meeting. Remembers who came, and what their browsers said about where they came from."""
    settings.DEMO = True  # elsewhere a meeting's address begins with https
    came = []

    class Room(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            came.append((self.path, self.headers.get("Referer")))
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write("<!doctype html><title>Room</title><main>Ви в кімнаті</main>".encode())

        def log_message(self, *arguments):
            return

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Room)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.came = came
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=True) as traveller:
        yield traveller


@pytest.fixture
def worker(post):
    """What beat asks of the worker every minute."""

    def works():
        services.run_clocks()
        services.move_up_everywhere()
        services.reconcile_all()
        services.write_letters()
        services.remind()

    return works


@dataclass
class Stage:
    """The people of the story, each with a browser of their own, and what they read in which language."""

    language: str
    post: Post
    desk: Colleague
    iryna: Member
    oleh: Member
    maksym: Representative
    new_device: object
    session: ExpertSession | None = None
    pages: dict[str, Page] = field(default_factory=dict)

    @property
    def said(self) -> dict[str, str]:
        return SAID[self.language]

    @property
    def address(self) -> str:
        return f"{PREFIX[self.language]}/member/sessions/{self.session.number}/"

    def sits_down(self, name, user, width=1280) -> Page:
        self.pages[name] = self.new_device(width, self.language)
        signs_in(self.pages[name], self.post, user.email, PREFIX[self.language])
        return self.pages[name]


@pytest.fixture(params=["uk", "en"])
def stage(request, clock, new_device, post):
    language = request.param
    apply_roles()
    make_expert()
    oleh = mayor_of("Олег Дячук", "Oleh Diachuk", language)
    aide = make_user("aide@myrhorod.example", language=language)
    return Stage(
        language=language,
        post=post,
        desk=Colleague(new_device, post, make_staff("secretariat", full_name_uk="Леся Криницька")),
        iryna=mayor_of("Ірина Савчук", "Iryna Savchuk", language),
        oleh=oleh,
        maksym=make_representative(oleh, aide, full_name_uk="Максим Демченко"),
        new_device=new_device,
    )


def test_session_from_the_plan_to_the_summary(stage, clock, worker, meeting):
    is_announced(stage, worker, meeting)
    is_closed_to_strangers(stage)
    is_answered(stage, worker)
    moves_by_a_day(stage, worker)
    opens_its_gate(stage, clock, worker, meeting)
    is_over(stage, clock, worker)


def is_announced(stage, worker, meeting):
    """The secretariat plans it, gives it a room and announces it: every mayor has a letter that calendars read."""
    stage.session = plans(stage.desk, meeting)
    announces(stage.desk, stage.session)
    worker()
    for mayor in (stage.iryna, stage.oleh):
        assert entry(stage.post.last(mayor.user.email)) == ("REQUEST", 0, SATURDAY, str(stage.session.pk))


def is_closed_to_strangers(stage):
    """Who was given the link without being a member learns neither hour nor way in."""
    stranger = stage.new_device(language=stage.language)
    stranger.goto(stage.address)
    assert stage.said["closed"] in words(stranger)
    assert "15:00" not in words(stranger)


def is_answered(stage, worker):
    """One mayor comes herself; the other sends his representative, into whose calendar the entry goes."""
    hers = stage.sits_down("iryna", stage.iryna.user, 390)
    his = stage.sits_down("oleh", stage.oleh.user)
    answers(hers, stage.address, 0)
    assert stage.said["shut"] in words(hers)
    answers(his, stage.address, 1)
    assert answers_of() == {"Ірина Савчук": ("going", None), "Олег Дячук": ("representative", "Максим Демченко")}
    worker()
    assert entry(stage.post.last(stage.oleh.user.email))[0] == "CANCEL"
    assert entry(stage.post.last(stage.maksym.user.email))[:3] == ("REQUEST", 0, SATURDAY)


def moves_by_a_day(stage, worker):
    """Past the night of the clocks: letters, calendars and the page follow; the hour in Kyiv is the same."""
    moves(stage.desk, stage.session, day="2027-03-28", starts="15:00", ends="16:30")
    worker()
    for person in (stage.iryna.user, stage.maksym.user):
        letter = stage.post.last(person.email)
        assert entry(letter) == ("REQUEST", 1, SUNDAY, str(stage.session.pk))
        assert stage.said["moved"] in letter.text.replace("\xa0", " ")
    stage.pages["iryna"].goto(stage.address)
    assert stage.said["moved"] in words(stage.pages["iryna"])


def opens_its_gate(stage, clock, worker, meeting):
    """Shut sixteen minutes before, open fourteen before: both get in with one press and one agreement."""
    hers = stage.pages["iryna"]
    clock.move_to(SUNDAY - timedelta(minutes=16))
    hers.goto(stage.address)
    assert hers.locator("form[action$='/join/']").count() == 0
    clock.move_to(SUNDAY - timedelta(minutes=14))
    worker()
    for person in (stage.iryna.user, stage.maksym.user):
        assert stage.address in stage.post.last(person.email).text
    for page in (hers, stage.sits_down("maksym", stage.maksym.user, 390)):
        joins(page, stage.address, stage.said["open"])
    assert [visit for visit in meeting.came if visit[0].startswith("/room")] == [("/room-of-413", None)] * 2
    assert set(Seat.objects.values_list("member__full_name_uk", "attended")) == {
        ("Ірина Савчук", "in_person"),
        ("Олег Дячук", "representative"),
    }
    assert JoinTrace.objects.count() == 2


def is_over(stage, clock, worker):
    """The summary is published, announced by letter and read; the attendance is on paper."""
    hers = stage.pages["iryna"]
    clock.move_to(SUNDAY + timedelta(hours=2))
    worker()
    hers.goto(stage.address)
    assert stage.said["over"] in words(hers)
    writes_summary(stage.desk, stage.session)
    worker()
    assert stage.address in stage.post.last(stage.iryna.user.email).text
    hers.goto(stage.address)
    assert SUMMARY[stage.language] in words(hers)
    hers.goto(f"{stage.address}certificate/")
    assert stage.said["certificate"] in words(hers)
