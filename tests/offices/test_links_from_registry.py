"""Pages of the registry lead to the office of who heads the community, and to no other."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.models import Member
from tests import factories
from tests.client import StrictClient
from tests.office_factories import make_hidden_office, make_office
from tests.sister_city_factories import make_agreement

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("prefix", ["", "/en"])


@pytest.fixture
def agreement():
    return make_agreement()


@pytest.fixture
def mayor(agreement):
    return factories.make_member(community=agreement.community)


def pages(agreement, prefix="") -> list[str]:
    paths = (f"{agreement.pk}/", f"communities/{agreement.community.slug}/")
    return [StrictClient().get(f"{prefix}/sister-cities/{path}").content.decode() for path in paths]


@BOTH
def test_published_office_is_linked_with_the_name(agreement, mayor, prefix):
    make_office(member=mayor, slug="holova")
    name = mayor.full_name_latin if prefix else mayor.full_name_uk
    for page in pages(agreement, prefix):
        assert f'<a href="{prefix}/offices/holova/">{name}</a>' in page


def test_hidden_and_unpublished_offices_are_not(agreement, mayor):
    make_hidden_office(member=mayor)
    make_office(member=factories.make_member(community=agreement.community), live=False)
    for page in pages(agreement):
        assert "/offices/" not in page.partition("<main")[2].partition("</main")[0]


def test_offices_of_those_who_left_or_belong_elsewhere_are_not(agreement, mayor):
    make_office(member=mayor)
    factories.make_mandate(mayor, starts_on=date(2015, 11, 1), ends_on=date(2020, 11, 1))
    ended = make_office(member=factories.make_member(community=agreement.community))
    Member.objects.filter(pk=ended.member_id).update(
        status=Member.Status.ENDED, end_reason=Member.EndReason.RESIGNED, ended_at=timezone.now() - timedelta(days=1)
    )
    make_office()
    for page in pages(agreement):
        assert "/offices/" not in page.partition("<main")[2].partition("</main")[0]
