"""The search of the whole site: what it finds and says."""

import pytest

from tests import factories, office_factories, session_factories
from tests.searching import found, html, make_iryna, said

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("prefix", ["", "/en"])
APOSTROPHES = ["'", "’", "ʼ", "`", ""]


@pytest.fixture
def iryna():
    return make_iryna()


@pytest.fixture
def heating():
    return session_factories.make_session(number=12, topic_uk="Тепло взимку", topic_en="Warmth in winter")


# What is found --------------------------------------------------------------------------------------------------------
@BOTH
@pytest.mark.parametrize(
    "typed",
    ["Савчук", "savchuk", "Ірину", "полтавської", "biomass", "котельню біомаса", "Savchuk котельня", "Kamianka"]
    + [f"кам{sign}янка" for sign in APOSTROPHES],
)
def test_office_is_found_by_person_place_and_every_word_of_its_page(client, iryna, prefix, typed):
    assert found(client, typed, prefix) == [f"{prefix}/offices/iryna-savchuk/"]


def test_office_says_where_and_in_a_sentence_who(client, iryna):
    page = html(client, "Савчук")
    assert '<h2 class="h3b" id="offices">Офіси мерів <span class="sm mut">1</span></h2>' in page
    assert ">Ірина Савчук</a></h3>" in page
    assert "Кам’янська громада, Полтавська область</p>" in page
    assert "Очолює громаду з 2015 року.</p>" in page


def test_former_head_is_found_by_the_place_of_an_earlier_term(client, iryna):
    earlier = factories.make_community(centre_uk="Верболози")
    factories.make_mandate(iryna.member, community=earlier)
    office_factories.make_live(iryna, days_ago=1)
    assert found(client, "Верболозів") == found(client, "verboloz") == ["/offices/iryna-savchuk/"]


@BOTH
@pytest.mark.parametrize("typed", ["тепло взимку", "winter", "Ярема", "Yarema", "опалювального", "teplo", "енергетика"])
def test_session_is_found_by_topic_expert_field_and_opening_sentence(client, heating, prefix, typed):
    assert found(client, typed, prefix) == [f"{prefix}/sessions/12/"]


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("доступність", "/accessibility/"),
        ("як вступити", "/join/"),
        ("експертна сесія", "/sessions/"),
        ("офіси мерів", "/offices/"),
        ("about the club", "/about/"),
        ("privcy", "/privacy/"),
        ("політика конфіденційності", "/privacy/"),
    ],
)
def test_page_is_found_first_by_its_heading_or_what_people_call_it(client, typed, path):
    assert found(client, typed, kind="pages")[0] == path


def test_page_shows_the_sentence_in_which_the_words_stand(client):
    assert "Про партійність не питаємо.</p>" in html(client, "партійність")
    assert "Хто може вступити до Клубу мерів, що знадобиться для заяви" in html(client, "як вступити", kind="pages")


def test_question_is_found_at_its_place_on_the_page(client, questions):
    assert any(path.startswith("/faq/#") for path in found(client, "внески"))


def test_what_exists_in_ukrainian_only_is_marked(client):
    session_factories.make_session(number=7, topic_en="", lead_en="")
    page = html(client, "тепло", "/en")
    assert '<a href="/en/sessions/7/" lang="uk">Тепло взимку без газу: що встигне громада</a>' in page
    assert '<p class="sm mut" lang="uk">Розберемо,' in page


def test_name_stands_before_text(client, iryna):
    member = factories.make_member(full_name_uk="Олег Біомас", full_name_latin="Oleh Biomas")
    office_factories.make_office(member, slug="oleh")
    assert found(client, "біомас") == ["/offices/oleh/", "/offices/iryna-savchuk/"]


@BOTH
@pytest.mark.parametrize("typed", ["Харьков", "Kharkov", "Харкова", "Charków"])
def test_office_is_found_by_a_foreign_name_of_its_community_which_is_not_shown(client, prefix, typed):
    kharkiv = factories.make_community(
        code="UA63120270000028556", name_uk="Харківська", centre_uk="Харків", centre_latin="Kharkiv"
    )
    office_factories.make_office(factories.make_member(community=kharkiv), slug="kharkiv")
    assert found(client, typed, prefix) == [f"{prefix}/offices/kharkiv/"]
    results = html(client, typed, prefix).partition("<h2")[2]
    assert not said(client, typed, prefix).startswith(("Точного", "Nothing"))
    assert typed not in results


# Typos ----------------------------------------------------------------------------------------------------------------
@BOTH
@pytest.mark.parametrize("typed", ["Савчюк", "Svachuk", "Полтвська"])
def test_one_typo_is_forgiven_and_said(client, iryna, prefix, typed):
    assert found(client, typed, prefix) == [f"{prefix}/offices/iryna-savchuk/"]
    assert said(client, typed, prefix).startswith("Точного збігу з" if not prefix else "Nothing is spelt exactly like")


def test_typo_in_a_topic_and_in_a_heading(client, heating):
    assert found(client, "Тепол") == ["/sessions/12/"]
    assert found(client, "доступнисть") == ["/accessibility/"]


def test_similar_stays_away_where_something_is_exact(client, iryna, heating):
    office_factories.make_office(factories.make_member(full_name_uk="Ніна Савчак"), slug="nina")
    assert found(client, "Савчук") == ["/offices/iryna-savchuk/"]
    assert said(client, "Савчук") == "Знайдено: 1 сторінка"


# What it says ---------------------------------------------------------------------------------------------------------
@BOTH
def test_page_without_a_question_is_a_field(client, prefix, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = html(client, "", prefix)
    assert 'name="q" type="search" value=""' in page
    assert '<meta name="robots" content="noindex, follow">' in page
    assert "<h2" not in page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("typed", ["я", "!?", "«»", "…"])
def test_too_little_to_look_for(client, typed, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert said(client, typed) == "Напишіть принаймні дві літери."


@BOTH
def test_nothing_found_says_what_to_do(client, prefix):
    page = html(client, "ґґґґ", prefix)
    assert said(client, "ґґґґ", prefix) == (
        "Nothing was found for “ґґґґ”." if prefix else "За запитом «ґґґґ» нічого не знайдено."
    )
    main = page.partition("<main")[2].partition("</main>")[0]
    assert f'href="{prefix}/offices/"' in main
    assert f'href="{prefix}/faq/"' in main
    assert "mailto:" in main


def test_other_language_asks_for_the_same(client, iryna):
    assert 'href="/en/search/?q=%D0%A1%D0%B0%D0%B2%D1%87%D1%83%D0%BA" hreflang="en"' in html(client, "Савчук")


@BOTH
def test_every_page_and_the_404_lead_here(client, prefix):
    assert f'<a href="{prefix}/search/">' in client.get(f"{prefix}/about/").content.decode()
    missing = client.get(f"{prefix}/nowhere/").content.decode()
    assert f'action="{prefix}/search/" role="search"' in missing
