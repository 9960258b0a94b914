"""The map: Crimea and Donbas in Ukraine, every tie where it belongs, labels that do not lie on each other."""

import re
from itertools import combinations

import pytest

from sister_cities import map as maps
from sister_cities.map import EUROPE, WORLD, Place
from tests.source import ROOT

KYIV = Place("Київ", 50.4501, 30.5234, True)
LVIV = Place("Львів", 49.8397, 24.0297, True)
MUNICH = Place("Мюнхен", 48.1374, 11.5755, False)
TOLEDO = Place("Толідо", 41.6639, -83.5552, False)
KYOTO = Place("Кіото", 35.0116, 135.7681, False)
OURS = {
    "Simferopol": (44.95, 34.1),
    "Sevastopol": (44.6, 33.53),
    "Kerch": (45.35, 36.47),
    "Donetsk": (48.0, 37.8),
    "Luhansk": (48.57, 39.3),
    "Kyiv": (50.45, 30.52),
    "Uzhhorod": (48.62, 22.29),
}
NEIGHBOURS = {"Rostov-on-Don": (47.23, 39.72), "Krasnodar": (45.04, 38.98), "Chișinău": (47.01, 28.86)}


def outline(name: str) -> list[list[tuple[float, float]]]:
    """The rings of Ukraine in the committed file."""
    svg = (ROOT / "static" / "img" / f"{name}.svg").read_text(encoding="utf-8")
    path = re.search(r'<path class="u" d="([^"]+)"', svg)[1]
    rings = [ring for ring in path.split("M") if ring]
    return [[tuple(map(float, point.split(","))) for point in ring.rstrip("Z").split("L")] for ring in rings]


def is_inside(point, rings) -> bool:
    """By the even-odd rule."""
    x, y = point
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossings += 1
    return crossings % 2 == 1


@pytest.mark.parametrize("frame", [EUROPE, WORLD], ids=lambda frame: frame.name)
@pytest.mark.parametrize("city", OURS)
def test_city_lies_in_ukraine_in_the_committed_file(frame, city):
    assert is_inside(frame.project(*OURS[city]), outline(frame.name))


@pytest.mark.parametrize("frame", [EUROPE, WORLD], ids=lambda frame: frame.name)
@pytest.mark.parametrize("city", NEIGHBOURS)
def test_a_neighbour_does_not(frame, city):
    assert not is_inside(frame.project(*NEIGHBOURS[city]), outline(frame.name))


@pytest.mark.parametrize("frame", [EUROPE, WORLD], ids=lambda frame: frame.name)
def test_base_map_is_small_has_the_frames_size_and_nothing_foreign(frame):
    svg = (ROOT / "static" / "img" / f"{frame.name}.svg").read_text(encoding="utf-8")
    assert f'viewBox="0 0 {frame.width} {frame.height}"' in svg
    assert len(svg) < 64_000
    assert set(re.findall(r"https?://[^\"]+", svg)) == {"http://www.w3.org/2000/svg"}
    assert "prefers-color-scheme:dark" in svg


@pytest.mark.parametrize(
    ("project", "expected"),
    [(maps.lambert, (934.59302, 236.69074)), (maps.equal_earth, (653.07922, 89.30244))],
    ids=["lambert", "equal_earth"],
)
def test_projection_agrees_with_the_one_that_drew_the_base(project, expected):
    assert project(50.4501, 30.5234) == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize("place", [(90, 0), (-90, 17), (-50.5, -163), (0, 180), (0, -180)])
def test_no_place_on_earth_is_too_far_for_a_projection(place):
    for frame in (EUROPE, WORLD):
        assert all(abs(number) < 1e10 for number in frame.project(*place))


def test_most_partners_decide_the_frame():
    assert maps.frame_for([MUNICH, TOLEDO]) is EUROPE
    assert maps.frame_for([MUNICH, TOLEDO, KYOTO]) is WORLD
    assert maps.frame_for([]) is EUROPE


def test_overlay_of_two_ties_of_which_one_is_far_away():
    found = maps.overlay([(KYIV, MUNICH), (LVIV, TOLEDO), (KYIV, MUNICH)], EUROPE)
    assert len(found.arcs) == 1
    assert found.outside == [TOLEDO]
    assert {label.text for label in found.labels} == {"Київ", "Львів", "Мюнхен"}
    assert sorted(dot.is_ukrainian for dot in found.dots) == [False, True, True]


def test_arc_bulges_north():
    start, end = EUROPE.project(50.45, 30.52), EUROPE.project(48.14, 11.58)
    x1, y1, bend_x, bend_y, x2, y2 = map(float, re.findall(r"[\d.]+", maps.overlay([(KYIV, MUNICH)]).arcs[0]))
    assert (x1, y1, x2, y2) == pytest.approx((*start, *end), abs=0.2)
    assert bend_y < min(y1, y2)
    assert x2 < bend_x < x1


def many(count):
    return [
        (
            Place(f"Громада {n}", 46 + n % 17 * 0.35, 23 + n % 29 * 0.5, True),
            Place(f"Stadt {n}", 40 + n % 31 * 0.5, -3 + n % 23 * 0.9, False),
        )
        for n in range(count)
    ]


def box(label):
    width = maps.CHARACTER[label.is_ukrainian] * len(label.text)
    left = {"start": label.x, "end": label.x - width, "middle": label.x - width / 2}[label.anchor]
    return left, label.y - maps.LINE * 0.7, left + width, label.y + maps.LINE * 0.2


@pytest.mark.parametrize("count", [1, 40, 341])
def test_labels_never_lie_on_each_other_and_stay_on_the_map(count):
    labels = maps.overlay(many(count), EUROPE).labels
    assert labels
    boxes = [box(label) for label in labels]
    assert [
        (one, other)
        for one, other in combinations(boxes, 2)
        if not (one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1])
    ] == []
    assert [found for found in boxes if found[0] < 0 or found[1] < 0 or found[2] > 1200 or found[3] > 660] == []


def test_many_ties_are_dots_without_arcs():
    found = maps.overlay(many(maps.MOST_ARCS + 1)[1:] + many(1) * 2 + [(KYIV, MUNICH)], EUROPE)
    assert found.arcs == []


def test_thousands_of_places_are_one_path_each_with_one_speck_for_a_square():
    places = {place for tie in many(5000) for place in tie}
    found = maps.scatter([(place, 1) for place in [*places, TOLEDO]], EUROPE)
    assert (found.arcs, found.dots, found.outside) == ([], [], [TOLEDO])
    assert re.fullmatch(r"(m-?\d+ -?\d+h0)+", found.specks_of_ours)
    spots = {frame_square(place) for place in places if not place.is_ukrainian}
    assert found.specks_of_partners.count("h0") == len(spots)


def frame_square(place):
    x, y = EUROPE.project(place.latitude, place.longitude)
    return round(x / maps.SQUARE), round(y / maps.SQUARE)


def test_a_path_of_specks_leads_back_to_the_places():
    places = {place for tie in many(1000) for place in tie}
    path = maps.scatter([(place, 1) for place in places], EUROPE).specks_of_ours
    x = y = 0
    met = set()
    for dx, dy in re.findall(r"m(-?\d+) (-?\d+)h0", path):
        x, y = x + int(dx), y + int(dy)
        met.add((x // maps.SQUARE, y // maps.SQUARE))
    assert met == {frame_square(place) for place in places if place.is_ukrainian}


def test_a_place_whose_partner_lies_nobody_knows_where_is_a_dot():
    found = maps.overlay([], EUROPE, [KYIV, TOLEDO])
    assert [label.text for label in found.labels] == ["Київ"]
    assert found.outside == [TOLEDO]


def test_nothing_to_show():
    found = maps.overlay([])
    assert (found.frame, found.arcs, found.dots, found.labels, found.outside) == (EUROPE, [], [], [], [])


def test_a_place_far_from_the_crowd_has_its_name_however_many_come_before_it():
    crowd = [Place(f"Село {number}", 49 + number / 1000, 30, True) for number in range(200)]
    partners = [Place(f"Місто {number}", 50 + number / 1000, 8, False) for number in range(200)]
    names = {label.text for label in maps.overlay([*zip(crowd, partners, strict=True), (KYIV, KYOTO)], WORLD).labels}
    assert "Кіото" in names


def test_kyiv_has_its_name_in_spite_of_its_suburbs():
    """At this scale they lie six units around it; a name may cover their dots, but no other name."""
    near = [(50.52, 30.5), (50.51, 30.79), (50.55, 30.22), (50.4, 30.35), (50.39, 30.83), (50.58, 30.49), (50.33, 30.3)]
    suburbs = [Place(f"Передмістя {number}", *point, True) for number, point in enumerate(near)]
    labels = maps.overlay([(KYIV, MUNICH), (KYIV, KYOTO), *((one, MUNICH) for one in suburbs)], EUROPE).labels
    assert "Київ" in {label.text for label in labels}
    boxes = [box(label) for label in labels]
    lies_on = [(a, b) for a, b in combinations(boxes, 2) if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
    assert lies_on == []
