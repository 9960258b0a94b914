"""A session from the secretariat's form to the summary: answers, a representative, a move, the gate, both languages.

The clock is the test's own: everybody lives through ten days of March in which summer time begins.
"""

import http.server
import threading
from datetime import timedelta

import icalendar
import pytest
import time_machine

from members.roles import apply_roles
from sessions import services
from sessions.models import ExpertSession, JoinTrace, Seat
from tests.factories import make_community, make_member, make_representative, make_staff, make_user
from tests.journeys.people import PREFIX, Colleague, signs_in, words
from tests.session_factories import in_kyiv, make_expert

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

MONDAY = in_kyiv(2027, 3, 22, 9)
# Moved by a day into the night after which the clocks are an hour ahead.
SATURDAY, SUNDAY = in_kyiv(2027, 3, 27, 15), in_kyiv(2027, 3, 28, 15)
SAID = {
    "uk": {
        "closed": "Ця сесія закрита",
        "shut": "Посилання відкриється о 14:45",
        "open": "Вхід відкрито",
        "moved": "28 березня",
        "room": "Ви в кімнаті",
        "over": "Сесію завершено",
        "summary": "Три рішення окуповуються за одну зиму.",
        "certificate": "Тепло взимку без газу",
    },
    "en": {
        "closed": "This session is closed",
        "shut": "The link opens at 14:45",
        "open": "You can join now",
        "moved": "28 March",
        "room": "Ви в кімнаті",
        "over": "The session has ended",
        "summary": "Three measures pay off within one winter.",
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


def calendar_part(letter) -> icalendar.Calendar:
    parts = [part for part in letter.message.walk() if part.get_content_type() == "text/calendar"]
    assert len(parts) == 1, letter.text
    return icalendar.Calendar.from_ical(parts[0].get_payload(decode=True))


def entry(letter) -> tuple:
    calendar = calendar_part(letter)
    event = calendar.walk("VEVENT")[0]
    return str(calendar["METHOD"]), int(event["SEQUENCE"]), event["DTSTART"].dt, str(event["UID"])


@pytest.mark.parametrize("language", ["uk", "en"])
def test_session_from_the_plan_to_the_summary(clock, new_device, post, worker, meeting, language):
    said, prefix = SAID[language], PREFIX[language]
    apply_roles()
    desk = Colleague(new_device, post, make_staff("secretariat", full_name_uk="Леся Криницька"))
    iryna = mayor_of("Ірина Савчук", "Iryna Savchuk", language)
    oleh = mayor_of("Олег Дячук", "Oleh Diachuk", language)
    maksym = make_representative(
        oleh, make_user("aide@myrhorod.example", language=language), full_name_uk="Максим Демченко"
    )
    make_expert()

    # When the secretariat plans a session, gives it a room and announces it
    session = plans(desk, meeting)
    announces(desk, session)
    worker()

    # Then every mayor has a letter whose calendar part says so
    for mayor in (iryna, oleh):
        method, sequence, start, uid = entry(post.last(mayor.user.email))
        assert (method, sequence, start, uid) == ("REQUEST", 0, SATURDAY, str(session.pk))

    # And a stranger who was given the link reads that it is closed
    address = f"{prefix}/member/sessions/{session.number}/"
    stranger = new_device(language=language)
    stranger.goto(address)
    assert said["closed"] in words(stranger)
    assert "15:00" not in words(stranger)

    # When one mayor says that she comes, and the other that his representative does
    hers, his = new_device(390, language), new_device(language=language)
    signs_in(hers, post, iryna.user.email, prefix)
    signs_in(his, post, oleh.user.email, prefix)
    answers(hers, address, 0)
    assert said["shut"] in words(hers)
    answers(his, address, 1)
    assert answers_of() == {"Ірина Савчук": ("going", None), "Олег Дячук": ("representative", "Максим Демченко")}
    worker()

    # Then the entry goes from his calendar into the representative's
    assert entry(post.last(oleh.user.email))[0] == "CANCEL"
    assert entry(post.last(maksym.user.email))[:3] == ("REQUEST", 0, SATURDAY)

    # When the session moves by a day, past the night of the clocks
    moves(desk, session, day="2027-03-28", starts="15:00", ends="16:30")
    worker()

    # Then letters, calendars and the page follow; the hour in Kyiv is the same
    for person in (iryna.user, maksym.user):
        letter = post.last(person.email)
        assert entry(letter) == ("REQUEST", 1, SUNDAY, str(session.pk))
        assert said["moved"] in letter.text.replace("\xa0", " ")
    hers.goto(address)
    assert said["moved"] in words(hers)

    # When the gate is still shut, and when it opens
    clock.move_to(SUNDAY - timedelta(minutes=16))
    hers.goto(address)
    assert hers.locator("form[action$='/join/']").count() == 0
    clock.move_to(SUNDAY - timedelta(minutes=14))
    worker()
    reminders = [post.last(person.email).text for person in (iryna.user, maksym.user)]
    assert [address in text for text in reminders] == [True, True]
    theirs = new_device(390, language)
    signs_in(theirs, post, maksym.user.email, prefix)

    # Then both get in with one press and one agreement
    for page in (hers, theirs):
        joins(page, address, said)
    assert [(path, referer) for path, referer in meeting.came if path.startswith("/room")] == [
        ("/room-of-413", None)
    ] * 2
    assert set(Seat.objects.values_list("member__full_name_uk", "attended")) == {
        ("Ірина Савчук", "in_person"),
        ("Олег Дячук", "representative"),
    }
    assert JoinTrace.objects.count() == 2

    # When it is over and the summary is published
    clock.move_to(SUNDAY + timedelta(hours=2))
    worker()
    hers.goto(address)
    assert said["over"] in words(hers)
    writes_summary(desk, session)
    worker()

    # Then it is read, by letter and on the page, and the attendance is on paper
    assert address in post.last(iryna.user.email).text
    hers.goto(address)
    assert said["summary"] in words(hers)
    hers.goto(f"{address}certificate/")
    assert said["certificate"] in words(hers)


def mayor_of(name, latin, language):
    user = make_user(language=language, full_name_uk=name, full_name_latin=latin)
    return make_member(user, full_name_uk=name, full_name_latin=latin, community=make_community())


def answers_of() -> dict:
    rows = Seat.objects.values_list("member__full_name_uk", "answer", "representative__full_name_uk")
    return {name: (answer, representative) for name, answer, representative in rows}


def plans(desk, meeting) -> ExpertSession:
    """In the admin's own form; the meeting's address is typed on a page of its own."""
    page = desk.page
    page.goto("/admin/expert_sessions/expertsession/add/")
    for field, value in {
        "day": "2027-03-27",
        "starts": "15:00",
        "ends": "16:30",
        "topic_uk": "Тепло взимку без газу",
        "topic_en": "Winter heating without gas",
        "lead_uk": "Розберемо, що встигне громада.",
        "lead_en": "What a community can manage.",
        "text_uk": "Скільки це коштує і де громади втрачають час.",
        "text_en": "What it costs, and where communities lose time.",
    }.items():
        page.locator(f"[name={field}]").fill(value)
    page.locator("[name=provider]").select_option("link")
    page.locator("select[name=expert]").evaluate(
        "(box, pk) => { box.add(new Option('…', pk, true, true)); }", str(expert_pk())
    )
    page.locator("[name=_save]").click()
    page.wait_for_load_state()
    assert page.locator(".errornote, .esum").count() == 0, page.locator("body").inner_text()
    session = ExpertSession.objects.get()
    page.goto(f"/admin/expert_sessions/expertsession/{session.pk}/room/")
    page.locator("[name=address]").fill(f"http://127.0.0.1:{meeting.server_port}/room-of-413")
    presses_main(page)
    return session


def expert_pk():
    return ExpertSession.expert.field.related_model.objects.get().pk


def announces(desk, session):
    desk.page.goto(f"/admin/expert_sessions/expertsession/{session.pk}/announce/")
    presses_main(desk.page)
    session.refresh_from_db()
    assert session.status == "announced", desk.reads()


def moves(desk, session, **time):
    desk.page.goto(f"/admin/expert_sessions/expertsession/{session.pk}/move/")
    for field, value in time.items():
        desk.page.locator(f"[name={field}]").fill(value)
    presses_main(desk.page)
    # The second press confirms what the first one has read back.
    presses_main(desk.page, "button[name=confirm]")
    session.refresh_from_db()
    assert session.starts_at == SUNDAY, desk.reads()


def writes_summary(desk, session):
    desk.page.goto(f"/admin/expert_sessions/expertsession/{session.pk}/summary/")
    desk.page.locator("[name=summary_uk]").fill(SAID["uk"]["summary"])
    desk.page.locator("[name=summary_en]").fill(SAID["en"]["summary"])
    presses_main(desk.page, "button[name=publish]")
    session.refresh_from_db()
    assert session.summary_published_at, desk.reads()


def presses_main(page, button="main form button.btn:not(.alt), #content form [type=submit]"):
    with page.expect_navigation():
        page.locator(button).first.click()
    assert page.locator(".errornote, .esum").count() == 0, page.locator("body").inner_text()


def answers(page, address, choice):
    """The choices of the form in their order: going, a representative by name, not going."""
    page.goto(address)
    page.locator("form[action$='/answer/'] [name=answer]").nth(choice).check()
    with page.expect_navigation():
        page.locator("form[action$='/answer/'] button").first.click()


def joins(page, address, said):
    """In a new tab, so that the page of the session stays."""
    page.goto(address)
    assert said["open"] in words(page)
    with page.expect_popup() as tab:
        page.locator("form[action$='/join/'] button").click()
    tab.value.locator("form:has([name=accepted]) button").click()
    tab.value.wait_for_url("**/room-of-413*")
    assert said["room"] in tab.value.locator("main").inner_text()
