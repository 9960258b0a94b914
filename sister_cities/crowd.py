"""The places of so many agreements that their map shows dots alone: all of it in one question.

Of thousands of partners only squares of the map are read, which the index `city_in_the_registry` holds; the busiest
partners come with their names and places.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db import connection

from sister_cities.map import MOST_AMONG_SPECKS, MOST_DOTS, Place
from sister_cities.models.agreement import AgreementQuerySet

# With so many partners either frame holds more than MOST_DOTS of them, or most of them are somewhere else.
MOST = 2 * MOST_DOTS
FOUND = """
    WITH ties (community, city, country) AS MATERIALIZED ({rows}),
    partners AS MATERIALIZED (
        SELECT city.id, country, number, city.sorting_{language} AS sorting, square_europe, square_world
        FROM (SELECT city, min(ties.country) AS country, count(*) AS number FROM ties GROUP BY city) AS counted
        JOIN (SELECT id, sorting_{language}, square_europe, square_world FROM sister_cities_city) AS city
            ON city.id = city
    ),
    frame AS MATERIALIZED (
        SELECT inside, placed,
            CASE WHEN %s <> '' THEN %s WHEN inside * 2 >= placed THEN 'europe' ELSE 'world' END AS name
        FROM (SELECT count(*) FILTER (WHERE square_europe >= 0) AS inside, count(square_europe) AS placed
            FROM partners) AS counted
    ),
    busiest AS (
        SELECT id, country, number FROM partners WHERE square_world IS NOT NULL ORDER BY number DESC, sorting
        LIMIT (SELECT CASE WHEN placed > {most} THEN {named} END FROM frame)
    )
    SELECT 'frame', name, 0, NULL, NULL, '', inside FROM frame
    UNION ALL
    SELECT 'community', {centre}, 0, latitude::float8, longitude::float8, '', number
    FROM (SELECT community, count(*) AS number FROM ties GROUP BY community) AS counted
    JOIN members_community ON id = community
    UNION ALL
    SELECT 'city', {city}, 0, latitude::float8, longitude::float8, busiest.country, number
    FROM busiest JOIN sister_cities_city AS city USING (id)
    UNION ALL
    SELECT 'unplaced', {city}, 0, NULL, NULL, '', 1
    FROM partners JOIN sister_cities_city AS city USING (id) WHERE partners.square_world IS NULL
    UNION ALL
    SELECT 'square', '', square, NULL, NULL, CASE WHEN square < 0 THEN country ELSE '' END, count(*)
    FROM (SELECT CASE name WHEN 'europe' THEN square_europe ELSE square_world END AS square, country
        FROM partners, frame) AS squares
    WHERE square IS NOT NULL GROUP BY 3, 6
"""
CITY = "coalesce(nullif(city.name_{language}, ''), city.name)"
CENTRES = {"uk": "centre_uk", "en": "centre_latin"}


@dataclass
class Crowd:
    frame: str = ""
    # How many partners Europe holds.
    inside: int = 0
    communities: list[tuple[Place, int]] = field(default_factory=list)
    # Partners with their countries; of more than MOST only the busiest.
    cities: list[tuple[Place, int]] = field(default_factory=list)
    countries: dict[Place, str] = field(default_factory=dict)
    unplaced: list[str] = field(default_factory=list)
    # Rows and columns of the squares in which a partner lies; how many of each country lie in none.
    squares: set[tuple[int, int]] = field(default_factory=set)
    outside: Counter = field(default_factory=Counter)
    partners: int = 0

    @property
    def is_cut(self) -> bool:
        return self.partners > MOST


def crowd_of(agreements: AgreementQuerySet, language: str, asked: str) -> Crowd:
    rows, params = agreements.order_by().values_list("community", "city", "partner_country").query.sql_with_params()
    city, centre = CITY.format(language=language), CENTRES[language]
    sql = FOUND.format(rows=rows, language=language, most=MOST, named=MOST_AMONG_SPECKS, city=city, centre=centre)
    found = Crowd()
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, asked, asked])
        for what, name, square, latitude, longitude, country, number in cursor.fetchall():
            if what == "square":
                _add_square(found, square, country, number)
            elif what == "unplaced":
                found.unplaced.append(name)
            elif what == "frame":
                found.frame, found.inside = name, number
            elif latitude is not None:
                place = Place(name, latitude, longitude, is_ukrainian=what == "community")
                (found.communities if place.is_ukrainian else found.cities).append((place, number))
                found.countries |= {} if place.is_ukrainian else {place: country}
    return found


def _add_square(found: Crowd, square: int, country: str, number: int) -> None:
    found.partners += number
    if square < 0:
        found.outside[country] += number
    else:
        found.squares.add(divmod(square, 1000))
