"""What the work list says of sessions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sessions import offers
from sessions.models import Room
from tests import factories, session_factories

pytestmark = pytest.mark.django_db
EXPERT, ROOM, NOTES, DATES = (
    "Сесії без експерта",
    "Сесії без кімнати для зустрічі",
    "Сесії, конспект яких запізнюється",
    "Дати, які треба підтвердити",
)
DAY = timedelta(days=1)


@pytest.fixture
def secretary():
    return factories.make_staff("secretariat")


def offered(user) -> dict[str, list[str]]:
    """The labels of each part."""
    return {part.title: [line.label.partition(".")[0] for line in part.lines] for part in offers.parts(user)}


def label(session) -> str:
    return f"№ {session.number}"


def make(status="announced", *, days, room=True, **fields):
    session = session_factories.make_session(status, starts_in=days * DAY, **fields)
    if room:
        Room.objects.create(session=session, sealed="x")
    return session


def test_nothing_waits_when_all_is_in_order(secretary):
    make(days=3)
    make("held", days=-3, notes_due_on=timezone.localdate() + DAY)
    assert offered(secretary) == {}


def test_session_within_thirty_days_needs_an_expert(secretary):
    soon, announced = make("planned", days=29, expert=None), make(days=2, expert=None)
    make("planned", days=31, expert=None)
    make("cancelled", days=3, expert=None)
    make("postponed", days=3, expert=None)
    make("held", days=-3, expert=None)
    assert offered(secretary) == {EXPERT: [label(announced), label(soon)]}


def test_announced_session_within_a_week_needs_a_room(secretary):
    soon = make(days=6, room=False)
    make(days=8, room=False)
    make("planned", days=2, room=False)
    make("cancelled", days=2, room=False)
    assert offered(secretary) == {ROOM: [label(soon)]}


def test_session_that_runs_without_a_room_is_still_there(secretary):
    running = session_factories.make_session("live", starts_in=-timedelta(minutes=5))
    assert offered(secretary) == {ROOM: [label(running)]}


def test_notes_that_were_promised_are_late_the_day_after(secretary):
    today = timezone.localdate()
    late = make("held", days=-10, notes_due_on=today - DAY)
    make("held", days=-10, notes_due_on=today)
    make("held", days=-10, notes_due_on=None)
    written = {"summary_uk": "Було корисно.", "summary_published_at": timezone.now()}
    make("held", days=-10, notes_due_on=today - DAY, **written)
    make("cancelled", days=-10, notes_due_on=today - DAY)
    assert offered(secretary) == {NOTES: [label(late)]}
    [part] = offers.parts(secretary)
    assert part.lines[0].age == "1 день"


def test_next_date_of_a_series_waits_to_be_confirmed(secretary):
    first = timezone.localdate() + 20 * DAY
    series = session_factories.make_series(first_on=first, weekday=first.weekday(), every_weeks=12)
    [part] = offers.parts(secretary)
    assert (part.title, part.count) == (DATES, 1)
    assert part.lines[0].label.startswith(series.name)
    start = session_factories.in_kyiv(first.year, first.month, first.day, 15)
    Room.objects.create(session=session_factories.make_session(series=series, starts_at=start), sealed="x")
    assert offered(secretary) == {}


@pytest.mark.parametrize("fields", [{"is_active": False}, {"days": 40}])
def test_date_far_away_or_of_a_series_at_rest_does_not_wait(secretary, fields):
    first = timezone.localdate() + fields.pop("days", 20) * DAY
    session_factories.make_series(first_on=first, weekday=first.weekday(), every_weeks=12, **fields)
    assert offered(secretary) == {}


@pytest.mark.parametrize("role", ["committee", "chair", "duty_officer"])
def test_others_are_not_bothered(role):
    make(days=3, room=False, expert=None)
    session_factories.make_series()
    assert offers.parts(factories.make_staff(role)) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_two_queries_for_any_number(django_assert_num_queries, secretary, rows):
    for _row in range(rows):
        make(days=3, room=False, expert=None)
        session_factories.make_series()
    secretary.get_all_permissions()
    with django_assert_num_queries(2):
        offers.parts(secretary)


def test_work_list_shows_it_and_its_links_lead_somewhere(client, secretary):
    session = make(days=3, room=False, expert=None)
    session_factories.make_series()
    client.force_login(secretary)
    page = client.get("/admin/").content.decode()
    for title in (EXPERT, ROOM, DATES):
        assert title in page
    for part in offers.parts(secretary):
        assert client.get(part.more_url).status_code == 200
        assert [client.get(line.url).status_code for line in part.lines] == [200] * len(part.lines)
    assert label(session) in page
