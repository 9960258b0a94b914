"""The page of who moderates: who is in, questions, one press for an air-raid alert."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from mayors_club.models import Event
from sessions import services
from sessions.models import Room, Seat
from sessions.sealing import Secret, seal
from tests.factories import make_member, make_representative, make_staff
from tests.session_factories import (
    make_host_link,
    make_question,
    make_seat,
    make_session,
    make_trace,
)

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
ALERT = START + timedelta(minutes=20, seconds=25)


@pytest.fixture
def clock():
    with time_machine.travel(ALERT, tick=False) as travelled:
        yield travelled


@pytest.fixture
def session(clock):
    return make_session("live", number=9402, starts_at=START)


@pytest.fixture
def officer(client, session):
    user = make_staff("duty_officer")
    client.force_login(user)
    return user


def url(session, page="moderate", *more):
    return reverse(f"admin:expert_sessions_expertsession_{page}", args=[session.pk, *more])


def press(client, session, minutes="30", seen=None):
    seen = session.sequence if seen is None else seen
    return client.post(url(session, "pause"), {"minutes": minutes, "seen": seen}, follow=True)


# Who is in ------------------------------------------------------------------------------------------------------------
def test_page_shows_who_is_in_who_is_expected_and_who_waits(client, session, officer):
    came = make_member(full_name_uk="Ірина Савчук")
    make_seat(session, came, attended="in_person")
    make_trace(session, came, at=START + timedelta(minutes=2))
    make_trace(session, came, at=START + timedelta(minutes=9))
    represented = make_member(full_name_uk="Максим Демченко")
    assistant = make_representative(represented, full_name_uk="Оксана Дорошенко")
    assistant.user.full_name_uk = "Оксана Дорошенко"
    assistant.user.save()
    make_seat(session, represented, attended="representative")
    make_trace(session, represented, assistant.user, at=START + timedelta(minutes=3))
    make_seat(session, make_member(full_name_uk="Очікувана Особа"))
    make_seat(session, make_member(full_name_uk="Черга Перша"), "waiting")
    make_seat(session, make_member(full_name_uk="Відмова Особи"), "declined")
    make_seat(session, make_member(full_name_uk="Рука Виправила"), attended="phone")
    page = client.get(url(session)).content.decode()
    inside, expected, waiting = (page.index(f'id="{part}"') for part in ("inside", "expected", "waiting"))
    assert page.count("Ірина Савчук") == 1
    assert inside < page.index("Ірина Савчук") < expected
    assert "15:02" in page
    assert inside < page.index("Оксана Дорошенко") < page.index("за: Максим Демченко") < expected
    assert inside < page.index("Рука Виправила") < expected
    assert expected < page.index("Очікувана Особа") < waiting < page.index("Черга Перша")
    assert "Відмова" not in page


def test_host_is_seen_by_name(client, session, officer):
    make_host_link(session)
    session.traces.create(kind="host", host_link=session.host_links.get())
    assert "Наталія Ярема" in client.get(url(session, "moderate_list")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_number_of_questions(client, session, officer, django_assert_num_queries, count):
    for _person in range(count):
        member = make_member()
        make_seat(session, member, attended="in_person")
        make_trace(session, member)
        make_question(session, member)
        make_seat(session)
    client.get(url(session, "moderate_list"))
    with django_assert_num_queries(7):
        client.get(url(session, "moderate_list"))


def test_fragment_is_not_on_record_and_the_page_is(client, session, officer):
    client.get(url(session, "moderate_list"))
    assert not Event.objects.filter(verb="session.moderated").exists()
    client.get(url(session))
    assert Event.objects.get(verb="session.moderated").actor == officer


def test_spare_room_in_use_is_said_without_its_address(client, session, officer):
    Room.objects.create(session=session, sealed=seal(Secret(fallback="https://planted.example/x")), failed_at=ALERT)
    page = client.get(url(session)).content.decode()
    assert "Запасна кімната працює з 15:20." in page
    assert "planted" not in page
    # The button is for who moderates, the room itself for who may set it.
    room = f'href="{reverse("admin:expert_sessions_expertsession_room", args=[session.pk])}"'
    assert reverse("admin:expert_sessions_expertsession_end_fallback", args=[session.pk]) in page
    assert room not in page
    client.force_login(make_staff("secretariat"))
    assert room in client.get(url(session)).content.decode()


def test_duty_officer_leads_everybody_back_and_stays_on_the_page(client, session, officer):
    room = Room.objects.create(session=session, sealed=seal(Secret(fallback="https://x.example/")), failed_at=ALERT)
    back = client.post(reverse("admin:expert_sessions_expertsession_end_fallback", args=[session.pk]))
    assert back.url == url(session)
    room.refresh_from_db()
    assert room.failed_at is None


# The alert ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("minutes", "resumes"), [("30", (13, 51)), ("60", (14, 21)), ("120", (15, 21))])
def test_one_press_moves_what_is_left_to_the_full_minute(client, session, officer, minutes, resumes):
    page = press(client, session, minutes).content.decode()
    session.refresh_from_db()
    assert (session.starts_at.hour, session.starts_at.minute) == resumes
    assert session.starts_at.second == 0
    assert session.sequence == 1
    assert session.moves.get().kind == "paused"
    assert "Призупинено." in page


def test_second_press_does_not_move_it_twice(client, session, officer):
    for _press in range(2):
        page = press(client, session, seen=0).content.decode()
    session.refresh_from_db()
    assert (session.sequence, session.moves.count()) == (1, 1)
    assert "Удруге сесію не перенесено." in page


def test_pause_before_the_start_and_again_when_it_goes_on(client, session, officer, clock):
    press(client, session)
    clock.move_to(ALERT + timedelta(minutes=20))
    session.refresh_from_db()
    assert "Сесія зараз не триває" not in press(client, session, "60").content.decode()
    session.refresh_from_db()
    assert session.sequence == 2


@pytest.mark.parametrize("moment", [START - timedelta(hours=1), START + timedelta(minutes=95)])
def test_nothing_to_pause_before_the_door_opens_and_after_the_end(client, session, officer, clock, moment):
    clock.move_to(moment)
    assert 'name="minutes"' not in client.get(url(session)).content.decode()
    assert "призупиняти нічого" in press(client, session).content.decode()
    session.refresh_from_db()
    assert session.sequence == 0


@pytest.mark.parametrize("minutes", ["", "5", "-30", "x"])
def test_only_the_three_pauses_exist(client, session, officer, minutes):
    assert "одну з трьох кнопок" in press(client, session, minutes).content.decode()


# Questions ------------------------------------------------------------------------------------------------------------
def test_anonymous_question_has_no_name_and_a_named_one_has(client, session, officer):
    make_question(session, make_member(full_name_uk="Ірина Савчук"), "Скільки коштує котел?")
    make_question(session, text="Чому так довго?")
    page = client.get(url(session)).content.decode()
    assert "Ірина Савчук, Старогород" in page
    assert "без імені" in page


def test_question_is_put_aside_and_brought_back(client, session, officer):
    asked = make_question(session)
    client.post(url(session, "question", asked.pk))
    client.post(url(session, "question", asked.pk))
    assert "Запитань зараз немає." in client.get(url(session)).content.decode()
    client.post(url(session, "question", asked.pk), {"back": "1"})
    asked.refresh_from_db()
    assert asked.hidden_at is None
    verbs = list(Event.objects.filter(verb__startswith="session.question").values_list("verb", flat=True))
    assert sorted(verbs) == ["session.question_brought_back", "session.question_put_aside"]


def test_question_of_another_session_is_not_there(client, session, officer):
    assert client.post(url(session, "question", make_question(make_session()).pk)).status_code == 404


def test_host_reads_the_questions_and_moves_none(client, session):
    make_question(session, text="Чому так довго?")
    make_question(session, text="Відкладене", hidden_at=START)
    page = client.get(reverse("expert_sessions:host", args=[make_host_link(session)])).content.decode()
    assert "Чому так довго?" in page
    assert "Відкладене" not in page
    assert "/admin/" not in page


def test_host_reads_nothing_once_it_is_over(client, session, clock):
    token = make_host_link(session, expires_at=START + timedelta(days=1))
    make_question(session, text="Чому так довго?")
    clock.move_to(session.closes_at)
    assert "Чому так довго?" not in client.get(reverse("expert_sessions:host", args=[token])).content.decode()


# Attendance by hand ---------------------------------------------------------------------------------------------------
def test_attendance_is_corrected_with_a_note(session, officer):
    member = make_member()
    seat = services.correct_attendance(session, member, "phone", by=officer)
    assert (seat.answer, seat.attended, seat.attended_at) == ("none", "phone", START)
    services.correct_attendance(session, member, "phone", by=officer)
    seat = services.correct_attendance(session, member, "absent", by=officer)
    assert seat.attended_at is None
    noted = Event.objects.filter(verb="session.attendance_corrected").order_by("pk")
    assert [(event.from_state, event.to_state) for event in noted] == [("", "phone"), ("phone", "absent")]
    assert Seat.objects.count() == 1


def test_nobody_was_at_what_has_not_begun(session, officer):
    with pytest.raises(services.NotBegun):
        services.correct_attendance(make_session(), make_member(), "phone", by=officer)
