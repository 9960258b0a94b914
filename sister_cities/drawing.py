"""The map of exactly the rows that were found, and in words what it has no room for. One question."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language

from mayors_club.ukrainian import order_key
from sister_cities import countries
from sister_cities import map as maps
from sister_cities.crowd import crowd_of
from sister_cities.map import EUROPE, WORLD, Frame, Overlay, Place
from sister_cities.models import Agreement

FRAMES = {frame.name: frame for frame in (EUROPE, WORLD)}
# A telephone shows the right-hand part of Europe; what lies left of this would be cut off.
CROPPED = 320


@dataclass(frozen=True)
class Drawing:
    overlay: Overlay
    # How many partners lie outside the frame, and in which countries, the most frequent first.
    outside: int
    outside_countries: list[str]
    # Partners whose coordinates nobody knows.
    unplaced: list[str]
    # The other frame, where it would show something else.
    other: Frame | None

    @property
    def frame(self) -> Frame:
        return self.overlay.frame

    @property
    def is_whole(self) -> bool:
        """Whether nothing may be cut off on a narrow screen."""
        dots = self.overlay.dots
        return self.frame is WORLD or not dots or any(dot.x < CROPPED for dot in dots)


def drawing_of(agreements, found: int, asked: str) -> Drawing:
    """`asked` is the frame of the address, or nothing: then the one that holds most of the partners."""
    if found > maps.MOST_ARCS:
        return _scattered(agreements, asked)
    of_both = (*_columns("community"), *_columns("city"), "partner_country")
    return _connected(agreements.order_by().values_list(*of_both).distinct(), asked)


def drawing_of_few(agreements: list[Agreement], language: str) -> Drawing:
    """The same of rows that have been fetched with their community and city."""
    rows = []
    for agreement in agreements:
        community, city = agreement.community, agreement.city
        ours = (community.pk, community.centre_in(language), community.latitude, community.longitude)
        partner = (city.pk, city.name_in(language), city.latitude, city.longitude)
        rows.append((*ours, *partner, city.country))
    return _connected(rows, "")


def _connected(rows: Iterable[tuple], asked: str) -> Drawing:
    """Dots and arcs."""
    ties, alone, country_of, unplaced = [], [], {}, {}
    for row in rows:
        community, city = _place(row[:4], is_ukrainian=True), _place(row[4:8], is_ukrainian=False)
        if city is None:
            unplaced[row[4]] = row[5]
        else:
            country_of[city] = row[8]
        if community and city:
            ties.append((community, city))
        else:
            alone += [place for place in (community, city) if place]
    ties.sort(key=lambda tie: (tie[0].name, tie[1].name))
    frame = FRAMES.get(asked) or maps.frame_for(country_of)
    overlay = maps.overlay(ties, frame, alone)
    outside = Counter(country_of[place] for place in overlay.outside)
    is_in_europe = any(EUROPE.holds(place.latitude, place.longitude) for place in country_of)
    return _drawing(overlay, outside, list(unplaced.values()), is_in_europe=is_in_europe)


def _scattered(agreements, asked: str) -> Drawing:
    """So many that only dots are drawn: the places of either side, each once."""
    found = crowd_of(agreements, get_language() or "uk", asked)
    frame = FRAMES[found.frame]
    if found.is_cut:
        overlay, outside = maps.crowd([*found.communities, *found.cities], frame, found.squares), found.outside
    else:
        overlay = maps.scatter([*found.communities, *found.cities], frame)
        outside = Counter(found.countries[place] for place in overlay.outside)
    return _drawing(overlay, outside, found.unplaced, is_in_europe=found.inside > 0)


def _columns(side: str) -> tuple:
    language = get_language() or "uk"
    if side == "community":
        name = F("community__centre_latin" if language == "en" else "community__centre_uk")
    else:
        name = Coalesce(NullIf(F(f"city__name_{language}"), Value("")), F("city__name"))
    return f"{side}_id", name, f"{side}__latitude", f"{side}__longitude"


def _place(columns, *, is_ukrainian: bool) -> Place | None:
    """None for one of which nobody knows where it lies."""
    _key, name, latitude, longitude = columns
    return None if latitude is None else Place(name, float(latitude), float(longitude), is_ukrainian)


def _drawing(overlay: Overlay, outside: Counter, unplaced: list[str], *, is_in_europe: bool) -> Drawing:
    """`outside` counts the partners that the frame does not hold by the codes of their countries."""
    frequent = {countries.name(code): number for code, number in outside.items()}
    other = WORLD if overlay.frame is EUROPE else EUROPE
    # The world has room for everybody; Europe shows less of it, if anybody at all.
    is_other_useful = bool(outside) if other is WORLD else is_in_europe
    return Drawing(
        overlay,
        outside.total(),
        sorted(frequent, key=lambda name: (-frequent[name], order_key(name))),
        sorted(unplaced, key=order_key),
        other if is_other_useful else None,
    )
