"""Writing a quarter of a million places into the table of cities: COPY into a table aside, then SQL compares."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.db import connection, transaction

from sister_cities.cities import fill_search
from sister_cities.city_keys import keys_of, text_of
from sister_cities.countries import HOME
from sister_cities.gazetteer import Place
from sister_cities.loading import free_slug
from sister_cities.models import City
from sister_cities.slugs import taken_slugs

# Of all places under a key the search shows the most populous ten; the rest only cost time.
MOST_UNDER_A_KEY = 100
# Above so many new rows it is quicker to make the index of keys anew than to keep it up.
MANY = 20_000
SHOW_EVERY = 2_000
INDEX = next(index for index in City._meta.indexes if index.fields == ["search_keys"])
TABLE = City._meta.db_table
FACTS = "name, name_uk, name_en, country, latitude, longitude, population, search_text, search_keys"
ASIDE = """
    CREATE TEMPORARY TABLE coming (geonames_id integer PRIMARY KEY, slug text, name text, name_uk text, name_en text,
    country text, latitude numeric(7, 5), longitude numeric(8, 5), population integer, search_text text,
    search_keys text[])
"""
COPY = f"COPY coming (geonames_id, slug, {FACTS}) FROM STDIN"
NEW = f"SELECT count(*) FROM coming LEFT JOIN {TABLE} AS city USING (geonames_id) WHERE city.id IS NULL"  # noqa: S608
INSERT = f"""
    INSERT INTO {TABLE} (geonames_id, slug, {FACTS}, source, is_verified, is_demo, created_at)
    SELECT geonames_id, coming.slug, {", ".join(f"coming.{column}" for column in FACTS.split(", "))},
        'gazetteer', false, false, now()
    FROM coming LEFT JOIN {TABLE} AS city USING (geonames_id) WHERE city.id IS NULL
"""  # noqa: S608 names of our own tables and columns
# What somebody has checked or entered is `touched`.
UPDATE = f"""
    UPDATE {TABLE} AS city SET ({FACTS}) = ROW ({", ".join(f"coming.{column}" for column in FACTS.split(", "))})
    FROM coming WHERE coming.geonames_id = city.geonames_id AND city.source = 'gazetteer' AND NOT city.is_verified
    AND ({", ".join(f"city.{column}" for column in FACTS.split(", "))})
        IS DISTINCT FROM ({", ".join(f"coming.{column}" for column in FACTS.split(", "))})
"""  # noqa: S608
GONE = f"SELECT count(*) FROM {TABLE} AS city WHERE geonames_id NOT IN (SELECT geonames_id FROM coming)"  # noqa: S608


@dataclass
class Loaded:
    added: int
    updated: int
    gone: int


def load(
    places: list[Place],
    whole: Collection[int],
    *,
    progress: Callable[[int, int], None],
    say: Callable[[str], None],
) -> Loaded:
    """Add the places that are new, update those nobody has touched, delete none.

    `places` are the most populous first; those whose numbers are in `whole` are found under all their keys, of the
    others only the most populous under each.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        _copy_aside(cursor, places, whole, progress)
        cursor.execute(NEW)
        is_many = cursor.fetchone()[0] > MANY
        try:
            if is_many:
                cursor.execute(f"DROP INDEX IF EXISTS {INDEX.name}")
            say("writing …")
            with transaction.atomic():
                added, updated = _rows(cursor, INSERT), _rows(cursor, UPDATE)
        finally:
            _make_index_if_gone(cursor, say)
        cursor.execute(GONE)
        gone = cursor.fetchone()[0]
        cursor.execute("DROP TABLE coming")
        cursor.execute("RESET statement_timeout")
        if added or updated:
            cursor.execute(f"ANALYZE {TABLE}")
    return Loaded(added, updated + _update_touched(places), gone)


def _copy_aside(cursor, places: list[Place], whole: Collection[int], progress: Callable[[int, int], None]) -> None:
    cursor.execute("DROP TABLE IF EXISTS coming")
    cursor.execute(ASIDE)
    # Asked before the COPY begins: the connection is busy while it runs.
    kept = dict(City.objects.filter(geonames_id__isnull=False).values_list("geonames_id", "slug"))
    taken = taken_slugs()
    with cursor.copy(COPY) as copy:
        for number, line in enumerate(_lines(places, whole, kept, taken), 1):
            copy.write(line)
            if number % SHOW_EVERY == 0 or number == len(places):
                progress(number, len(places))
    cursor.execute("ANALYZE coming")


def _lines(places: list[Place], whole: Collection[int], kept: dict[int, str], taken: set[str]) -> Iterable[str]:
    """Lines of COPY's text format. Folded keys hold letters, digits, spaces and «=», «-»: nothing to escape."""
    under = Counter()
    for place in places:
        slug = kept.get(place.geonames_id) or free_slug(place.name_en, place.country, place.geonames_id, taken)
        text = text_of(place.names, place.other_names.split("|"))
        # Partners are abroad: what lies in Ukraine is known and never offered.
        keys = [] if place.country == HOME else sorted(keys_of(text, place.population))
        if place.geonames_id not in whole:
            keys = [key for key in keys if key[0] == "=" or under[key] < MOST_UNDER_A_KEY]
        under.update(keys)
        facts = [place.name, place.name_uk, place.name_en, place.country, place.latitude, place.longitude]
        columns = [str(place.geonames_id), slug, *map(_escaped, facts), str(place.population), _escaped(text)]
        yield "\t".join([*columns, '{"' + '","'.join(keys) + '"}']) + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", " ").replace("\n", " ").replace("\r", " ")


def _rows(cursor, statement: str) -> int:
    cursor.execute(statement)
    return cursor.rowcount


def _make_index_if_gone(cursor, say: Callable[[str], None]) -> None:
    """Also after a run that was broken off. Reading goes on meanwhile, writing waits."""
    cursor.execute("SELECT to_regclass(%s)", [INDEX.name])
    if cursor.fetchone()[0] is None:
        say("making the index of names …")
        cursor.execute("SET maintenance_work_mem = '256MB'")
        with connection.schema_editor(atomic=False) as editor:
            editor.add_index(City, INDEX)


def _update_touched(places: list[Place]) -> int:
    """Cities that people entered or checked keep their names; they get the names in other languages to be found by."""
    touched = City.objects.filter(geonames_id__isnull=False).exclude(source=City.Source.GAZETTEER, is_verified=False)
    by_number = {city.geonames_id: city for city in touched}
    changed = []
    for place in places:
        if city := by_number.get(place.geonames_id):
            before = city.search_text, city.search_keys
            fill_search(city, place.other_names.split("|"))
            if before != (city.search_text, city.search_keys):
                changed.append(city)
    City.objects.bulk_update(changed, ["search_text", "search_keys"], batch_size=250)
    return len(changed)
