"""The letters page as a newcomer uses it: reads a letter in its frame, follows its link."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests.mayors_club.test_demo_letters import KEY, keep

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def demo_site(settings, tmp_path):
    settings.DEMO = True
    settings.EMAIL_HOST = "127.0.0.1"
    settings.SMTP_CATCHER_DIR = str(tmp_path)
    call_command("seed_demo", "communities", "people", verbosity=0)


@pytest.fixture
def letter(live_server, tmp_path):
    keep(tmp_path, KEY, "Ви почали заповнювати заяву", link=f"{live_server.url}/faq/", script="")


def test_link_in_the_frame_opens_in_the_window(live_server, page, letter):
    page.goto(f"{live_server.url}/demo/letters/")
    page.get_by_role("link", name="Ви почали заповнювати заяву").click()
    page.frame_locator("iframe").get_by_role("link", name="Продовжити").click()
    expect(page).to_have_url(f"{live_server.url}/faq/")


def test_axe_finds_nothing(live_server, page, letter, axe_everywhere, sideways):
    for path in ("/demo/letters/", f"/demo/letters/{KEY}/", "/en/demo/letters/", "/demo/room/x/"):
        page.goto(live_server.url + path)
        axe_everywhere(page)
        page.set_viewport_size({"width": 320, "height": 640})
        assert sideways() == 0
