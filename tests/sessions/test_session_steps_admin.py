"""Steps of a session on the secretariat's side: each says whom it concerns, works once, and tells who came too late."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from mayors_club.models import Event
from members.letter_kinds import SESSION_INVITATIONS
from sessions.admin.steps import STEPS, invited_by_announcement, steps_of
from sessions.models import ExpertSession, Room
from tests import factories, session_factories
from tests.client import StrictClient
from tests.sessions.desk import address, signed_in, words

pytestmark = pytest.mark.django_db
OPEN = {
    "planned": ["announce", "cancel"],
    "announced": ["move", "postpone", "cancel"],
    "open": ["move", "postpone", "cancel"],
    "live": ["move", "postpone", "cancel"],
    "held": [],
    "postponed": ["reopen", "cancel"],
    "cancelled": ["reopen"],
}
STARTS_FROM = {
    "announce": "planned",
    "move": "announced",
    "postpone": "announced",
    "reopen": "cancelled",
    "cancel": "announced",
}
# When a session of that state runs, counted from now.
STARTS_IN = {"open": timedelta(minutes=10), "live": -timedelta(minutes=10), "held": -timedelta(days=1)}
WEEK = timedelta(days=7)


@pytest.fixture
def secretary(client):
    return signed_in(client)


def make(status="announced", **fields):
    return session_factories.make_session(
        status, **{"starts_in": STARTS_IN.get(status, WEEK), "provider": "jitsi", **fields}
    )


def planned(**fields):
    return make("planned", **fields)


def typed(starts_at, *, minutes=90, **more) -> dict[str, str]:
    """A time as the form sends it: the day and the hours of Kyiv."""
    starts = starts_at.astimezone(session_factories.KYIV)
    ends = starts + timedelta(minutes=minutes)
    return {"day": f"{starts:%Y-%m-%d}", "starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}", "seen": "0", **more}


def noon_in(days: int):
    """Far from midnight, so that an hour more is the same day."""
    day = timezone.localdate() + timedelta(days=days)
    return session_factories.in_kyiv(day.year, day.month, day.day, 12)


def stored(session) -> ExpertSession:
    return ExpertSession.objects.get(pk=session.pk)


# Which steps ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("status", OPEN)
def test_buttons_are_those_that_the_table_of_states_allows(secretary, status):
    session = make(status)
    assert [link.url.rstrip("/").rpartition("/")[2] for link in steps_of(session, secretary)] == OPEN[status]


@pytest.mark.parametrize("status", OPEN)
@pytest.mark.parametrize("step", STEPS)
def test_page_of_a_step_opens_where_the_step_exists_and_else_leads_back(client, secretary, status, step):
    session = make(status)
    response = client.get(address(step, session))
    if step in OPEN[status]:
        assert response.status_code == 200
    else:
        assert response["Location"] == address("change", session)
        assert client.post(address(step, session), typed(noon_in(9), confirm="1")).status_code == 302
        assert stored(session).status == status


def test_clock_counts_for_the_buttons_even_when_nobody_has_written_it_down(secretary):
    assert steps_of(make(starts_in=-timedelta(days=1)), secretary) == []


def test_who_only_reads_gets_no_button():
    assert steps_of(make(), factories.make_staff("chair")) == []


@pytest.mark.parametrize("step", STEPS)
def test_who_may_not_run_sessions_opens_no_step(client, step):
    signed_in(client, "chair")
    session = make(STARTS_FROM[step])
    assert client.get(address(step, session)).status_code == 403
    assert client.post(address(step, session), typed(noon_in(9), confirm="1")).status_code == 403
    assert stored(session).status == STARTS_FROM[step]


# Announcing -----------------------------------------------------------------------------------------------------------
def test_announcing_says_how_many_are_invited_and_does_it(client, secretary):
    members = [factories.make_member() for _member in range(3)]
    members[0].user.letters_off = [SESSION_INVITATIONS]
    members[0].user.save()
    factories.make_member(status="ended", ended_at=timezone.now(), end_reason="left")
    session = planned()
    page = client.get(address("announce", session)).content.decode().replace("\xa0", " ")
    assert "2 члени отримають запрошення" in page
    response = client.post(address("announce", session), follow=True)
    assert words(response) == ["Сесію оголошено. Запрошення вже в дорозі."]
    assert stored(session).status == "announced"
    assert session.invitees.count() == invited_by_announcement() == 2
    assert Event.objects.get(verb="session.announced").actor == secretary


@pytest.mark.parametrize(
    ("lacks", "word"),
    [
        ({"topic_uk": "", "topic_en": ""}, "тема українською"),
        ({"text_uk": "", "text_en": ""}, "текст українською"),
        ({"expert": None}, "експерт"),
        ({"provider": ""}, "відеосервіс"),
    ],
)
def test_what_is_not_ready_is_refused_in_words(client, secretary, lacks, word):
    session = planned(**lacks)
    page = client.get(address("announce", session)).content.decode().replace("\xa0", " ")
    assert word in page
    assert "Оголосити й запросити" not in page
    response = client.post(address("announce", session), follow=True)
    assert word in words(response)[0]
    assert stored(session).status == "planned"


def test_session_of_yesterday_is_not_announced(client, secretary):
    session = planned(starts_in=-timedelta(days=1))
    assert "вже минув" in client.get(address("announce", session)).content.decode().replace("\xa0", " ")
    assert "вже минув" in words(client.post(address("announce", session), follow=True))[0]
    assert stored(session).status == "planned"


def test_without_english_and_without_a_room_it_warns_and_can_be_announced(client, secretary):
    session = planned(topic_en="", text_en="")
    page = client.get(address("announce", session)).content.decode().replace("\xa0", " ")
    assert "тема англійською, текст англійською" in page
    assert "Кімнати для зустрічі ще немає" in page
    client.post(address("announce", session))
    assert stored(session).status == "announced"


def test_with_a_room_and_english_there_is_no_warning(client, secretary):
    session = planned(starts_at=noon_in(15))
    Room.objects.create(session=session, sealed="x")
    page = client.get(address("announce", session)).content.decode().replace("\xa0", " ")
    assert "Кімнати для зустрічі ще немає" not in page
    assert "англійською" not in page


def test_second_announcement_is_told_that_somebody_was_faster(client, secretary):
    session = planned()
    client.post(address("announce", session))
    response = client.post(address("announce", session), follow=True)
    assert words(response)[-1] == "Хтось випередив Вас: стан сесії тепер «оголошена»."


@pytest.mark.django_db(transaction=True)
def test_two_colleagues_announce_at_one_instant_and_one_of_them_does_it():
    colleagues = [factories.make_staff("secretariat") for _colleague in range(2)]
    factories.make_member()
    session = planned()
    clients = [StrictClient() for _colleague in colleagues]
    for client, colleague in zip(clients, colleagues, strict=True):
        client.force_login(colleague)
    start, said = threading.Barrier(2), []
    threads = [threading.Thread(target=announce, args=(client, session, start, said)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Event.objects.filter(verb="session.announced").count() == 1
    assert sorted(said) == ["Сесію оголошено.", "Хтось випередив Вас"]
    assert stored(session).invitees.count() == 1


def announce(client, session, start, said) -> None:
    """Read from the page: what templates were given is noted by all clients of the process alike."""
    start.wait()
    try:
        page = client.post(address("announce", session), follow=True).content.decode()
        said += [text for text in ("Сесію оголошено.", "Хтось випередив Вас") if text in page]
    finally:
        connection.close()


# Moving ---------------------------------------------------------------------------------------------------------------
def test_move_is_read_back_with_old_and_new_time_before_anything_happens(client, secretary):
    session = make(starts_at=noon_in(7))
    session_factories.make_invitee(session)
    session_factories.make_seat(session)
    other = make(starts_at=noon_in(8) + timedelta(hours=1))
    reason = {"reason_uk": "Тривога.", "reason_en": "Alert."}
    response = client.post(address("move", session), typed(noon_in(8), **reason))
    page = response.content.decode().replace("\xa0", " ")
    assert response.status_code == 200
    assert f"Збігається в часі з сесією № {other.number}" in page
    assert "1 людина має сесію в календарі" in page
    assert "більш ніж на дві години" in page
    assert "Alert." in page
    assert stored(session).starts_at == session.starts_at


def test_small_move_says_that_answers_stay(client, secretary):
    session = make(starts_at=noon_in(7))
    page = (
        client.post(address("move", session), typed(noon_in(7) + timedelta(hours=2)))
        .content.decode()
        .replace("\xa0", " ")
    )
    assert "щонайбільше на дві години" in page


def test_confirmed_move_moves(client, secretary):
    session = make(starts_at=noon_in(7))
    values = typed(noon_in(8), reason_uk="Тривога.", confirm="1")
    response = client.post(address("move", session), values, follow=True)
    assert words(response) == ["Сесія має новий час. Листи й календарі оновлюються."]
    moved = stored(session)
    assert (moved.starts_at, moved.ends_at) == (noon_in(8), noon_in(8) + timedelta(minutes=90))
    assert (moved.sequence, moved.status, moved.reason_uk) == (1, "announced", "Тривога.")


def test_move_can_be_changed_before_it_is_confirmed(client, secretary):
    session = make(starts_at=noon_in(7))
    response = client.post(address("move", session), typed(noon_in(8), edit="1"))
    assert response.context["form"]["day"].value() == f"{noon_in(8):%Y-%m-%d}"
    assert stored(session).sequence == 0


def test_move_confirmed_after_a_colleague_moved_is_told_so(client, secretary):
    session = make(starts_at=noon_in(7))
    ExpertSession.objects.filter(pk=session.pk).update(sequence=1)
    response = client.post(address("move", session), typed(noon_in(8), confirm="1"), follow=True)
    assert "Хтось випередив Вас" in words(response)[0]
    assert stored(session).starts_at == noon_in(7)


@pytest.mark.parametrize(
    ("days", "changes", "field"),
    [
        (7, {}, "day"),
        (-1, {}, "day"),
        (8, {"ends": "11:00"}, "ends"),
        (8, {"day": ""}, "day"),
        (8, {"reason_en": "Alert."}, "reason_en"),
        (8, {"reason_uk": "т" * 241}, "reason_uk"),
    ],
)
def test_impossible_move_is_refused_at_its_field(client, secretary, days, changes, field):
    session = make(starts_at=noon_in(7))
    response = client.post(address("move", session), {**typed(noon_in(days)), **changes})
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert stored(session).starts_at == noon_in(7)


# Postponing, cancelling, coming back ----------------------------------------------------------------------------------
@pytest.mark.parametrize(("step", "status"), [("postpone", "postponed"), ("cancel", "cancelled")])
def test_step_with_a_reason_takes_the_session_out(client, secretary, step, status):
    session = make()
    for _person in range(2):
        session_factories.make_invitee(session)
    page = client.get(address(step, session)).content.decode().replace("\xa0", " ")
    assert "2 людини мають сесію в календарі" in page
    client.post(address(step, session), {"reason_uk": "Хвороба.", "reason_en": ""})
    after = stored(session)
    assert (after.status, after.reason_uk, after.sequence) == (status, "Хвороба.", 1)


@pytest.mark.parametrize("step", ["postpone", "cancel"])
def test_english_reason_alone_is_refused(client, secretary, step):
    session = make()
    response = client.post(address(step, session), {"reason_en": "Illness."})
    assert response.status_code == 422
    assert stored(session).status == "announced"


def test_planned_session_is_cancelled_without_telling_anybody(client, secretary):
    session = planned()
    assert "лист нікому не йде" in client.get(address("cancel", session)).content.decode().replace("\xa0", " ")
    client.post(address("cancel", session), {})
    assert (stored(session).status, stored(session).sequence) == ("cancelled", 0)


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_session_comes_back_at_a_new_date(client, secretary, status):
    session = make(status, starts_at=noon_in(7))
    page = client.post(address("reopen", session), typed(noon_in(20)))
    assert page.status_code == 200
    assert stored(session).status == status
    client.post(address("reopen", session), typed(noon_in(20), confirm="1"))
    after = stored(session)
    assert (after.status, after.starts_at, after.sequence) == ("announced", noon_in(20), 1)


def test_cancelled_session_comes_back_at_its_old_date(client, secretary):
    session = make("cancelled", starts_at=noon_in(7))
    client.post(address("reopen", session), typed(noon_in(7), confirm="1"))
    assert (stored(session).status, stored(session).starts_at) == ("announced", noon_in(7))


def test_what_is_not_ready_does_not_come_back(client, secretary):
    session = make("cancelled", expert=None)
    response = client.post(address("reopen", session), typed(noon_in(9), confirm="1"), follow=True)
    assert words(response) == ["Бракує: експерт або експертка."]
    assert stored(session).status == "cancelled"
