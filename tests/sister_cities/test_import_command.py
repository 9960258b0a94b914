"""`import_agreements`: the same report without a browser; dry unless told to write."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from mayors_club.models import Event
from sister_cities.models import Agreement, ImportRun
from tests.factories import make_staff
from tests.sister_cities.importing import FILE

pytestmark = pytest.mark.django_db
SOURCE = ("--source", "Список партнера", "--source-on", "01.03.2026")


def run(*arguments, file=FILE) -> tuple[str, int]:
    """What it printed, and its exit code."""
    out = io.StringIO()
    try:
        call_command("import_agreements", str(file), *SOURCE, *arguments, stdout=out)
    except SystemExit as ended:
        return out.getvalue(), ended.code
    return out.getvalue(), 0


def test_without_confirm_it_reports_and_keeps_nothing(lindental):
    out, code = run()
    for words in (
        "розпізнано: 9",
        "сумнівно: 3",
        "відхилено: 9",
        "Rows: 23",
        "Not read: contact",
        "Nothing was written",
    ):
        assert words in out
    assert "Liubar Raion, Lindental, Germany" in out
    assert code == 1
    assert not ImportRun.objects.exists()
    assert not Agreement.objects.exists()


def test_with_confirm_it_writes_what_is_certain_and_only_once(lindental):
    colleague = make_staff("secretariat")
    out, code = run("--confirm", "--by", colleague.email)
    assert "Written: 9 agreements, 5 new cities." in out
    assert code == 1
    assert {row.accepted_by for row in Agreement.objects.all()} == {colleague}
    assert {row.source_on for row in Agreement.objects.all()} == {date(2026, 3, 1)}
    out, _code = run("--confirm")
    assert "Written: 0 agreements, 0 new cities." in out
    assert Agreement.objects.count() == 9


def test_without_a_colleague_the_log_names_the_system(lindental):
    run("--confirm")
    assert set(Event.objects.filter(verb="agreement.imported").values_list("actor_kind", flat=True)) == {"system"}
    assert ImportRun.objects.get().state == "confirmed"


def test_exit_code_is_zero_when_every_row_is_settled(lindental, tmp_path):
    file = tmp_path / "settled.csv"
    file.write_text("community,city,country,lat,lng\nKyiv,Lindental,Germany,51.2,10.4\n")
    assert run(file=file)[1] == 0


def test_columns_can_be_named(lindental, tmp_path):
    file = tmp_path / "odd.csv"
    file.write_text("Lindental;Kyiv;Germany\n")
    out, code = run("--columns", "community=2,city=1,country=3", "--all", "--language", "en", file=file)
    assert "matched: 1" in out
    assert code == 0


@pytest.mark.parametrize(
    ("content", "arguments"),
    [
        (b"PK\x03\x04", ()),
        (b"a,b\n1,2\n", ()),
        (b"city,community\n1,2\n", ("--columns", "city=9")),
        (b"city,community\n1,2\n", ("--columns", "mayor=1")),
        (b"city,community\n1,2\n", ("--by", "nobody@klub.example")),
    ],
)
def test_what_cannot_work_is_said(lindental, tmp_path, content, arguments):
    file = tmp_path / "list.csv"
    file.write_bytes(content)
    with pytest.raises(CommandError):
        run(*arguments, file=file)
    assert not ImportRun.objects.exists()
