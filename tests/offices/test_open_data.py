"""`offices.csv`, `offices.json` and the page that says what their fields mean."""

import csv
import io
import json
from datetime import date

import pytest
from django.utils import timezone

from mayors_club import spreadsheet
from mayors_club.open_data import words as words_in
from members.models import Mandate, Member
from offices.open_data import FIELDS
from tests import factories, office_factories

pytestmark = pytest.mark.django_db

NAMES = [field.name for field in FIELDS]


def make(member=None, **fields):
    member = member or make_member()
    return office_factories.make_office(member, **{"slug": "iryna-savchuk", **fields})


def make_member(**fields):
    place = factories.make_community(code="UA53060090000010001")
    return factories.make_member(
        **{"full_name_uk": "Ірина Савчук", "full_name_latin": "Iryna Savchuk", "community": place, **fields}
    )


def as_json(client):
    return json.loads(client.get("/offices.json").content)


def as_csv(client):
    text = client.get("/offices.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def only(client):
    (row,) = as_json(client)["offices"]
    return row


def test_row_says_what_the_page_says(client, settings):
    settings.SITE_URL = "https://klub.example"
    office = make()
    factories.make_mandate(office.member, starts_on=date(2015, 11, 12), ends_on=date(2020, 11, 1), precision="day")
    factories.make_mandate(office.member, starts_on=date(2020, 11, 1))
    assert only(client) == {
        "slug": "iryna-savchuk",
        "name_uk": "Ірина Савчук",
        "name_latin": "Iryna Savchuk",
        "title_uk": "Старогородська міська голова",
        "title_en": "Mayor of Starohorod",
        "life_years": None,
        "community_code": "UA53060090000010001",
        "community_uk": "Старогородська громада, Полтавська область",
        "community_en": "Starohorod community (hromada), Poltava oblast",
        "oblast_uk": "Полтавська область",
        "oblast_en": "Poltava oblast",
        "kind_of_office": "elected",
        "is_current": True,
        "in_office_since": "2015-11-12",
        "member_since": timezone.localtime(office.member.effective_at).year,
        "has_english": True,
        "url_uk": "https://klub.example/offices/iryna-savchuk/",
        "url_en": "https://klub.example/en/offices/iryna-savchuk/",
        "portrait_url": None,
        "portrait_credit_uk": None,
        "portrait_credit_en": None,
        "portrait_licence": None,
        "contact_email": None,
        "published_at": f"{office.live.published_at:%Y-%m-%dT%H:%M:%SZ}",
    }


@pytest.mark.parametrize(("precision", "since"), [("year", "2020"), ("month", "2020-11"), ("day", "2020-11-01")])
def test_time_in_office_is_as_exact_as_it_is_known(client, precision, since):
    factories.make_mandate(make().member, starts_on=date(2020, 11, 1), precision=precision)
    assert only(client)["in_office_since"] == since


def test_former_head(client):
    factories.make_mandate(
        make().member, kind=Mandate.Kind.MILITARY, starts_on=date(2022, 3, 1), ends_on=date(2023, 3, 1)
    )
    row = only(client)
    assert (row["is_current"], row["in_office_since"], row["kind_of_office"]) == (False, None, "military")
    assert "2022–2023" in row["title_uk"]


def test_member_who_died(client):
    member = make_member(status=Member.Status.ENDED, end_reason=Member.EndReason.DECEASED)
    factories.make_mandate(member)
    make(member, life_years="1951–2026", contact_email="office@town.example", contacts="shown")
    row = only(client)
    assert (row["life_years"], row["is_current"], row["contact_email"]) == ("1951–2026", False, None)


def test_page_without_english_has_no_english_address(client):
    make(english=False)
    row = only(client)
    assert (row["has_english"], row["url_en"]) == (False, None)
    assert row["community_en"]


def test_community_that_is_not_in_the_codifier(client):
    make(make_member(community=None, community_typed="Верхня Гора"))
    row = only(client)
    assert (row["community_code"], row["community_uk"], row["oblast_uk"]) == (None, "Верхня Гора", None)


@pytest.mark.parametrize(
    ("contacts", "occupied", "shown"),
    [("shown", True, True), ("default", False, True), ("default", True, False), ("hidden", False, False)],
)
def test_contact_only_where_the_page_shows_it(client, contacts, occupied, shown):
    member = make_member()
    member.community.is_occupied = occupied
    member.community.save()
    make(member, contact_email="office@town.example", contacts=contacts)
    assert only(client)["contact_email"] == ("office@town.example" if shown else None)
    assert (b"office@town.example" in client.get("/offices.csv").content) is shown


def test_portrait_with_whom_to_name(client, settings):
    settings.SITE_URL = "https://klub.example"
    office = make()
    portrait = office_factories.make_portrait(office, ready_at=timezone.now())
    credit = {"credit_uk": "Фото Олени Гай", "credit_en": "Photo by Olena Hai", "licence": "cc-by-4.0"}
    office_factories.make_section(
        office.live, "portrait", text_uk="Портрет", text_en="Portrait", portrait=portrait, rows=[credit]
    )
    row = only(client)
    assert row["portrait_url"] == f"https://klub.example/portraits/{portrait.pk}/640.jpg"
    assert row["portrait_credit_uk"] == "Фото Олени Гай"
    assert row["portrait_licence"] == "cc-by-4.0"


def test_portrait_that_is_not_made_yet_is_left_out(client):
    office = make()
    portrait = office_factories.make_portrait(office)
    office_factories.make_section(office.live, "portrait", text_uk="Портрет", portrait=portrait)
    assert only(client)["portrait_url"] is None


def test_nothing_private_leaves(client):
    member = make_member(phone="+380501234567", greeting_uk="пані Ірино")
    make(member)
    for path in ("/offices.csv", "/offices.json"):
        text = client.get(path).content.decode()
        assert [secret for secret in (member.phone, member.greeting_uk, member.user.email) if secret in text] == []


# Forms of the files ---------------------------------------------------------------------------------------------------
def test_csv_is_for_spreadsheets_and_says_the_same(client):
    make()
    raw = client.get("/offices.csv")
    assert raw.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert raw.content.startswith(b"\xef\xbb\xbfslug,")
    assert raw.content.count(b"\r\n") == raw.content.count(b"\n") == 2
    (row,) = as_csv(client)
    assert list(row) == NAMES
    assert row == {name: spreadsheet.cell(value) for name, value in only(client).items()}
    assert (row["is_current"], row["url_en"], row["portrait_url"]) == ("true", row["url_en"], "")


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_cell_never_becomes_a_formula(client, first):
    office = make()
    office.live.sections.filter(kind="title").update(text_uk=f'{first}HYPERLINK("http://evil.example";"a,b")')
    (row,) = as_csv(client)
    assert row["title_uk"] == f'\'{first}HYPERLINK("http://evil.example";"a,b")'


@pytest.mark.parametrize("path", ["/offices.csv", "/offices.json"])
def test_file_is_the_same_bytes_until_something_changes(client, path):
    office = make()
    first = client.get(path)
    assert first.headers["Cache-Control"] == "public, no-cache"
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert "Last-Modified" not in first.headers
    assert not first.cookies
    tag = {"If-None-Match": first.headers["ETag"]}
    assert client.get(path, headers=tag).status_code == 304
    office.slug = "another"
    office.save()
    assert client.get(path, headers=tag).status_code == 200


@pytest.mark.parametrize("path", ["/offices.csv", "/offices.json"])
@pytest.mark.parametrize("count", [1, 25])
def test_file_asks_twice_for_any_number(client, django_assert_num_queries, path, count):
    for number in range(count):
        factories.make_mandate(make(factories.make_member(), slug=f"office-{number}").member)
    with django_assert_num_queries(2):
        client.get(path)


def test_empty_files(client):
    assert as_json(client)["offices"] == []
    assert client.get("/offices.csv").content.decode("utf-8-sig").strip() == ",".join(NAMES)


def test_json_says_what_its_fields_mean_and_how_it_may_be_used(client):
    content = as_json(client)
    assert content["licence"] == {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    assert [field["name"] for field in content["fields"]] == NAMES
    assert content["fields"][1] == {
        "name": "name_uk",
        "uk": "Ім’я та прізвище українською.",
        "en": "Name and surname in Ukrainian.",
    }


# What the fields mean -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_is_explained_in_both_languages(client, field):
    english, ukrainian = (words_in(field.words, language) for language in ("en", "uk"))
    assert english
    assert ukrainian != english
    for prefix, words in (("", ukrainian), ("/en", english)):
        page = client.get(f"{prefix}/offices/open-data/").content.decode().replace("\xa0", " ")
        assert f'<th scope="row" lang="en">{field.name}</th>' in page
        assert words.partition(":")[0] in page.replace(" — ", " — ")


def test_no_field_is_named_twice():
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_page_about_the_data_links_the_files(client, prefix):
    page = client.get(f"{prefix}/offices/open-data/").content.decode()
    for path in ("/offices.csv", "/offices.json", f"{prefix}/offices/feed/"):
        assert f'href="{path}"' in page
