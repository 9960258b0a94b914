"""Names that are not those of today, and names of today in other letters, lead to communities."""

import pytest

from members import gazetteer
from members.known_as import begun_by, centre_meant_by, meant_by

CENTRES = {place.code: place.centre_uk for place in gazetteer.read_csv()}


@pytest.mark.parametrize(
    ("typed", "centre"),
    [
        ("Харьков", "Харків"),
        ("Kharkov", "Харків"),
        ("Днепр", "Дніпро"),
        ("Днепропетровск", "Дніпро"),
        ("Dnepropetrovsk", "Дніпро"),
        ("Дніпропетровськ", "Дніпро"),
        ("Запорожье", "Запоріжжя"),
        ("Киев", "Київ"),
        ("kiev", "Київ"),
        ("Одесса", "Одеса"),
        ("ODESSA", "Одеса"),
        ("Львов", "Львів"),
        ("Lvov", "Львів"),
        ("Lemberg", "Львів"),
        ("Кривой Рог", "Кривий Ріг"),
        ("Krivoy-Rog", "Кривий Ріг"),
        ("Симферополь", "Сімферополь"),
        ("Черкассы", "Черкаси"),
    ],
)
def test_whole_name_leads_to_the_only_community(typed, centre):
    assert CENTRES[centre_meant_by(typed)] == centre


def test_name_of_several_leads_to_all_of_them():
    for typed, centre in (("Николаев", "Миколаїв"), ("Chernivci", "Чернівці")):
        assert [CENTRES[code] for code in meant_by(typed)] == [centre] * 2
        assert centre_meant_by(typed) == ""


def test_village_inside_is_not_its_community():
    assert meant_by("Szernye")
    assert centre_meant_by("Szernye") == ""


@pytest.mark.parametrize("typed", ["Милове", "Мілове", "Kharkiv", "Харків", "Атлантида", "", "’", "Харьк"])
def test_who_writes_to_the_letter_means_no_other_place(typed):
    assert meant_by(typed) == {}


@pytest.mark.parametrize(("typed", "centre"), [("Харьк", "Харків"), ("Запоро", "Запоріжжя"), ("Днепроп", "Дніпро")])
def test_beginning_of_a_name_is_enough_while_it_is_typed(typed, centre):
    assert centre in {CENTRES[code] for code in begun_by(typed)}


@pytest.mark.parametrize("typed", ["", "Хар", "Щщщщ"])
def test_too_little_begins_nothing(typed):
    assert begun_by(typed) == set()
