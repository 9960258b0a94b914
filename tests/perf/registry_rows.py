"""Rows for measuring the registry: agreements of all communities with cities of the whole world, written by SQL."""

from django.db import connection

# Every ninth is declined or not accepted, or not signed yet; the rest is public.
ROWS = """
    INSERT INTO sister_cities_agreement (community_id, city_id, partner_country, kind, fields, procedure, organisation,
        status, status_since, council_no, order_no, signed_on, signed_precision, registered_no, suspended_reason,
        suspended_reason_uk, suspended_on, terminated_by, terminated_on, terminated_reason, terminated_reason_uk,
        source, source_uk, source_en, source_url, source_on, ends_on, note, accepted_at, created_at, changed_at)
    SELECT community.id, city.id, city.country,
        (ARRAY['sister_city', 'friendship', 'cooperation', 'memorandum'])[1 + n %% 4],
        (ARRAY['{economy,culture}', '{education,youth}', '{sport}', '{energy,recovery,humanitarian}', '{}'])[1 + n %% 5]
            ::varchar(24)[],
        'unknown', '', status, '2024-05-01', '', '', date '1980-01-01' + (n %% 15000)::int, 'day', '', '',
        CASE WHEN status = 'suspended' THEN 'Сторони домовилися про перерву.' END,
        CASE WHEN status = 'suspended' THEN date '2025-01-01' END,
        CASE WHEN status = 'terminated' THEN 'both' ELSE '' END,
        CASE WHEN status = 'terminated' THEN date '2025-01-01' END, '',
        CASE WHEN status = 'terminated' THEN 'Строк спільної програми завершився.' END, '',
        'Сайт міської ради, рішення про співпрацю № ' || n, 'Website of the city council, decision No. ' || n,
        'https://rada.example/decisions/' || n, date '2024-06-01',
        CASE WHEN status = 'expired' THEN date '2025-01-01' END,
        'note', CASE WHEN n %% 9 > 0 THEN now() END, now(), now()
    FROM (
        SELECT n, n * 7919 %% (SELECT count(*) FROM members_community) AS ours,
            n * 104729 %% (SELECT count(*) FROM sister_cities_city WHERE country NOT IN ('UA', 'RU', 'BY')) AS theirs,
            (ARRAY['active', 'active', 'active', 'dormant', 'expired', 'suspended', 'terminated'])[1 + n %% 7] AS status
        FROM generate_series(1, %s::bigint) AS n
    ) AS numbers
    JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM members_community) AS community
        ON community.place = ours
    JOIN (SELECT id, country, row_number() OVER (ORDER BY id) - 1 AS place
        FROM sister_cities_city WHERE country NOT IN ('UA', 'RU', 'BY')) AS city ON city.place = theirs
    ON CONFLICT DO NOTHING
"""


def write(number: int) -> None:
    """Instead of the agreements that are there: so many, the same ones every time."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("TRUNCATE sister_cities_agreement CASCADE")
        cursor.execute(ROWS, [number])
        cursor.execute("ANALYZE sister_cities_agreement")
        # As the server does by itself soon after the gazetteer was loaded: then the index answers alone.
        cursor.execute("VACUUM ANALYZE sister_cities_city")
        cursor.execute("SET statement_timeout = '5s'")
