"""Agreements in the members' area in a real browser: both languages, light and dark, phone and computer."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sister_cities.cities import fill_search
from sister_cities.models import Agreement
from sister_cities.services import proposing
from tests.factories import make_admin, make_community, make_member, make_user
from tests.sister_city_factories import (
    make_act,
    make_agreement,
    make_city,
    make_coordinator,
    make_document,
    make_proposal,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=30)
# Known before they are written, and far from those that the database gives to others.
ACTIVE, LATE, RETURNED = range(900_071, 900_074)


@pytest.fixture
def mayor(transactional_db):
    user = make_user(full_name_uk="Ірина Савчук", full_name_latin="Iryna Savchuk")
    return make_member(user, full_name_latin="Iryna Savchuk", community=make_community())


@pytest.fixture
def at_desk(page, seat, mayor):
    """The browser of a member whose community has agreements in many states."""
    tie = make_agreement(pk=ACTIVE, community=mayor.community, note="Дзвонити зранку.", ends_on=SOON)
    make_act(tie), make_document(tie), make_coordinator(tie)
    proposing.change(tie, {"fields": ["sport", "youth"]}, by=mayor.user)
    sent = TODAY - timedelta(days=40)
    late = {"council_on": sent, "ministry_sent_on": sent}
    make_agreement("with_ministry", pk=LATE, community=mayor.community, city=make_city(name_uk="Вальдгафен"), **late)
    make_agreement("terminated", community=mayor.community, city=make_city(name="Åsele", name_uk="", name_en=""))
    back = {"accepted_at": None, "declined_at": timezone.now(), "community": mayor.community}
    returned = make_agreement("draft", pk=RETURNED, **back, city=make_city(name_uk="Брюкштадт", name_en="Bruckstadt"))
    decided = {"state": "declined", "decided_at": timezone.now(), "decided_by": make_admin(), "note": "Яке саме місто?"}
    make_proposal(returned, "new", content={}, **decided)
    seat(mayor.user)
    return page


PATHS = ["", f"{LATE}/", f"{LATE}/step/agreed/", f"{RETURNED}/", "new/", f"new/?from={RETURNED}"]
PATHS += [f"{ACTIVE}/{page}" for page in ("", "edit/", "step/suspended/", "acts/", "documents/", "coordinators/")]


@pytest.mark.parametrize("prefix", ["", "/en"], ids=["uk", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(live_server, at_desk, axe_everywhere, sideways, path, prefix):
    at_desk.goto(f"{live_server.url}{prefix}/member/sister-cities/{path}")
    axe_everywhere(at_desk)
    at_desk.set_viewport_size({"width": 320, "height": 700})
    assert sideways() == 0


def test_a_tie_is_proposed_without_javascript(live_server, at_desk, browser):
    city = make_city(name_uk="Нойфельд", name_en="Neufeld", name="Neufeld")
    fill_search(city, [])
    city.save()
    context = browser.new_context(java_script_enabled=False, storage_state=at_desk.context.storage_state())
    page = context.new_page()
    page.goto(f"{live_server.url}/member/sister-cities/new/")
    page.get_by_label("Місто-партнер").fill("Нойфельд")
    page.get_by_label("Побратимство").check()
    page.get_by_label("Підписано до ухвалення цього закону").check()
    page.get_by_label("Який її стан зараз?").select_option("active")
    page.get_by_role("button", name="Продовжити").click()
    page.get_by_label("Рік").fill("1998")
    page.get_by_label("Де це можна перевірити? Українською").fill("Сайт ради")
    page.get_by_role("button", name="Надіслати секретаріату").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Нойфельд")
    assert Agreement.objects.get(city=city).signed_on.year == 1998
    context.close()


def test_a_city_is_suggested_while_it_is_typed(live_server, at_desk):
    city = make_city(name_uk="Нойфельд", name_en="Neufeld", name="Neufeld")
    fill_search(city, [])
    city.save()
    at_desk.goto(f"{live_server.url}/member/sister-cities/new/")
    at_desk.get_by_label("Місто-партнер").press_sequentially("Нойф")
    at_desk.get_by_role("option", name="Нойфельд, Німеччина").click()
    at_desk.get_by_label("Меморандум").check()
    at_desk.get_by_label("Який її стан зараз?").select_option("idea")
    at_desk.get_by_role("button", name="Продовжити").click()
    expect(at_desk.get_by_role("heading", level=1)).to_contain_text("Нойфельд")
    assert Agreement.objects.get(city=city).kind == "memorandum"
