"""The states of a page: English that is missing, people who left office or died, contacts not for everybody."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.models import Member
from tests.factories import make_community
from tests.offices.pages import EN, UK, drop_english, make_mayor, make_page, read, words

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("path", [UK, EN])
NOT_TRANSLATED = "This section has not been translated yet. It is shown in Ukrainian."


# English that is missing ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", ["biography", "vision", "impact", "achievements", "community", "resources"])
def test_section_without_english_is_shown_in_ukrainian_and_says_so(client, kind):
    office = make_page()
    drop_english(office, kind)
    html = read(client, EN)
    assert html.count(NOT_TRANSLATED) == 1
    section = html[html.index(f'<section id="{kind}">') :]
    notice, shown = section.index(NOT_TRANSLATED), section.index('<div lang="uk">')
    assert section.index("<h2") < notice < shown < section.index("</section>")
    assert 'name="robots"' not in html
    assert NOT_TRANSLATED not in read(client)


def test_our_own_words_inside_a_ukrainian_section_are_ukrainian_too(client):
    drop_english(make_page(), "achievements")
    html = read(client, EN)
    section = html[html.index('<section id="achievements">') :].partition("</section>")[0]
    assert "Джерело: <a" in section
    assert "Source" not in section


def test_lead_without_english_is_marked_and_describes_nothing_in_english(client):
    drop_english(make_page(), "lead")
    html = read(client, EN)
    assert '<p class="lead measure" lang="uk">Очолює громаду з 2015 року.</p>' in html
    assert "This sentence has not been translated yet. It is shown in Ukrainian." in html
    assert '<meta name="description" content="Iryna Savchuk. Mayor of Starohorod.">' in html


def test_names_and_figures_may_stay_ukrainian_and_are_marked(client):
    office = make_page()
    for kind, names in (("impact", ("value_en", "source_en")), ("resources", ("title_en",))):
        section = office.live.sections.get(kind=kind)
        section.rows = [{**row, **dict.fromkeys(names, "")} for row in section.rows]
        section.save()
    html = read(client, EN)
    assert NOT_TRANSLATED not in html
    assert '<a href="https://starohorod.example/zvit" lang="uk">Звіт громади</a>' in html
    assert '<a href="https://starohorod.example/biudzhet" lang="uk">Відкритий бюджет</a>' in html
    assert "<span>1 340</span>" in html  # a number is of no language


def test_page_without_any_english_shows_name_and_facts_and_one_notice(client):
    make_page(english=False)
    html = read(client, EN)
    said = words(html)
    assert "Iryna Savchuk" in said
    assert "Starohorod urban territorial community" in said
    assert said.count("This page is not available in English yet. Read it in Ukrainian") == 1
    assert f'<a href="{UK}" hreflang="uk">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="alternate"' not in html
    assert "ld+json" not in html
    assert "<section" not in html
    assert "Очолює" not in html


def test_ukrainian_page_offers_no_english_that_is_not_there(client):
    make_page(english=False)
    html = read(client)
    assert 'rel="alternate"' not in html
    assert "Read this page in English" not in html
    assert f'<link rel="canonical" href="http://testserver{UK}">' in html


@BOTH
def test_both_pages_name_each_other_and_themselves(client, settings, path):
    settings.SITE_URL = "https://klub.example"
    make_page()
    html = read(client, path)
    assert f'<link rel="canonical" href="https://klub.example{path}">' in html
    for language, alternate in (("uk", UK), ("en", EN), ("x-default", UK)):
        assert f'<link rel="alternate" hreflang="{language}" href="https://klub.example{alternate}">' in html


# Who the person is ---------------------------------------------------------------------------------------------------
def test_former_head_keeps_the_page(client):
    make_page(mandates=[{"starts_on": date(2010, 11, 1), "ends_on": date(2020, 11, 1)}])
    assert "Колишня старогородська міська голова, 2010–2020" in read(client)
    said = words(read(client, EN))
    assert "Former mayor of Starohorod, 2010–2020" in said
    assert "In office 2010–2020" in said
    assert "office@starohorod.example" in said


def test_acting_head_is_called_so(client):
    office = make_page(mandates=[{"kind": "acting", "starts_on": date(2024, 5, 1)}])
    assert "Секретар ради, що тимчасово здійснює повноваження голови" in read(client)
    assert "в. о." not in read(client)
    assert office.member.mandates.count() == 1


def test_head_of_a_military_administration_is_not_called_a_mayor(client):
    make_page(mandates=[{"kind": "military", "starts_on": date(2023, 5, 1)}])
    assert '<p class="lead mut">Начальниця військової адміністрації</p>' in read(client)
    assert '<p class="lead mut">Head of the military administration</p>' in read(client, EN)


def deceased():
    return make_mayor(
        status=Member.Status.ENDED, end_reason=Member.EndReason.DECEASED, ended_at=timezone.now() - timedelta(days=9)
    )


@BOTH
def test_page_of_somebody_who_died_stays_without_contacts(client, path):
    make_page(member=deceased(), life_years="1951–2024")
    html = read(client, path)
    assert "1951–2024" in words(html)
    assert "2015–2024" in words(html)
    assert "office@starohorod.example" not in html
    assert "responsible for this page" not in html
    assert "За зміст" not in html
    assert "Former" not in html


def test_without_years_of_life_the_end_of_the_membership_tells_the_year(client):
    office = make_page(member=deceased())
    year = timezone.localtime(office.member.ended_at).year
    assert f"Старогородська міська голова, 2015–{year}" in words(read(client))


@BOTH
@pytest.mark.parametrize(
    ("occupied", "contacts", "shown"),
    [
        (False, "default", True),
        (False, "hidden", False),
        (True, "default", False),
        (True, "shown", True),
        (True, "hidden", False),
    ],
)
def test_contacts_of_occupied_communities_are_hidden_unless_wanted(client, path, occupied, contacts, shown):
    office = make_page(contacts=contacts)
    office.member.community.is_occupied = occupied
    office.member.community.save()
    assert ("office@starohorod.example" in client.get(path).content.decode()) == shown


def test_community_without_a_code_is_shown_as_typed(client):
    make_page(member=make_mayor(community=None, community_typed="Стара Громада"), mandates=[])
    assert "<dd>Стара Громада</dd>" in read(client)
    assert '<span lang="uk">Стара Громада</span>' in read(client, EN)


def test_special_regions_are_no_oblasts(client):
    crimea = make_community(oblast_uk="Автономна Республіка Крим", oblast_en="Autonomous Republic of Crimea")
    make_page(member=make_mayor(community=crimea))
    assert "Регіон Автономна Республіка Крим" in words(read(client))
    assert "Region Autonomous Republic of Crimea" in words(read(client, EN))


def test_city_with_special_status_lies_in_no_oblast(client):
    kyiv = make_community(kind="city", name_uk="Київ", centre_uk="Київ", centre_latin="Kyiv", oblast_uk="місто Київ")
    make_page(member=make_mayor(community=kyiv))
    html = read(client)
    assert "<title>Ірина Савчук, Київ — Клуб мерів</title>" in html
    assert "Громада Київ На посаді" in words(html)
