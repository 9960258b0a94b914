"""The rhythm, and the page on which a date becomes a session."""

import itertools
from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from mayors_club.models import Event
from sessions.models import ExpertSession, Series
from tests import session_factories
from tests.desk import signed_in, words
from tests.sessions.desk import address, posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    """Thursdays from the next one on."""
    return session_factories.make_series(first_on=timezone.localdate() + timedelta(days=1), hour=time(15))


def proposed(client, series) -> list[date]:
    return [one.on for one in client.get(address("dates", series, "series")).context["proposals"]]


def test_page_proposes_the_next_dates(client, secretary, series):
    found = proposed(client, series)
    assert len(found) == 8
    assert {day.weekday() for day in found} == {3}
    assert {after - before for before, after in itertools.pairwise(found)} == {timedelta(weeks=2)}
    assert found[0] > timezone.localdate()


def test_one_button_makes_a_planned_session_and_opens_its_form(client, secretary, series):
    day = proposed(client, series)[1]
    response = client.post(address("plan", series, "series"), {"on": day.isoformat()}, follow=True)
    session = ExpertSession.objects.get()
    assert response.redirect_chain[-1][0] == address("change", session)
    assert (session.status, session.local_starts_at.date(), session.series) == ("planned", day, series)
    assert day not in proposed(client, series)


def test_date_that_somebody_took_first_is_said_in_words(client, secretary, series):
    day = proposed(client, series)[0]
    client.post(address("plan", series, "series"), {"on": day.isoformat()})
    response = client.post(address("plan", series, "series"), {"on": day.isoformat()}, follow=True)
    assert "Хтось випередив Вас" in words(response)[-1]
    assert ExpertSession.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "nonsense", "2027-02-30"])
def test_wrong_date_plans_nothing(client, secretary, series, typed):
    response = client.post(address("plan", series, "series"), {"on": typed}, follow=True)
    assert words(response) == ["Виберіть одну з дат."]
    assert not ExpertSession.objects.exists()


def test_flags_stand_beside_the_date(client, secretary, series):
    day = proposed(client, series)[0]
    start = session_factories.in_kyiv(day.year, day.month, day.day, 16)
    other = session_factories.make_session(starts_at=start)
    page = client.get(address("dates", series, "series")).content.decode()
    assert f"Збігається в часі із сесією № {other.number}" in page


def test_series_of_christmas_is_flagged(client, secretary):
    christmas = session_factories.make_series(first_on=date(2026, 12, 25), weekday=4, every_weeks=12)
    page = client.get(address("dates", christmas, "series")).content.decode()
    assert "Свято: Різдво Христове" in page


def test_skip_list_is_a_part_of_the_form(client, secretary, series):
    page = address("change", series, "series")
    skipped = proposed(client, series)[0]
    line = {"on": skipped.isoformat(), "reason": "Зимові свята", "id": "", "series": str(series.pk)}
    values = posted(client.get(page), **{f"skipped_dates-0-{name}": value for name, value in line.items()})
    response = client.post(page, {**values, "skipped_dates-TOTAL_FORMS": "1"})
    assert response.status_code == 302
    assert skipped not in proposed(client, series)
    assert Event.objects.filter(verb="series.edited").count() == 1


def test_new_rhythm_leaves_planned_sessions(client, secretary, series):
    day = proposed(client, series)[0]
    client.post(address("plan", series, "series"), {"on": day.isoformat()})
    before = ExpertSession.objects.get().starts_at
    page = address("change", series, "series")
    assert client.post(page, posted(client.get(page), hour="11:00")).status_code == 302
    assert Series.objects.get().hour == time(11)
    assert ExpertSession.objects.get().starts_at == before


def test_chair_sees_dates_without_buttons(client, series):
    signed_in(client, "chair")
    page = client.get(address("dates", series, "series"))
    assert page.status_code == 200
    assert "Запланувати сесію" not in page.content.decode()


def test_weekdays_are_written_with_the_apostrophe_of_the_site(client, secretary, series):
    page = client.get(address("change", series, "series")).content.decode()
    assert "П’ятниця" in page
    assert "П&#x27;ятниця" not in page
