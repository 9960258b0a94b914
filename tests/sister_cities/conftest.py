import pytest
from django.core.management import call_command

from sister_cities.models import City
from tests.desk import signed_in
from tests.factories import make_community, make_member, make_representative, make_staff, make_user
from tests.sister_cities.importing import make_places


@pytest.fixture(scope="module")
def all_cities(django_db_setup, django_db_blocker):
    """The whole committed list, loaded once for a file of tests."""
    with django_db_blocker.unblock():
        call_command("load_cities", verbosity=0)
        yield
        City.objects.all().delete()


@pytest.fixture
def mayor():
    user = make_user(full_name_uk="Ірина Савчук", full_name_latin="Iryna Savchuk")
    return make_member(user, community=make_community())


@pytest.fixture
def at_home(client, mayor):
    """The mayor's browser, signed in."""
    client.force_login(mayor.user)
    return client


@pytest.fixture
def negotiator(mayor):
    nothing = dict.fromkeys(("can_edit_office", "can_publish_office", "can_attend_sessions"), False)
    return make_representative(mayor, **nothing, can_manage_agreements=True)


@pytest.fixture
def lindental():
    """The communities that lists of the tests name, and the one city that the registry has."""
    return make_places()


@pytest.fixture
def secretariat():
    return make_staff("secretariat")


@pytest.fixture
def secretary(client):
    """A colleague on the desk, with the test's own browser."""
    return signed_in(client)
