"""When everybody presses at once, on the real web server: no attendance is lost, no seat doubled, places are counted.

The short form presses 40 times in `make test`; `make prove` presses 300 times and prints how long it took.
"""

import http.client
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from mayors_club.stack.places import PROJECT
from mayors_club.stack.process import kill_group, spawn
from sessions import sealing
from sessions.models import JoinTrace, Room, Seat
from sessions.sealing import Secret
from tests import factories
from tests.client import StrictClient
from tests.session_factories import make_consent, make_session
from tests.stack.launching import free_port

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]
ADDRESS = "https://meet.town.example/j/931"
TOKEN = "a" * 32
AT_ONCE = 40
MINUTE = 60


@pytest.fixture
def site(transactional_db, tmp_path):
    """The port of a web server of two processes on the database of this test."""
    port = free_port()
    address = os.environ["DATABASE_URL"].replace("/mayors?", f"/{connection.settings_dict['NAME']}?")
    environment = {**os.environ, "DATABASE_URL": address, "DATABASE_POOL_SIZE": "8", "ALLOWED_HOSTS": "localhost"}
    environment |= {"DJANGO_SETTINGS_MODULE": "mayors_club.settings", "PYTHONWARNINGS": "ignore"}
    words = (
        f"--interface wsgi --host 127.0.0.1 --port {port} --workers 2 --blocking-threads 8 --backpressure 64 --no-ws"
    )
    command = [sys.executable, "-m", "granian", *words.split(), "mayors_club.wsgi:application"]
    with (tmp_path / "web.log").open("wb") as log:
        process = spawn(command, env=environment, cwd=PROJECT, output=log)
        try:
            wait_for(port, process, tmp_path / "web.log")
            yield port
        finally:
            kill_group(process.pid)
            process.wait()
            print((tmp_path / "web.log").read_text(errors="replace")[-3000:])  # shown when the test fails


def wait_for(port, process: subprocess.Popen, log):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if ask(port, "GET", "/healthz", {}).status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(log.read_text(errors="replace")[-2000:])


def ask(port, method, path, headers, body=None):
    one = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        one.request(method, path, body=body, headers={"Host": "localhost", **headers})
        answer = one.getresponse()
        answer.read()
        return answer
    finally:
        one.close()


def press(port, path, cookie):
    """One press of Join: status, where it leads, and how long it took."""
    headers = {
        "Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}; {settings.CSRF_COOKIE_NAME}={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    started = time.perf_counter()
    answer = ask(port, "POST", path, headers, f"csrfmiddlewaretoken={TOKEN}")
    return answer.status, answer.getheader("Location"), time.perf_counter() - started


def cookie_of(user):
    make_consent(user)
    client = StrictClient()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def open_session(**fields):
    session = make_session(starts_in=timedelta(minutes=10), provider="link", **fields)
    Room.objects.create(session=session, sealed=sealing.seal(Secret(address=ADDRESS)))
    return session


def all_press(port, session, cookies):
    path = reverse("expert_sessions:join", args=[session.number])
    press(port, path, "nobody")  # the first request pays for loading the site
    started = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        answers = list(crowd.map(lambda cookie: press(port, path, cookie), cookies))
    return answers, time.monotonic() - started


SIZES = [pytest.param(40, id="40"), pytest.param(300, id="300", marks=pytest.mark.prove)]


@pytest.mark.parametrize("people", SIZES)
@pytest.mark.parametrize("has_capacity", [False, True], ids=["without-limit", "with-places"])
def test_everybody_is_in_within_a_minute_and_written_down(site, people, has_capacity, capsys):
    session = open_session(capacity=people if has_capacity else None)
    members = [factories.make_member() for _ in range(people)]
    answers, seconds = all_press(site, session, [cookie_of(member.user) for member in members])

    assert [answer for answer in answers if answer[:2] != (303, ADDRESS)] == []
    present = Seat.objects.filter(session=session, attended="in_person", answer="going")
    traces = JoinTrace.objects.filter(session=session)
    assert (present.count(), traces.count()) == (people, people)
    assert set(traces.values_list("member", flat=True)) == {member.pk for member in members}
    assert seconds < MINUTE
    times = sorted(answer[2] for answer in answers)
    with capsys.disabled():
        kind = "with places" if has_capacity else "without limit"
        slowest = times[int(len(times) * 0.95)]
        print(f"\n{people} joins {kind}: {present.count()}/{people} in {seconds:.1f} s, p95 {slowest * 1000:.0f} ms")


def test_places_are_never_given_twice(site):
    session = open_session(capacity=10)
    answers, _ = all_press(site, session, [cookie_of(factories.make_member().user) for _ in range(40)])
    led_in = [answer for answer in answers if answer[1] == ADDRESS]
    assert len(led_in) == Seat.objects.filter(session=session).count() == JoinTrace.objects.count() == 10
    assert Seat.objects.taken().count() == 10


@pytest.mark.parametrize("capacity", [None, 1])
def test_member_and_representatives_who_press_at_the_same_instant_are_one_seat(site, capacity):
    session, member = open_session(capacity=capacity), factories.make_member()
    users = [member.user, *(factories.make_representative(member).user for _ in range(4))]
    answers, _ = all_press(site, session, [cookie_of(user) for user in users])
    assert [answer[:2] for answer in answers] == [(303, ADDRESS)] * 5
    seat = Seat.objects.get()
    assert (seat.member, seat.attended) == (member, "in_person")
    assert JoinTrace.objects.count() == 5


def test_twenty_equal_presses_are_one_seat(site):
    session, member = open_session(), factories.make_member()
    answers, _ = all_press(site, session, [cookie_of(member.user)] * 20)
    assert [answer[:2] for answer in answers] == [(303, ADDRESS)] * 20
    assert (Seat.objects.count(), JoinTrace.objects.count()) == (1, 20)
