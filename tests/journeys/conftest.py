"""The stage of the browser journeys: a live site, real letters, people who only do what a person can do."""

import pytest

from members.roles import apply_roles
from tests.browser.conftest import axe, axe_everywhere, page, seat, sideways
from tests.factories import make_community, make_staff
from tests.journeys.people import Applicant, Colleague, Post

__all__ = ["axe", "axe_everywhere", "page", "seat", "sideways"]


@pytest.fixture
def site(transactional_db, live_server, settings, smtp_sink):
    """The address of the running site. Cookies and passkeys want the name, not the number."""
    address = live_server.url.replace("127.0.0.1", "localhost")
    settings.SITE_URL = address
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.CSRF_TRUSTED_ORIGINS = [address]
    apply_roles()
    make_community(
        code="UA53060250000029210",
        slug="myrhorod",
        name_uk="Миргородська",
        centre_uk="Миргород",
        centre_latin="Myrhorod",
        raion_uk="Миргородський район",
    )
    return address


@pytest.fixture
def post(site, smtp_sink):
    return Post(smtp_sink)


@pytest.fixture
def new_device(browser, site):
    """new_device() is another person's, or another, browser: nothing is shared with the first one."""
    contexts = []

    def new(width=1280, language="uk"):
        context = browser.new_context(viewport={"width": width, "height": 900}, base_url=site, locale=language)
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def applicant(new_device, post):
    return lambda **wishes: Applicant(new_device, post, **wishes)


@pytest.fixture
def committee(new_device, post):
    """Three who vote, and the secretariat; each at their own computer."""
    people = {
        "chair": make_staff("chair", full_name_uk="Павло Мороз", email="chair@klub.example"),
        "first": make_staff("committee", full_name_uk="Наталія Гук", email="first@klub.example"),
        "second": make_staff("committee", full_name_uk="Богдан Чумак", email="second@klub.example"),
        "secretariat": make_staff("secretariat", full_name_uk="Леся Криницька", email="office@klub.example"),
    }
    return {name: Colleague(new_device, post, user) for name, user in people.items()}
