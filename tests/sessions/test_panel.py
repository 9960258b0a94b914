"""The nine panels in both languages: what is said, what can be pressed, and what only members are told."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from sessions import sealing
from sessions.models import HostLink, Move, Room, Seat
from sessions.panel import panel_of
from sessions.sealing import Secret
from tests import factories
from tests.client import StrictClient
from tests.session_factories import in_kyiv, make_agenda_item, make_host_link, make_material, make_seat, make_session

pytestmark = pytest.mark.django_db

START = in_kyiv(2026, 11, 26, 15)
MINUTE = timedelta(minutes=1)
NOW = {
    "early": START - 60 * MINUTE,
    "open": START - 12 * MINUTE,
    "live": START + 5 * MINUTE,
    "over": START + 200 * MINUTE,
}
SECRET = Secret(
    address="https://zoom.us/j/931", fallback="https://spare.example/2", dial_in="+380 44 000 00 01", pin="413#"
)


def session_with_room(secret=SECRET, **fields):
    session = make_session(starts_at=START, provider="link", **fields)
    Room.objects.create(session=session, sealed=sealing.seal(secret))
    make_agenda_item(session)
    return session


def shown(session, when, language="uk", member=None, client=None):
    """The words of the panel as one line, and its buttons."""
    client = client or StrictClient()
    if client is not None and member is not False:
        client.force_login((member or factories.make_member()).user)
    with translation.override(language):
        address = reverse("expert_sessions:panel", args=[session.number])
    with time_machine.travel(NOW.get(when, when), tick=False):
        html = client.get(address).content.decode()
    return html


def words(html):
    text = re.sub(r"<[^>]+>", " ", html).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize(
    ("when", "language", "said"),
    [
        (
            "early",
            "uk",
            ["Заплановано", "Посилання відкриється о 14:45", "Четвер, 26 листопада", "Додати до календаря"],
        ),
        ("early", "en", ["Scheduled", "The link opens at 14:45", "Thursday, 26 November", "Add to my calendar"]),
        ("open", "uk", ["Починаємо за 12 хвилин", "Вхід відкрито", "Приєднатися до сесії", "Відкриється Zoom у новій"]),
        ("open", "en", ["Starting in 12 minutes", "You can join now", "Join the session", "Zoom opens in a new tab"]),
        ("live", "uk", ["Триває", "Сесія почалася о 15:00", "Ви ще встигаєте", "15:45", "Приєднатися зараз"]),
        ("live", "en", ["Running", "The session started at 15:00", "You can still join", "Join now"]),
        (
            "over",
            "uk",
            ["Завершилася", "Сесію завершено", "Дякуємо! Конспект з’явиться до 30 листопада.", "Запису не ведемо"],
        ),
        (
            "over",
            "en",
            ["Ended", "The session has ended", "The notes will be here by 30 November.", "Nothing is recorded"],
        ),
    ],
)
def test_states_that_the_clock_gives(when, language, said):
    session = session_with_room(notes_due_on=(START + timedelta(days=4)).date())
    text = words(shown(session, when, language))
    assert [sentence for sentence in said if sentence not in text] == []


def test_notes_that_are_late_are_promised_for_no_day_that_has_passed():
    session = session_with_room(notes_due_on=(START + timedelta(days=4)).date())
    assert "з’явиться" in shown(session, START + timedelta(days=4))
    assert "з’явиться" not in shown(session, START + timedelta(days=5))


def test_button_of_materials_stands_only_where_there_are_some():
    session = session_with_room()
    assert "#materials" not in shown(session, "over")
    make_material(session)
    assert "#materials" in shown(session, "over")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("uk", "15:00–16:30 за київським часом 14:00–15:30 у Берліні, Варшаві, Парижі"),
        ("en", "15:00–16:30, Kyiv time 14:00–15:30 in Berlin, Warsaw, Paris"),
    ],
)
def test_hour_is_said_in_kyiv_first(language, said):
    assert said in words(shown(session_with_room(), "early", language))


@pytest.mark.parametrize(
    ("minutes", "uk", "en"),
    [
        (1, "Починаємо за 1 хвилину", "Starting in 1 minute"),
        (2, "Починаємо за 2 хвилини", "Starting in 2 minutes"),
        (12, "Починаємо за 12 хвилин", "Starting in 12 minutes"),
    ],
)
def test_minutes_agree_with_their_number(minutes, uk, en):
    session = session_with_room()
    for language, said in (("uk", uk), ("en", en)):
        assert said in words(shown(session, START - minutes * MINUTE, language))


def test_cancelled_and_postponed_say_why():
    reasons = {"reason_uk": "Експертка захворіла.", "reason_en": "The expert is ill."}
    cancelled = session_with_room(status="cancelled", **reasons)
    assert "Скасовано Сесію скасовано Експертка захворіла. Інші сесії" in words(shown(cancelled, "early"))
    assert "The expert is ill." in words(shown(cancelled, "early", "en"))
    postponed = session_with_room(status="postponed", **reasons)
    assert "Про нову дату повідомимо листом." in words(shown(postponed, "early"))


def test_moved_says_the_new_and_the_old_time():
    session = session_with_room(sequence=1)
    later = START + timedelta(days=7)
    Move.objects.create(
        session=session,
        kind="moved",
        from_starts_at=START,
        from_ends_at=START + 90 * MINUTE,
        to_starts_at=later,
        to_ends_at=later + 90 * MINUTE,
        sequence=1,
    )
    session.starts_at, session.ends_at = later, later + 90 * MINUTE
    session.save()
    text = words(shown(session, "early"))
    assert "Перенесено Нова дата: 3 грудня, 15:00 Було: четвер, 26 листопада. Календар оновлено." in text
    assert "It was: Thursday, 26 November. Your calendar is updated." in words(shown(session, "early", "en"))


def test_paused_for_an_alert_says_the_new_hour():
    session = session_with_room(sequence=1, reason_uk="Повітряна тривога.")
    later = START + 90 * MINUTE
    Move.objects.create(
        session=session,
        kind="paused",
        from_starts_at=START,
        from_ends_at=START + 90 * MINUTE,
        to_starts_at=later,
        to_ends_at=later + 90 * MINUTE,
        sequence=1,
    )
    session.starts_at, session.ends_at = later, later + 90 * MINUTE
    session.save()
    text = words(shown(session, START + 20 * MINUTE))
    assert "Призупинено Новий час: 16:30 Повітряна тривога. Було: 15:00." in text


def test_world_is_told_neither_hour_nor_room():
    session = session_with_room()
    for when in NOW:
        html = shown(session, when, member=False)
        assert 'data-state="members_only"' in html
        assert "Ця сесія закрита" in words(html)
        assert not re.search(r"\d\d:\d\d", html)
        assert "data-address" not in html
        assert f"/login/?next=/member/sessions/{session.number}/" in html


def test_representative_without_the_right_is_told_so():
    member = factories.make_member()
    person = factories.make_representative(member, can_attend_sessions=False)
    client = StrictClient()
    client.force_login(person.user)
    html = shown(session_with_room(), "open", member=False, client=client)
    assert "не входить до Ваших прав" in words(html)
    assert "15:00" not in html


def test_failed_video_offers_the_spare_room_and_the_telephone_without_its_number():
    session = session_with_room()
    Room.objects.update(failed_at=START)
    html = shown(session, "live")
    assert "Збій відеозв’язку Zoom не відповідає" in words(html)
    assert "Увійти до запасної кімнати" in words(html)
    assert reverse("expert_sessions:phone", args=[session.number]) in html
    assert [text for text in (SECRET.pin, SECRET.dial_in, SECRET.fallback, SECRET.address) if text in html] == []


def test_session_without_a_room_says_so_and_shows_no_button():
    session = make_session(starts_at=START)
    html = shown(session, "open")
    assert 'data-state="video_failed"' in html
    assert "btn" not in html


def test_full_session_has_no_button_and_says_where_one_stands():
    session = session_with_room(capacity=1)
    make_seat(session)
    waiting = make_seat(session, answer=Seat.Answer.WAITING).member
    assert "Усі місця зайнято. Ви в списку очікування" in words(shown(session, "open", member=waiting))
    html = shown(session, "open")
    assert "Усі місця зайнято." in words(html)
    assert "<form" not in html


def test_panel_never_holds_what_is_sealed():
    session = session_with_room()
    for when in NOW:
        html = shown(session, when)
        assert [text for text in (SECRET.pin, SECRET.dial_in, SECRET.fallback, SECRET.address) if text in html] == []


def test_origins_are_known_a_day_ahead_and_hold_no_path(rf):
    session, member = session_with_room(), factories.make_member()
    request = rf.get("/")
    request.user, request.acting_for, request.open_members = member.user, member, [member]
    assert panel_of(request, session, START - timedelta(days=2)).origins == []
    assert panel_of(request, session, START - timedelta(hours=5)).origins == [
        "https://*.spare.example",
        "https://*.zoom.us",
        "https://spare.example",
        "https://zoom.us",
    ]
    assert panel_of(request, session, NOW["over"]).origins == []


def test_stale_link_of_a_host_offers_a_new_one():
    session = session_with_room()
    token = make_host_link(session, created_at=START - timedelta(days=1))
    HostLink.objects.update(used_at=START - 30 * MINUTE)
    with time_machine.travel(START + 31 * MINUTE, tick=False):
        text = words(StrictClient().get(reverse("expert_sessions:host", args=[token])).content.decode())
    assert "Посилання застаріло Надішлемо нове посилання Це посилання діяло годину, і його вже використано." in text
    assert "Надійде на y•••••@teplo.example" in text
