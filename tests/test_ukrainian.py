from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mayors_club import ukrainian

NBSP = "\N{NO-BREAK SPACE}"


# The examples of the resolution itself come first.
@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Алушта", "Alushta"),
        ("Борщагівка", "Borshchahivka"),
        ("Вінниця", "Vinnytsia"),
        ("Гадяч", "Hadiach"),
        ("Згорани", "Zghorany"),
        ("Розгон", "Rozghon"),
        ("Ґалаґан", "Galagan"),
        ("Єнакієве", "Yenakiieve"),
        ("Гаєвич", "Haievych"),
        ("Короп’є", "Koropie"),
        ("Житомир", "Zhytomyr"),
        ("Медвин", "Medvyn"),
        ("Їжакевич", "Yizhakevych"),
        ("Кадиївка", "Kadyivka"),
        ("Мар’їне", "Marine"),
        ("Йосипівка", "Yosypivka"),
        ("Стрий", "Stryi"),
        ("Олексій", "Oleksii"),
        ("Решетилівка", "Reshetylivka"),
        ("Біла Церква", "Bila Tserkva"),
        ("Гоща", "Hoshcha"),
        ("Русь", "Rus"),
        ("Юрій", "Yurii"),
        ("Корюківка", "Koriukivka"),
        ("Яготин", "Yahotyn"),
        ("Костянтин", "Kostiantyn"),
        ("Знам’янка", "Znamianka"),
        ("Феодосія", "Feodosiia"),
        ("Харків", "Kharkiv"),
        ("Лук’яненко", "Lukianenko"),
    ],
)
def test_latinise_spells_like_the_resolution(text, latin):
    assert ukrainian.latinise(text) == latin


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("ЩАСЛИВЕ", "SHCHASLYVE"),
        ("Щасливе", "Shchaslyve"),
        ("ЗГУРІВКА", "ZGHURIVKA"),
        ("ШАПОВАЛ-ЩЕРБАК Юлія", "SHAPOVAL-SHCHERBAK Yuliia"),
        ("Нечуй-Яценко", "Nechui-Yatsenko"),
        ("Я. Щука", "Ya. Shchuka"),
        ("ТОВАРИЩ", "TOVARYSHCH"),
        ("З’ЇЗД", "ZIZD"),
        ("Нью-Йорк", "Niu-York"),
    ],
)
def test_latinise_keeps_capitals(text, latin):
    assert ukrainian.latinise(text) == latin


@pytest.mark.parametrize("apostrophe", list(ukrainian.APOSTROPHES))
def test_latinise_drops_every_kind_of_apostrophe(apostrophe):
    assert ukrainian.latinise(f"Кам{apostrophe}янка") == "Kamianka"


def test_latinise_reads_letters_typed_in_two_parts():
    assert ukrainian.latinise("Київ".replace("ї", "і\u0308")) == "Kyiv"


@pytest.mark.parametrize("text", ["", "O'Neill, 25", "Łódź", "12-А"])
def test_latinise_leaves_other_text_alone(text):
    assert ukrainian.latinise(text) == text.replace("А", "A")


@given(st.text(alphabet=ukrainian.LETTERS + ukrainian.LETTERS.upper() + "’ -", max_size=30))
def test_latinise_leaves_no_cyrillic(text):
    assert ukrainian.latinise(text).isascii() or "’" in text


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("Кам’янка", "КАМ'ЯНКА"),
        ("Кам`янка", "камʼянка"),
        ("Івано-Франківськ", " івано  франківськ "),
        ("Ки́їв", "київ"),
        ("«Миргород»", "миргород"),
    ],
)
def test_search_key_makes_spellings_equal(one, another):
    assert ukrainian.search_key(one) == ukrainian.search_key(another)


def test_search_key_keeps_different_letters_apart():
    assert ukrainian.search_key("Липовець") != ukrainian.search_key("Ліповець")
    assert ukrainian.search_key("Ґалаґан") != ukrainian.search_key("Галаган")


@given(st.text(max_size=40))
def test_search_key_is_stable(text):
    once = ukrainian.search_key(text)
    assert ukrainian.search_key(once) == once


def test_order_key_follows_the_alphabet():
    words = ["Єланець", "Ізюм", "Їжаківка", "Ґалаґан", "Гадяч", "Дубно", "Андріївка", "Яворів", "Жашків", "Енергодар"]
    expected = [
        "Андріївка", "Гадяч", "Ґалаґан", "Дубно", "Енергодар", "Єланець", "Жашків", "Ізюм", "Їжаківка", "Яворів",
    ]  # fmt: skip
    assert sorted(words, key=ukrainian.order_key) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В'ячеслав", "В’ячеслав"),
        ('громада "Лан" росте', "громада «Лан» росте"),
        ("Клуб - це люди", f"Клуб{NBSP}— це{NBSP}люди"),
        ("За - 2", f"За{NBSP}—{NBSP}2"),
        ("24 листопада", f"24{NBSP}листопада"),
        ("№5", f"№{NBSP}5"),
        ("у місті й у селі", f"у{NBSP}місті й{NBSP}у{NBSP}селі"),
        ("45 %", f"45{NBSP}%"),
    ],
)
def test_typography_sets_signs_and_spaces(text, expected):
    assert ukrainian.typography(text) == expected


def test_month_year_is_nominative():
    assert ukrainian.month_year(date(2020, 10, 25), "uk") == "жовтень 2020"
    assert ukrainian.month_year(date(2020, 10, 25), "en") == "October 2020"


def test_on_weekday_always_says_u():
    week = [ukrainian.on_weekday(date(2026, 11, 23 + day)) for day in range(7)]
    assert week == ["у понеділок", "у вівторок", "у середу", "у четвер", "у п’ятницю", "у суботу", "у неділю"]
