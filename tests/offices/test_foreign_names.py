"""The list of offices asked for by a foreign name of a community."""

import pytest

from tests import factories, office_factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("typed", ["Харьков", "Kharkov"])
def test_foreign_name_of_a_community_leads_to_its_office(client, prefix, typed):
    kharkiv = factories.make_community(code="UA63120270000028556", centre_uk="Харків", centre_latin="Kharkiv")
    for slug, place in (("kharkiv", kharkiv), ("elsewhere", factories.make_community())):
        office_factories.make_office(factories.make_member(community=place), slug=slug)
    page = client.get(f"{prefix}/offices/", {"q": typed}).content.decode()
    assert f'href="{prefix}/offices/kharkiv/"' in page
    assert f'href="{prefix}/offices/elsewhere/"' not in page
    assert not {"Схожі:", "Similar:"} & set(page.split())
