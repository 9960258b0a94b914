"""What the head of a page tells search engines and messengers."""

import re
from html import unescape

import pytest
from django.utils import timezone

from tests.office_factories import make_portrait, make_section
from tests.offices.pages import EN, UK, drop_english, make_mayor, make_page, read

pytestmark = pytest.mark.django_db

SITE = "https://klub.example"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


def properties(html: str) -> dict[str, str]:
    return {
        name: unescape(value) for name, value in re.findall(r'<meta property="(og:[^"]+)" content="([^"]*)">', html)
    }


@pytest.mark.parametrize(
    ("path", "title", "description", "locale", "other"),
    [
        (UK, "Ірина Савчук", "Очолює громаду з 2015 року.", "uk_UA", "en_GB"),
        (EN, "Iryna Savchuk", "Has led the community since 2015.", "en_GB", "uk_UA"),
    ],
)
def test_link_to_a_page_shows_its_card(client, path, title, description, locale, other):
    make_page()
    said = properties(read(client, path))
    card = said.pop("og:image")
    assert card == f"{SITE}/offices/iryna-savchuk/card-{'en' if path == EN else 'uk'}.png"
    assert client.get(card.removeprefix(SITE)).status_code == 200
    assert said.pop("og:image:alt").startswith(f"{title}, ")
    assert said == {
        "og:type": "profile",
        "og:site_name": "Mayors’ Club" if path == EN else "Клуб мерів",
        "og:title": title,
        "og:description": description,
        "og:url": SITE + path,
        "og:locale": locale,
        "og:locale:alternate": other,
        "og:image:width": "1200",
        "og:image:height": "630",
    }


def test_missing_english_is_offered_to_nobody(client):
    make_page(english=False)
    assert "og:locale:alternate" not in properties(read(client))
    assert "og:locale:alternate" not in properties(read(client, EN))


def test_title_says_who_and_where(client):
    make_page()
    assert "<title>Ірина Савчук, Старогородська громада — Клуб мерів</title>" in read(client)
    assert "<title>Iryna Savchuk, Starohorod — Mayors’ Club</title>" in read(client, EN)


def test_title_without_a_community_is_the_name(client):
    make_page(member=make_mayor(community=None), mandates=[])
    assert "<title>Ірина Савчук — Клуб мерів</title>" in read(client)


@pytest.mark.parametrize("path", [UK, EN])
def test_description_is_one_sentence_in_the_language_of_the_page(client, path):
    office = make_page()
    sentence = {UK: "Очолює громаду з 2015 року.", EN: "Has led the community since 2015."}[path]
    assert f'<meta name="description" content="{sentence}">' in read(client, path)
    drop_english(office, "lead")
    assert "Очолює" not in read(client, EN).partition("</head>")[0]


def test_portrait_comes_first_and_is_told_to_those_who_cannot_see_it(client):
    office = make_page()
    portrait = make_portrait(office, ready_at=timezone.now())
    row = {"credit_uk": "Світлана Коваль", "credit_en": "", "licence": "cc-by-4.0"}
    make_section(office.live, "portrait", portrait=portrait, text_uk="Жінка в синьому", text_en="", rows=[row])
    html = read(client)
    (picture,) = re.findall(r"<picture>.*?</picture>", html)
    assert 'alt="Жінка в синьому"' in picture
    assert "lazy" not in picture
    assert "Портрет ще не додано" not in html
    assert f'<a href="/portraits/{portrait.pk}/{max(portrait.widths)}.jpg" download>' in html
    assert "CC BY 4.0" in html
    assert "Підпис до світлини: <span>Світлана Коваль</span>" in html
    assert '<span lang="uk">Світлана Коваль</span>' in read(client, EN)


def test_without_a_portrait_the_table_stands_in_its_place(client):
    make_page()
    html = read(client)
    assert 'aria-label="Портрет ще не додано"' in html
    assert "download" not in html
