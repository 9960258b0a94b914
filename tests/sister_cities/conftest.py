import pytest
from django.core.management import call_command

from sister_cities.models import City


@pytest.fixture(scope="module")
def all_cities(django_db_setup, django_db_blocker):
    """The whole committed list, loaded once for a file of tests."""
    with django_db_blocker.unblock():
        call_command("load_cities", verbosity=0)
        yield
        City.objects.all().delete()
