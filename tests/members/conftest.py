import pytest
from django.core.management import call_command

from members.models import Community


@pytest.fixture(scope="module")
def all_communities(django_db_setup, django_db_blocker):
    """The whole committed table, loaded once for a file of tests."""
    with django_db_blocker.unblock():
        call_command("load_communities", verbosity=0)
        yield
        Community.objects.all().delete()
