"""What a member shows to everyone of their entry in the directory stands on the page of their office."""

import pytest

from members.models import Member
from tests.directory_factories import make_entry
from tests.office_factories import make_office

pytestmark = pytest.mark.django_db
ENTRY = {"languages": ["pl"], "topics": ["water"], "email": "members@rada.example", "email_for": 1}


@pytest.mark.parametrize(("path", "words"), [("", "польська"), ("/en", "Polish")])
def test_page_says_what_is_for_everyone_only(client, path, words):
    office = make_office()
    make_entry(office.member, **ENTRY, languages_for=2)
    page = client.get(f"{path}/offices/{office.slug}/").content.decode()
    assert words in page
    for hidden in ("водопостачання", "water supply", "members@rada.example"):
        assert hidden not in page


def test_page_of_who_died_says_nothing_of_it(client):
    office = make_office(life_years="1951–2026")
    make_entry(office.member, **ENTRY, languages_for=2)
    Member.objects.update(status="ended", ended_at="2026-01-01T00:00Z", end_reason="deceased")
    assert "польська" not in client.get(f"/offices/{office.slug}/").content.decode()
