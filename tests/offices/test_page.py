"""The public page of an office: what it says in either language."""

import re
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from tests.offices.pages import EN, make_page, read, words

pytestmark = pytest.mark.django_db


def test_page_says_everything_in_ukrainian(client):
    make_page()
    said = words(read(client))
    for text in (
        "Старогородська міська голова Ірина Савчук Очолює громаду з 2015 року.",
        "Громада Старогородська міська територіальна громада",
        "Область Полтавська",
        "Населення 48 200 осіб 2024, Держстат",
        "На посаді з 12 листопада 2015 року",
        "У Клубі з 2016 року",
        "Зв’язок office@starohorod.example",
        "«Громада сильна тоді, коли кожен знає, куди пішла гривня».",
        "1 340 осіб 2025 · Звіт громади",
        "2024 Котельня на біомасі Лікарня взимку не залежить від газу. Джерело: starohorod.example",
        "Обрана голова з 12 листопада 2015 року",
        "Ім’я латиницею Iryna Savchuk",
        "За зміст сторінки відповідає Ірина Савчук та команда.",
        "Повідомити про помилку",
    ):
        assert text in said


def test_page_says_everything_in_english(client):
    make_page()
    html = read(client, EN)
    said = words(html)
    for text in (
        "Mayor of Starohorod Iryna Savchuk Has led the community since 2015.",
        "Community (hromada) Starohorod urban territorial community",
        "Region (oblast) Poltava",
        "Population 48,200 people 2024, Держстат",
        "In office since 12 November 2015",
        "Member of the Club since 2016",
        "“A community is strong when it can count.”",
        "1,340 people 2025 · Report of the community",
        "Elected head since 12 November 2015",
        "Name in Ukrainian Ірина Савчук",
        "Iryna Savchuk and the team are responsible for this page.",
    ):
        assert text in said
    assert '<span class="blk sm mut" lang="uk">2024, Держстат</span>' in html
    assert "has not been translated" not in html


def test_at_most_seven_facts_and_contents_that_lead_somewhere(client):
    make_page()
    html = read(client)
    aside = html[html.index("<aside") : html.index("</aside>")]
    assert aside.count("<dt>") == 6
    anchors = re.findall(r'href="#([a-z]+)"', aside)
    assert anchors == [
        "biography",
        "vision",
        "impact",
        "achievements",
        "community",
        "resources",
        "terms",
        "press",
    ]
    assert all(f'id="{anchor}"' in html for anchor in anchors)


def test_achievements_stand_newest_first(client):
    office = make_page()
    section = office.live.sections.get(kind="achievements")
    (row,) = section.rows
    section.rows = [row | {"year": year} for year in (2018, 2024, 2021)]
    section.save()
    assert re.findall(r"<li><b>(\d+)</b>", read(client)) == ["2024", "2021", "2018"]


def test_empty_sections_leave_nothing_behind(client):
    office = make_page()
    office.live.sections.exclude(kind__in=["lead", "biography"]).delete()
    html = read(client)
    assert 'id="biography"' in html
    assert not any(f'id="{kind}"' in html for kind in ("vision", "impact", "achievements", "community", "resources"))
    assert '<p class="lead mut">Міська голова</p>' in html


def test_press_box_has_what_a_newspaper_copies(client):
    make_page()
    html = read(client)
    press = html[html.index('id="press"') :]
    assert "Ірина Савчук очолює Старогород із 2015 року." in press
    assert "/offices/iryna-savchuk/</dd>" in press
    assert re.search(r'<dd class="copy">Ірина Савчук\. Клуб мерів, \d+ \w+ \d{4} року\. http', press)


def test_confirmed_page_says_when(client):
    office = make_page(days_ago=100)
    office.confirmed_at = timezone.now()
    office.save()
    assert "Актуальність підтверджено" in read(client)
    office.confirmed_at = office.live.published_at
    office.save()
    assert "Актуальність підтверджено" not in read(client)


def test_text_of_editors_harms_nobody(client):
    office = make_page()
    office.live.sections.filter(kind="biography").update(
        text_uk='# Освіта\n\n<script>alert(1)</script>\n\n[тут](javascript:alert(1)) "слово" - і'
    )
    office.live.sections.filter(kind="lead").update(text_uk='"></script><script>alert(2)</script>')
    html = read(client)
    assert "<h3>Освіта</h3>" in html
    assert "<script>" not in html
    assert 'href="javascript' not in html
    assert "«слово» — і" in html


def test_addresses_that_are_not_of_the_web_become_no_links(client):
    office = make_page()
    for kind, key in (("achievements", "evidence_url"), ("impact", "source_url"), ("resources", "url")):
        section = office.live.sections.get(kind=kind)
        section.rows = [row | {key: "javascript:alert(1)"} for row in section.rows]
        section.save()
    assert "javascript:" not in read(client)


def test_year_of_joining_is_that_of_kyiv(client):
    """Midnight of New Year in Kyiv is still the year before in UTC."""
    office = make_page()
    office.member.effective_at = datetime(2015, 12, 31, 22, tzinfo=UTC)
    office.member.save()
    assert "У Клубі з 2016 року" in words(read(client))


def test_source_of_the_population_is_english_where_there_is_one(client):
    office = make_page()
    office.member.community.population_source_en = "State Statistics Service"
    office.member.community.save()
    assert "48,200 people 2024, State Statistics Service" in words(read(client, EN))
    assert "48 200 осіб 2024, Держстат" in words(read(client))
