"""The map of thousands of ties: the database's squares are those of the map, and it shows exactly the same rows."""

from decimal import Decimal

import pytest
from django.db import connection
from django.utils.translation import override

from sister_cities import crowd, drawing
from sister_cities import map as maps
from sister_cities.filters import Filters
from sister_cities.map import EUROPE, WORLD
from tests import factories
from tests import sister_city_factories as made

pytestmark = pytest.mark.django_db
SQUARES = """
    SELECT sister_cities_square_{}(latitude, longitude)
    FROM unnest(%s::numeric[], %s::numeric[]) WITH ORDINALITY AS place (latitude, longitude, n) ORDER BY n
"""
# Far more than the frames hold, and their edges.
PLACES = [(lat / 4, lon / 3) for lat in range(-360, 361, 31) for lon in range(-540, 541, 47)]


@pytest.mark.parametrize("frame", [EUROPE, WORLD], ids=lambda frame: frame.name)
def test_the_databases_squares_are_those_of_the_map(frame):
    here = [(lat / 100, lon / 100) for lat in range(3400, 7100, 83) for lon in range(-1000, 4200, 97)]
    places = [(Decimal(f"{lat:.5f}"), Decimal(f"{lon:.5f}")) for lat, lon in [*PLACES, *here]]
    with connection.cursor() as cursor:
        cursor.execute(
            SQUARES.format(frame.name),
            [[place[0] for place in places], [place[1] for place in places]],
        )
        found = [number for (number,) in cursor.fetchall()]
    assert found == [number_of(frame, *map(float, place)) for place in places]


def number_of(frame, latitude, longitude):
    point = frame.project(latitude, longitude)
    row, column = maps.square(point)
    return row * 1000 + column if frame.is_inside(point) else -1


@pytest.fixture
def ties():
    """Five communities with partners all over the world, of whom one lies nobody knows where."""
    ours = [
        factories.make_community(centre_uk=f"Село {n}", centre_latin=f"Selo {n}", latitude=46 + n / 10, longitude=30)
        for n in range(5)
    ]
    for n in range(40):
        where = {"latitude": None, "longitude": None} if n == 7 else {"latitude": 30 + n, "longitude": n * 3 - 40}
        city = made.make_city(
            name=f"Ort {n}", name_uk=f"Місто {n}", name_en=f"Town {n}", country=["DE", "FR", "US"][n % 3], **where
        )
        for _ in range(1 + n % 2):
            made.make_agreement(community=ours[(n + _) % 5], city=city, procedure="earlier")


@pytest.mark.parametrize("asked", ["", "europe", "world"])
@pytest.mark.parametrize("language", ["uk", "en"])
def test_a_crowd_is_the_map_of_the_same_rows(ties, monkeypatch, asked, language):
    agreements = Filters.everything()
    monkeypatch.setattr(maps, "MOST_ARCS", 1)
    monkeypatch.setattr(maps, "MOST_DOTS", 1)
    with override(language):
        every_place = drawing.drawing_of(agreements, 60, asked)
        monkeypatch.setattr(crowd, "MOST", 2)
        squares = drawing.drawing_of(agreements, 60, asked)
    assert squares.overlay.specks_of_partners.count("h0") > 5
    assert squares.overlay.specks_of_partners == every_place.overlay.specks_of_partners
    assert squares.overlay.specks_of_ours == every_place.overlay.specks_of_ours
    assert squares.overlay.labels == every_place.overlay.labels
    for name in ("frame", "outside", "outside_countries", "unplaced", "other"):
        assert getattr(squares, name) == getattr(every_place, name)
    assert squares.unplaced == ["Місто 7" if language == "uk" else "Town 7"]


def test_a_crowd_is_one_question(ties, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(crowd, "MOST", 2)
    monkeypatch.setattr(maps, "MOST_ARCS", 1)
    with django_assert_num_queries(1):
        drawing.drawing_of(Filters.everything(), 60, "")


def test_what_a_city_is_sorted_by_follows_its_name():
    city = made.make_city(name="Łódź", name_uk="", name_en="")
    city.refresh_from_db()
    assert (city.sorting_uk, city.sorting_en) == ("łódź", "lodz")
    city.name_uk, city.latitude = "Лодзь", None
    city.longitude = None
    city.save()
    city.refresh_from_db()
    assert city.sorting_en == "lodz"
    assert city.sorting_uk != "łódź"
    assert (city.square_europe, city.square_world) == (None, None)
