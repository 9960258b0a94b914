import pytest

from mayors_club.ukrainian import order_key
from sister_cities import countries
from sister_cities.countries import code_of
from sister_cities.folding import folded

MEANT = {
    "PL": "Poland|POLAND|pl|POL|Польща|Республіка Польща|Polska|Польша|  poland ",
    "GE": "Georgia (country)|Georgia|Грузія|georgia(country)",
    "US": "USA|U.S.|United States|United States of America|США|Сполучені Штати|Georgia (U.S. state)|Georgia, USA",
    "GB": 'England|England, United Kingdom|"Scotland|Scotland, United Kingdom|Wales|Northern Ireland|UK|United Kingdom'
    "|Великобританія|Велика Британія|Англія",
    "TR": "Turkey|Türkiye|Turkiye|Туреччина|Республіка Туреччина",
    "CZ": "Czech Republic|Czechia|Чеська Республіка|Чехія",
    "KR": "South Korea|Korea, Republic of|Південна Корея",
    "KP": "North Korea|Korea (North)",
    "MK": "Macedonia|North Macedonia|Північна Македонія|FYROM",
    "MD": "Moldova|Moldova, Republic of|Республіка Молдова",
    "VN": "Vietnam|Viet Nam|В’єтнам|В'єтнам|вʼєтнам",
    "NL": "Holland|the Netherlands|Нідерланди",
    "CI": "Ivory Coast|Côte d'Ivoire|Cote d’Ivoire|Кот-д’Івуар",
    "CD": "DR Congo|Congo (Democratic Republic)|Democratic Republic of the Congo",
    "DE": "ФРН|Німеччина|Germany|Deutschland|Bavaria, Germany",
    "TW": "Taiwan|Тайвань",
    "PS": "Palestine|Палестина|State of Palestine",
    "XK": "Kosovo|Косово|XK",
    "RU": "Russia|Росія|Російська Федерація|РФ|Россия",
    "BY": "Belarus|Білорусь|Республіка Білорусь|Belorussia",
    "UA": "Ukraine|Україна",
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in MEANT.items() for text in texts.split("|")])
def test_code_of_what_a_spreadsheet_says(code, text):
    assert code_of(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "xx",
        "Yugoslavia",
        "Czechoslovakia",
        "Poland/Germany",
        "Atlantis",
        "New Guinea",
        "Ruritania (North)",
        "?",
    ],
)
def test_code_of_what_is_not_certain_is_none(text):
    assert code_of(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Transnistria", "MD"), ("Придністров’я", "MD"), ("East Germany", "DE"), ("Germany, East", "DE"), ("НДР", "DE"),
        ("Northern Cyprus", "CY"), ("Åland", "AX"), ("Nagorno-Karabakh", "AZ"), ("Republika Srpska", "BA"),
        ("Basque Country", "ES"), ("Gaza Strip", "PS"), ("Adjara", "GE"), ("Macedonia, North", "MK"),
        ("Hong Kong SAR China", "HK"), ("Georgia, US", "US"), ("Georgia (U.S.)", "US"), ("Flanders", "BE"),
        ("Georgia [a]", "GE"), ("Poland[12]", "PL"),
    ],
)  # fmt: skip
def test_code_of_parts_of_countries_and_former_ones(text, code):
    assert code_of(text) == code


@pytest.mark.parametrize("text", ["Congo, DR", "Congo (DR)", "Democratic Republic of Congo", "DR Congo"])
def test_the_two_congos_are_told_apart(text):
    assert (code_of(text), code_of("Congo"), code_of("Congo (Brazzaville)")) == ("CD", "CG", "CG")


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_name_leads_back_to_its_country(language):
    assert {code: code_of(name) for code, name in countries.names(language).items()} == {
        code: code for code in countries.names(language)
    }


def test_names_are_sorted_by_their_own_alphabet():
    uk = [name for _code, name in countries.choices("uk")]
    assert uk == sorted(uk, key=order_key)
    assert uk.index("Єгипет") < uk.index("Замбія") < uk.index("Індія") < uk.index("Йорданія") < uk.index("Куба")
    en = [name for _code, name in countries.choices("en")]
    assert en.index("Albania") < en.index("Åland Islands") + 2
    assert en == sorted(en, key=folded)


def test_names_as_people_call_the_countries():
    assert countries.name("PS", "uk") == "Палестина"
    assert countries.name("XK", "uk") == "Косово"
    assert countries.name("CI", "uk") == "Кот-д’Івуар"
    assert countries.name("US", "en") == "United States"
    assert countries.name("ZZ", "en") == "ZZ"
    assert not any("'" in name for language in ("uk", "en") for name in countries.names(language).values())


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Târgu-Neamț", "targu neamt"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Ørsta", "orsta"),
        ("Кам’янець-Подільський", "камянець подільський"),
        ("Йорк", "йорк"),
        ("Київ", "київ"),
        ('"Scotland', "scotland"),
        ("N'Djamena", "ndjamena"),
    ],
)
def test_folding(text, key):
    assert folded(text) == key
