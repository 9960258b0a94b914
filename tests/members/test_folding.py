"""Spellings of one name that have one key, and names that must keep two."""

import pytest

from members.folding import fold


@pytest.mark.parametrize(
    "spellings",
    [
        ["Чернігів", "Chernihiv", "Chernigiv", "CHERNIHIV", "Černihiv", " chernihiv "],
        ["Хмельницький", "Khmelnytskyi", "Khmelnytskyy", "Khmelnytsky", "Khmelnytskyj", "Khmel'nyts'kyi", "Hmelnytski"],
        ["Євпаторія", "Yevpatoriia", "Yevpatoria", "Evpatoria", "Jevpatorija", "Yevpatoriya"],
        ["Кам’янське", "Kamianske", "Kam'yans'ke", "Kamyanske", "Kam’ianske"],
        ["Івано-Франківськ", "Ivano-Frankivsk", "Ivano Frankivsk", "IvanoFrankivsk", "Iwano-Frankiwsk"],
        ["Одеса", "Odesa", "Odessa", "Одесса"],
        ["Щирець", "Shchyrets", "Shchyrets'", "Ščyrec"],
        ["Згурівка", "Zghurivka", "Zgurivka"],
        ["Мелітополь", "Мелитополь", "Melitopol"],
        ["Бориспіль", "Бори́спіль", "Boryspil"],
    ],
)
def test_spellings_of_one_name_are_equal(spellings):
    assert {fold(spelling) for spelling in spellings} == {fold(spellings[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kirovsk", "Kirovske"),
        ("Pokrov", "Pokrovsk"),
        ("Komsomolsk", "Komsomolske"),
        ("Lyman", "Lymanka"),
        ("Ternopil", "Ternopol"),
        ("Zhovkva", "Shovkva"),
        ("Bar", "Bari"),
    ],
)
def test_different_names_stay_different(one, other):
    assert fold(one) != fold(other)


def test_what_has_no_letters_has_no_key():
    assert fold(" — ’") == ""
