"""A page that is hidden, or was never published, is on no surface that the public or its machines can read."""

import pytest
from django.utils import timezone

from offices import services
from tests import factories, office_factories

pytestmark = pytest.mark.django_db

SURFACES = [
    f"{prefix}/offices/{rest}"
    for prefix in ("", "/en")
    for rest in ("", "?q=Savchuk", "?q=Савчук", "?oblast=poltava", "?status=current", "feed/")
] + ["/offices.csv", "/offices.json", "/sitemap.xml", "/", "/en/"]
OWN = [f"{prefix}/offices/iryna-savchuk/{rest}" for prefix in ("", "/en") for rest in ("", "report/")]
OWN += [f"/offices/iryna-savchuk/card-{language}.png" for language in ("uk", "en")]
TRACES = ("Савчук", "Savchuk</", "iryna-savchuk", "starohorod@")


def make(**fields):
    member = factories.make_member(full_name_uk="Ірина Савчук", full_name_latin="Iryna Savchuk")
    office_factories.make_office(member=factories.make_member(full_name_uk="Зоя Інша"))  # no list is empty
    return office_factories.make_office(
        member, slug="iryna-savchuk", contact_email="starohorod@town.example", contacts="shown", **fields
    )


def surfaces_with_a_trace(client):
    found = set()
    for path in SURFACES:
        text = client.get(path).content.decode()
        text = text.replace('value="Савчук"', "").replace("«Савчук»", "").replace("“Савчук”", "")
        if any(trace in text for trace in TRACES):
            found.add(path)
    return found


def test_public_office_is_on_every_surface_of_offices(client):
    make()
    assert surfaces_with_a_trace(client) == set(SURFACES)


def test_hidden_office_is_on_none_at_once_and_back_when_it_is_shown(client):
    office = make()
    services.hide(office, by=office.member.user)
    assert surfaces_with_a_trace(client) == set()
    assert {path: client.get(path).status_code for path in OWN} == dict.fromkeys(OWN, 404)
    services.show_again(office, by=office.member.user)
    assert surfaces_with_a_trace(client) == set(SURFACES)


@pytest.mark.parametrize("fields", [{"live": False}, {"hidden_at": timezone.now()}], ids=["draft", "hidden"])
def test_office_that_is_not_public_is_on_none(client, fields):
    office = make(**fields)
    if not office.live:
        office_factories.make_draft(office)
    assert surfaces_with_a_trace(client) == set()


def test_copy_of_a_machine_is_stale_as_soon_as_a_page_is_hidden(client):
    office = make()
    tags = {path: client.get(path).headers["ETag"] for path in SURFACES}
    services.hide(office, by=office.member.user)
    kept = {path for path, tag in tags.items() if client.get(path, headers={"If-None-Match": tag}).status_code == 304}
    assert kept == set()
