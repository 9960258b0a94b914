"""Which community a cell means: rows of every manner, and what holds for all communities of the codifier."""

import csv
from pathlib import Path

import pytest
from django.core.management import call_command

from members import gazetteer, settlements
from members.models import Community
from sister_cities.matching.answers import Doubtful, How, Matched, Reason, Rejected
from sister_cities.matching.communities import match
from sister_cities.matching.index import Index
from tests.factories import make_community

with (Path(__file__).parent / "community_cells.csv").open(encoding="utf-8", newline="") as file:
    CELLS = [tuple(row.values()) for row in csv.DictReader(file)]
PLACES = gazetteer.read_csv()
KINDS = {"urban": "міська", "settlement": "селищна", "rural": "сільська", "city": "міська"}


@pytest.fixture(scope="module")
def index():
    return Index(PLACES, settlements.read_csv())


def labelled(place):
    """The row as a community of the database, for its labels."""
    columns = {key: value for key, value in vars(place).items() if key not in ("latitude", "longitude", "is_repeated")}
    return Community(**columns, is_repeated=place.is_repeated == "1")


def wrong(index, cell_of):
    """The communities whose cell is matched with another one."""
    answers = [(place, match(index, *cell_of(place))) for place in PLACES]
    return [
        (place.name_uk, place.oblast_uk, answer.community.name_uk)
        for place, answer in answers
        if isinstance(answer, Matched) and answer.community.code != place.code
    ]


def unmatched(index, cell_of):
    return [place for place in PLACES if not isinstance(match(index, *cell_of(place)), Matched)]


# Rows of every manner -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("cell", "oblast", "kind", "expected"), CELLS)
def test_cell_is_understood(index, cell, oblast, kind, expected):
    answer = match(index, cell, oblast)
    assert type(answer).__name__.lower() == kind
    if isinstance(answer, Matched):
        name, _, where = expected.partition(" (")
        assert answer.community.centre_uk == name
        assert where.removesuffix(")") in ("", answer.community.oblast_uk, answer.community.kind)
    else:
        assert answer.reason == expected


def test_old_name_tells_the_act_that_changed_it(index):
    answer = match(index, "Dnipropetrovsk")
    assert (answer.how, answer.source) == (
        How.OLD_NAME,
        "Постанова Верховної Ради України від 19.05.2016 № 1375-VIII",
    )


@pytest.mark.parametrize(
    ("cell", "how"),
    [("Lviv", How.NAME), ("Lemberg", How.EXONYM), ("Bene", How.SETTLEMENT), ("UA53060230000098362", How.CODE)],
)
def test_match_tells_by_what(index, cell, how):
    assert match(index, cell).how == how


def test_candidates_come_with_the_likeliest_first(index):
    centres = [community.centre_uk for community in match(index, "Pivdenne").candidates]
    oblasts = [community.oblast_en for community in match(index, "Pivdenne").candidates]
    assert centres[:2] == ["Південне", "Південне"]
    assert set(oblasts[:2]) == {"Odesa oblast", "Kharkiv oblast"}
    assert len(centres) <= 8


def test_typo_offers_what_was_meant(index):
    assert "Харків" in [community.centre_uk for community in match(index, "Khakriv").candidates]


# What holds for all communities ---------------------------------------------------------------------------------------
def test_every_community_matches_itself_by_its_label_in_ukrainian(index):
    assert unmatched(index, lambda place: (labelled(place).full_name_uk,)) == []
    assert wrong(index, lambda place: (labelled(place).full_name_uk,)) == []


def test_every_community_matches_itself_by_its_label_in_english(index):
    # Andriivka and Andrivka of one oblast are one word in careless Latin letters; Osypenko was Berdiansk's name.
    few = unmatched(index, lambda place: (labelled(place).full_name_en,))
    assert {place.centre_latin for place in few} <= {"Andriivka", "Andrivka", "Osypenko"}
    assert wrong(index, lambda place: (labelled(place).full_name_en,)) == []


def test_every_community_matches_itself_by_its_code(index):
    assert unmatched(index, lambda place: (place.code,)) == []
    assert wrong(index, lambda place: (place.code,)) == []


@pytest.mark.parametrize("column", ["centre_latin", "centre_uk"])
def test_centre_and_oblast_match_the_community_or_the_town_of_the_same_name(index, column):
    found = wrong(index, lambda place: (getattr(place, column), place.oblast_en))
    assert sorted(name for name, _, _ in found) == ["Вашковецька", "Новодунаєвецька"]
    assert len(unmatched(index, lambda place: (getattr(place, column), place.oblast_en))) < 40


def test_adjective_and_oblast_never_match_another_community(index):
    assert wrong(index, lambda place: (f"{place.name_uk} громада", place.oblast_uk)) == []


def test_official_name_without_oblast_matches_the_community_or_the_centre_of_an_oblast(index):
    found = wrong(index, lambda place: (f"{place.name_uk} {KINDS[place.kind]} територіальна громада",))
    assert {(name, other) for name, _, other in found} == {("Миколаївська", "Миколаївська")}


@pytest.mark.parametrize("column", ["centre_latin", "centre_uk"])
def test_centre_alone_matches_the_community_or_a_town_of_the_same_name(index, column):
    for place in PLACES:
        answer = match(index, getattr(place, column))
        if isinstance(answer, Matched) and answer.community.code != place.code:
            assert answer.community.kind == "urban"
            assert getattr(answer.community, column) == getattr(place, column)


def test_no_settlement_is_matched_with_a_community_where_no_place_has_its_name(index):
    named = {}
    for one in settlements.read_csv():
        named.setdefault(one.name_uk, set()).add(one.community_code)
    for place in PLACES:
        named.setdefault(place.centre_uk, set()).add(place.code)
    answers = {name: match(index, name) for name in named}
    strange = [
        name
        for name, answer in answers.items()
        if isinstance(answer, Matched) and answer.how == How.NAME and answer.community.code not in named[name]
    ]
    assert strange == ["Гуляй Поле"]  # a village; the town of Гуляйполе is often written so


def test_raions_and_oblasts_are_refused_whatever_they_are_called(index):
    raions = {place.raion_uk for place in PLACES if place.raion_uk}
    assert {match(index, raion) for raion in raions} == {Rejected(Reason.RAION)}
    oblasts = {place.oblast_uk for place in PLACES if "місто" not in place.oblast_uk}
    assert {match(index, oblast) for oblast in oblasts} == {Rejected(Reason.OBLAST)}
    english = {place.oblast_en for place in PLACES if "city" not in place.oblast_en}
    assert {match(index, oblast) for oblast in english} == {Rejected(Reason.OBLAST)}


# From the database ----------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_index_is_built_with_two_queries_and_asks_nothing_more(django_assert_num_queries):
    myrhorod = make_community(code="UA53060230000098362", name_uk="Миргородська", centre_uk="Миргород")
    call_command("load_settlements", verbosity=0)
    with django_assert_num_queries(2):
        index = Index.from_database()
    with django_assert_num_queries(0):
        answer = match(index, "Миргород")
    assert answer == Matched(myrhorod, How.NAME)
    assert isinstance(match(index, "Myrhorot"), Doubtful)


@pytest.mark.parametrize("cell", ["Prypiat", "Pripyat", "Прип’ять"])
def test_a_town_of_no_community_is_not_the_village_of_its_name(index, cell):
    answer = match(index, cell)
    assert not isinstance(answer, Matched)
    assert isinstance(match(index, "Прип’ять, Волинська область"), Matched)
