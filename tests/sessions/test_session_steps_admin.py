"""Steps of a session on the secretariat's side: each says whom it concerns, works once, and tells who came too late."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from mayors_club.models import Event
from members.letter_kinds import SESSION_INVITATIONS
from sessions import services
from sessions.admin.steps import STEPS, invited_by_announcement, steps_of
from sessions.models import Room
from tests import factories
from tests.at_once import at_once
from tests.client import StrictClient
from tests.desk import signed_in, words
from tests.sessions.desk import address, make_planned, make_ready, noon_in, stored, typed

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


# Which steps ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("status", OPEN)
def test_buttons_are_those_that_the_table_of_states_allows(secretary, status):
    session = make_ready(status)
    assert [link.url.rstrip("/").rpartition("/")[2] for link in steps_of(session, secretary)] == OPEN[status]


@pytest.mark.parametrize("status", OPEN)
@pytest.mark.parametrize("step", STEPS)
def test_page_of_a_step_opens_where_the_step_exists_and_else_leads_back(client, secretary, status, step):
    session = make_ready(status)
    response = client.get(address(step, session))
    if step in OPEN[status]:
        assert response.status_code == 200
    else:
        assert response["Location"] == address("change", session)
        assert client.post(address(step, session), typed(noon_in(9), confirm="1")).status_code == 302
        assert stored(session).status == status


def test_clock_counts_for_the_buttons_even_when_nobody_has_written_it_down(secretary):
    assert steps_of(make_ready(starts_in=-timedelta(days=1)), secretary) == []


def test_who_only_reads_gets_no_button():
    assert steps_of(make_ready(), factories.make_staff("chair")) == []


@pytest.mark.parametrize("step", STEPS)
def test_who_may_not_run_sessions_opens_no_step(client, step):
    signed_in(client, "chair")
    session = make_ready(STARTS_FROM[step])
    assert client.get(address(step, session)).status_code == 403
    assert client.post(address(step, session), typed(noon_in(9), confirm="1")).status_code == 403
    assert stored(session).status == STARTS_FROM[step]


# Announcing -----------------------------------------------------------------------------------------------------------
def test_announcing_says_how_many_are_invited_and_does_it(client, secretary):
    members = [factories.make_member() for _member in range(3)]
    members[0].user.letters_off = [SESSION_INVITATIONS]
    members[0].user.save()
    factories.make_member(status="ended", ended_at=timezone.now(), end_reason="left")
    session = make_planned()
    page = client.get(address("announce", session)).content.decode().replace("\xa0", " ")
    assert "2 члени отримають запрошення" in page
    response = client.post(address("announce", session), follow=True)
    assert words(response) == ["Сесію оголошено. Запрошення вже в дорозі."]
    assert stored(session).status == "announced"
    assert session.invitees.count() == invited_by_announcement() == 2
    assert Event.objects.get(verb="session.announced").actor == secretary


def test_reopening_counts_who_gets_the_entry_back(client, secretary):
    """On the same day; who switched invitations off gets the entry they have again."""
    session = make_ready(starts_at=noon_in(9) - timedelta(hours=1))
    declined, quiet, _silent = (factories.make_member() for _member in range(3))
    quiet.user.letters_off = [SESSION_INVITATIONS]
    quiet.user.save()
    for member, said in ((declined, "declined"), (quiet, "going")):
        services.answer(session, member, said, by=member.user)
    services.cancel(session, by=secretary)
    page = client.post(address("reopen", session), typed(noon_in(9), seen=stored(session).sequence))
    assert "2 члени знову матимуть сесію" in page.content.decode().replace("\xa0", " ")


def test_reopening_on_another_day_asks_also_who_declined(client, secretary):
    session = make_ready(starts_at=noon_in(7))
    declined, quiet = (factories.make_member() for _member in range(2))
    quiet.user.letters_off = [SESSION_INVITATIONS]
    quiet.user.save()
    for member in (declined, quiet):
        services.answer(session, member, "declined", by=member.user)
    services.cancel(session, by=secretary)
    page = client.post(address("reopen", session), typed(noon_in(9), seen=stored(session).sequence))
    page = page.content.decode().replace("\xa0", " ")
    assert "1 член знову матиме сесію" in page
    assert "1 члена Клубу, який відмовився, запитаємо листом ще раз." in page
    client.post(address("reopen", session), typed(noon_in(9), seen=stored(session).sequence, confirm="1"))
    assert [entry.user for entry in session.invitees.in_calendar()] == [declined.user]


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
    session = make_planned(**lacks)
    page = client.get(address("announce", session)).content.decode().replace("\xa0", " ")
    assert word in page
    assert "Оголосити й запросити" not in page
    response = client.post(address("announce", session), follow=True)
    assert word in words(response)[0]
    assert stored(session).status == "planned"


def test_session_of_yesterday_is_not_announced(client, secretary):
    session = make_planned(starts_in=-timedelta(days=1))
    assert "вже минув" in client.get(address("announce", session)).content.decode().replace("\xa0", " ")
    assert "вже минув" in words(client.post(address("announce", session), follow=True))[0]
    assert stored(session).status == "planned"


def test_without_english_and_without_a_room_it_warns_and_can_be_announced(client, secretary):
    session = make_planned(topic_en="", text_en="")
    page = client.get(address("announce", session)).content.decode().replace("\xa0", " ")
    assert "тема англійською, текст англійською" in page
    assert "Кімнати для зустрічі ще немає" in page
    client.post(address("announce", session))
    assert stored(session).status == "announced"


def test_with_a_room_and_english_there_is_no_warning(client, secretary):
    session = make_planned(starts_at=noon_in(15))
    Room.objects.create(session=session, sealed="x")
    page = client.get(address("announce", session)).content.decode().replace("\xa0", " ")
    assert "Кімнати для зустрічі ще немає" not in page
    assert "англійською" not in page


def test_second_announcement_is_told_that_somebody_was_faster(client, secretary):
    session = make_planned()
    client.post(address("announce", session))
    response = client.post(address("announce", session), follow=True)
    assert words(response)[-1] == "Хтось випередив Вас: стан сесії тепер «оголошена»."


@pytest.mark.django_db(transaction=True)
def test_two_colleagues_announce_at_one_instant_and_one_of_them_does_it():
    colleagues = [factories.make_staff("secretariat") for _colleague in range(2)]
    factories.make_member()
    session = make_planned()
    clients = [StrictClient() for _colleague in colleagues]
    for client, colleague in zip(clients, colleagues, strict=True):
        client.force_login(colleague)
    said = at_once(*[partial(announce, client, session) for client in clients])
    assert Event.objects.filter(verb="session.announced").count() == 1
    assert sorted(said) == ["Сесію оголошено.", "Хтось випередив Вас"]
    assert stored(session).invitees.count() == 1


def announce(client, session) -> str:
    """What the page says; what templates were given is noted by all clients of the process alike."""
    page = client.post(address("announce", session), follow=True).content.decode()
    return " + ".join(text for text in ("Сесію оголошено.", "Хтось випередив Вас") if text in page)
