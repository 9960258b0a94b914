"""Partner cities on the page of an office: what the registry says, and nothing retyped."""

from datetime import date

import pytest

from sister_cities import ties
from sister_cities.models import Agreement
from tests.factories import make_community
from tests.office_factories import make_office
from tests.sister_city_factories import make_agreement, make_city

pytestmark = pytest.mark.django_db
BLOCK = 'id="partners"'


@pytest.fixture
def office():
    return make_office()


def tie(office, status="active", **fields) -> Agreement:
    return make_agreement(status, community=office.member.community, city=make_city(**fields))


def page(client, office, prefix="") -> str:
    return client.get(f"{prefix}/offices/{office.slug}/").content.decode()


def test_the_ties_of_the_community_stand_on_the_page_in_its_language(client, office):
    agreement = tie(office)
    ukrainian, english = page(client, office), page(client, office, "/en")
    assert ("Лінденталь" in ukrainian, "Німеччина" in ukrainian, "1 угода" in ukrainian) == (True, True, True)
    assert ("Lindental" in english, "Germany" in english, "1 agreement" in english) == (True, True, True)
    assert f"/sister-cities/{agreement.pk}/" in ukrainian
    assert f"/sister-cities/communities/{office.member.community.slug}/" in ukrainian


@pytest.mark.parametrize("status", ["draft", "terminated"])
def test_neither_drafts_nor_what_has_ended(client, office, status):
    tie(office, status)
    assert BLOCK not in page(client, office)


def test_not_the_ties_of_another_community_nor_an_empty_heading(client, office):
    make_agreement(community=make_community())
    assert BLOCK not in page(client, office)
    assert "#partners" not in page(client, office)


def test_many_ties_are_twelve_and_a_link_and_no_more_questions(client, office, django_assert_num_queries):
    for number in range(15):
        tie(office, name=f"Lindental {number:02d}", name_uk=f"Лінденталь {number:02d}")
    with django_assert_num_queries(3):
        shown = page(client, office)
    assert shown.count("Лінденталь ") == 12
    assert "Усі 15 угод у реєстрі" in shown


def test_packed_ties_are_the_rows_themselves(office):
    tie(office, name="A")
    tie(office, "dormant", name="B", latitude=None, longitude=None)
    community = office.member.community
    packed = type(office).objects.annotate(found=ties.packed("member__community")).get(pk=office.pk).found
    by_question = ties.of_community(community)
    for one, other in zip(ties.unpacked(packed, community), by_question, strict=True):
        names = [name for name in ties.OWN if name != "id"]
        assert [getattr(one, name) for name in ("pk", *names)] == [getattr(other, name) for name in ("pk", *names)]
        names = [name for name in ties.OF_CITY if name != "id"]
        assert [getattr(one.city, name) for name in names] == [getattr(other.city, name) for name in names]
    assert by_question[0].heard_on == date(2026, 5, 4)
