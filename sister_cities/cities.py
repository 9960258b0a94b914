"""Finding a city by what a person types: either script, any word of any of its names, one typo forgiven."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection

from members.spelling import Match
from sister_cities.city_keys import SHORTEST, beginning_keys, keys_of, parts_of, text_of, typo_keys
from sister_cities.city_names import LONGEST
from sister_cities.countries import HOME, code_of
from sister_cities.folding import folded
from sister_cities.models import City

LIMIT = 10
# What a typo brings is ranked in Python; more than this only comes from a name of four letters.
GUESSES = 150
# So many letters may be another name with a typo: «Прай» is Прая too.
ALSO_SIMILAR = 4
# The last places belong to similar names, however many begin as typed: «Langen» brings Langgen too.
KEPT_FOR_SIMILAR = 3
COLUMNS = ", ".join(
    field.column for field in City._meta.concrete_fields if field.name != "search_keys" and not field.generated
)
# Without MATERIALIZED the planner may walk down the populations of the whole world to find ten that fit.
FOUND = f"""
    WITH found AS MATERIALIZED (
        SELECT {COLUMNS} FROM {City._meta.db_table} WHERE search_keys && %(keys)s::text[]
    )
    SELECT * FROM found WHERE (%(country)s = '' OR country = %(country)s)
"""  # noqa: S608 the columns and the table are our own
BEGINS = " AND (search_text LIKE %(inside{number})s OR search_text LIKE %(start{number})s)"
BEST_FIRST = """
    ORDER BY CASE
        WHEN split_part(search_text, ';', 1) LIKE %(whole)s THEN 0
        WHEN split_part(search_text, ';', 1) LIKE %(start)s OR search_text LIKE %(whole)s THEN 1
        ELSE 2
    END, population DESC NULLS LAST, id LIMIT %(limit)s
"""
GUESSED = f"""
    WITH found AS MATERIALIZED (
        SELECT id, search_text, population, country FROM {City._meta.db_table} WHERE search_keys && %(keys)s::text[]
    )
    SELECT id, split_part(search_text, ';', 1) FROM found WHERE (%(country)s = '' OR country = %(country)s)
    ORDER BY population DESC NULLS LAST, id LIMIT %(limit)s
"""  # noqa: S608
BY_KEY = f"SELECT {COLUMNS} FROM {City._meta.db_table} WHERE id = ANY(%s)"  # noqa: S608


def search(typed: str, *, country: str = "", limit: int = LIMIT) -> list[City]:
    """The cities that fit best: a whole name, a beginning, a word inside; within each the most populous first.

    One typo is forgiven where nothing is spelt as typed. A country after the last comma counts as `country`.
    """
    phrase, country = _asked(typed, country)
    if len(phrase) < SHORTEST:
        return []
    found = _spelt_so(phrase, country, limit)
    if not found:
        return _one_typo_away(phrase, country, limit)
    if len(phrase) >= ALSO_SIMILAR:
        # What was typed may begin one name and be another one with a typo.
        room = max(limit - len(found), KEPT_FOR_SIMILAR)
        similar = _similar(phrase, country, room, besides={one.pk for one in found})
        found = [*found[: limit - len(similar)], *similar]
    return found


def exact(typed: str) -> City | None:
    """The one city that was typed in full: by its label, or by a name that no other city known to us has."""
    phrase, _country = _asked(typed, "")
    named = [one for one in search(typed) if f"|{phrase}|" in one.search_text] if phrase else []
    return named[0] if len(named) == 1 else None


def fill_search(city: City, others: list[str] | None = None) -> None:
    """Writes what `search` reads. To be called before a city is saved with a new name.

    `others` are its names in other languages; without them those it has stay.
    """
    known = parts_of(city.search_text)[1] if others is None else others
    city.search_text = text_of([city.name, city.name_en, city.name_uk], known)
    city.search_keys = [] if city.country == HOME else sorted(keys_of(city.search_text, city.population))


def fill_keys(tied: Iterable[City]) -> None:
    """Now that they have an agreement they are found by every beginning of their names.

    A small place of the gazetteer stands under its rarer keys alone: see gazetteer_table.MOST_UNDER_A_KEY.
    """
    changed = []
    for city in tied:
        keys = sorted(keys_of(city.search_text, city.population))
        if keys != city.search_keys:
            city.search_keys = keys
            changed.append(city)
    City.objects.bulk_update(changed, ["search_keys"], batch_size=250)


def _asked(typed: str, country: str) -> tuple[str, str]:
    head, comma, tail = typed.rpartition(",")
    if comma and not country and (code := code_of(tail)):
        return folded(head), code
    return folded(typed), country


def _spelt_so(phrase: str, country: str, limit: int) -> list[City]:
    words = phrase.split()
    asked = {"keys": beginning_keys(phrase), "country": country, "limit": limit}
    asked |= {"whole": f"%|{phrase}|%", "start": f"%|{phrase}%"}
    for number, word in enumerate(words):
        asked |= {f"inside{number}": f"% {word}%", f"start{number}": f"%|{word}%"}
    conditions = "".join(BEGINS.format(number=number) for number in range(len(words)))
    return list(City.objects.raw(FOUND + conditions + BEST_FIRST, asked))


def _one_typo_away(phrase: str, country: str, limit: int) -> list[City]:
    ranked = _guesses(phrase, country)
    # A half-typed word with a typo is offered only when nothing fits better.
    return _cities([pk for match, pk in ranked if match is ranked[0][0] and match is not Match.NONE][:limit])


def _similar(phrase: str, country: str, limit: int, besides: set[int]) -> list[City]:
    """Whole names one typo away; what begins as typed has been found already."""
    ranked = _guesses(phrase, country, are_whole=True)
    return _cities([pk for match, pk in ranked if match is Match.WORD_WITH_TYPO and pk not in besides][:limit])


def _guesses(phrase: str, country: str, *, are_whole: bool = False) -> list[tuple[Match, int]]:
    """The best fitting first; of equally good ones first the most populous of each name, then the second of each.

    Otherwise ten towns called Palma would leave no room for Palmyra.
    """
    keys = typo_keys(phrase)
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(GUESSED, {"keys": keys, "country": country, "limit": GUESSES})
        found = cursor.fetchall()
    joined = phrase.replace(" ", "")
    longest = len(joined) + 1 if are_whole else LONGEST
    letters, ranked, called = sorted(joined), [], Counter()
    for place, (pk, text) in enumerate(found):
        match, name = _match(joined, text, longest, by_word=" " not in phrase)
        called[name] += 1
        # Two letters swapped is what a hurried hand does, and few names are so near.
        is_swapped = match is Match.WORD_WITH_TYPO and sorted(name) == letters
        ranked.append((match, called[name], not is_swapped, place, pk))
    return [(match, pk) for match, *_order, pk in sorted(ranked)]


def _cities(keys: list[int]) -> list[City]:
    cities = {city.pk: city for city in City.objects.raw(BY_KEY, [keys])} if keys else {}
    return [cities[pk] for pk in keys]


def _match(joined: str, names: str, longest: int, *, by_word: bool) -> tuple[Match, str]:
    """How well what was typed fits the principal names, and which of them; those of another length cannot."""
    best = Match.NONE, ""
    for name in names.strip("|").split("|"):
        known = [name] if " " not in name else [name.replace(" ", ""), *(name.split() if by_word else ())]
        for one in known:
            if -1 <= len(one) - len(joined) and len(one) <= longest and (match := Match.of(joined, one)) < best[0]:
                best = match, one
    return best
