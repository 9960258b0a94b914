"""Long imports are written by the worker: all rows or none, once, and again after a failure."""

import pytest
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage
from django.db import connection
from django.utils import timezone

from mayors_club.models import Event
from sister_cities.cities import fill_search
from sister_cities.finding import find
from sister_cities.models import Agreement, City, ImportRun
from sister_cities.services import importing
from sister_cities.services.importing import progress
from sister_cities.services.importing.naming import candidates_of
from sister_cities.tasks import check_imports, write_imports
from tests.factories import make_staff
from tests.sister_cities.importing import HEAD, checked, make_places, uploaded

pytestmark = pytest.mark.django_db
PAGE = "/admin/sister_cities/importrun/{}/{}/"
MANY = 201


@pytest.fixture
def secretariat():
    make_places()
    return make_staff("secretariat")


def tried(rows) -> ImportRun:
    return checked((HEAD + "".join(rows)).encode())


def many() -> ImportRun:
    return tried(f"Kyiv,Town{number},Germany,51.{number},10.4,,,,,,\n" for number in range(100, 100 + MANY))


def handed_over(by) -> ImportRun:
    run = many()
    assert importing.confirm_or_hand_over(run, by=by) is None
    run.refresh_from_db()
    return run


def words_of(response) -> str:
    return response.content.decode().replace("\xa0", " ")


def idle_allowed() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW idle_in_transaction_session_timeout")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("state", ["uploaded", "checked", "checking"])
def test_a_file_may_take_long_to_be_read_while_its_row_is_locked(monkeypatch, secretariat, state):
    """A workbook of 20,000 rows takes longer than the ten seconds that an idle transaction is suffered elsewhere."""
    run = tried(["Kyiv,Lindental,Germany,51.2,10.4,,,,,,\n"])
    ImportRun.objects.update(state=state, asked_at=timezone.now() if state == "checking" else None)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = '10s'")
    read, allowed = FileSystemStorage._open, []
    monkeypatch.setattr(FileSystemStorage, "_open", lambda *args: (allowed.append(idle_allowed()), read(*args))[1])
    if state == "checking":
        importing.check_waiting()
    elif state == "checked":
        importing.read_anew(run, encoding="utf-8", sheet="", has_header=True)
    else:
        importing.check(run)
    assert allowed == ["5min"]


def test_long_import_waits_for_the_worker_and_says_so(client, secretariat):
    client.force_login(secretariat)
    run = many()
    page = words_of(client.post(PAGE.format(run.pk, "confirm"), follow=True))
    assert "Рядків до внесення: 201" in page
    assert "data-refresh" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert not Agreement.objects.exists()
    progress.tell(run, 100)
    assert "Опрацьовано рядків: 100 з 201" in words_of(client.get(PAGE.format(run.pk, "change")))
    write_imports()
    page = words_of(client.get(PAGE.format(run.pk, "change")))
    assert "Внесено угод: 201; нових міст разом із ними: 201" in page
    assert "data-refresh" not in page
    assert progress.of(run) == 0


def waits_to_be_tried(*, by):
    rows = "".join(f"Kyiv,Town{number},Germany,,,,,,,,\n" for number in range(501))
    return importing.check(uploaded((HEAD + rows).encode()), by=by)


def test_long_file_says_how_many_rows_are_tried(client, secretariat):
    client.force_login(secretariat)
    run = waits_to_be_tried(by=secretariat)
    page = words_of(client.get(PAGE.format(run.pk, "change")))
    assert "Рядків до перевірки: 501" in page
    assert "data-refresh" in page
    progress.tell(run, 500)
    assert "Опрацьовано рядків: 500 з 501" in words_of(client.get(PAGE.format(run.pk, "change")))
    check_imports()
    page = words_of(client.get(PAGE.format(run.pk, "change")))
    assert "Усі рядки: 501" in page
    assert "data-refresh" not in page
    assert progress.of(run) == 0


def test_long_file_is_discarded_until_the_worker_has_begun_with_it(client, secretariat):
    client.force_login(secretariat)
    run = waits_to_be_tried(by=secretariat)
    assert f'action="{PAGE.format(run.pk, "discard")}"' in client.get(PAGE.format(run.pk, "change")).content.decode()
    client.post(PAGE.format(run.pk, "discard"))
    run.refresh_from_db()
    assert (run.state, check_imports(), run.rows.count()) == ("discarded", None, 0)


def test_names_are_matched_some_hundred_rows_at_once_and_each_time_it_is_told(secretariat):
    done = []
    found = candidates_of([{"community": "Kyiv", "city": "Lindental", "country": "Germany"}] * 501, done.append)
    assert (done, len(found)) == ([500, 501], 501)


def test_worker_writes_everything_once_in_the_name_of_who_asked(secretariat):
    run = handed_over(secretariat)
    write_imports()
    write_imports()
    run.refresh_from_db()
    assert (run.state, run.closed_by, run.asked_at, run.file.name) == ("confirmed", secretariat, None, "")
    assert Agreement.objects.filter(accepted_by=secretariat).count() == MANY
    told = Event.objects.get(verb="agreement_import.confirmed")
    assert (told.actor, told.codes) == (secretariat, {"written": MANY, "cities": MANY})
    assert Event.objects.filter(verb="agreement.imported").count() == MANY


def test_pressed_twice_is_asked_once(client, secretariat):
    client.force_login(secretariat)
    run = handed_over(secretariat)
    client.post(PAGE.format(run.pk, "confirm"))
    write_imports()
    client.post(PAGE.format(run.pk, "confirm"))
    assert Agreement.objects.count() == MANY
    assert Event.objects.filter(verb="agreement_import.confirmed").count() == 1


def test_nothing_can_be_chosen_while_it_waits(secretariat):
    run = handed_over(secretariat)
    with pytest.raises(importing.NotNow):
        importing.choose(run.rows.first(), {"skip": True}, by=secretariat)


def test_who_asked_can_take_it_back(client, secretariat):
    client.force_login(secretariat)
    run = handed_over(secretariat)
    client.post(PAGE.format(run.pk, "take-back"))
    write_imports()
    run.refresh_from_db()
    assert (run.state, run.asked_by) == ("checked", None)
    assert not Agreement.objects.exists()


def test_failed_writing_leaves_nothing_and_is_tried_again_after_the_others(secretariat):
    broken, sound = handed_over(secretariat), tried(["Lviv,Lindental,Germany,51.2,10.4,,,,,,\n"])
    ImportRun.objects.filter(pk=sound.pk).update(state="writing", asked_at=broken.asked_at, asked_by=secretariat)
    # The last row cannot be worked on: what came before it is not kept either.
    row = broken.rows.last()
    whole = row.candidates
    broken.rows.filter(pk=row.pk).update(candidates={"reasons": []})
    write_imports()
    assert Agreement.objects.count() == 1
    assert not City.objects.filter(source="import").exists()
    broken.rows.filter(pk=row.pk).update(candidates=whole)
    write_imports()
    assert Agreement.objects.count() == MANY + 1


def test_row_that_the_registry_refuses_stops_no_other_and_leaves_no_city(secretariat):
    run = tried([f"Kyiv,Town{number},Germany,51.{number},10.4,,,,,,\n" for number in range(10, 14)])
    row = run.rows.order_by("number")[2]
    row.new_city["country"] = row.candidates["new_city"]["country"] = "?"
    row.save()
    outcome = importing.confirm(run, by=secretariat)
    assert (outcome.written, outcome.cities, outcome.changed) == (3, 3, 1)
    row.refresh_from_db()
    assert (row.verdict, row.reasons[0][0], row.city) == ("rejected", "refused", None)
    assert City.objects.filter(source="import").count() == 3


def test_cities_of_one_name_have_numbered_addresses(secretariat):
    run = tried([f"Kyiv,Glendale,Germany,{place},10.4,,,,,,\n" for place in ("51.1", "53.9")])
    importing.confirm(run, by=secretariat)
    assert set(City.objects.filter(name="Glendale").values_list("slug", flat=True)) == {"glendale-de", "glendale-de-2"}


def test_a_small_place_of_the_gazetteer_is_found_by_every_beginning_once_it_is_a_partner(secretariat):
    small = City.objects.create(name="Glendale", country="DE", latitude="51.1", longitude="10.4", slug="glendale-de")
    fill_search(small)
    small.search_keys = [key for key in small.search_keys if key[0] in "=-"]
    small.save()
    importing.confirm(tried(["Kyiv,Glendale,Germany,51.1,10.4,,,,,,\n"]), by=secretariat)
    assert Agreement.objects.filter(find("glen").condition).get().city == small


def test_confirmation_asks_the_database_as_often_for_many_rows(secretariat, django_assert_max_num_queries):
    cache.clear()
    run = many()
    with django_assert_max_num_queries(60):
        importing.confirm(run, by=secretariat)


def test_agreements_that_the_registry_refuses_say_why_and_leave_nothing(secretariat):
    run = tried([f"Kyiv,Town{number},Germany,51.{number},10.4,,,,,,\n" for number in range(10, 13)])
    # Nobody can do that by the pages: an agreement that the public reads has its source.
    ImportRun.objects.filter(pk=run.pk).update(source_uk="", source_en="")
    run.refresh_from_db()
    outcome = importing.confirm(run, by=secretariat)
    assert (outcome.written, outcome.cities, outcome.changed) == (0, 0, 3)
    assert {(row.verdict, row.reasons[0][0]) for row in run.rows.all()} == {("rejected", "refused")}
    assert all(row.reasons[0][1]["why"] for row in run.rows.all())
    assert not Agreement.objects.exists()
    assert not City.objects.filter(source="import").exists()
    assert not Event.objects.filter(verb__in=("agreement.imported", "city.added")).exists()


def test_an_import_may_begin_while_the_release_before_is_still_running():
    """It names no column that it does not know."""
    run = uploaded()
    columns = [field.column for field in ImportRun._meta.concrete_fields if field.name not in ("id", "outcome")]
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO sister_cities_importrun (id, {names})"  # noqa: S608 our own columns
            f" SELECT gen_random_uuid(), {names} FROM sister_cities_importrun WHERE id = %s",
            [run.pk],
        )
    assert list(ImportRun.objects.values_list("outcome", flat=True)) == [{}, {}]
