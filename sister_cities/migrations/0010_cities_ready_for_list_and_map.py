"""What the list and the map need of a city is computed once, by the database.

The functions are sister_cities/map.py's `lambert` and `equal_earth` with its frames and squares; a test compares them.
One ALTER TABLE for all columns: each would write a quarter of a million rows and their indexes anew.
"""

import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

import mayors_club.ukrainian
import sister_cities.ordering

FUNCTIONS = """
CREATE FUNCTION sister_cities_square_europe(latitude numeric, longitude numeric)
RETURNS integer LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    centre double precision := radians(50.5);
    f double precision := radians(latitude);
    turn double precision := radians(longitude - 17);
    k double precision := 1715.06 * sqrt(2 / (1 + sin(centre) * sin(f) + cos(centre) * cos(f) * cos(turn) + 1e-12));
    x double precision := 678.502 + k * cos(f) * sin(turn);
    y double precision := 258.622 - k * (cos(centre) * sin(f) - sin(centre) * cos(f) * cos(turn));
BEGIN
    RETURN CASE WHEN x BETWEEN 0 AND 1200 AND y BETWEEN 0 AND 660
        THEN (round(y / 3) * 1000 + round(x / 3))::integer ELSE -1 END;
END
$$;
CREATE FUNCTION sister_cities_square_world(latitude numeric, longitude numeric)
RETURNS integer LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    east double precision := longitude - 11 + 180;
    turn double precision := radians(east - floor(east / 360) * 360 - 180);
    t double precision := asin(sqrt(3.0::double precision) / 2 * sin(radians(latitude)));
    x double precision := 600 + 220 * turn * cos(t) / (sqrt(3.0::double precision) / 2
        * (1.340264 - 3 * 0.081106 * t ^ 2 + t ^ 6 * (7 * 0.000893 + 9 * 0.003796 * t ^ 2)));
    y double precision := 298 - 220 * t * (1.340264 - 0.081106 * t ^ 2 + t ^ 6 * (0.000893 + 0.003796 * t ^ 2));
BEGIN
    RETURN CASE WHEN x BETWEEN 0 AND 1200 AND y BETWEEN 0 AND 540
        THEN (round(y / 3) * 1000 + round(x / 3))::integer ELSE -1 END;
END
$$;
"""
DROP = """
DROP FUNCTION sister_cities_square_europe(numeric, numeric);
DROP FUNCTION sister_cities_square_world(numeric, numeric);
"""
COLUMNS = """
ALTER TABLE sister_cities_city
    ADD COLUMN sorting_uk text COLLATE "C" GENERATED ALWAYS AS (translate(lower(coalesce(nullif(name_uk, ''), name)),
        'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ʼ''`‘´′', 'абвгдежзийклмнопрстуфхцчшщъыьэюяѐ') COLLATE "C") STORED,
    ADD COLUMN sorting_en text COLLATE "C" GENERATED ALWAYS AS (translate(lower(coalesce(nullif(name_en, ''), name)),
        'àáâãäåāăąçćčďđèéêëēėęěğģìíîïīįıķĺļľłñńņňòóôõöøőŕřśşšșťţțùúûüūůűųýÿźżž',
        'aaaaaaaaacccddeeeeeeeeggiiiiiiikllllnnnnooooooorrsssstttuuuuuuuuyyzzz')) STORED,
    ADD COLUMN square_europe integer GENERATED ALWAYS AS (sister_cities_square_europe(latitude, longitude)) STORED,
    ADD COLUMN square_world integer GENERATED ALWAYS AS (sister_cities_square_world(latitude, longitude)) STORED;
"""
NO_COLUMNS = """
ALTER TABLE sister_cities_city
    DROP COLUMN sorting_uk, DROP COLUMN sorting_en, DROP COLUMN square_europe, DROP COLUMN square_world;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sister_cities", "0009_former_addresses_of_cities"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, DROP),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(COLUMNS, NO_COLUMNS)],
            state_operations=[
                migrations.AddField(
                    model_name="city",
                    name="sorting_en",
                    field=models.GeneratedField(
                        db_persist=True,
                        expression=sister_cities.ordering.LatinOrder(
                            django.db.models.functions.comparison.Coalesce(
                                django.db.models.functions.comparison.NullIf(models.F("name_en"), models.Value("")),
                                models.F("name"),
                            )
                        ),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                migrations.AddField(
                    model_name="city",
                    name="sorting_uk",
                    field=models.GeneratedField(
                        db_persist=True,
                        expression=mayors_club.ukrainian.UkrainianOrder(
                            django.db.models.functions.comparison.Coalesce(
                                django.db.models.functions.comparison.NullIf(models.F("name_uk"), models.Value("")),
                                models.F("name"),
                            )
                        ),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                migrations.AddField(
                    model_name="city",
                    name="square_europe",
                    field=models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            "latitude",
                            "longitude",
                            function="sister_cities_square_europe",
                            output_field=models.IntegerField(),
                        ),
                        null=True,
                        output_field=models.IntegerField(),
                    ),
                ),
                migrations.AddField(
                    model_name="city",
                    name="square_world",
                    field=models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            "latitude",
                            "longitude",
                            function="sister_cities_square_world",
                            output_field=models.IntegerField(),
                        ),
                        null=True,
                        output_field=models.IntegerField(),
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="city",
            index=models.Index(
                fields=["id"],
                include=("sorting_uk", "sorting_en", "square_europe", "square_world"),
                name="city_in_the_registry",
            ),
        ),
    ]
