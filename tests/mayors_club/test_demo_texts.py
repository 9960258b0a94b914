"""What the demo's invented mayors say: within the limits of the sections, in clean Ukrainian and English."""

import io
import re
from urllib.parse import urlsplit

import pytest
from PIL import Image

from mayors_club import ukrainian
from mayors_club.demo import drawing, wardrobe
from mayors_club.demo.communities import INVENTED, POPULATION
from mayors_club.demo.directory import ENTRIES
from mayors_club.demo.office_pages import PAGES
from members.vocabulary import LANGUAGES, TOPICS
from offices.content import Content, has_english
from offices.sections import PROSE, SHAPES, words_in
from tests.source import ROOT

EACH = pytest.mark.parametrize("name", PAGES)
WITHOUT_ENGLISH = {"bohdan_yizhakevych"}
UNFINISHED_ENGLISH = {
    "iryna_savchuk": {"achievements"},
    "olena_gerasym": {"vision", "achievements", "resources", "press_long"},
}
CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def texts(name):
    """(language, text) of everything a reader can read."""
    contents = PAGES[name].contents
    found = [(language, content[f"text_{language}"]) for content in contents.values() for language in ("uk", "en")]
    rows = [row for content in contents.values() for row in content.get("rows", [])]
    found += [(key[-2:], row[key]) for row in rows for key in row if key.endswith(("_uk", "_en"))]
    return [*found, *zip(("uk", "en"), PAGES[name].alt, strict=True)]


def addresses(name):
    page = PAGES[name]
    return [row.url for row in (*page.impact, *page.achievements, *page.links)]


# Lengths ----------------------------------------------------------------------------------------------------------
@EACH
def test_texts_keep_to_the_limits_of_their_section(name):
    for kind, content in PAGES[name].contents.items():
        limits = SHAPES[kind].text
        for text in filter(None, (content["text_uk"], content["text_en"])):
            assert len(text) <= (limits.max_characters or len(text)), (kind, len(text))
            assert (limits.min_words or 0) <= words_in(text) <= (limits.max_words or 1000), (kind, words_in(text))


@EACH
def test_rows_keep_to_the_columns_of_their_section(name):
    for kind, content in PAGES[name].contents.items():
        shape = SHAPES[kind]
        assert len(content.get("rows", [])) <= shape.max_rows
        for row in content.get("rows", []):
            assert set(row) == {key for column in shape.columns for key in column.keys}
            for column in shape.columns:
                assert row[column.keys[0]] or not column.is_needed
                assert all(len(str(row[key])) <= column.max_characters for key in column.keys)


@EACH
def test_page_is_complete_enough_to_be_judged(name):
    page = PAGES[name]
    assert all(content["text_uk"] for kind, content in page.contents.items() if SHAPES[kind].text)
    assert 3 <= len(page.impact) <= 4
    assert 3 <= len(page.achievements) <= 6
    assert all(deed.url for deed in page.achievements)
    assert page.links
    assert bool(page.bust) == bool(page.alt[0])


@EACH
def test_english_is_there_unless_the_story_wants_a_gap(name):
    without = {kind for kind, content in PAGES[name].contents.items() if not has_english(kind, Content(**content))}
    expected = UNFINISHED_ENGLISH.get(name, set())
    if name in WITHOUT_ENGLISH:
        expected = set(PAGES[name].contents)
    assert without == expected
    assert without & set(PROSE) == expected & set(PROSE)


@EACH
def test_data_of_a_page_stay_readable(name):
    source = ROOT / "mayors_club" / "demo" / "office_pages" / f"{name}.py"
    assert len(source.read_text(encoding="utf-8").splitlines()) <= 150


# Words ----------------------------------------------------------------------------------------------------------
@EACH
def test_texts_are_written_in_the_letters_of_their_language(name):
    for language, text in texts(name):
        assert not re.search(r"[ёыэъЁЫЭЪ]", text)
        assert not re.search(r"['\"`ʼ]|  | ,| - \S", text.replace("\n- ", "")), text
        if language == "en":
            assert not CYRILLIC.search(text)
        else:
            assert not re.search(r"[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]", text, re.IGNORECASE)
            assert "“" not in text


@EACH
def test_texts_speak_of_nobody_as_you_and_use_the_clubs_words(name):
    ukrainian_texts = " ".join(text for language, text in texts(name) if language == "uk")
    assert not re.search(r"\b(?:Ви|Вам|Вас|Ваш\w*)\b", ukrainian_texts)
    assert not re.search(r"\b(?:мер(?:ка|ом|а|у|и|ів)?|в\. о\.|голов\w+ міста|партії|блок\w*)\b", ukrainian_texts)
    assert not re.search(r"\w/\w|\w\(\w", ukrainian_texts)


@EACH
def test_every_address_is_invented(name):
    assert all(urlsplit(url).scheme == "https" for url in addresses(name))
    assert all(urlsplit(url).hostname.endswith(".example") for url in addresses(name))
    assert len(set(addresses(name))) >= 6


def test_every_place_of_members_has_its_mayor_and_nothing_is_said_twice():
    pages = PAGES.values()
    assert len({page.full_name for page in pages}) == len({page.email for page in pages}) == len(pages) >= 13
    assert {place[0] for place in INVENTED[:14]} == {page.place for page in pages}
    assert set(POPULATION) == {page.place for page in pages}
    assert len({text for name in PAGES for _, text in texts(name) if len(text) > 60}) == sum(
        len(text) > 60 for name in PAGES for _, text in texts(name)
    )


def test_latin_names_follow_the_official_spelling():
    for page in PAGES.values():
        latin = ukrainian.latinise(page.full_name)
        english = page.press_short[1]
        assert not english or latin in english, latin


# Portraits ----------------------------------------------------------------------------------------------------------
def test_portraits_are_drawn_from_what_the_wardrobe_has():
    busts = [page.bust for page in PAGES.values() if page.bust]
    assert {bust.hair for bust in busts} <= set(wardrobe.HAIR_IN_FRONT)
    assert {bust.clothes for bust in busts} <= set(wardrobe.CLOTHES)
    assert len({(bust.hair, bust.clothes, bust.tint, bust.garment) for bust in busts}) == len(busts)


def test_portrait_is_a_photograph_in_size_and_always_the_same():
    bust = PAGES["iryna_savchuk"].bust
    drawn = drawing.portrait(bust)
    with Image.open(io.BytesIO(drawn)) as image:
        assert (image.format, image.size, image.mode) == ("JPEG", (1600, 2000), "RGB")
    assert drawing.portrait(bust) == drawn
    assert len(drawn) < 1024 * 1024


def test_an_outline_is_written_in_four_letters():
    assert drawing.follow("M 0 0 L 2 4 Z") == [(0, 0), (2, 4)]
    assert drawing.follow("M 0 0 C 0 4 4 8 8 8")[-1] == (8, 8)
    with pytest.raises(ValueError, match="q"):
        drawing.follow("M 0 0 q 1 1")


def test_words_of_the_directory_are_those_of_its_table():
    for columns in ENTRIES.values():
        assert set(columns.get("languages", [])) <= set(LANGUAGES)
        assert set(columns.get("topics", [])) <= set(TOPICS)
