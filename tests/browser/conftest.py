"""What a real browser is asked: accessibility by axe-core, a silent console, nothing to scroll sideways."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.browser.accessibility import axe_violations
from tests.browser.settling import PATIENCE, settle
from tests.client import StrictClient

SCHEMES = ("light", "dark")
WIDTHS = (390, 1280)
# What a browser does reaches the test when it reaches it: on a busy machine after seconds.
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def axe():
    """axe(page) fails on any violation of any rule, with the rule, the element and what axe says about it."""

    def check(page):
        found = [
            f"{violation['id']} ({violation['impact']}): {node['html'][:200]}\n    {node['failureSummary']}"
            for violation in axe_violations(page)
            for node in violation["nodes"]
        ]
        assert not found, f"{page.url}\n" + "\n".join(found)

    return check


@pytest.fixture
def axe_everywhere(axe):
    """The same in light and dark, on a phone and on a computer."""

    def check(page):
        for scheme in SCHEMES:
            # Without motion: in the middle of a change of colours axe would measure neither.
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                axe(page)

    return check


@pytest.fixture
def page(page):
    """A page whose console must stay silent: a refused style or script of ours would show there."""
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    # A page that is meant to be missing is reported by the browser itself.
    assert [text for text in complaints if "status of " not in text] == []


@pytest.fixture
def sideways(page):
    """How many pixels of the page lie outside the window."""

    def measure():
        settle(page)
        return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    return measure


@pytest.fixture
def seat(page, live_server):
    """seat(user): the browser carries a session of this person, and of nobody before."""

    def sign_in(user, **options):
        client = StrictClient()
        client.force_login(user, **options)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.clear_cookies()
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return client

    return sign_in
