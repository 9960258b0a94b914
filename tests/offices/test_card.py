import io

import pytest
from PIL import Image

from offices import card as drawing
from offices.card import card
from offices.lettering import fitted, length, pieces, wrapped

IRYNA = ("Ірина Савчук", "Старогородська міська голова", "Старогородська міська територіальна громада", "uk")
LONG = {
    "a long everything": (
        "Володимир-Олександр Переяславський-Хмельницький",
        "В. о. начальника Новокаховської міської військової адміністрації Каховського району Херсонської області",
        "Великомихайлівсько-Білгород-Дністровська міська територіальна громада, Івано-Франківська область",
    ),
    "one endless word": ("Ш" * 120, "Щ" * 200, "Ж" * 300),
    "many words": ("Анна " * 30, "голова " * 40, "громада " * 50),
    "accented letters": ("Žofia Łukasiewiczówna", "Mayor", "Hromada"),
    "nothing but a name": ("Ірина Савчук", "", ""),
}
SEAT_LIT, SEAT, WORDS_END = (860, 185), (838, 270), 802


def opened(*words):
    content = card(*words)
    assert len(content) <= 60_000
    picture = Image.open(io.BytesIO(content))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    return picture.convert("RGB")


def hexed(colour):
    return "#" + bytes(colour).hex()


def test_card_has_the_colours_of_the_site():
    picture = opened(*IRYNA)
    assert hexed(picture.getpixel((5, 5))) == drawing.PAPER
    assert hexed(picture.getpixel(SEAT_LIT)) == drawing.WHEAT
    assert hexed(picture.getpixel(SEAT)) == drawing.BRAND


def test_one_seat_is_lit_at_the_table():
    table = opened(*IRYNA).crop((WORDS_END, 0, 1200, 630))
    lit = [place for place in table.getcolors(1 << 20) if hexed(place[1]) == drawing.WHEAT]
    assert 1500 < sum(count for count, _colour in lit) < 2500


@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
@pytest.mark.parametrize("language", ["uk", "en"])
def test_words_stay_in_their_column(words, language):
    """Nothing but paper between the words and the table, above the margins and below the mark."""
    picture = opened(*words, language)
    for gap in ((WORDS_END, 200, 818, 630), (0, 0, 79, 630), (0, 600, 818, 630), (80, 135, 818, 150)):
        assert [hexed(colour) for _count, colour in picture.crop(gap).getcolors(1 << 20)] == [drawing.PAPER]


def test_same_words_give_the_same_bytes():
    first = card(*IRYNA)
    card.cache_clear()
    assert card(*IRYNA) == first


def test_other_words_give_another_card():
    cards = {card(*IRYNA), card("Ірина Савчук", "", "", "uk"), card("Ірина Савчук", "", "", "en")}
    assert len(cards) == 3


def test_large_name_is_preferred_to_two_lines():
    (line,) = fitted("Ірина Савчук", "arsenal-400", drawing.NAME, 720, colour=drawing.INK, leading=1)
    assert line.size == 108


def test_no_break_space_holds_words_together():
    assert wrapped("а\N{NO-BREAK SPACE}б в", "text-400", 32, 1) == ["а\N{NO-BREAK SPACE}б", "в"]


def test_what_fits_nowhere_ends_in_an_ellipsis():
    lines = fitted("слово " * 99, "text-400", drawing.SMALL, 720, colour=drawing.INK, leading=1)
    assert len(lines) == 2
    assert lines[-1].text.endswith("…")
    assert all(length(line.text, line.font, line.size) <= 720 for line in lines)


def test_accented_letters_come_from_the_file_that_has_them():
    assert [run for run, _face in pieces("Żofia Ł.", "arsenal-400", 32)] == ["Ż", "ofia ", "Ł", "."]
    missing = {face.getmask("\uffff").getbbox() for _run, face in pieces("ЇЖŻŐ", "arsenal-400", 32)}
    assert all(face.getmask(run).getbbox() not in missing for run, face in pieces("ЇЖŻŐ", "arsenal-400", 32))
