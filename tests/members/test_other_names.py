"""The committed tables of old names and exonyms fit the codifier of today."""

import re

import pytest

from members import gazetteer, settlements
from members.folding import fold
from members.other_names import exonyms, old_names

ALL = [*old_names(), *exonyms()]
CODES = {
    "Дніпропетровськ": "UA12020010000033698",
    "Кіровоград": "UA35040210000014072",
    "Червоноград": "UA46120130000026331",
    "Lemberg": "UA46060250000025047",
    "Munkács": "UA21040150000092428",
}


@pytest.fixture(scope="module")
def names_of_today():
    found = {(one.community_code, one.name_uk) for one in settlements.read_csv()}
    return found | {(place.code, place.centre_uk) for place in gazetteer.read_csv()}


def test_every_name_leads_to_a_place_of_today_in_its_community(names_of_today):
    assert [other for other in ALL if (other.code, other.name_now) not in names_of_today] == []


def test_no_name_stands_twice_for_a_community():
    keys = [(fold(other.spelling), other.code) for other in ALL if other.spelling != other.name_now]
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


def test_an_exonym_says_what_no_rule_gives():
    assert [other for other in exonyms() if fold(other.spelling) == fold(other.name_now)] == []


def test_every_old_name_has_the_act_that_changed_it():
    act = re.compile(r"(Верховної Ради|Верховна Рада|ВУЦВК|ЦВК УСРР).*(19|20)\d\d")
    assert [other for other in old_names() if not act.search(other.source)] == []


@pytest.mark.parametrize("name", CODES)
def test_well_known_names_have_the_right_code(name):
    assert {other.code for other in ALL if other.spelling == name} == {CODES[name]}
