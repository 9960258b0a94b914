"""The directory: who is in it, who reads it, what is found, what each page shows, the table to take away."""

import csv
import io
import random
from datetime import date, timedelta

import pytest
from django.utils import timezone

from mayors_club.models import Event
from members import services
from members.models import Community, Member, SignInRequest
from tests.directory_factories import make_entry
from tests.factories import make_community, make_mandate, make_member, make_representative, make_user
from tests.members.typos import typo_of_each_kind

pytestmark = pytest.mark.django_db
LIST = "/member/directory/"
TABLE = f"{LIST}export/"


@pytest.fixture
def reader(client):
    """Somebody from far away, so that no search of these tests finds them."""
    member = make_member(full_name_uk="Яків Читач", full_name_latin="Yakiv Chytach", community=None)
    client.force_login(member.user)
    return client


def person(name, latin, **fields):
    return make_member(make_user(full_name_uk=name), full_name_latin=latin, **fields)


@pytest.fixture
def iryna():
    return person("Ірина Слов’янська", "Iryna Slovianska", community=make_community(population=32_000, **SOURCE))


@pytest.fixture
def petro():
    community = make_community(
        name_uk="Бучанська", centre_uk="Буча", centre_latin="Bucha", oblast_uk="Київська область",
        oblast_en="Kyiv oblast", population=9_999, **SOURCE,
    )  # fmt: skip
    return person("Петро Ґанок", "Petro Ganok", community=community)


SOURCE = {"population_year": 2022, "population_source": "Держстат"}


def found(client, query="", prefix=""):
    page = client.get(f"{prefix}{LIST}?{query}").content.decode()
    return [part.split("</a>")[0].split(">")[-1] for part in page.split("<li><div><h3>")[1:]]


# Who is in it ---------------------------------------------------------------------------------------------------------
def test_only_active_members_who_want_to_are_listed(reader, iryna):
    make_entry(person("Невидимий Чоловік", "Nevydymyi Cholovik"), is_listed=False)
    for number, status in enumerate(("onboarding", "ended", "annulled")):
        person(f"Стан {number}", "Stan", status=status)
    person("Ранній Птах", "Rannii Ptakh", effective_at=timezone.now() + timedelta(minutes=5))
    assert found(reader) == ["Ірина Слов’янська", "Яків Читач"]
    for member in Member.objects.exclude(pk__in=Member.objects.in_directory()):
        assert reader.get(f"{LIST}{member.pk}/").status_code == 404
    assert found(reader, "q=невидимий") == []
    assert "Невидимий" not in reader.post(TABLE).content.decode()


def test_who_may_read(client, iryna):
    representative = make_representative(iryna)
    client.force_login(representative.user)
    assert client.get(LIST).status_code == 200
    services.end_representative(representative, by=iryna.user)
    assert client.get(LIST).status_code == 302
    client.force_login(make_member(status="onboarding").user)
    assert client.get(LIST).status_code == 404
    assert 'href="/member/directory/"' not in client.get("/member/").content.decode()


# Order and pages ------------------------------------------------------------------------------------------------------
def test_order_is_of_the_alphabet_by_surname(reader):
    for name in ("Анна Щур", "Яна Єрмак", "Борис Ґава", "Віра Іваненко", "Зоя Гавриш"):
        person(name, name)
    assert found(reader) == ["Зоя Гавриш", "Борис Ґава", "Яна Єрмак", "Віра Іваненко", "Яків Читач", "Анна Щур"]


def test_24_a_page(reader):
    for number in range(24):
        person(f"Олена Ставок {number:02}", f"Olena Stavok {number:02}")
    first, second = found(reader), found(reader, "page=2")
    assert (len(first), len(second)) == (24, 1)
    assert not set(first) & set(second)
    page = reader.get(LIST).content.decode()
    assert "25 членів Клубу" in page
    assert "Сторінка 1 з 2" in page


@pytest.mark.parametrize("number", ["0", "3", "-1", "x", "99999", "²", ""])
def test_page_that_does_not_exist(reader, number):
    assert reader.get(f"{LIST}?page={number}").status_code == 404


@pytest.mark.parametrize("rows", [1, 60])
@pytest.mark.parametrize("query", ["", "q=ставок", "office=elected&language=en&topic=water&size=to50"])
def test_queries_are_few_and_the_same(reader, django_assert_max_num_queries, rows, query):
    community = make_community(population=20_000, **SOURCE)
    for number in range(rows):
        member = person(f"Олена Ставок {number}", f"Olena Stavok {number}", community=community)
        make_mandate(member, community=None, community_typed="Ставки")
        make_entry(member, languages=["en"], topics=["water"])
    with django_assert_max_num_queries(8):
        assert len(found(reader, query)) == min(rows, 24) + (not query and rows < 24)


# Search and filters ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "typed", ["Слов'янська", "словʼянська ірина", "Slovianska", "iryna", "Старогород", "Poltava", "полтавська"]
)
def test_name_community_and_oblast_are_found_in_both_scripts(reader, iryna, petro, typed):
    assert found(reader, f"q={typed}") == ["Ірина Слов’янська"]


def test_one_typo_is_forgiven_and_said(reader, iryna, petro):
    for typo in typo_of_each_kind("словянська", random.Random(5)):
        assert found(reader, f"q={typo}") == ["Ірина Слов’янська"], typo
    page = reader.get(f"{LIST}?q=словяньска").content.decode()
    assert "Точно так «словяньска» не пишеться ніхто" in page


@pytest.mark.parametrize("typed", ["Харьков", "kharkov"])
def test_foreign_name_of_the_community_is_understood(reader, iryna, petro, typed):
    Community.objects.filter(pk=iryna.community_id).update(code="UA63120270000028556")
    assert found(reader, f"q={typed}") == ["Ірина Слов’янська"]


def test_new_name_is_found_at_once(reader, iryna):
    services.change_member_data(iryna, by=iryna.user, language=None, full_name_uk="Ірина Морквина")
    assert found(reader, "q=морквина") == ["Ірина Морквина"]


def test_kind_of_office_and_former(reader, iryna, petro):
    acting, military = person("Ольга Секретар", "Olha"), person("Лев Начальник", "Lev")
    make_mandate(iryna)
    make_mandate(acting, kind="acting")
    make_mandate(military, kind="military")
    make_mandate(petro, ends_on=date(2022, 1, 1), precision="day")
    assert found(reader, "office=elected") == ["Ірина Слов’янська"]
    assert found(reader, "office=acting") == ["Ольга Секретар"]
    assert found(reader, "office=military") == ["Лев Начальник"]
    assert found(reader, "office=former") == ["Петро Ґанок"]
    assert found(reader, "office=serving") == ["Лев Начальник", "Ольга Секретар", "Ірина Слов’янська"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("size=to10", ["Петро Ґанок"]),
        ("size=to50", ["Ірина Слов’янська"]),
        ("size=over", []),
        ("oblast=kyiv-oblast", ["Петро Ґанок"]),
        ("oblast=poltava&q=ірина", ["Ірина Слов’янська"]),
        (
            "oblast=nowhere&size=huge&office=king&topic=xx&language=xx",
            ["Петро Ґанок", "Ірина Слов’янська", "Яків Читач"],
        ),
    ],
)
def test_population_and_oblast(reader, iryna, petro, query, names):
    assert found(reader, query) == names


def test_languages_and_topics_are_found_only_where_members_see_them(reader, iryna, petro):
    make_entry(iryna, languages=["pl"], topics=["water"])
    make_entry(petro, languages=["pl"], topics=["water"], languages_for=0, topics_for=0)
    assert found(reader, "language=pl") == found(reader, "topic=water") == ["Ірина Слов’янська"]
    assert found(reader, "language=de") == []


def test_nothing_found_says_what_to_drop(reader, iryna, petro):
    page = reader.get(f"{LIST}?q=ірина&size=to10").content.decode()
    assert "Нікого не знайдено" in page
    assert "Прибрати «до 10 000»" in page
    assert "Прибрати «ірина»" in page
    assert "Перевірте написання" in reader.get(f"{LIST}?q=абракадабра").content.decode()


@pytest.mark.parametrize("typed", ["%00", "%E2%80%AE", "(" * 200, "'; DROP TABLE", "а" * 5000, "🙂"])
def test_hostile_searches_find_nothing_and_break_nothing(reader, typed):
    assert reader.get(f"{LIST}?q={typed}").status_code in (200, 400)


# The entry ------------------------------------------------------------------------------------------------------------
def test_entry_shows_what_members_may_see(reader, iryna):
    make_mandate(iryna)
    make_entry(iryna, languages=["pl"], email="office@rada.example", email_for=1, phone="+380441234567")
    page = reader.get(f"{LIST}{iryna.pk}/").content.decode()
    for words in ("Ірина Слов’янська", "Старогородська громада", "польська", "office@rada.example", "листопад 2020"):
        assert words in page
    assert "+380441234567" not in page
    assert iryna.user.email not in page
    assert "32 000" in page.replace("\xa0", " ")


def test_entry_in_english_marks_what_is_ukrainian(reader):
    member = person("Ольга Хутір", "Olha Khutir", title_en="", community=None, community_typed="Хутірська")
    page = reader.get(f"/en{LIST}{member.pk}/").content.decode()
    assert "Olha Khutir" in page
    assert '<span lang="uk">Міська голова</span>' in page
    assert '<dd lang="uk">Хутірська</dd>' in page


@pytest.mark.parametrize(
    ("kind", "title", "shown"),
    [
        ("acting", "міська голова", "Секретар ради, що тимчасово здійснює повноваження голови"),
        ("acting", "тимчасово за голову", "Тимчасово за голову"),
        ("military", "мер", "Очолює військову адміністрацію"),
        ("elected", "мер", "Мер"),
    ],
)
def test_person_is_called_what_the_law_says(reader, kind, title, shown):
    make_mandate(person("Ольга Хутір", "Olha Khutir", title_uk=title), kind=kind)
    page = reader.get(LIST).content.decode().replace("\xa0", " ")
    assert f"<p><span>{shown}</span>" in page


def test_former_head_is_marked(reader, iryna):
    make_mandate(iryna, ends_on=date(2022, 1, 1), precision="day")
    for path in (LIST, f"{LIST}{iryna.pk}/"):
        assert '<span class="tag off">каденцію завершено</span>' in reader.get(path).content.decode()


def test_entry_costs_few_queries(reader, iryna, django_assert_max_num_queries):
    for year in range(2000, 2012):
        make_mandate(iryna, starts_on=date(year, 1, 1), ends_on=date(year, 12, 1), community=make_community())
    with django_assert_max_num_queries(8):
        reader.get(f"{LIST}{iryna.pk}/")


# The table ------------------------------------------------------------------------------------------------------------
def rows_of(response):
    text = response.content.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_table_holds_what_the_page_shows_and_the_log_keeps_who_took_it(reader, iryna, petro):
    make_entry(iryna, languages=["pl", "en"], phone="+380441234567", phone_for=1, email="a@rada.example", email_for=0)
    response = reader.post(TABLE, {"oblast": "poltava", "page": "7"})
    assert response["Content-Disposition"] == 'attachment; filename="members-directory.csv"'
    header, row = rows_of(response)
    assert header[:3] == ["Ім’я українською", "Ім’я латиницею", "Назва посади"]
    assert row[0] == "Ірина Слов’янська"
    assert "/" not in row[3], "a named person has one form, not two"
    assert row[6:] == ["32000", "англійська, польська", "", "", "'+380441234567"]
    event = Event.objects.get(verb="directory.exported")
    assert event.codes == {"rows": 1, "filters": ["oblast"]}


def test_formulas_are_words(reader):
    person("Ірина Слов’янська", "Iryna", title_uk="=HYPERLINK(1)", community=None, community_typed="@SUM(1)")
    row = rows_of(reader.post(TABLE, {"q": "ірина"}))[1]
    assert (row[2], row[4]) == ("'=HYPERLINK(1)", "'@SUM(1)")


def test_table_wants_a_fresh_proof(reader, iryna, time_machine):
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    response = reader.post(TABLE)
    assert (response.status_code, Event.objects.filter(verb="directory.exported").count()) == (302, 0)
    assert reader.get(TABLE).status_code == 405


def test_representative_takes_the_table_on_behalf(client, iryna):
    representative = make_representative(iryna)
    client.force_login(representative.user)
    client.post("/en" + TABLE)
    event = Event.objects.get(verb="directory.exported")
    assert (event.actor, event.on_behalf_of) == (representative.user, iryna.user)


def test_after_the_proof_the_same_table_comes(reader, iryna, petro, time_machine):
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    proof = reader.post(TABLE, {"oblast": "poltava"})["Location"]
    reader.post(proof)
    code = SignInRequest.objects.get().code
    assert rows_of(reader.post(proof, {"code": code}))[1][0] == "Ірина Слов’янська"
