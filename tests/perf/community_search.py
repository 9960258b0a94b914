"""How many one-letter typos the search of communities forgives, and what it costs beside a primary-key lookup.

    python -m tests.perf.community_search [seed]

Reads the database named by DATABASE_URL, where `load_communities` has run. Every row is asked for by each of its
spellings with a typo of each kind; "found" means it is among the ten shown. The same name elsewhere counts as found
only when the row itself is shown, so rows whose name repeats more than ten times count against us.
"""

import os
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mayors_club.settings")
django.setup()

from members.communities import search  # noqa: E402
from members.models import Community  # noqa: E402
from tests.members.typos import typo_of_each_kind  # noqa: E402


def main(seed: int) -> None:
    dice = random.Random(seed)
    rows = list(Community.objects.filter(is_demo=False).order_by("code"))
    asked, found, missed, seconds = Counter(), Counter(), [], []
    for row in rows:
        for spelling in ("name_uk", "centre_uk", "centre_latin"):
            for typed in typo_of_each_kind(getattr(row, spelling), dice):
                started = time.perf_counter()
                shown = search(typed)
                seconds.append(time.perf_counter() - started)
                asked[spelling] += 1
                if row in shown:
                    found[spelling] += 1
                else:
                    missed.append((typed, getattr(row, spelling)))
    for spelling in asked:
        print(f"{spelling}: {found[spelling]} of {asked[spelling]} = {found[spelling] / asked[spelling]:.2%}")
    print("missed, for example:", dice.sample(missed, min(20, len(missed))))
    beside_primary_key(rows, dice, seconds)


def beside_primary_key(rows: list[Community], dice: random.Random, typo_seconds: list[float]) -> None:
    names = [dice.choice((row.name_uk, row.centre_latin)) for row in rows]
    by_key = Community.objects.defer("search_text", "search_keys")
    median = statistics.median(timed(lambda pk: by_key.get(pk=pk), [row.pk for row in rows]))
    times = {
        "prefix": timed(search, [name[: dice.randint(3, 6)] for name in names]),
        "word": timed(search, names),
        "label": timed(search, [row.full_name_uk for row in rows]),
        "typo": typo_seconds,
    }
    print(f"primary key p50 {median * 1000:.2f} ms; p95 and p50 as multiples of it:")
    for what, seconds in times.items():
        p95 = statistics.quantiles(seconds, n=20)[-1]
        print(f"  {what}: p95 {p95 / median:.1f}, p50 {statistics.median(seconds) / median:.1f}")


def timed(call: Callable, arguments: list) -> list[float]:
    times = []
    for argument in arguments:
        started = time.perf_counter()
        call(argument)
        times.append(time.perf_counter() - started)
    return times


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
