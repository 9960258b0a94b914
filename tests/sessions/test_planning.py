"""From a series, or from another session, to a planned one."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from mayors_club.models import Event
from sessions import services
from sessions.models import ExpertSession, Move
from sessions.services import planning
from tests import factories, session_factories
from tests.at_once import at_once

pytestmark = pytest.mark.django_db
DAY = date(2027, 1, 14)  # a Thursday
START = datetime(2027, 1, 14, 13, tzinfo=UTC)


@pytest.fixture
def secretary():
    return factories.make_staff("secretariat")


@pytest.fixture
def series():
    return session_factories.make_series(first_on=date(2026, 11, 5), hour=time(15), capacity=40)


# Planning -------------------------------------------------------------------------------------------------------------
def test_proposed_date_becomes_a_planned_session(series, secretary):
    session = services.plan_next(series, DAY, by=secretary)
    session.refresh_from_db()
    assert (session.status, session.series, session.capacity) == ("planned", series, 40)
    assert (session.starts_at, session.ends_at) == (START, START + timedelta(minutes=90))
    assert (session.created_by, session.sequence, session.announced_at) == (secretary, 0, None)
    event = Event.objects.get(verb="session.planned")
    assert (event.subject_id, event.codes) == (str(session.pk), {"series": str(series.pk)})


def test_numbers_go_on_from_the_highest(series, secretary):
    session_factories.make_session(number=900)
    assert services.plan_next(series, DAY, by=secretary).number == 901
    assert services.plan(starts_at=START, ends_at=START + timedelta(hours=1), by=secretary).number == 902


def test_first_session_of_all_is_number_one(secretary):
    assert services.plan(starts_at=START, ends_at=START + timedelta(hours=1), by=secretary).number == 1


@pytest.mark.parametrize("status", list(ExpertSession.Status))
def test_date_that_a_session_has_is_not_planned_again(series, secretary, status):
    there = session_factories.make_session(status, series=series, starts_at=START)
    with pytest.raises(services.DateTaken) as taken:
        services.plan_next(series, DAY, by=secretary)
    assert taken.value.session == there


def test_date_from_which_a_session_was_moved_is_not_planned_again(series, secretary):
    day = timedelta(days=1)
    moved = session_factories.make_session(series=series, starts_at=START + day)
    times = (START, START + day / 24, START + day, START + day + day / 24)
    columns = ("from_starts_at", "from_ends_at", "to_starts_at", "to_ends_at")
    Move.objects.create(session=moved, kind="moved", sequence=1, **dict(zip(columns, times, strict=True)))
    for taken in (DAY, DAY + day):
        with pytest.raises(services.DateTaken):
            services.plan_next(series, taken, by=secretary)


def test_date_of_another_series_is_free(series, secretary):
    session_factories.make_session(series=session_factories.make_series(), starts_at=START)
    assert services.plan_next(series, DAY, by=secretary).starts_at == START


@pytest.mark.django_db(transaction=True)
def test_two_colleagues_who_take_the_same_date_plan_one_session():
    secretaries = [factories.make_staff("secretariat") for _colleague in range(2)]
    series = session_factories.make_series(first_on=date(2026, 11, 5))
    outcomes = at_once(*(lambda by=colleague: services.plan_next(series, DAY, by=by) for colleague in secretaries))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["DateTaken", "ExpertSession"]
    assert ExpertSession.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_colleagues_who_plan_at_once_get_two_numbers():
    secretary = factories.make_staff("secretariat")
    times = {"starts_at": START, "ends_at": START + timedelta(hours=1)}
    outcomes = at_once(*(lambda: services.plan(**times, by=secretary) for _colleague in range(4)))
    assert sorted(session.number for session in outcomes) == [1, 2, 3, 4]


# Copying --------------------------------------------------------------------------------------------------------------
def test_copy_has_texts_plan_and_expert_and_nobody_in_it(secretary):
    session = session_factories.make_session(capacity=30, provider="jitsi", summary_uk="Було корисно.")
    session_factories.make_agenda_item(session)
    session_factories.make_seat(session)
    session_factories.make_invitee(session)
    copy = services.clone(session, by=secretary)
    copy.refresh_from_db()
    for name in (*planning.COPIED, *planning.COPIED_TEXTS):
        assert getattr(copy, name) == getattr(session, name), name
    [point] = copy.agenda.all()
    assert (point.title_uk, point.title_en, point.after_minutes) == ("Ваші запитання", "Your questions", 45)
    assert (copy.status, copy.announced_at, copy.sequence, copy.summary_uk) == ("planned", None, 0, "")
    assert (copy.seats.count(), copy.invitees.count(), copy.created_by) == (0, 0, secretary)
    assert copy.pk != session.pk
    assert copy.number == session.number + 1


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        ((2026, 10, 15, 15), (2026, 10, 29, 13)),
        ((2027, 3, 18, 15), (2027, 4, 1, 12)),
        ((2026, 7, 2, 15), (2026, 7, 16, 12)),
    ],
)
def test_copy_is_two_weeks_later_at_the_same_hour_of_kyiv(secretary, starts, expected):
    session = session_factories.make_session(starts_at=session_factories.in_kyiv(*starts))
    copy = services.clone(session, by=secretary)
    assert copy.starts_at == datetime(*expected, tzinfo=UTC)
    assert copy.ends_at - copy.starts_at == timedelta(minutes=90)


# Rewriting ------------------------------------------------------------------------------------------------------------
def test_text_changes_and_calendars_see_that_it_did(secretary):
    session = session_factories.make_session()
    before = session.changed_at
    services.edit(session, {"lead_uk": "Інакше."}, by=secretary)
    session.refresh_from_db()
    assert (session.lead_uk, session.sequence) == ("Інакше.", 0)
    assert session.changed_at > before
    assert Event.objects.get(verb="session.edited").codes == {"columns": ["lead_uk"]}


def test_rewriting_leaves_what_a_verb_did_meanwhile(secretary):
    """The form was opened before a colleague cancelled: its text is saved, the cancellation stays."""
    opened = session_factories.make_session()
    ExpertSession.objects.filter(pk=opened.pk).update(status="cancelled", sequence=1, reason_uk="Тривога.")
    services.edit(opened, {"lead_uk": "Інакше."}, by=secretary)
    stored = ExpertSession.objects.get(pk=opened.pk)
    assert (stored.status, stored.sequence, stored.reason_uk, stored.lead_uk) == ("cancelled", 1, "Тривога.", "Інакше.")


@pytest.mark.parametrize("status", [status for status in ExpertSession.Status if status != "planned"])
def test_time_of_what_was_announced_is_not_rewritten(secretary, status):
    session = session_factories.make_session(status)
    with pytest.raises(services.NotPlanned):
        services.edit(session, {"starts_at": session.starts_at - timedelta(hours=1)}, by=secretary)
    assert ExpertSession.objects.get(pk=session.pk).starts_at == session.starts_at


def test_time_of_a_planned_session_is_free(secretary):
    session = session_factories.make_session(ExpertSession.Status.PLANNED)
    services.edit(session, {"starts_at": START, "ends_at": START + timedelta(hours=2)}, by=secretary)
    assert ExpertSession.objects.get(pk=session.pk).starts_at == START


def test_more_places_go_to_who_waits(secretary):
    session = session_factories.make_session(capacity=1)
    session_factories.make_seat(session)
    waiting = session_factories.make_seat(session, answer="waiting")
    services.edit(session, {"capacity": 2}, by=secretary)
    waiting.refresh_from_db()
    assert waiting.answer == "going"
