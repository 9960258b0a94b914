"""Files as spreadsheets, partners and hostile people write them: what is read, mended, refused."""

import csv
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sister_cities.importing import reading
from sister_cities.importing.table import MOST_BYTES, BadFile

HEAD = "community,city,country,lat,lng"
ROW = ["Київ", "Ляйпциг", "Німеччина", "51.34", "12.375"]


def rows_of(text: str, **options) -> list[list[str]]:
    return [line.cells for line in reading.read(text.encode(), **options).lines]


def line_of(row: str):
    """The row among whole ones."""
    around = "Kyiv,Leipzig,Germany,51.34,12.375"
    return reading.read("\n".join([HEAD, around, row, around]).encode()).lines[1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends_give_the_same_rows(encoding, delimiter, ending):
    text = ending.join(
        delimiter.join(row) for row in (["Громада", "Місто-партнер", "Країна", "Широта", "Довгота"], ROW)
    )
    table = reading.read(text.encode(encoding))
    assert [line.cells for line in table.lines] == [ROW]
    assert (table.has_header, table.lines[0].number, table.width) == (True, 2, 5)


@pytest.mark.parametrize(
    ("encoding", "name", "words"),
    [
        ("cp1250", "windows-1250", ["Kijów", "Łańcut", "Żółkiewka"]),
        ("cp1252", "windows-1252", ["Kyiv", "Málaga", "Orléans"]),
        ("cp1251", "windows-1251", ["Київ", "Ґданськ", "Їндржихув-Градец"]),
    ],
)
def test_old_windows_encodings_are_told_apart(encoding, name, words):
    table = reading.read(("city;country;note\n" + ";".join(words)).encode(encoding))
    assert (table.encoding, table.lines[0].cells) == (name, words)


def test_nobody_is_told_to_choose_another_encoding_who_has_chosen_none():
    neither = "місто;країна\nЛьвів;Польща\n".encode("windows-1251") + b"\x98"
    with pytest.raises(BadFile, match="Файл не вдається прочитати"):
        reading.read(neither, name="list.csv")
    with pytest.raises(BadFile, match="виберіть інше"):
        reading.read(neither, name="list.csv", encoding="windows-1251")


def test_encoding_chosen_by_a_person_wins():
    content = "city,country\nLogroño,España".encode("cp1252")
    assert reading.read(content, encoding="windows-1250").lines[0].cells[0] == "Logrońo"


@pytest.mark.parametrize("has_header", [None, True])
def test_titles_above_the_heading_are_no_rows(has_header):
    titles = "Перелік угод станом на 2026 рік,,,,\n,,,,\nОдеська область,,,,\n"
    table = reading.read(f"{titles}{HEAD}\n{','.join(ROW)}".encode(), has_header=has_header)
    assert (table.headers, [line.cells for line in table.lines]) == (HEAD.split(","), [ROW])
    assert table.lines[0].number == 5


def test_first_rows_of_one_cell_are_kept_where_no_heading_follows():
    assert len(rows_of(f"Київ,,,,\n{','.join(ROW)}\n{','.join(ROW)}")) == 3


def test_quoted_newlines_delimiters_and_quotes_belong_to_the_cell():
    assert rows_of('city,country,note\n"Leip\nzig","Germany, EU","say ""yes"""\n') == [
        ["Leip\nzig", "Germany, EU", 'say "yes"']
    ]


@pytest.mark.parametrize(
    ("row", "country"),
    [
        ('Kyiv,Edinburgh,"Scotland,55.9533,-3.1892', "Scotland"),
        ('Kyiv,Edinburgh,"Scotland, United Kingdom,55.9533,-3.1892', "Scotland, United Kingdom"),
        ("Kyiv,Edinburgh,Scotland, United Kingdom,55.9533,-3.1892", "Scotland, United Kingdom"),
        ('Kyiv,Edinburgh,"""Scotland"," United Kingdom""",55.9533,-3.1892', "Scotland,United Kingdom"),
        ('Kyiv,Edinburgh,"""Scotland",55.9533,-3.1892', "Scotland"),
    ],
)
def test_cell_cut_at_its_comma_is_mended_where_one_way_fits(row, country):
    line = line_of(row)
    assert (line.cells, line.problem) == (["Kyiv", "Edinburgh", country, "55.9533", "-3.1892"], "")
    assert line.is_repaired


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ('Kyiv,Edinburgh,"""Scotland"," United Kingdom""",55.9533', "broken_quotes"),
        ("Kyiv,Edinburgh,Scotland,United Kingdom,55.9533,-3.1892", "too_many_cells"),
        ('Kyiv,"Edinburgh,"Scotland,GB,55.9533,-3.1892', "broken_quotes"),
    ],
)
def test_row_that_cannot_be_mended_for_certain_is_never_shifted(row, problem):
    assert line_of(row).problem == problem


def test_open_quote_swallows_no_other_row():
    text = f'{HEAD}\nKyiv,Edinburgh,"Scotland,55.9,-3.1\nLviv,Lublin,Poland,51.2,22.5\nUman,Margate,"England,51.3,1.3\n'
    assert [cells[0] for cells in rows_of(text)] == ["Kyiv", "Lviv", "Uman"]


def test_file_without_heading_has_no_row_taken_for_one():
    table = reading.read("Київ,Ляйпциг,Німеччина,51.34,12.375\nЛьвів,Люблін,Польща,51.25,22.56".encode())
    assert (table.has_header, len(table.lines), table.headers) == (False, 2, [""] * 5)


def test_empty_rows_are_counted_and_rows_keep_their_number():
    table = reading.read(b"city,country\n\n,\nLeipzig,Germany\n\n")
    assert (table.empty, [line.number for line in table.lines]) == (2, [4])


def workbook(*rows, **sheets) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for title, sheet_rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in sheet_rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_workbook_gives_days_numbers_and_texts():
    content = workbook(
        ["громада", "місто-партнер", "дата підписання", "широта"],
        ["Київ", "Ляйпциг", date(1961, 5, 12), 51.34],
        [],
        ["Львів", "Люблін", datetime(2004, 6, 10, 0, 0), 51],
    )
    table = reading.read(content, name="list.xlsx")
    assert [line.cells for line in table.lines] == [
        ["Київ", "Ляйпциг", "1961-05-12", "51.34"],
        ["Львів", "Люблін", "2004-06-10", "51"],
    ]
    assert ([line.number for line in table.lines], table.empty) == ([2, 4], 1)


def test_another_sheet_can_be_chosen():
    content = workbook(["note"], ["nothing here"], Угоди=[["city", "country"], ["Leipzig", "Germany"]])
    assert list(reading.read(content).sheets) == ["Sheet", "Угоди"]
    table = reading.read(content, sheet="Угоди")
    assert table.lines[0].cells == ["Leipzig", "Germany"]
    assert table.sheets == {"Угоди": 2}


def test_sheet_with_a_heading_like_ours_is_read_unless_another_is_named():
    content = workbook(
        ["note"],
        ["nothing here"],
        Порожній=[],
        Перелік=[["Станом на 2026 рік"], ["громада", "місто-партнер"], ["Київ", "Ляйпциг"]],
        Угоди=[["city", "country"], ["Leipzig", "Germany"]],
    )
    table = reading.read(content)
    assert (table.sheet, table.sheets) == ("Перелік", {"Sheet": 2, "Перелік": 3, "Угоди": 2})
    assert reading.read(content, sheet="Порожній").sheet == "Перелік"
    assert reading.read(workbook([], Далі=[["Київ", "Ляйпциг"]])).sheet == "Далі"


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


def with_entities() -> bytes:
    return zipped(xl__workbook=b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>')


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.csv"),
        (b"\n\n ,\n", "blank.csv"),
        (b"city,country\n", "heading.csv"),
        (b"x" * (MOST_BYTES + 1), "big.csv"),
        (b"city,country\n" + b"Leipzig,Germany\n" * 20_001, "long.csv"),
        (b"a," * 2_000_000, "wide.csv"),
        (b"%PDF-1.4", "scan.pdf"),
        (b"{\\rtf1 city,country}", "letter.csv"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old.csv"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "picture.csv"),
        (b"PK\x03\x04 and then nothing", "broken.xlsx"),
        (zipped(xl__workbook=b"0" * 70_000_000), "bomb.xlsx"),
        (zipped(**{f"part{number}": b"" for number in range(600)}), "parts.xlsx"),
        (with_entities(), "entities.xlsx"),
        (workbook(["city"], ["Leipzig"]), "macros.xlsm"),
        (workbook(["city"] * 101, ["Leipzig"] * 101), "wide.xlsx"),
        (workbook(), "nothing.xlsx"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_file_that_cannot_be_a_table_is_refused_in_words(content, name):
    with pytest.raises(BadFile) as refused:
        reading.read(content, name=name)
    assert str(refused.value)


def test_cell_that_is_far_too_long_is_said():
    assert reading.read(("city,note\nLeipzig," + "x" * 5000).encode()).lines[0].problem == "cell_too_long"


VISIBLE = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"])
# A cell with one quote alone is taken for the half of a cut one.
cells = st.text(VISIBLE, max_size=12).filter(lambda cell: cell.count('"') % 2 == 0)
tables = st.integers(2, 6).flatmap(lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), max_size=8))


@settings(max_examples=150, deadline=None)
@given(tables, st.sampled_from(",;\t"), st.booleans())
def test_whatever_the_csv_module_writes_is_read_back(rows, delimiter, is_quoted):
    quoting = csv.QUOTE_ALL if is_quoted else csv.QUOTE_MINIMAL
    width = len(rows[0]) if rows else 2
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, quoting=quoting)
    heading = ["city", "country", *(f"column {number}" for number in range(width - 2))]
    # Enough whole rows for the delimiter to be certain.
    usual = [[f"a{number}" for number in range(width)] for _ in range(9)]
    writer.writerows([heading, *usual, *rows])
    table = reading.read(file.getvalue().encode())
    expected = [[reading.cleaning.paragraph(cell) for cell in row] for row in rows]
    assert all(line.problem == "" for line in table.lines)
    assert [line.cells for line in table.lines[9:]] == [row for row in expected if any(row)]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content):
    try:
        table = reading.read(content)
    except BadFile:
        return
    assert all(len(line.cells) == table.width or line.problem for line in table.lines)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(st.sampled_from('ab",;\n '), max_size=20), min_size=1, max_size=8))
def test_no_row_of_broken_quotes_is_lost_or_shifted(rows):
    """Each row that says something comes back as one line, or inside the quoted cell of one; none grows or shrinks."""
    text = "\n".join([HEAD, *["k,l,g,1,2"] * 20, *rows])
    table = reading.read(text.encode(), has_header=True)
    assert all(len(line.cells) == 5 for line in table.lines if not line.problem)
    said = "".join("".join(line.cells) for line in table.lines[20:])
    assert [said.count(letter) for letter in "ab"] == ["".join(rows).count(letter) for letter in "ab"]
