"""What the page says to machines: valid by schema.org's types, harmless in HTML, and nothing that the page hides."""

import json
import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.models import Member
from tests.factories import make_community
from tests.office_factories import make_portrait, make_section
from tests.offices.pages import EN, UK, make_mayor, make_page
from tests.schema_org import problems

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SITE = "https://klub.example"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


def read(client, path=UK) -> dict:
    (block,) = BLOCK.findall(client.get(path).content.decode())
    document = json.loads(block)
    assert problems(document) == []
    return document


def test_document_names_person_office_and_community(client):
    office = make_page()
    document = read(client)
    assert document["@type"] == "ProfilePage"
    assert (document["url"], document["inLanguage"]) == (SITE + UK, "uk")
    assert document["dateModified"] == office.live.published_at.isoformat()
    assert document["mainEntity"] == {
        "@type": "Person",
        "@id": f"{SITE}{UK}#person",
        "url": SITE + UK,
        "name": "Ірина Савчук",
        "alternateName": "Iryna Savchuk",
        "jobTitle": "Старогородська міська голова",
        "description": "Очолює громаду з 2015 року.",
        "worksFor": [
            {
                "@type": "Role",
                "roleName": "Старогородська міська голова",
                "startDate": "2015-11-12",
                "worksFor": {
                    "@type": "GovernmentOrganization",
                    "name": "Старогородська міська територіальна громада",
                    "url": "https://starohorod.example/",
                    "address": {
                        "@type": "PostalAddress",
                        "addressCountry": "UA",
                        "addressRegion": "Полтавська область",
                        "addressLocality": "Старогород",
                    },
                    "areaServed": {
                        "@type": "AdministrativeArea",
                        "name": "Старогородська міська територіальна громада",
                        "containedInPlace": {"@type": "AdministrativeArea", "name": "Полтавська область"},
                    },
                },
            }
        ],
        "memberOf": {"@type": "NGO", "name": "Клуб мерів", "url": f"{SITE}/"},
    }


def test_english_document_is_about_the_same_person_in_english(client):
    make_page()
    document = read(client, EN)
    person = document["mainEntity"]
    assert (document["url"], document["inLanguage"]) == (SITE + EN, "en")
    assert person["@id"] == f"{SITE}{UK}#person"
    assert (person["name"], person["alternateName"]) == ("Iryna Savchuk", "Ірина Савчук")
    assert person["worksFor"][0]["worksFor"]["name"] == "Starohorod urban territorial community"
    assert not re.search("[а-яіїєґ]", json.dumps({**person, "alternateName": ""}, ensure_ascii=False))


@pytest.mark.parametrize(("precision", "start"), [("year", "2015"), ("month", "2015-11"), ("day", "2015-11-12")])
def test_dates_say_no_more_than_is_known(client, precision, start):
    make_page(mandates=[{"starts_on": date(2015, 11, 12), "precision": precision}])
    assert read(client)["mainEntity"]["worksFor"][0]["startDate"] == start


def test_former_head_has_an_end(client):
    make_page(mandates=[{"starts_on": date(2010, 11, 1), "ends_on": date(2020, 11, 1)}])
    person = read(client)["mainEntity"]
    assert person["jobTitle"] == "Колишня старогородська міська голова, 2010–2020"
    (role,) = person["worksFor"]
    assert (role["roleName"], role["startDate"], role["endDate"]) == ("обрана голова", "2010-11", "2020-11")


def test_each_term_is_a_role_at_its_own_community(client):
    typed = {"community": None, "community_typed": "Село"}
    other = make_community(centre_uk="Інше", name_uk="Інша")
    make_page(
        mandates=[
            {"starts_on": date(2006, 4, 1), "ends_on": date(2010, 11, 1), "community": other},
            {"starts_on": date(2010, 11, 1), "ends_on": date(2015, 11, 1)} | typed,
            {"starts_on": date(2015, 11, 1)},
        ]
    )
    roles = read(client)["mainEntity"]["worksFor"]
    assert [role["worksFor"]["name"] for role in roles] == [
        "Старогородська міська територіальна громада",
        "Село",
        "Інша міська територіальна громада",
    ]
    assert [role["roleName"] for role in roles] == ["Старогородська міська голова", "обрана голова", "обрана голова"]


def test_office_without_known_terms_is_the_one_the_title_names(client):
    make_page(mandates=[])
    (role,) = read(client)["mainEntity"]["worksFor"]
    assert role["roleName"] == "Старогородська міська голова"
    assert "startDate" not in role


def test_person_without_community_and_terms_works_for_nobody(client):
    make_page(member=make_mayor(community=None), mandates=[])
    assert "worksFor" not in read(client)["mainEntity"]


def test_who_died_has_years_of_life_and_is_no_member(client):
    member = make_mayor(
        status=Member.Status.ENDED, end_reason=Member.EndReason.DECEASED, ended_at=timezone.now() - timedelta(days=3)
    )
    make_page(member=member, life_years="1951–2024")
    person = read(client)["mainEntity"]
    assert (person["birthDate"], person["deathDate"]) == ("1951", "2024")
    assert person["worksFor"][0]["endDate"] == "2024"
    assert "memberOf" not in person


def test_portrait_is_named_once_it_is_made(client):
    office = make_page()
    portrait = make_portrait(office)
    make_section(office.live, "portrait", text_uk="Жінка в синьому", text_en="", portrait=portrait)
    assert "image" not in read(client)["mainEntity"]
    portrait.ready_at = timezone.now()
    portrait.save()
    image = read(client)["mainEntity"]["image"]
    assert image == f"{SITE}/portraits/{portrait.pk}/{max(portrait.widths)}.jpg"


@pytest.mark.parametrize("contacts", ["shown", "hidden"])
def test_contacts_are_never_said_to_machines(client, contacts):
    make_page(contacts=contacts, contact_email="planted@starohorod.example")
    assert "planted" not in json.dumps(read(client))


@pytest.mark.parametrize(
    "words", ["</script><script>alert(1)</script>", "<!-- <script>", "&lt;b&gt; & \u2028 \\u003c", '"}],"@type":"x']
)
def test_words_of_editors_stay_words(client, words):
    office = make_page()
    office.live.sections.filter(kind="lead").update(text_uk=words)
    office.live.sections.filter(kind="title").update(text_uk=words)
    html = client.get(UK).content.decode()
    assert html.count("<script") == html.count("</script>")
    (block,) = BLOCK.findall(html)
    assert not re.search("[<>&\u2028]", block)
    assert json.loads(block)["mainEntity"]["description"] == words


def test_checker_sees_what_is_wrong():
    good = {"@context": "https://schema.org", "@type": "Person", "name": "Ірина"}
    assert problems(good) == []
    for wrong in (
        {"@context": "http://schema.org"},
        {"@type": "Mayor"},
        {"roleName": "голова"},
        {"unheard": "of"},
        {"birthDate": "12.11.1974"},
        {"url": "/offices/"},
        {"name": ""},
        {"worksFor": {"@type": "Place", "name": "Старогород"}},
        {"worksFor": {"@type": "Role", "memberOf": {"@type": "NGO", "name": "Клуб"}}},
    ):
        assert problems(good | wrong) != [], wrong
