"""The page of who heads a community. Offices stand above the registry and say themselves where it is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class OfficePage:
    name: str
    path: str


Finder = Callable[[int], list[OfficePage]]
_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Say who knows the pages of a community, by its id. Call it in `AppConfig.ready` of the app that has them."""
    if finder not in _finders:
        _finders.append(finder)


def pages_of(community: int) -> list[OfficePage]:
    return [page for finder in _finders for page in finder(community)]
