"""A spreadsheet's way into the registry: tried without writing, chosen by hand, confirmed once, nothing dropped."""

from datetime import date

import pytest

from mayors_club.models import Event
from mayors_club.private_files import private_storage
from members.models import Community
from sister_cities.importing import reasons
from sister_cities.models import Agreement, City, ImportRow, ImportRun
from sister_cities.services import importing
from sister_cities.tasks import check_imports
from tests.factories import make_staff
from tests.sister_cities.importing import HEAD, LINDENTAL, VERDICTS, checked, uploaded, verdicts_of
from tests.sister_city_factories import make_agreement

pytestmark = pytest.mark.django_db


def tried(*rows: str) -> ImportRun:
    return checked((HEAD + "\n".join(rows)).encode())


def only_row(run: ImportRun) -> ImportRow:
    return run.rows.get()


def with_kyiv(city: City, **fields) -> Agreement:
    return make_agreement(community=Community.objects.get(centre_uk="Київ"), city=city, procedure="earlier", **fields)


def said(row: ImportRow) -> list[str]:
    return [code for code, _facts in row.reasons]


def test_every_row_of_the_file_has_its_verdict(lindental):
    run = checked()
    assert verdicts_of(run) == VERDICTS
    assert sum(run.counts().values()) == sum(map(len, VERDICTS.values()))
    assert run.empty_rows == 1


def test_every_row_that_is_not_settled_says_why_in_words(lindental):
    for row in checked().rows.exclude(verdict="matched"):
        words = [reasons.in_words(reason) for reason in row.reasons]
        assert words
        assert all("{" not in sentence for sentence in words)


def test_names_lead_to_the_right_places(lindental):
    run = checked()
    centres = dict(run.rows.filter(verdict="matched").values_list("number", "community__centre_uk"))
    assert centres == {
        2: "Київ", 3: "Кропивницький", 4: "Дніпро", 5: "Чернігів", 10: "Львів", 12: "Миколаїв", 14: "Київ",
        22: "Звягель", 25: "Чернігів",
    }  # fmt: skip
    assert run.rows.get(number=12).community.oblast_uk == "Львівська область"
    assert run.rows.get(number=2).city == lindental
    countries = {row.number: row.new_city["country"] for row in run.rows.filter(new_city__isnull=False)}
    assert {number: countries[number] for number in (3, 4, 5, 22)} == {3: "GB", 4: "GE", 5: "GB", 22: "EE"}


def test_nothing_is_written_before_confirmation(lindental):
    checked()
    assert not Agreement.objects.exists()
    assert City.objects.get() == lindental


def test_confirmation_writes_every_matched_row_and_forgets_the_file(
    lindental, secretariat, django_capture_on_commit_callbacks
):
    run = checked(by=secretariat)
    stored = run.file.name
    assert private_storage().exists(stored)
    with django_capture_on_commit_callbacks(execute=True):
        outcome = importing.confirm(run, by=secretariat)
    assert (outcome.written, outcome.cities, outcome.changed) == (9, 5, 0)
    assert verdicts_of(run) == {**{k: v for k, v in VERDICTS.items() if k != "matched"}, "written": VERDICTS["matched"]}
    run.refresh_from_db()
    assert (run.state, run.closed_by, run.file.name) == ("confirmed", secretariat, "")
    assert not private_storage().exists(stored)
    added = City.objects.exclude(pk=lindental.pk)
    assert {(city.source, city.is_verified) for city in added} == {("import", False)}
    assert added.filter(name="Kõrvemäe County").count() == 1


def test_what_is_written_says_what_the_row_said(lindental, secretariat):
    run = checked(by=secretariat)
    importing.confirm(run, by=secretariat)
    kyiv = run.rows.get(number=2).agreement
    assert (kyiv.kind, kyiv.status, kyiv.procedure) == ("sister_city", "active", "earlier")
    assert (kyiv.signed_on, kyiv.signed_precision) == (date(1961, 1, 1), "year")
    assert (kyiv.accepted_by, kyiv.source_uk, kyiv.source_on) == (secretariat, "Список партнера", date(2026, 3, 1))
    assert run.rows.get(number=5).agreement.procedure == "unknown"
    ended = run.rows.get(number=10).agreement
    assert (ended.status, ended.terminated_on, ended.terminated_by) == ("terminated", date(2022, 3, 1), "ours")
    assert ended.terminated_reason_uk == "Збройна агресія, рішення ради"
    assert ended.partner_country == "RU"
    assert all(agreement.is_public for agreement in Agreement.objects.all())


def test_second_import_of_the_same_file_changes_nothing(lindental, secretariat):
    importing.confirm(checked(by=secretariat), by=secretariat)
    before = list(Agreement.objects.order_by("pk").values()), list(City.objects.order_by("pk").values())
    run = checked(by=secretariat)
    again = verdicts_of(run)
    assert again["known"] >= VERDICTS["matched"]
    assert "matched" not in again
    outcome = importing.confirm(run, by=secretariat)
    assert (outcome.written, outcome.cities) == (0, 0)
    assert before == (list(Agreement.objects.order_by("pk").values()), list(City.objects.order_by("pk").values()))


def test_second_press_writes_nothing(lindental, secretariat):
    run = checked()
    importing.confirm(run, by=secretariat)
    events = Event.objects.count()
    assert importing.confirm(run, by=make_staff("secretariat")).written == 0
    assert Agreement.objects.count() == 9
    assert Event.objects.count() == events


def test_events_hold_ids_and_codes_alone(lindental, secretariat):
    importing.confirm(checked(by=secretariat), by=secretariat)
    told = Event.objects.filter(verb__startswith="agreement_import").order_by("at")
    assert [event.verb.partition(".")[2] for event in told] == ["uploaded", "checked", "confirmed"]
    assert told.last().codes == {"written": 9, "cities": 5}
    assert Event.objects.filter(verb="agreement.imported", actor=secretariat).count() == 9
    assert Event.objects.filter(verb="city.added").count() == 5


def test_discarded_import_leaves_nothing_but_its_rows(lindental, secretariat, django_capture_on_commit_callbacks):
    run = checked(by=secretariat)
    stored = run.file.name
    with django_capture_on_commit_callbacks(execute=True):
        importing.discard(run, by=secretariat)
    assert not Agreement.objects.exists()
    assert not private_storage().exists(stored)
    with pytest.raises(importing.NotNow):
        importing.confirm(run, by=secretariat)


def test_without_source_nothing_is_tried(lindental):
    run = uploaded()
    importing.set_up(run, columns=run.columns, source_uk="")
    with pytest.raises(importing.NotReady):
        importing.check(run)


def test_doubtful_row_waits_for_a_choice_and_is_written_later(lindental, secretariat):
    run = checked(by=secretariat)
    importing.confirm(run, by=secretariat)
    row = run.rows.get(number=13)
    odesa, kharkiv = Community.objects.filter(centre_uk="Південне").order_by("oblast_uk")[:2]
    assert set(row.candidates["community"]) >= {odesa.pk, kharkiv.pk}
    row = importing.choose(row, {"community": odesa.pk}, by=secretariat)
    assert (row.verdict, row.community) == ("matched", odesa)
    assert not Agreement.objects.filter(community=odesa).exists()
    assert importing.confirm(run, by=secretariat).written == 1
    assert Agreement.objects.get(community=odesa).city == lindental


def test_row_that_cannot_be_read_in_part_is_taken_only_by_a_person(lindental, secretariat):
    run = checked()
    row = importing.choose(run.rows.get(number=20), {"anyway": True}, by=secretariat)
    assert row.verdict == "matched"
    importing.confirm(run, by=secretariat)
    assert run.rows.get(number=20).agreement.signed_on is None


def test_row_left_out_is_not_written_and_may_come_back(lindental, secretariat):
    run = checked()
    row = importing.choose(run.rows.get(number=2), {"skip": True}, by=secretariat)
    assert row.verdict == "skipped"
    assert importing.choose(row, {}, by=secretariat).verdict == "matched"


def test_rejected_and_written_rows_have_no_choice(lindental, secretariat):
    run = checked()
    with pytest.raises(importing.NotOpen):
        importing.choose(run.rows.get(number=8), {"skip": True}, by=secretariat)
    importing.confirm(run, by=secretariat)
    with pytest.raises(importing.NotOpen):
        importing.choose(run.rows.get(number=2), {"skip": True}, by=secretariat)


def test_city_that_is_not_offered_cannot_be_chosen(lindental, secretariat):
    run = checked()
    for choice in ({"city": "new"}, {"city": 10**8}, {"community": 10**8}):
        with pytest.raises(importing.NotOpen):
            importing.choose(run.rows.get(number=13), choice, by=secretariat)


def test_agreement_that_came_meanwhile_is_found_at_confirmation(lindental, secretariat):
    run = tried(f"Kyiv,{LINDENTAL},,1961,,,,")
    other = make_agreement(
        community=Community.objects.get(centre_uk="Київ"),
        city=lindental,
        procedure="earlier",
        signed_on=date(1961, 4, 5),
    )
    outcome = importing.confirm(run, by=secretariat)
    assert (outcome.written, outcome.changed) == (0, 1)
    row = only_row(run)
    assert (row.verdict, row.agreement) == ("known", other)


def test_city_that_came_meanwhile_is_not_created_again(lindental, secretariat):
    first = tried("Kyiv,Kõrvemäe County,Estonia,58.9,25.6,,,,,,")
    second = tried("Lviv,Kõrvemäe County,Estonia,58.9,25.6,,,,,,")
    importing.confirm(first, by=secretariat)
    importing.confirm(second, by=secretariat)
    assert City.objects.filter(country="EE").count() == 1


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [
        (",1961,,,,", "known"),
        (",,,,,", "known"),
        ("twin town,05.04.1961,,,,", "known"),
        ("twin town,1999,,,,", "doubtful"),
        ("memorandum,1961,,,,", "matched"),
    ],
)
def test_pair_of_the_registry_is_known_unless_the_row_says_another_agreement(lindental, cells, verdict):
    make_agreement(
        community=Community.objects.get(centre_uk="Київ"),
        city=lindental,
        procedure="earlier",
        signed_on=date(1961, 1, 1),
    )
    assert only_row(tried(f"Kyiv,{LINDENTAL},{cells}")).verdict == verdict


def test_rows_about_one_pair_that_differ_are_doubtful(lindental):
    run = tried(f"Kyiv,{LINDENTAL},,1961,,,,", f"Київ,{LINDENTAL},,1961,,,,", f"Kyiv,{LINDENTAL},,1962,,,,")
    assert list(run.rows.values_list("verdict", flat=True)) == ["matched", "repeated", "doubtful"]
    assert said(run.rows.last()) == ["alike"]


def test_long_file_is_tried_by_the_worker(lindental, secretariat):
    rows = "".join(f"Kyiv,Town{number},Germany,,,,,,,,\n" for number in range(501))
    run = importing.check(uploaded((HEAD + rows).encode()), by=secretariat)
    assert (run.state, run.rows.count()) == ("checking", 0)
    with pytest.raises(importing.NotNow):
        importing.confirm(run, by=secretariat)
    check_imports()
    run.refresh_from_db()
    assert (run.state, run.rows.count()) == ("checked", 501)


def test_row_that_the_registry_refuses_says_why(lindental, secretariat):
    rows = (f"Kyiv,{LINDENTAL},,1961,,,,", f"Kyiv,{LINDENTAL},,1961,неактивна,,,")
    run = tried(*rows)
    assert importing.choose(run.rows.last(), {"anyway": True}, by=secretariat).verdict == "matched"
    assert importing.confirm(run, by=secretariat).written == 1
    row = run.rows.last()
    assert row.verdict in ("known", "rejected")


def test_confirmation_asks_the_database_little_for_each_row(lindental, secretariat, django_assert_max_num_queries):
    run = tried(*(f"Kyiv,Town{number},Germany,51.{number},10.4,,,,,," for number in range(10, 30)))
    with django_assert_max_num_queries(20 * 12):
        importing.confirm(run, by=secretariat)
