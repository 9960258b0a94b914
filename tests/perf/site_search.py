"""What the search of the whole site costs beside a primary-key lookup, kind by kind, and which typos it forgives.

    python -m tests.perf.site_search [places asked for] [seed]

Works in the migrated database named by DATABASE_URL after `load_communities` and `load_gazetteer`, and replaces every
agreement in it by 20,000 public ones: use one that nobody needs. What is asked for is drawn by lot from the cities
abroad and the communities that have an agreement. "Found" means that the place, or one of exactly its name, is among
the hits. Lookups by primary key are timed between the searches, so that both meet the same machine; each is done three
times and the best counts, as machines are shared. The last line is JSON, for a test.
"""

import json
import math
import os
import random
import statistics
import sys
import time
from collections import Counter, defaultdict

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mayors_club.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.utils.translation import activate  # noqa: E402

from mayors_club.search.groups import KINDS, find  # noqa: E402
from members.finding import Asked  # noqa: E402
from members.models import Community  # noqa: E402
from sister_cities.models import Agreement, City  # noqa: E402
from tests.members.typos import typo_of_each_kind  # noqa: E402
from tests.perf import registry_rows  # noqa: E402
from tests.perf.city_search import SHORTEST  # noqa: E402

AGREEMENTS, ROUNDS = 20_000, 3
# Of nine rows written eight are public.
WRITTEN = AGREEMENTS * 9 // 8
COLUMNS = {"cities": ("name_uk", "name_en"), "communities": ("centre_uk", "centre_latin")}
MODELS = {"cities": City, "communities": Community}


def main(size: int, seed: int) -> None:
    # Plain static files need DEBUG=1 in the environment; a list of all queries ever asked would be memory.
    settings.DEBUG = False
    registry_rows.write(WRITTEN)
    print(f"{Agreement.objects.public().count()} public agreements, {City.objects.count()} cities")
    dice = random.Random(seed)
    seconds, asked, found, missed = defaultdict(list), Counter(), Counter(), []
    by_key = City.objects.defer("search_text", "search_keys")
    city = City.objects.order_by("pk").values_list("pk", flat=True)[1000]
    for kind, language, name, places in drawn(size, dice):
        activate(language)
        _title, offer = KINDS[kind]
        questions = {"prefix": [name[: dice.randint(3, 6)]], "word": [name], "typo": typo_of_each_kind(name, dice)}
        for what, typed in ((what, typed) for what, several in questions.items() for typed in several):
            timed(seconds["key"], by_key.filter(pk=city).get)
            hits = timed(seconds[kind, what], offer, Asked.of(typed))
            for other in KINDS.keys() - COLUMNS.keys():
                timed(seconds[other, what], KINDS[other][1], Asked.of(typed))
            timed(seconds["everything", what], find, Asked.of(typed))
            if what == "typo":
                asked[kind, language] += 1
                is_found = bool(places & {hit.say().path.split("/")[-2] for hit in hits})
                found[kind, language] += is_found
                missed += [] if is_found else [(typed, name)]
    report(seconds, asked, found, dice.sample(missed, min(12, len(missed))))


def drawn(size: int, dice: random.Random) -> list[tuple[str, str, str, set[str]]]:
    """So many names of each kind for each language, in one order thrown for, and the addresses of who is called so."""
    chosen = []
    for kind, columns in COLUMNS.items():
        tied = MODELS[kind].objects.filter(pk__in=Agreement.objects.public().values(kind.replace("ies", "y")))
        for language, column in zip(("uk", "en"), columns, strict=True):
            called = defaultdict(set)
            for name, slug in tied.exclude(**{column: ""}).order_by("pk").values_list(column, "slug"):
                called[name].add(slug)
            some = dice.sample([name for name in called if len(name) >= SHORTEST], size)
            chosen += [(kind, language, name, called[name]) for name in some]
    dice.shuffle(chosen)
    return chosen


def timed(seconds: list[float], call, *arguments):
    best = math.inf
    for _ in range(ROUNDS):
        started = time.perf_counter()
        answer = call(*arguments)
        best = min(best, time.perf_counter() - started)
    seconds.append(best)
    return answer


def report(seconds, asked, found, missed) -> None:
    result = {}
    for kind, language in sorted(asked):
        share = found[kind, language] / asked[kind, language]
        result[f"recall_{kind}_{language}"] = share
        print(f"{kind}, {language}: {share:.2%} of {asked[kind, language]} typos found")
    print("missed, for example:", missed)
    median = statistics.median(seconds.pop("key"))
    print(f"primary key p50 {median * 1000:.2f} ms; p50 and p95 as multiples of it:")
    for (kind, what), times in sorted(seconds.items()):
        p50, p95 = statistics.median(times) / median, statistics.quantiles(times, n=20)[-1] / median
        result[f"{kind}_{what}"] = p95
        print(f"  {kind}, {what}: {p50:.1f}, {p95:.1f}")
    print(json.dumps(result))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
