"""Which foreign city a row of a table means, with nothing but the committed list and a few namesakes."""

import pytest

from sister_cities.cities import fill_search
from sister_cities.city_matching import Asked, Doubtful, Matched, New, Rejected, match, match_all
from sister_cities.models import City

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded(all_cities):
    pass


def place(name, country, latitude, longitude, population=None, others=()):
    city = City(
        name=name, country=country, latitude=latitude, longitude=longitude, population=population, slug=f"t-{name}"
    )
    city.slug = f"{len(name)}-{City.objects.count()}-t"
    fill_search(city, list(others))
    city.save()
    return city


def code(answer):
    """The English name of the city, or the reason, or the name of what is to be created."""
    if isinstance(answer, Matched):
        return answer.city.name_en or answer.city.name
    return answer.fields["name"] if isinstance(answer, New) else answer.reason


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude", "city"),
    [
        ("Leipzig", "Germany", "51.34", "12.375", "Leipzig"),
        ("Лейпциг", "Німеччина", 51.34, 12.375, "Leipzig"),
        ("Sighetu Marmatiei", "Romania", 47.93, 23.89, "Sighetu Marmației"),
        ("Kutaisi", "Georgia (country)", 42.25, 42.7, "Kutaisi"),
        ("Sheffield", "England, United Kingdom", 53.3808, -1.4703, "Sheffield"),
        ("Edinburgh", '"Scotland', "55,9533", "-3,1892", "Edinburgh"),
        ("м. Перемишль", "Республіка Польща", None, None, "Przemyśl"),
        ("Cologne", "Germany", "", "", "Cologne"),
        ("Краков", "Польша", None, None, "Krakow"),
        ("CRACOW ", "pl", None, None, "Krakow"),
    ],
)
def test_match_of_what_is_certain(name, country, latitude, longitude, city):
    answer = match(name, country, latitude, longitude)
    assert (type(answer), code(answer)) == (Matched, city)


@pytest.mark.parametrize(
    "name",
    [
        "Chrzanów County", "Chrzanów (rural gmina)", "Chrzanów, gmina wiejska", "Gmina Chrzanów", "Powiat chrzanowski",
        "Chrzanów District",
    ],
)  # fmt: skip
def test_match_takes_no_area_for_the_city_inside(name):
    assert code(match(name, "Poland", 50.1333, 19.4)) == name


@pytest.mark.parametrize(
    ("name", "country", "point"),
    [
        ("Budapest XX – Pesterzsébet", "Hungary", (47.431, 19.1106)),
        ("Prague 6 (Prague)", "Czech Republic", (50.102, 14.27)),
        ("Pankow (Berlin)", "Germany", (52.5463, 13.4437)),
    ],
)
def test_match_takes_no_district_for_its_city(name, country, point):
    answer = match(name, country, *point)
    assert isinstance(answer, New)
    assert (answer.fields["name"], answer.fields["latitude"], answer.fields["name_uk"]) == (name, point[0], "")


def test_match_of_a_district_written_behind_its_city_is_doubtful():
    assert code(match("Berlin (Pankow)", "Germany", 52.5463, 13.4437)) in ("Berlin (Pankow)", "remark")


def test_match_of_a_district_that_is_known_itself():
    pankow = place("Pankow", "DE", "52.57", "13.40", 65_000)
    assert match("Pankow (Berlin)", "Germany", 52.5463, 13.4437) == Matched(pankow)


def test_match_of_the_nearest_of_two_namesakes():
    near, _far = place("Piaski", "PL", "51.137", "22.85", 2600), place("Piaski", "PL", "51.30", "22.95", 900)
    assert match("Piaski", "Poland", 51.1342, 22.8447) == Matched(near)
    assert code(match("Piaski", "Poland", 51.22, 22.90)) == "several"


def test_match_of_a_small_namesake_not_quite_there_is_doubtful():
    place("Nowa Wola", "PL", "51.137", "22.85", 900)
    place("Nowa Wola", "PL", "53.137", "19.85", 900)
    assert code(match("Nowa Wola", "Poland", 51.32, 22.85)) == "far_away"


def test_match_prefers_the_city_to_its_district():
    place("Lublin", "PL", "51.251", "22.567", 900)
    assert match("Lublin", "Poland", 51.25, 22.5667).city.population > 300_000


def test_match_far_away_is_doubtful_with_candidates():
    answer = match("Leipzig", "Germany", 53.0, 9.0)
    assert (type(answer), answer.reason, [city.name_en for city in answer.candidates]) == (
        Doubtful,
        "far_away",
        ["Leipzig"],
    )


def test_match_in_another_country_than_said_is_doubtful():
    answer = match("Athens", "United States", 37.9842, 23.7281)
    assert (answer.reason, answer.candidates[0].country) == ("other_country", "GR")


@pytest.mark.parametrize(("name", "country"), [("Leipzig", "Poland"), ("Лейпциг", "Австрія")])
def test_match_without_a_point_in_another_country_is_doubtful(name, country):
    answer = match(name, country)
    assert (answer.reason, answer.candidates[0].country) == ("other_country", "DE")


def test_match_by_another_name_alone_needs_a_point():
    quarter = place("Neue Neustadt", "DE", "52.15", "11.63", 226_851, ["Нойштадт"])
    assert code(match("Нойштадт", "Німеччина")) == "other_name"
    assert match("Нойштадт", "Німеччина", 52.15, 11.63) == Matched(quarter)
    assert match("Neue Neustadt", "Germany") == Matched(quarter)


def test_match_of_a_misspelt_name_is_doubtful():
    answer = match("Lepizig", "Germany", 51.34, 12.375)
    assert (answer.reason, [city.name for city in answer.candidates]) == ("similar_name", ["Leipzig"])


def test_match_of_a_point_outside_the_country_is_doubtful():
    assert code(match("Unknownville", "Poland", 40.0, -3.0)) == "outside_country"


def test_match_without_a_point_needs_a_name_nobody_shares():
    # Portland in Maine is not in the committed list, and yet it is remembered that it exists.
    assert code(match("Portland", "USA")) == "several"
    assert code(match("Suzhou", "China")) == "several"
    assert code(match("Leipzig, Saxony", "Germany")) == "remark"
    assert code(match("Leipzig, Germany", "Germany")) == "Leipzig"


def test_match_without_a_point_takes_the_place_ten_times_larger():
    place("Lindental", "DE", "51.2", "10.4", 50_000)
    place("Lindental", "DE", "48.2", "9.4", 5_001)
    assert code(match("Lindental", "Germany")) == "several"
    City.objects.filter(population=5_001).update(population=5_000)
    assert isinstance(match("Lindental", "Germany"), Matched)
    City.objects.filter(name="Lindental").update(population=None)
    assert code(match("Lindental", "Germany")) == "several"


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (("", "Poland"), "empty_name"),
        ((" – ", "Poland"), "empty_name"),
        (("Lublin", "Ruritania"), "country_unknown"),
        (("Lublin", ""), "no_country"),
        (("Lviv", "Ukraine"), "in_ukraine"),
        (("Lublin", "Poland", "far", "east"), "wrong_coordinates"),
        (("Lublin", "Poland", 151.2, 22.5), "wrong_coordinates"),
    ],
)
def test_match_rejects_with_a_reason(asked, reason):
    assert match(*asked) == Rejected(reason)


def test_new_city_has_the_fields_of_the_row():
    answer = match("Põhja-Sakala", "Estonia", 58.478, 25.3195)
    assert answer == New(
        {
            "name": "Põhja-Sakala",
            "name_en": "Põhja-Sakala",
            "name_uk": "",
            "country": "EE",
            "latitude": 58.478,
            "longitude": 25.3195,
        }
    )


def test_many_rows_cost_few_queries(django_assert_max_num_queries):
    rows = [Asked("Leipzig", "Germany", 51.34, 12.375), Asked(f"Nowhere{0}", "Germany", 51.34, 12.375)] * 500
    rows += [Asked(f"Lindental {number}", "Germany", 51.0, 10.0) for number in range(120)]
    with django_assert_max_num_queries(20):
        answers = match_all(rows)
    assert len(answers) == 1120
    assert answers[:2] == [match("Leipzig", "Germany"), answers[1]]


def test_match_without_a_point_goes_by_own_names_before_others():
    place("Jerseyville", "US", "40.72", "-74.07", 290_000, ["Hudsonton"])
    place("Hudsonton", "US", "44.97", "-92.75", 24_000)
    assert code(match("Hudsonton", "United States")) == "several"
    assert code(match("Hudsonton", "United States", 40.72, -74.07)) == "Jerseyville"


def test_match_without_a_point_takes_no_hamlet():
    hamlet = place("Kapakova", "TR", "40.0", "30.0", 520)
    assert match("Kapakova", "Turkey") == Matched(hamlet)  # somebody has entered it
    City.objects.filter(pk=hamlet.pk).update(source=City.Source.GAZETTEER)
    assert code(match("Kapakova", "Turkey")) == "small_place"
    assert match("Kapakova", "Turkey", 40.0, 30.01) == Matched(hamlet)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Saint Peters", "St. Peters"),
        ("St. Peters", "Saint Peters"),
        ("Mt. Vernonia", "Mount Vernonia"),
        ("Walton upon Thames", "Walton-on-Thames"),
        ("Saint Peters [3]", "Saint Peters"),
        ("Saint Peters, Missouri", "St. Peters"),
        ("Saint Peters (MO)", "Saint Peters"),
    ],
)
def test_match_of_a_name_in_full_and_shortened(typed, known):
    town = place(known, "US", "38.78", "-90.60", 58_000)
    assert match(typed, "United States", 38.7824, -90.6061) == Matched(town)


def test_match_with_a_region_needs_a_point():
    place("Saint Peters", "US", "38.78", "-90.60", 58_000)
    assert code(match("Saint Peters, Ohio", "United States")) == "remark"


@pytest.mark.parametrize("name", ["Corunna", "Leipzig-on-Elster"])
def test_new_name_in_the_middle_of_a_large_place_is_doubtful(name):
    answer = match(name, "Germany", 51.345, 12.38)
    assert (answer.reason, [city.name for city in answer.candidates]) == ("beside", ["Leipzig"])


@pytest.mark.parametrize("name", ["Leipzig District", "Leipzig 4", "Leipzig XII – Lindenau", "Lindenau (Leipzig)"])
def test_part_or_surroundings_of_a_large_place_are_created_as_named(name):
    assert isinstance(match(name, "Germany", 51.345, 12.38), New)


def test_number_of_a_district_is_no_typo():
    place("Praha 1", "CZ", "50.08", "14.42", 29_000)
    assert isinstance(match("Praha 3", "Czechia", 50.084, 14.454), New)


def test_point_far_from_every_part_of_the_country_is_doubtful():
    # Valencia lies between Britain and the British bases on Cyprus.
    assert code(match("Rochdale", "England", 39.4667, -0.3833)) == "outside_country"


def test_own_name_of_a_place_that_the_list_lacks_is_new():
    # GeoNames has «Mirano» for Milan too, and the town of that name is not in the committed list.
    assert isinstance(match("Mirano", "Italy", 45.494, 12.11), New)
    assert code(match("Mirano", "Italy")) == "several"
    assert code(match("Milan", "Italy", 45.494, 12.11)) == "far_away"
