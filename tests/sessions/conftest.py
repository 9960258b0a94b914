"""One member who is signed in, one colleague who is, and one session: what most pages need."""

import pytest

from tests.desk import signed_in
from tests.factories import make_member, make_user
from tests.session_factories import make_session


@pytest.fixture
def mayor():
    return make_member(make_user(full_name_uk="Ірина Савчук", full_name_latin="Iryna Savchuk"))


@pytest.fixture
def member():
    """Somebody of whom nothing is to be known."""
    return make_member()


@pytest.fixture
def by():
    """A colleague of the secretariat, who does what is done."""
    return make_user(is_staff=True)


@pytest.fixture
def session():
    return make_session(number=413)


@pytest.fixture
def at_home(client, mayor):
    client.force_login(mayor.user)
    return client


@pytest.fixture
def secretary(client):
    """A colleague on the desk, with the test's own browser."""
    return signed_in(client)
