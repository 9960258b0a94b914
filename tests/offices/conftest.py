"""The people of the editor's tests: a mayor with a page, and a representative who may edit it."""

import pytest

from tests import factories, office_factories


@pytest.fixture
def member():
    return factories.make_member(
        factories.make_user(full_name_uk="Ірина Савчук", full_name_latin="Iryna Savchuk"),
        full_name_latin="Iryna Savchuk",
    )


@pytest.fixture
def office(member):
    return office_factories.make_office(member)


@pytest.fixture
def editor(client, office):
    """The member's browser."""
    client.force_login(office.member.user)
    return client


@pytest.fixture
def oksana(office):
    user = factories.make_user(full_name_uk="Оксана Дорошенко", full_name_latin="Oksana Doroshenko")
    return factories.make_representative(office.member, user).user
