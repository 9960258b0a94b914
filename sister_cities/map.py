"""Where ties stand on the two base maps of static/img: dots, arcs and the labels for which there is room.

Pure. Latitudes and longitudes in degrees, places on the map in units of its view box. The bases are made by
scripts/build_map.mjs with the same numbers: Lambert's azimuthal equal-area projection for Europe (Snyder, Map
Projections, USGS 1395, chapter 24), Equal Earth for the world (Šavrič, Patterson, Jenny 2018).
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import chain, product
from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom

# More arcs than this are a grey cloud that says nothing and weighs much: then dots alone are drawn.
MOST_ARCS = 600
# More dots than this lie over each other: they become specks, one for each square of so many units.
MOST_DOTS, SQUARE = 900, 3
# More names than this nobody reads on one map.
MOST_LABELS, MOST_AMONG_SPECKS = 150, 40
# The busiest places are named although a name may then lie over the dots of lesser ones.
NAMED_ANYHOW = 20
# An arc bulges north by this part of its horizontal span.
BEND = 0.16
LINE, GAP = 16.0, 9.0  # of a label, in units of the view box
# How wide a letter is: communities are written large and bold.
CHARACTER = {True: 8.9, False: 7.3}


@dataclass(frozen=True)
class Frame:
    """One base map: its file, its size and how a place on earth becomes a place on it."""

    name: str
    width: int
    height: int
    project: Callable[[float, float], Point]

    def holds(self, latitude: float, longitude: float) -> bool:
        return self.is_inside(self.project(latitude, longitude))

    def is_inside(self, point: Point) -> bool:
        x, y = point
        return 0 <= x <= self.width and 0 <= y <= self.height


@dataclass(frozen=True)
class Place:
    """A community or a city with the name that stands beside its dot."""

    name: str
    latitude: float
    longitude: float
    is_ukrainian: bool


Spots = list[tuple[Place, Point]]


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    is_ukrainian: bool


@dataclass(frozen=True)
class Label:
    x: float
    y: float
    anchor: str
    text: str
    is_ukrainian: bool


@dataclass(frozen=True)
class Overlay:
    """What is drawn over the base; `outside` are the partners that the frame does not hold, in the order given."""

    frame: Frame
    arcs: list[str]
    dots: list[Dot]
    labels: list[Label]
    outside: list[Place]
    # Instead of dots where there are too many: the `d` of one path each.
    specks_of_ours: str = ""
    specks_of_partners: str = ""


def lambert(latitude: float, longitude: float) -> Point:
    """Centre 17° E 50.5° N, as in static/img/europe.svg."""
    scale, to_x, to_y = 1715.06, 678.502, 258.622
    centre, f, turn = radians(50.5), radians(latitude), radians(longitude - 17)
    k = scale * sqrt(2 / (1 + sin(centre) * sin(f) + cos(centre) * cos(f) * cos(turn) + 1e-12))
    x = k * cos(f) * sin(turn)
    y = k * (cos(centre) * sin(f) - sin(centre) * cos(f) * cos(turn))
    return to_x + x, to_y - y


def equal_earth(latitude: float, longitude: float) -> Point:
    """Central meridian 11° E, as in static/img/world.svg."""
    scale, to_x, to_y = 220.0, 600.0, 298.0
    a1, a2, a3, a4, root = 1.340264, -0.081106, 0.000893, 0.003796, sqrt(3) / 2
    turn = radians((longitude - 11 + 180) % 360 - 180)
    t = asin(root * sin(radians(latitude)))
    x = turn * cos(t) / (root * (a1 + 3 * a2 * t**2 + t**6 * (7 * a3 + 9 * a4 * t**2)))
    y = t * (a1 + a2 * t**2 + t**6 * (a3 + a4 * t**2))
    return to_x + scale * x, to_y - scale * y


EUROPE = Frame("europe", 1200, 660, lambert)
WORLD = Frame("world", 1200, 540, equal_earth)


def frame_for(partners: Collection[Place]) -> Frame:
    """Europe, unless most of the partners lie outside it."""
    inside = sum(EUROPE.holds(city.latitude, city.longitude) for city in partners)
    return EUROPE if inside * 2 >= len(partners) else WORLD


def overlay(ties: list[tuple[Place, Place]], frame: Frame | None = None, alone: Iterable[Place] = ()) -> Overlay:
    """The picture of exactly these ties (community, city); two ties of the same pair are one arc.

    `alone` are places whose other side lies nobody knows where.
    """
    pairs = list(dict.fromkeys(ties))
    partners = dict.fromkeys(city for _community, city in pairs)
    frame = frame or frame_for([city for _community, city in ties])
    lonely = dict.fromkeys(place for place in alone)
    partners |= {place: None for place in lonely if not place.is_ukrainian}
    outside = dict.fromkeys(city for city in partners if not frame.holds(city.latitude, city.longitude))
    drawn = [(community, city) for community, city in pairs if city not in outside]
    count: dict[Place, int] = {}
    for place in chain.from_iterable(drawn):
        count[place] = count.get(place, 0) + 1
    for place in (*(community for community, _city in pairs), *lonely):
        if place not in outside:
            count.setdefault(place, 0)
    spots = {
        place: frame.project(place.latitude, place.longitude) for place, _n in sorted(count.items(), key=_busiest_first)
    }
    arcs = [_arc(spots[community], spots[city]) for community, city in drawn] if len(drawn) <= MOST_ARCS else []
    return _picture(list(spots.items()), frame, arcs, list(outside))


def scatter(places: Iterable[tuple[Place, int]], frame: Frame) -> Overlay:
    """The picture of so many ties that their arcs would say nothing: the places alone, each with its number of ties."""
    spots, outside = [], []
    for place, _count in sorted(places, key=_busiest_first):
        point = frame.project(place.latitude, place.longitude)
        if place.is_ukrainian or frame.is_inside(point):
            spots.append((place, point))
        else:
            outside.append(place)
    return _picture(spots, frame, [], outside)


def crowd(places: Iterable[tuple[Place, int]], frame: Frame, squares: set[tuple[int, int]]) -> Overlay:
    """The picture of partners of whom only the squares are known, and of places that may be named."""
    spots = [
        (place, frame.project(place.latitude, place.longitude)) for place, _n in sorted(places, key=_busiest_first)
    ]
    spots = [(place, point) for place, point in spots if place.is_ukrainian or frame.is_inside(point)]
    labels = _labels(spots, frame, is_crowded=True)
    ours = [point for place, point in spots if place.is_ukrainian]
    return Overlay(frame, [], [], labels, [], _specks(map(square, ours)), _specks(squares))


def _busiest_first(counted: tuple[Place, int]):
    """They get their labels first."""
    place, count = counted
    return -count, not place.is_ukrainian, place.name


def _picture(spots: Spots, frame: Frame, arcs: list[str], outside: list[Place]) -> Overlay:
    if len(spots) > MOST_DOTS:
        ours, partners = (
            _specks(square(point) for place, point in spots if place.is_ukrainian is is_ours)
            for is_ours in (True, False)
        )
        return Overlay(frame, arcs, [], _labels(spots, frame, is_crowded=True), outside, ours, partners)
    dots = [Dot(_short(x), _short(y), place.is_ukrainian) for place, (x, y) in reversed(spots)]
    return Overlay(frame, arcs, dots, _labels(spots, frame), outside)


def square(point: Point) -> tuple[int, int]:
    """Row and column."""
    x, y = point
    return round(y / SQUARE), round(x / SQUARE)


def _specks(squares: Iterable[tuple[int, int]]) -> str:
    """Dots without number as the `d` of one path: lines of no length, one for each small square, row after row."""
    pieces, before = [], (0, 0)
    for y, x in sorted(set(squares)):
        pieces.append(f"m{(x - before[1]) * SQUARE} {(y - before[0]) * SQUARE}h0")
        before = y, x
    return "".join(pieces)


def _arc(start: Point, end: Point) -> str:
    """A quadratic curve as the `d` of an SVG path, bulging north."""
    (x1, y1), (x2, y2) = start, end
    x, y = (x1 + x2) / 2, (y1 + y2) / 2 - 2 * BEND * abs(x1 - x2)
    return f"M{_short(x1)} {_short(y1)}Q{_short(x)} {_short(y)} {_short(x2)} {_short(y2)}"


def _labels(spots: Spots, frame: Frame, *, is_crowded: bool = False) -> list[Label]:
    """One after the other, each where it first finds room of eight positions; without room, none.

    Among dots without number a label keeps clear of other labels alone, and so do the first of all where the dots
    around them leave no room: Kyiv has its name in spite of its suburbs.
    """
    room, among_names = Room(frame), Room(frame)
    for _place, (x, y) in () if is_crowded else spots:
        room.take((x - 6, y - 6, x + 6, y + 6))
    found = []
    for number, (place, point) in enumerate(spots[:MOST_AMONG_SPECKS] if is_crowded else spots):
        if len(found) == MOST_LABELS:
            break
        fitting = _fitting(place, point, room)
        if fitting is None and number < NAMED_ANYHOW:
            fitting = _fitting(place, point, among_names)
        if fitting:
            label, box = fitting
            room.take(box)
            among_names.take(box)
            found.append(label)
    return found


def _fitting(place: Place, point: Point, room: "Room") -> tuple[Label, Box] | None:
    (x, y), width = point, CHARACTER[place.is_ukrainian] * len(place.name)
    for dx, dy, anchor in _positions():
        box = _box(x + dx, y + dy, width, anchor)
        if room.is_free(box):
            return Label(_short(x + dx), _short(y + dy), anchor, place.name, place.is_ukrainian), box
    return None


class Room:
    """Which parts of a frame are taken, in cells, so that a box is compared with its neighbours only."""

    CELL = 60

    def __init__(self, frame: Frame):
        self.frame = frame
        self.cells: dict[tuple[int, int], list[Box]] = {}

    def take(self, box: Box) -> None:
        for cell in self._cells_of(box):
            self.cells.setdefault(cell, []).append(box)

    def is_free(self, box: Box) -> bool:
        left, top, right, bottom = box
        if left < 4 or top < 4 or right > self.frame.width - 4 or bottom > self.frame.height - 4:
            return False
        near = chain.from_iterable(self.cells.get(cell, ()) for cell in self._cells_of(box))
        return all(right < a or left > c or bottom < b or top > d for a, b, c, d in near)

    def _cells_of(self, box: Box) -> Iterable[tuple[int, int]]:
        left, top, right, bottom = (int(side // self.CELL) for side in box)
        return product(range(left, right + 1), range(top, bottom + 1))


def _positions():
    """East and west of the dot, above and below, then the corners; `dy` leads to the base line of the text."""
    half, corner = LINE * 0.32, GAP * 0.7
    yield GAP, half, "start"
    yield -GAP, half, "end"
    yield 0, -GAP, "middle"
    yield 0, GAP + LINE * 0.7, "middle"
    yield corner, -corner, "start"
    yield -corner, -corner, "end"
    yield corner, corner + LINE * 0.6, "start"
    yield -corner, corner + LINE * 0.6, "end"


def _box(x: float, y: float, width: float, anchor: str) -> Box:
    left = {"start": x, "end": x - width, "middle": x - width / 2}[anchor]
    return left, y - LINE * 0.8, left + width, y + LINE * 0.25


def _short(number: float) -> float | int:
    rounded = round(number, 1)
    return int(rounded) if rounded == int(rounded) else rounded
