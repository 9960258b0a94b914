"""How many one-letter typos the search of cities forgives, and what it costs beside a primary-key lookup.

    python -m tests.perf.city_search [cities asked for] [seed]

Reads the database named by DATABASE_URL; `load_gazetteer` should have run there (tests/perf/test_cities.py brings
one). Cities are drawn by lot from all of them. "Found" means that the city, or one of exactly its name, is among the
ten shown; "itself" counts only the city, so that names met a hundred times count against us. Lookups by primary key are
timed between the searches, so that both meet the same machine. The last line is JSON, for a test.
"""

import json
import os
import random
import statistics
import sys
import time
from collections import Counter, defaultdict

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mayors_club.settings")
django.setup()

from sister_cities.cities import search  # noqa: E402
from sister_cities.countries import HOME  # noqa: E402
from sister_cities.folding import folded  # noqa: E402
from sister_cities.models import City  # noqa: E402
from tests.members.typos import typo_of_each_kind  # noqa: E402

SHORTEST = 4
EXAMPLES = 12


def main(size: int, seed: int) -> None:
    dice = random.Random(seed)
    print(f"{City.objects.count()} cities in the table")
    seconds, asked, found, itself, missed = defaultdict(list), Counter(), Counter(), Counter(), []
    by_key = City.objects.defer("search_text", "search_keys")
    for language, name, city in drawn(size, dice):
        timed(seconds["key"], by_key.filter(pk=city.pk).get)
        timed(seconds["prefix"], search, name[: dice.randint(3, 6)])
        timed(seconds["word"], search, name)
        for typed in typo_of_each_kind(name, dice):
            shown = timed(seconds["typo"], search, typed)
            asked[language] += 1
            itself[language] += city in shown
            if any(f"|{folded(name)}|" in one.search_text for one in shown):
                found[language] += 1
            else:
                missed.append((typed, name))
    report(seconds, asked, found, itself, dice.sample(missed, min(EXAMPLES, len(missed))))


def drawn(size: int, dice: random.Random) -> list[tuple[str, str, City]]:
    """So many cities abroad for each language, in one order thrown for: no place of Ukraine is a partner."""
    chosen = []
    for language in ("uk", "en"):
        column = f"name_{language}"
        named = City.objects.exclude(country=HOME).exclude(**{column: ""})
        keys = list(named.order_by("pk").values_list("pk", flat=True))
        cities = City.objects.defer("search_keys").in_bulk(dice.sample(keys, min(size, len(keys))))
        chosen += [(language, name, city) for city in cities.values() if len(name := getattr(city, column)) >= SHORTEST]
    dice.shuffle(chosen)
    return chosen


def timed(seconds: list[float], call, *arguments):
    started = time.perf_counter()
    answer = call(*arguments)
    seconds.append(time.perf_counter() - started)
    return answer


def report(seconds, asked, found, itself, missed) -> None:
    for language in asked:
        share, alone = found[language] / asked[language], itself[language] / asked[language]
        print(f"{language}: {found[language]} of {asked[language]} typos found = {share:.2%}, itself {alone:.2%}")
    print("missed, for example:", missed)
    median = statistics.median(seconds["key"])
    print(f"primary key p50 {median * 1000:.2f} ms; p95 and p50 as multiples of it:")
    result = {f"recall_{language}": found[language] / asked[language] for language in asked}
    for what in ("prefix", "word", "typo"):
        result[what] = statistics.quantiles(seconds[what], n=20)[-1] / median
        print(f"  {what}: p95 {result[what]:.1f}, p50 {statistics.median(seconds[what]) / median:.1f}")
    print(json.dumps(result))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
