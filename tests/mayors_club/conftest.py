import pytest

from tests.mayors_club.demo_site import SETTINGS


@pytest.fixture
def demo_site(settings):
    for name, value in SETTINGS.items():
        setattr(settings, name, value)
