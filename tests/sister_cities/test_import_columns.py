"""Which column of a list says what: by its heading, else by its cells."""

import pytest

from sister_cities.importing import columns


def guessed(*headers, rows=(), ours=()):
    return columns.guess(headers, rows, lambda cell: cell in ours)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (["ukrainian_city", "partner_city", "partner_country", "partner_lat", "partner_lng"],
         {"community": 0, "city": 1, "country": 2, "latitude": 3, "longitude": 4}),
        (["№", "Громада", "Область", "Місто-партнер", "Країна", "Рік підписання", "Вид угоди", "Джерело"],
         {"community": 1, "oblast": 2, "city": 3, "country": 4, "signed": 5, "kind": 6, "source": 7}),
        (["Miasto ukraińskie", "Miasto partnerskie", "Kraj", "Data podpisania", "Uwagi"],
         {"community": 0, "city": 1, "country": 2, "signed": 3, "note": 4}),
        (["Community", "City", "Ended", "Reason of the end"], {"community": 0, "city": 1, "ended": 2, "end_reason": 3}),
        (["Ukrainische Stadt", "Partnerstadt", "Land", "Seit"], {"community": 0, "city": 1, "country": 2, "signed": 3}),
    ],
)  # fmt: skip
def test_headings_in_four_languages_are_understood(headers, expected):
    assert guessed(*headers) == expected


def test_contents_say_what_headings_do_not():
    rows = [
        ["Київ", "Leipzig", "Germany", "51.34", "12.375", "1961", "побратимство", "https://city.example/a"],
        ["Львів", "Lublin", "Польща", "51.25", "22.57", "10.06.2004", "співпраця", "https://city.example/b"],
    ]
    found = guessed(*[""] * 8, rows=rows, ours=("Київ", "Львів"))
    roles = ("community", "city", "country", "latitude", "longitude", "signed", "kind", "source_url")
    assert found == {role: place for place, role in enumerate(roles)}


def test_two_columns_called_city_are_told_apart_by_our_communities():
    rows = [["Leipzig", "Germany", "Київ"], ["Lublin", "Poland", "Львів"]]
    assert guessed("Місто-партнер", "Країна", "Місто", rows=rows, ours=("Київ", "Львів")) == {
        "city": 0,
        "country": 1,
        "community": 2,
    }
