"""The list of agreements."""

import pytest

from tests import sister_city_factories as made

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_pages_open(client, prefix):
    agreement = made.make_agreement()
    for path in (
        "/sister-cities/",
        f"/sister-cities/{agreement.pk}/",
        f"/sister-cities/communities/{agreement.community.slug}/",
        f"/sister-cities/cities/{agreement.city.slug}/",
        "/sister-cities/feed/",
    ):
        assert client.get(prefix + path).status_code == 200
