"""Rows that were not taken come back in a file of their own, and that file is read as it is."""

import csv
import io

import pytest
from django.utils.translation import override

from sister_cities.importing import columns, reading
from sister_cities.services import importing
from tests.factories import make_staff
from tests.sister_cities.importing import VERDICTS, checked, make_places, uploaded

pytestmark = pytest.mark.django_db
TABLE = "/admin/sister_cities/importrun/{}/to-mend.csv"


@pytest.fixture
def desk(client):
    make_places()
    client.force_login(make_staff("secretariat"))
    return client


def to_mend(desk, run) -> bytes:
    return desk.get(TABLE.format(run.pk)).content


def test_doubtful_and_rejected_rows_stand_there_with_their_reason(desk):
    run = checked()
    rows = list(csv.reader(io.StringIO(to_mend(desk, run).decode("utf-8-sig"))))
    assert rows[0] == [*run.headers, "Чому не внесено"]
    assert len(rows) == 1 + len(VERDICTS["doubtful"] | VERDICTS["rejected"])
    assert all(len(row) == len(rows[0]) and row[-1] for row in rows)
    assert any("район, а не громада" in row[-1] for row in rows)


def test_mended_file_is_imported_as_it_is(desk):
    run = checked(b"community,city,country,lat,lng\nKyivv-Town,Lindental,Germany,51.2,-10.4\n")
    content = to_mend(desk, run)
    assert b"'-10.4" in content
    mended = content.replace(b"Kyivv-Town", b"Kyiv").replace(b"'-10.4", b"10.4")
    again = importing.check(uploaded(mended))
    assert again.columns == run.columns
    assert list(again.rows.values_list("verdict", flat=True)) == ["matched"]


def test_table_without_headings_comes_back_with_recognised_ones(desk):
    run = uploaded(b"Kyivv-Town,Lindental,Germany\nKyivv-Burg,Lindental,Germany\nLviv,Lindental,Germany\n")
    importing.set_up(run, columns={"community": 0, "city": 1, "country": 2})
    importing.check(run)
    again = uploaded(to_mend(desk, run))
    assert (again.has_header, again.columns) == (True, {"community": 0, "city": 1, "country": 2})


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_role_is_recognised_by_the_heading_that_it_is_given(language):
    with override(language):
        for role in columns.ROLES:
            assert columns.NAMES[columns.folded(columns.heading_of(role))][0] == role


def test_mark_before_what_looks_like_a_formula_is_not_read():
    table = reading.read(b"community,city,longitude\nKyiv,'s-Hertogenbosch,'-0.12\n")
    assert table.lines[0].cells == ["Kyiv", "'s-Hertogenbosch", "-0.12"]


def test_several_reasons_are_told_apart(desk):
    run = checked(b"community,city,country\nLiubar Raion,Minsk,Belarus\n")
    (_heading, row) = csv.reader(io.StringIO(to_mend(desk, run).decode("utf-8-sig")))
    assert "день припинення і причина; українська громада «Liubar Raion»: район, а не громада" in row[-1]
    report = desk.get(TABLE.format(run.pk).replace("to-mend", "report")).content.decode()
    assert row[-1] in report
