"""The pages of an import: upload, columns, report, choice, confirmation; who may open them."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from members.models import Community
from sister_cities.models import Agreement, ImportRun
from tests.factories import make_staff
from tests.sister_cities.importing import FILE, VERDICTS, checked, uploaded, verdicts_of
from tests.sister_cities.test_import_reading import workbook

pytestmark = pytest.mark.django_db
LIST = "/admin/sister_cities/importrun/"
SOURCE = {"source_uk": "Список партнера", "source_on": "2026-03-01", "kind": "sister_city", "ended_by": "ours"}
ROLES = ("community", "city", "country", "latitude", "longitude", "kind", "signed", "status", "ended", "end_reason", "")
MAPPING = {f"column-{place}": role for place, role in enumerate(ROLES)}


@pytest.fixture
def desk(client):
    client.force_login(make_staff("secretariat"))
    return client


def send(desk, content: bytes = b"", name="partners.csv"):
    return desk.post(f"{LIST}upload/", {"file": SimpleUploadedFile(name, content or FILE.read_bytes())})


def page_of(run, query="") -> str:
    return f"{LIST}{run.pk}/change/{query}"


def test_upload_leads_to_the_columns_with_a_guess_and_the_first_rows(desk, lindental):
    response = send(desk)
    run = ImportRun.objects.get()
    assert response["Location"] == f"{LIST}{run.pk}/columns/"
    page = desk.get(response["Location"]).content.decode()
    assert {f"column-{place}": role for role, place in run.columns.items()} == {
        name: role for name, role in MAPPING.items() if role
    }
    for words in ("ukrainian_city", "Lindental", "Kirovohrad", "не читати", "На яку дату"):
        assert words in page


def test_file_that_cannot_be_read_is_explained(desk):
    response = send(desk, b"PK\x03\x04nothing", "list.xlsx")
    assert response.status_code == 422
    assert "Файл не вдається прочитати" in response.content.decode()
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"source_uk": ""}, "Назвіть джерело"),
        ({"source_on": ""}, "Укажіть, на яку дату"),
        ({"source_on": "2090-01-01"}, "ще не настав"),
        ({"column-1": ""}, "Виберіть стовпець з іноземним містом"),
        ({"column-0": ""}, "Виберіть стовпець з українською громадою"),
        ({"column-2": "city"}, "вибрано двічі"),
    ],
)
def test_nothing_is_tried_before_source_and_columns_are_named(desk, lindental, change, words):
    send(desk)
    run = ImportRun.objects.get()
    response = desk.post(f"{LIST}{run.pk}/columns/", {**SOURCE, **MAPPING, **change})
    assert response.status_code == 422
    assert words in response.content.decode().replace("\xa0", " ")
    assert not run.rows.exists()


def test_whole_way_from_the_file_to_the_registry(desk, lindental):
    send(desk)
    run = ImportRun.objects.get()
    assert desk.post(f"{LIST}{run.pk}/columns/", {**SOURCE, **MAPPING})["Location"] == page_of(run)
    assert verdicts_of(run) == VERDICTS
    page = desk.get(page_of(run)).content.decode().replace("\xa0", " ")
    for words in ("contact", "Kõrvemäe County", "район, а не громада", "Внести до реєстру 9 рядків", "Усі рядки: 23"):
        assert words in page
    assert not Agreement.objects.exists()
    page = desk.post(f"{LIST}{run.pk}/confirm/", follow=True).content.decode().replace("\xa0", " ")
    assert "Внесено 9 угод. Додано 5 міст." in page
    assert Agreement.objects.count() == 9
    page = desk.post(f"{LIST}{run.pk}/confirm/", follow=True).content.decode()
    assert "Записувати вже нічого" in page


def test_column_that_is_not_read_is_named_and_its_cells_stay_in_the_report(desk, lindental):
    run = checked()
    assert "contact" in desk.get(page_of(run)).content.decode()
    content = desk.get(f"{LIST}{run.pk}/report.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    assert len(rows) == 24
    assert rows[1][-1] == "Anna"


def test_report_holds_no_formula(desk, lindental):
    run = checked(b"community,city,country\n=cmd|'x',@Lindental,+Germany\n")
    content = desk.get(f"{LIST}{run.pk}/report.csv").content.decode("utf-8-sig")
    assert "'=cmd|'x','@Lindental,'+Germany" in content


def test_rows_can_be_looked_at_by_verdict(desk, lindental):
    page = desk.get(page_of(checked(), "?verdict=rejected")).content.decode()
    assert "Liubar Raion" in page
    assert "Kõrvemäe" not in page


def test_choice_beside_a_row_makes_it_ready(desk, lindental):
    run = checked()
    odesa = Community.objects.filter(centre_uk="Південне").first()
    response = desk.post(
        f"{LIST}{run.pk}/rows/13/", {"do": "take", "row-13-community": odesa.pk, "query": "verdict=doubtful"}
    )
    assert response["Location"] == page_of(run, "?verdict=doubtful#row-13")
    assert run.rows.get(number=13).verdict == "matched"
    desk.post(f"{LIST}{run.pk}/rows/13/", {"do": "undo"})
    assert run.rows.get(number=13).verdict == "doubtful"
    desk.post(f"{LIST}{run.pk}/rows/13/", {"do": "skip"})
    assert run.rows.get(number=13).verdict == "skipped"


def test_who_takes_a_row_without_a_choice_is_told_what_is_doubtful(desk, lindental):
    run = checked()
    page = desk.post(f"{LIST}{run.pk}/rows/13/", {"do": "take"}, follow=True).content.decode()
    assert "Рядок 13 і далі сумнівний. " in page.replace("\xa0", " ")
    assert "сумнівно." not in page


def test_choice_that_is_not_offered_changes_nothing(desk, lindental):
    run = checked()
    for row, typed in ((13, {"row-13-community": "9999999"}), (8, {}), (13, {"row-13-city": "new"})):
        desk.post(f"{LIST}{run.pk}/rows/{row}/", {"do": "take", **typed})
    assert verdicts_of(run) == VERDICTS


def test_another_sheet_or_heading_is_read_anew(desk, lindental):
    run = uploaded(b"Kyiv,Lindental,Germany\nLviv,Lindental,Germany\n")
    assert run.has_header is False
    desk.post(f"{LIST}{run.pk}/read/", {"encoding": "utf-8", "has_header": "on"})
    run.refresh_from_db()
    assert (run.has_header, run.headers) == (True, ["Kyiv", "Lindental", "Germany"])


def test_sheets_of_a_workbook_are_offered_by_name(desk, lindental):
    places = [["Kyiv", "Lindental", "Germany"], ["Lviv", "Lindental", "Germany"]]
    content = workbook(["community", "city", "country"], *places, Ще=places)
    send(desk, content, "list.xlsx")
    run = ImportRun.objects.get()
    page = desk.get(f"{LIST}{run.pk}/columns/").content.decode().replace("\xa0", " ")
    assert "На якому аркуші угоди?" in page
    assert "Sheet: 3 рядки" in page
    desk.post(f"{LIST}{run.pk}/read/", {"sheet": "Ще"})
    run.refresh_from_db()
    assert (run.sheet, run.has_header) == ("Ще", False)
    desk.post(f"{LIST}{run.pk}/read/", {"has_header": "on"})
    run.refresh_from_db()
    assert (run.sheet, run.has_header) == ("Ще", True)


def test_file_is_opened_once_and_its_beginning_is_shown_from_then_on(desk, lindental):
    rows = [["Kyiv", "Lindental", "Germany", "x" * 200]] * 9
    send(desk, workbook(["community", "city", "country", "note"], *rows, Ще=[["Lviv", "Glenmor"]]), "list.xlsx")
    run = ImportRun.objects.get()
    run.file.storage.delete(run.file.name)
    response = desk.get(f"{LIST}{run.pk}/columns/")
    page = response.content.decode().replace("\xa0", " ")
    assert "9 рядків" in page
    assert page.count("Lindental") == 8
    assert f"{'x' * 79}…" in page
    assert "x" * 80 not in page
    assert [name for name, _rows in response.context["sheets"].fields["sheet"].choices] == ["Sheet", "Ще"]
    assert desk.post(f"{LIST}{run.pk}/columns/", {"kind": "sister_city"}).status_code == 422


def test_sheets_stay_known_when_another_one_is_read(desk, lindental):
    content = workbook(["community", "city"], ["Kyiv", "Lindental"], Ще=[["громада", "місто"], ["Львів", "Фалун"]])
    send(desk, content, "list.xlsx")
    run = ImportRun.objects.get()
    desk.post(f"{LIST}{run.pk}/read/", {"sheet": "Ще"})
    run.refresh_from_db()
    assert (run.sheet, run.sheets, run.headers) == ("Ще", [["Sheet", 2], ["Ще", 2]], ["громада", "місто"])
    assert run.head == {"rows": 1, "broken": 0, "mended": 0, "first": [{"number": 2, "cells": ["Львів", "Фалун"]}]}


def test_file_that_the_release_before_has_taken_is_read_once_more(desk, lindental):
    run = uploaded()
    ImportRun.objects.update(sheets=[], head={})
    assert "Kirovohrad" in desk.get(f"{LIST}{run.pk}/columns/").content.decode()
    run.refresh_from_db()
    assert run.head["rows"] == 23


def test_sheets_of_a_file_that_the_release_before_has_taken_can_be_chosen(desk, lindental):
    send(desk, workbook(["community", "city"], ["Kyiv", "Lindental"], Ще=[["Lviv", "Glenmor"]]), "list.xlsx")
    run = ImportRun.objects.get()
    ImportRun.objects.update(sheets=[], head={})
    page = desk.get(f"{LIST}{run.pk}/columns/")
    assert [name for name, _rows in page.context["sheets"].fields["sheet"].choices] == ["Sheet", "Ще"]


def test_beginning_goes_with_the_file(desk, lindental):
    run = checked()
    desk.post(f"{LIST}{run.pk}/discard/")
    run.refresh_from_db()
    assert (run.head, run.file.name) == ({}, "")


def test_discarded_import_is_closed(desk, lindental):
    run = checked()
    desk.post(f"{LIST}{run.pk}/discard/")
    assert "відкинуто" in desk.get(LIST).content.decode()
    assert desk.get(f"{LIST}{run.pk}/columns/")["Location"] == page_of(run)
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("path", ["", "upload/", "{pk}/change/", "{pk}/columns/", "{pk}/report.csv"])
def test_committee_imports_nothing(client, lindental, path):
    client.force_login(make_staff("committee"))
    assert client.get(LIST + path.format(pk=checked().pk)).status_code == 403


def test_page_asks_the_database_as_often_for_many_rows(desk, lindental, django_assert_max_num_queries):
    rows = "".join(f"Pivdenne,Town{number},Germany,51.{number},10.4\n" for number in range(10, 60))
    run = checked(b"community,city,country,lat,lng\n" + rows.encode())
    with django_assert_max_num_queries(14):
        desk.get(page_of(run))


def test_list_of_agreements_leads_to_the_imports(desk):
    assert LIST in desk.get("/admin/sister_cities/agreement/").content.decode()
