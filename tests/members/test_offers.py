"""The members' part of the work list."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_mandate, make_member, make_staff

pytestmark = pytest.mark.django_db


def ending(days, **fields):
    member = make_member(**fields)
    make_mandate(member, ends_on=timezone.localdate() + timedelta(days=days), precision="day")
    return member


def test_terms_that_end_within_ninety_days_are_listed(client):
    ending(30, full_name_uk="Ірина Савчук")
    ending(91, full_name_uk="Пізніша Особа")
    ending(-1, full_name_uk="Колишня Особа")
    ending(10, full_name_uk="Вибула Особа", status="ended")
    client.force_login(make_staff("secretariat"))
    page = client.get("/admin/").content.decode()
    assert "Каденції, що завершуються за 90 днів" in page
    assert "Ірина Савчук" in page
    assert "Пізніша" not in page
    assert "Колишня Особа" not in page
    assert "Вибула" not in page
    found = client.get("/admin/members/member/?ending=soon").content.decode()
    assert "Ірина Савчук" in found
    assert "Пізніша" not in found


def test_committee_is_not_bothered_with_them(client):
    ending(30, full_name_uk="Ірина Савчук")
    client.force_login(make_staff("committee"))
    assert "Каденції" not in client.get("/admin/").content.decode()
