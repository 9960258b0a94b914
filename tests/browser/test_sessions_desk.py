"""The secretariat's side of sessions in a real browser: nothing for axe, a silent console, no sideways scrolling."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from sessions import services
from tests import factories, session_factories
from tests.browser.test_admin_pages import serious
from tests.sessions.desk import make_ready, noon_in, typed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def session():
    """Announced, of a series, with somebody in it and another one in its way."""
    series = session_factories.make_series(first_on=timezone.localdate())
    session = make_ready(starts_at=noon_in(9), series=series, capacity=30)
    session_factories.make_agenda_item(session)
    session_factories.make_invitee(session)
    session_factories.make_seat(session)
    session_factories.make_photo(session.expert)
    make_ready("planned", starts_at=noon_in(9) + timedelta(hours=1), expert=None, topic_uk="", topic_en="")
    return session


def page_of(name):
    return lambda session: reverse(f"admin:expert_sessions_expertsession_{name}", args=[session.pk])


def in_state(name, status):
    return lambda session: page_of(name)(make_ready(status, starts_at=noon_in(12), topic_en="", text_en=""))


def month(session):
    day = session.local_starts_at
    return reverse("admin:expert_sessions_expertsession_month", args=[day.year, day.month])


def dates(session):
    session.series.skipped_dates.create(on=timezone.localdate() + timedelta(days=18), reason="Свято")
    return reverse("admin:expert_sessions_series_dates", args=[session.series_id])


def work_list(session):
    return reverse("admin:index")


OURS = {
    "work-list": work_list,
    "month": month,
    "dates": dates,
    "announce": in_state("announce", "planned"),
    "reopen": in_state("reopen", "cancelled"),
    **{name: page_of(name) for name in ("move", "postpone", "cancel")},
}


def moved(session):
    mover = factories.make_staff("secretariat")
    services.move(session, starts_at=noon_in(10), ends_at=noon_in(10) + timedelta(hours=2), by=mover)
    return page_of("change")(session)


STOCK = {
    "list": lambda session: reverse("admin:expert_sessions_expertsession_changelist"),
    "change": moved,
    "planned": in_state("change", "planned"),
    "add": lambda session: reverse("admin:expert_sessions_expertsession_add"),
    "expert": lambda session: reverse("admin:expert_sessions_expert_change", args=[session.expert_id]),
    "experts": lambda session: reverse("admin:expert_sessions_expert_changelist"),
    "series": lambda session: reverse("admin:expert_sessions_series_change", args=[session.series_id]),
    "all-series": lambda session: reverse("admin:expert_sessions_series_changelist"),
}


@pytest.mark.parametrize("name", OURS)
def test_page_is_accessible_and_fits(page, live_server, seat, session, axe_everywhere, sideways, name):
    path = OURS[name](session)
    seat(factories.make_staff("secretariat"))
    page.goto(live_server.url + path)
    axe_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways() <= 0


def test_new_time_is_read_back_accessibly(page, live_server, seat, session, axe_everywhere, sideways):
    noon = noon_in(12)
    seat(factories.make_staff("secretariat"))
    page.goto(live_server.url + page_of("move")(session))
    for name in ("day", "starts", "ends"):
        page.locator(f"[name={name}]").fill(typed(noon)[name])
    page.locator("[name=reason_uk]").fill("Тривога.")
    page.get_by_role("button", name="Переглянути, що станеться").click()
    expect(page.get_by_role("button", name="Перенести й повідомити всіх")).to_be_visible()
    axe_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways() <= 0
    page.get_by_role("button", name="Перенести й повідомити всіх").click()
    expect(page.get_by_text("Сесія має новий час.")).to_be_visible()
    session.refresh_from_db()
    assert session.starts_at == noon


@pytest.mark.parametrize("name", STOCK)
def test_stock_page_is_serious_about_nothing(page, live_server, seat, session, name):
    path = STOCK[name](session)
    seat(factories.make_staff("secretariat"))
    page.goto(live_server.url + path)
    assert serious(page) == []
