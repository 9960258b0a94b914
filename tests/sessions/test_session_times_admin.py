"""A session moved, taken out of the calendars, brought back by the secretariat: read first, then confirmed."""

from datetime import timedelta

import pytest

from sessions.models import ExpertSession
from tests import session_factories
from tests.desk import words
from tests.sessions.desk import address, make_planned, make_ready, noon_in, stored, typed

pytestmark = pytest.mark.django_db


# Moving ---------------------------------------------------------------------------------------------------------------
def test_move_is_read_back_with_old_and_new_time_before_anything_happens(client, secretary):
    session = make_ready(starts_at=noon_in(7))
    session_factories.make_invitee(session)
    session_factories.make_seat(session)
    session_factories.make_seat(session, answer="declined")
    other = make_ready(starts_at=noon_in(8) + timedelta(hours=1))
    reason = {"reason_uk": "Тривога.", "reason_en": "Alert."}
    response = client.post(address("move", session), typed(noon_in(8), **reason))
    page = response.content.decode().replace("\xa0", " ")
    assert response.status_code == 200
    assert f"Збігається в часі із сесією № {other.number}" in page
    assert "1 людина має сесію в календарі" in page
    assert "більш ніж на дві години" in page
    assert "1 члена Клубу, який відмовився, запитаємо листом ще раз." in page
    assert "Alert." in page
    assert stored(session).starts_at == session.starts_at


def test_small_move_says_that_answers_stay(client, secretary):
    session = make_ready(starts_at=noon_in(7))
    page = (
        client.post(address("move", session), typed(noon_in(7) + timedelta(hours=2)))
        .content.decode()
        .replace("\xa0", " ")
    )
    assert "щонайбільше на дві години" in page
    assert "запитаємо" not in page


def test_confirmed_move_moves(client, secretary):
    session = make_ready(starts_at=noon_in(7))
    values = typed(noon_in(8), reason_uk="Тривога.", confirm="1")
    response = client.post(address("move", session), values, follow=True)
    assert words(response) == ["Сесія має новий час. Листи й календарі оновлюються."]
    moved = stored(session)
    assert (moved.starts_at, moved.ends_at) == (noon_in(8), noon_in(8) + timedelta(minutes=90))
    assert (moved.sequence, moved.status, moved.reason_uk) == (1, "announced", "Тривога.")


def test_second_of_two_presses_is_told_that_it_was_too_late(client, secretary):
    session = make_ready()
    new_time = typed(noon_in(9), confirm="1")
    client.post(address("move", session), new_time)
    again = client.post(address("move", session), new_time, follow=True)
    assert words(again)[-1].startswith("Хтось випередив Вас")
    assert stored(session).sequence == 1


def test_move_can_be_changed_before_it_is_confirmed(client, secretary):
    session = make_ready(starts_at=noon_in(7))
    response = client.post(address("move", session), typed(noon_in(8), edit="1"))
    assert response.context["form"]["day"].value() == f"{noon_in(8):%Y-%m-%d}"
    assert stored(session).sequence == 0


def test_move_confirmed_after_a_colleague_moved_is_told_so(client, secretary):
    session = make_ready(starts_at=noon_in(7))
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
    session = make_ready(starts_at=noon_in(7))
    response = client.post(address("move", session), {**typed(noon_in(days)), **changes})
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert stored(session).starts_at == noon_in(7)


# Postponing, cancelling, coming back ----------------------------------------------------------------------------------
@pytest.mark.parametrize(("step", "status"), [("postpone", "postponed"), ("cancel", "cancelled")])
def test_step_with_a_reason_takes_the_session_out(client, secretary, step, status):
    session = make_ready()
    for _person in range(2):
        session_factories.make_invitee(session)
    page = client.get(address(step, session)).content.decode().replace("\xa0", " ")
    assert "2 людини мають сесію в календарі" in page
    client.post(address(step, session), {"reason_uk": "Хвороба.", "reason_en": ""})
    after = stored(session)
    assert (after.status, after.reason_uk, after.sequence) == (status, "Хвороба.", 1)


@pytest.mark.parametrize("step", ["postpone", "cancel"])
def test_english_reason_alone_is_refused(client, secretary, step):
    session = make_ready()
    response = client.post(address(step, session), {"reason_en": "Illness."})
    assert response.status_code == 422
    assert stored(session).status == "announced"


def test_planned_session_is_cancelled_without_telling_anybody(client, secretary):
    session = make_planned()
    assert "лист нікому не йде" in client.get(address("cancel", session)).content.decode().replace("\xa0", " ")
    client.post(address("cancel", session), {})
    assert (stored(session).status, stored(session).sequence) == ("cancelled", 0)


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_session_comes_back_at_a_new_date(client, secretary, status):
    session = make_ready(status, starts_at=noon_in(7))
    page = client.post(address("reopen", session), typed(noon_in(20)))
    assert page.status_code == 200
    assert stored(session).status == status
    client.post(address("reopen", session), typed(noon_in(20), confirm="1"))
    after = stored(session)
    assert (after.status, after.starts_at, after.sequence) == ("announced", noon_in(20), 1)


def test_cancelled_session_comes_back_at_its_old_date(client, secretary):
    session = make_ready("cancelled", starts_at=noon_in(7))
    client.post(address("reopen", session), typed(noon_in(7), confirm="1"))
    assert (stored(session).status, stored(session).starts_at) == ("announced", noon_in(7))


def test_what_is_not_ready_does_not_come_back(client, secretary):
    session = make_ready("cancelled", expert=None)
    response = client.post(address("reopen", session), typed(noon_in(9), confirm="1"), follow=True)
    assert words(response) == ["Бракує: експерт або експертка."]
    assert stored(session).status == "cancelled"
