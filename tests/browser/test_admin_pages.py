"""Django's own admin pages under our theme: Ukrainian, nothing serious for axe, no refused style or script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from mayors_club.models import FaqEntry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("questions")]


@pytest.fixture
def desk(page, live_server):
    admin = get_user_model().objects.create(
        email="admin@example.com", full_name_uk="Адміністраторка", is_staff=True, is_superuser=True
    )
    client = Client()
    client.force_login(admin)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    return page


def serious(page):
    # Without the preload axe would copy Django's @import into a style element, which our policy refuses.
    violations = Axe().run(page, options={"preload": False}).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary']}"
        for violation in violations
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
    desk.goto(live_server.url + path.format(pk=FaqEntry.objects.first().pk))
    for scheme in ("light", "dark"):
        desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in (390, 1280):
            desk.set_viewport_size({"width": width, "height": 900})
            assert serious(desk) == []
