"""Django's own admin pages under our theme: Ukrainian, nothing serious for axe, no refused style or script."""

from urllib.parse import unquote

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import expect

from mayors_club.models import FaqEntry
from members.models import User
from tests.browser.accessibility import axe_violations
from tests.directory_factories import make_relay_letter
from tests.factories import make_mandate, make_member, make_representative

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("questions")]


@pytest.fixture
def desk(page, seat):
    admin = get_user_model().objects.create(
        email="admin@example.com", full_name_uk="Адміністраторка", is_staff=True, is_superuser=True
    )
    seat(admin)
    return page


def serious(page):
    # Without the preload axe would copy Django's @import into a style element, which our policy refuses.
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary']}"
        for violation in axe_violations(page, preload=False)
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize(
    "path",
    [
        "/admin/mayors_club/",
        "/admin/mayors_club/faqentry/",
        "/admin/mayors_club/faqentry/?q=Клуб",
        "/admin/mayors_club/faqentry/add/",
        "/admin/mayors_club/faqentry/{pk}/change/",
        "/admin/mayors_club/faqentry/{pk}/history/",
        "/admin/mayors_club/faqentry/{pk}/delete/",
    ],
)
def test_nothing_serious_on_stock_pages(live_server, desk, path):
    look(desk, live_server.url + path.format(pk=FaqEntry.objects.first().pk))


@pytest.mark.parametrize("name", ["member", "user", "representative"])
def test_nothing_serious_on_the_pages_of_people(live_server, desk, name):
    member = make_member()
    make_mandate(member)
    make_representative(member)
    rows = {"member": member.pk, "user": User.objects.first().pk, "representative": member.representatives.get().pk}
    look(desk, f"{live_server.url}/admin/members/{name}/")
    look(desk, f"{live_server.url}/admin/members/{name}/{rows[name]}/change/")


def test_nothing_serious_on_a_reported_letter(live_server, desk):
    letter = make_relay_letter(reported_at=timezone.now())
    look(desk, f"{live_server.url}/admin/members/relayletter/")
    look(desk, f"{live_server.url}/admin/members/relayletter/{letter.pk}/change/")
    desk.get_by_role("button", name="Розглянуто").click()
    expect(desk.get_by_text("Повідомлення опрацьовано.")).to_be_visible()


def test_axe_finds_nothing_where_people_lose_something(live_server, desk, axe_everywhere):
    member = make_member()
    make_representative(member)
    desk.goto(f"{live_server.url}/admin/members/member/{member.pk}/end/")
    axe_everywhere(desk)
    desk.get_by_role("button", name="Припинити членство").click()
    desk.get_by_role("alert").wait_for()
    axe_everywhere(desk)
    desk.goto(f"{live_server.url}/admin/members/user/{User.objects.first().pk}/reset-second-factor/")
    axe_everywhere(desk)


def look(desk, address):
    assert desk.goto(address).status == 200
    assert unquote(desk.url) == address
    for scheme in ("light", "dark"):
        desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in (390, 1280):
            desk.set_viewport_size({"width": width, "height": 900})
            assert serious(desk) == []
