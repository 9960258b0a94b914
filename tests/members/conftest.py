import pytest
from django.core.management import call_command

from members.models import Community
from tests.factories import make_community, make_member


@pytest.fixture
def mayor():
    return make_member(
        full_name_uk="Ірина Савчук",
        full_name_latin="Iryna Savchuk",
        greeting_uk="пані Ірино",
        greeting_en="Ms Savchuk",
        community=make_community(),
    )


@pytest.fixture(scope="module")
def all_communities(django_db_setup, django_db_blocker):
    """The whole committed table, loaded once for a file of tests."""
    with django_db_blocker.unblock():
        call_command("load_communities", verbosity=0)
        yield
        Community.objects.all().delete()
