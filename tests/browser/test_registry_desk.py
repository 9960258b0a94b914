"""The secretariat's side of the registry in a real browser: nothing for axe, nothing to scroll sideways."""

import pytest
from django.urls import reverse

from sister_cities.cities import fill_search
from tests import factories, sister_city_factories
from tests.browser.test_admin_pages import serious
from tests.sister_cities.desk import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def agreement():
    agreement = sister_city_factories.make_agreement(note="Контакти шукайте у відділі міжнародної співпраці.")
    sister_city_factories.make_act(agreement)
    sister_city_factories.make_document(agreement)
    sister_city_factories.make_coordinator(agreement)
    changes = {"fields": ["sport", "youth"], "ends_on": "2033-04-10"}
    proposed = factories.make_member(community=agreement.community).user
    sister_city_factories.make_proposal(agreement, content=changes, proposed_by=proposed)
    return agreement


def of_agreement(page, *more):
    return lambda agreement: address(page, agreement, *more)


def proposal(agreement):
    return address("proposal", agreement.proposals.get())


def work_list(agreement):
    sister_city_factories.make_report()
    sister_city_factories.make_agreement("with_ministry")
    return reverse("admin:index")


def report(agreement):
    made = sister_city_factories.make_report(text="Про це писали в газеті. " * 8, email="reader@town.example")
    return address("change", made, model="agreementreport")


def second_page(agreement):
    community, city = agreement.community, agreement.city
    fill_search(city, [])
    city.save()
    typed = f"community={community.full_name_uk}&community_code={community.code}&city={city.name}&city_code={city.pk}"
    return f"{address('add')}?{typed}&kind=friendship&procedure=unknown&status=active"


def city(agreement):
    return address("change", sister_city_factories.make_city(is_verified=False, source="import"), model="city")


def merge(agreement):
    return address("merge", sister_city_factories.make_city(source="import"), model="city")


OURS = {
    "work-list": work_list,
    "report": report,
    "agreement": of_agreement("change"),
    "facts": of_agreement("facts"),
    "step": of_agreement("step", "terminated"),
    "act": of_agreement("add_act"),
    "document": of_agreement("add_document"),
    "coordinator": of_agreement("add_coordinator"),
    "proposal": proposal,
    "add": lambda agreement: address("add"),
    "add-facts": second_page,
    "city": city,
    "merge": merge,
    "add-city": lambda agreement: address("add", model="city"),
}
STOCK = {
    "list": lambda agreement: address("changelist"),
    "cities": lambda agreement: address("changelist", model="city"),
}


@pytest.mark.parametrize("name", OURS)
def test_page_is_accessible_and_fits(page, live_server, seat, agreement, axe_everywhere, sideways, name):
    path = OURS[name](agreement)
    seat(factories.make_staff("secretariat"))
    page.goto(live_server.url + path)
    axe_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways() <= 0


@pytest.mark.parametrize("name", STOCK)
def test_page_of_the_admin_has_no_serious_fault(page, live_server, seat, agreement, axe, name):
    path = STOCK[name](agreement)
    seat(factories.make_staff("secretariat"))
    page.goto(live_server.url + path)
    assert serious(page) == []
