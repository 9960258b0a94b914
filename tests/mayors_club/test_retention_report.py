"""The register of processing in the admin: every rule in Ukrainian, every run with what it did."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import gettext, override

from mayors_club import personal_rules, retention, retention_report
from tests import factories

pytestmark = pytest.mark.django_db
RULES = {name: rule for name, rule in vars(personal_rules).items() if isinstance(rule, personal_rules.Rule)}


@pytest.mark.parametrize("name", sorted(RULES.keys() - {"NOT_PERSONAL"}))
def test_every_rule_has_ukrainian_words(name):
    with override("uk"):
        words = [gettext(text) for text in (RULES[name].why, RULES[name].until, RULES[name].erased)]
    assert [text for text in words if not re.search("[а-яіїєґ]", text)] == []


def test_tables_have_ukrainian_names():
    with override("uk"):
        names = {name for line in retention_report.kept() for name in line.tables}
    assert sorted(name for name in names if re.search("[A-Za-z]", name)) == []


def test_every_rule_is_a_line_with_its_tables():
    lines = retention_report.kept()
    assert len(lines) == len(RULES) - 1
    assert [line.why for line in lines if not line.tables] == []


def test_every_figure_of_a_run_has_words():
    assert set(retention.apply()) == set(retention_report.DONE)


def test_secretariat_reads_what_was_done(client):
    factories.make_letter(to="a@town.example", body_text="x", created_at=timezone.now() - timedelta(days=800))
    retention.apply()
    client.force_login(factories.make_staff("secretariat"))
    page = client.get("/admin/retention/").content.decode()
    assert "Очищено листів: 1" in page
    assert "24 місяці" in page
    assert "/admin/retention/" in client.get("/admin/").content.decode()


def test_before_the_first_run_it_says_so(client):
    client.force_login(factories.make_admin())
    assert "Ще не виконувалося" in client.get("/admin/retention/").content.decode()


def test_committee_does_not_read_it(client):
    client.force_login(factories.make_staff("committee"))
    assert client.get("/admin/retention/").status_code == 403
