"""How far the worker has come with an import. What it does is seen only at its end, so this stands in the cache.

Lost with the cache, and nothing else is lost with it.
"""

from django.core.cache import cache

from sister_cities.models import ImportRun

KEPT = 3600


def tell(run: ImportRun, done: int) -> None:
    cache.set(_key(run), done, KEPT)


def of(run: ImportRun) -> int:
    return cache.get(_key(run), 0)


def forget(run: ImportRun) -> None:
    cache.delete(_key(run))


def _key(run: ImportRun) -> str:
    return f"agreement-import:{run.pk}"
