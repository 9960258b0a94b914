"""What the whole site has for some words: each app's hits by kind, the best fitting kind first.

The apps compare with their public pages in the moment of the search, one query each: nothing that was hidden a second
ago can be found, and there is no index of the site to keep true.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from mayors_club.search import pages
from members.finding import Asked, Fit, Hit
from offices import found as offices
from sessions import found as sessions
from sister_cities import found as sister_cities

# In this order where they fit equally well: code in the address, heading, the app's hits.
KINDS = {
    "offices": (_("Mayors’ offices"), offices.hits),
    "communities": (_("Communities"), sister_cities.communities),
    "cities": (_("Partner cities"), sister_cities.cities),
    "sessions": (_("Expert sessions"), sessions.hits),
    "pages": (_("Pages of the site"), pages.hits),
}


@dataclass(frozen=True)
class Group:
    code: str
    title: str
    hits: list[Hit]

    @property
    def count(self) -> int:
        return len(self.hits)

    @property
    def best(self) -> Fit:
        return self.hits[0].fit


@dataclass(frozen=True)
class Result:
    groups: list[Group]

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)

    @property
    def is_similar(self) -> bool:
        """Nothing is spelt as it was typed."""
        return bool(self.groups) and not self.groups[0].best.is_exact


def find(asked: Asked, kind: str = "") -> Result:
    """What fits exactly; where nothing does, what is nearest. Of one kind when it is named."""
    hits = {code: offer(asked) for code, (_title, offer) in KINDS.items() if kind in ("", code)} if asked.words else {}
    best = min((hit.fit for found in hits.values() for hit in found), default=Fit.NONE)
    limit = Fit.TEXT if best.is_exact else best
    groups = [
        Group(code, KINDS[code][0], sorted(fitting, key=lambda hit: (hit.fit, hit.order)))
        for code, found in hits.items()
        if (fitting := [hit for hit in found if hit.fit <= limit])
    ]
    return Result(sorted(groups, key=lambda group: group.best))
