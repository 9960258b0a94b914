"""What the public registry costs with 20,000 agreements, and its CSV with 240,000 beside COPY.

    python -m tests.perf.registry [rounds]

Works in the migrated database named by DATABASE_URL after `load_communities` and `load_cities` or `load_gazetteer`,
and replaces every agreement in it: use one that nobody needs. SITE_URL must be http://testserver. Each page is made
anew, as for the first visitor. "Extra memory" is the peak of the process above what it had before the file. The last
line is JSON, for a test.
"""

import json
import os
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlencode

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mayors_club.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from members.oblasts import BY_SLUG  # noqa: E402
from sister_cities.models import Agreement, City  # noqa: E402
from sister_cities.models.life import PUBLIC  # noqa: E402
from sister_cities.words import FIELDS  # noqa: E402
from tests.perf import registry_rows  # noqa: E402

LISTED, IN_A_FILE = 20_000, 240_000
# So many rows must be written that so many are public: every ninth is not.
WRITTEN_FOR_EIGHT = 9
# The same rows as the file's, as they lie in their tables.
COPY = """
    COPY (SELECT agreement.*, community.code, community.kind, community.centre_uk, community.centre_latin,
        community.oblast_uk, community.oblast_en, community.latitude, community.longitude, city.name, city.name_uk,
        city.name_en, city.country, city.latitude, city.longitude, city.geonames_id, city.wikidata_id
    FROM sister_cities_agreement AS agreement JOIN members_community AS community ON community.id = community_id
    JOIN sister_cities_city AS city ON city.id = city_id WHERE accepted_at IS NOT NULL ORDER BY agreement.id)
    TO STDOUT (FORMAT csv)
"""


def main(rounds: int) -> None:
    # Plain static files need DEBUG=1 in the environment; a list of all queries ever asked would be memory.
    settings.DEBUG = False
    client = Client()
    registry_rows.write(IN_A_FILE * WRITTEN_FOR_EIGHT // (WRITTEN_FOR_EIGHT - 1))
    file = csv_beside_copy(client, rounds)
    registry_rows.write(LISTED * WRITTEN_FOR_EIGHT // (WRITTEN_FOR_EIGHT - 1))
    print(f"{Agreement.objects.public().count()} public agreements, {City.objects.count()} cities")
    opened(client, {"q": "Lviv"})
    pages = {name: asked(client, name, queries, rounds) for name, queries in questions().items()}
    print(json.dumps({**file, "pages": pages, "last": last_beside_first(client, rounds)}))


def questions() -> dict[str, list[dict]]:
    public = Agreement.objects.public().order_by("pk").select_related("community", "city")
    some = list(public.defer("community__search_keys", "city__search_keys")[::997])
    cities = [one.city.name for one in some]
    return {
        "everything": [{}],
        "community in Ukrainian": [{"q": one.community.centre_uk} for one in some],
        "community in Latin letters": [{"q": one.community.centre_latin} for one in some],
        "city": [{"q": name} for name in cities],
        "city with a typo": [{"q": name[:2] + name[3:]} for name in cities if len(name) > 5],
        "country typed": [{"q": name} for name in ("Польща", "Germany", "ФРН", "Japan")],
        "country": [{"country": code} for code in ("PL", "DE", "US", "JP", "LI")],
        "field": [{"field": code} for code in FIELDS],
        "oblast": [{"oblast": slug} for slug in BY_SLUG],
        "kind": [{"kind": kind} for kind in Agreement.Kind.values],
        "status": [{"status": str(status)} for status in PUBLIC],
        "all at once": [
            {"q": one.community.centre_uk, "country": one.partner_country, "kind": one.kind, "status": one.status}
            for one in some
        ],
        "sorted by year": [{"sort": "-year"}],
        "sorted by partner": [{"sort": "partner"}],
        "world map": [{"map": "world"}],
    }


def asked(client: Client, name: str, queries: list[dict], rounds: int) -> dict:
    times, numbers = [], []
    for query in queries:
        with CaptureQueriesContext(connection) as captured:
            opened(client, query)
        numbers.append(len(captured))
        times += [timed(lambda query=query: opened(client, query)) for _ in range(rounds)]
    median, p95 = statistics.median(times), percentile(times)
    print(f"  {name}: median {median * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, {max(numbers)} queries", flush=True)
    return {"median": round(median, 4), "p95": round(p95, 4), "queries": max(numbers)}


def last_beside_first(client: Client, rounds: int) -> float:
    ratios = []
    for _ in range(3 * rounds):
        first = timed(lambda: opened(client, {}))
        ratios.append(timed(lambda: opened(client, {"page": "last"})) / first)
    print(f"last page: {statistics.median(ratios):.2f} of the first", flush=True)
    return round(statistics.median(ratios), 3)


def csv_beside_copy(client: Client, rounds: int) -> dict:
    """Memory is what the first file takes: a process keeps it for the next ones."""
    consume([client.get("/sister-cities.csv?country=LI").content])
    before = peak_of_memory(is_from_now=True)
    rows = sum(piece.count(b"\r\n") for piece in written(client)) - 1
    extra = (peak_of_memory() - before) / 1024
    ratios, first_bytes = [], []
    for _ in range(rounds):
        copied = timed(lambda: consume(copy()))
        started = time.perf_counter()
        pieces = written(client)
        next(pieces)
        first_bytes.append(time.perf_counter() - started)
        consume(pieces)
        took = time.perf_counter() - started
        ratios.append(copied / took)
        print(f"  COPY {rows / copied:.0f} rows/s, file {rows / took:.0f} rows/s: {copied / took:.2f}", flush=True)
    found = {"ratio": round(statistics.median(ratios), 3), "first_byte": round(statistics.median(first_bytes), 4)}
    found |= {"extra_megabytes": round(extra, 1), "rows": rows}
    print(f"CSV: {found}", flush=True)
    return found


def written(client: Client) -> Iterable[bytes]:
    answer = client.get("/sister-cities.csv")
    assert answer.streaming
    return iter(answer.streaming_content)


def copy() -> Iterable[bytes]:
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        with cursor.copy(COPY) as lines:
            yield from lines


def opened(client: Client, query: dict) -> None:
    assert client.get(f"/sister-cities/?{urlencode(query)}").status_code == 200


def consume(pieces: Iterable) -> None:
    for _piece in pieces:
        pass


def peak_of_memory(*, is_from_now: bool = False) -> int:
    """The most this process ever had in memory, in KB; Linux can begin to count anew."""
    if is_from_now:
        Path("/proc/self/clear_refs").write_text("5")
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])


def percentile(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def timed(call: Callable) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
